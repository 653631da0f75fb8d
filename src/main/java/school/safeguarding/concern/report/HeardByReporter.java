package school.safeguarding.concern.report;

import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;

/** Whether a reporter still hears of a concern: whoever it may be about learns nothing that they have not said themselves. */
@Component
public class HeardByReporter {

    private final People people;
    private final Chronology chronology;

    HeardByReporter(People people, Chronology chronology) {
        this.people = people;
        this.chronology = chronology;
    }

    /** @return the account id of the reporter, unless the concern is kept from them */
    public Optional<AccountId> reporter(Concern concern) {
        return Optional.of(concern.reporter()).filter(reporter -> !isExcluded(concern));
    }

    /** Whoever sends a report hears that it has arrived, whomever it is about; not that another concern came of it. */
    public Optional<AccountId> reporterOfNew(Concern concern) {
        return Optional.of(concern.reporter())
                .filter(reporter -> !isExcluded(concern) || !isOpenedOutOfAnother(concern));
    }

    private boolean isExcluded(Concern concern) {
        return people.person(concern.reporter()).filter(concern::excludes).isPresent();
    }

    private boolean isOpenedOutOfAnother(Concern concern) {
        return chronology.of(concern.reference()).stream()
                .filter(entry -> entry.kind().equals(EntryKind.REPORT))
                .flatMap(entry -> entry.lines().stream())
                .anyMatch(line -> line.key().equals(SameAccount.REPORTED_IN));
    }
}

package school.safeguarding.concern.learn;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.close.ReopenConcern;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** A further report about the same child is new for every concern about them, where nobody learns of it who may not. */
@Component
public class LearnFromReport {

    private final Concerns concerns;
    private final JoinedReports joined;
    private final People people;
    private final Chronology chronology;
    private final LearnNewInformation learn;
    private final ReopenConcern reopen;

    LearnFromReport(
            Concerns concerns,
            JoinedReports joined,
            People people,
            Chronology chronology,
            LearnNewInformation learn,
            ReopenConcern reopen) {
        this.concerns = concerns;
        this.joined = joined;
        this.people = people;
        this.chronology = chronology;
        this.learn = learn;
        this.reopen = reopen;
    }

    /** @param isHarmPossible the report's own review could not say no to every sign of harm */
    public void learn(Concern report, Reference linked, boolean isHarmPossible) {
        Reference earlierReference = joined.goesOnAs(linked);
        Concern earlier = concerns.withReference(earlierReference);
        if (earlierReference.equals(report.reference()) || !mayBeKnownWherever(report, earlier)) {
            return;
        }
        chronology.append(
                earlierReference,
                new NewEntry(
                        AccountId.PROCEDURE,
                        "Further report about the same child",
                        EntryKind.FURTHER_REPORT,
                        List.of(new Line(
                                "furtherReport", "Reference", report.reference().value()))));
        if (earlier.isOpen()) {
            learn.of(earlierReference, isHarmPossible);
        } else {
            reopen.reopen(earlierReference, isHarmPossible);
        }
    }

    /** Whoever may come to read the one must be one who may know of the other: its reference alone would be a hint. */
    private boolean mayBeKnownWherever(Concern report, Concern earlier) {
        Role[] reading = Arrays.stream(Role.values()).filter(Role::readsRecords).toArray(Role[]::new);
        return people.holding(reading).stream()
                .filter(person -> !earlier.excludes(person))
                .noneMatch(report::excludes);
    }
}

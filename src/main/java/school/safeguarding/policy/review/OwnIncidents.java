package school.safeguarding.policy.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.OpenedAgain;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.escalation.LateSteps;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.reference.Reference;

/**
 * Where the procedure itself did not go as it should: what was overdue, held, opened again. Of what a reader may not know, not even
 * a count; of what they may know and not read, no small number, which could tell who it is about.
 */
@Component
class OwnIncidents {

    /** Fewer could tell who it is about. Source: the procedure, governors' figures. */
    private static final int FEW = 5;

    private final LateSteps lateSteps;
    private final ParentContacts contacts;
    private final OpenedAgain openedAgain;
    private final Responsibility responsibility;
    private final RecordViews records;

    OwnIncidents(
            LateSteps lateSteps,
            ParentContacts contacts,
            OpenedAgain openedAgain,
            Responsibility responsibility,
            RecordViews records) {
        this.lateSteps = lateSteps;
        this.contacts = contacts;
        this.openedAgain = openedAgain;
        this.responsibility = responsibility;
        this.records = records;
    }

    /** How often each happened from then on, by what it is called: "fewer than 5" or the number. */
    Map<String, String> since(Instant from, AccountId reader) {
        Map<String, List<Reference>> late = new TreeMap<>();
        lateSteps.since(from).stream()
                .filter(step -> responsibility.mayKnow(step.reference(), reader))
                .forEach(step -> late.computeIfAbsent("Overdue: " + step.step(), name -> new ArrayList<>())
                        .add(step.reference()));
        Map<String, String> all = new LinkedHashMap<>();
        late.forEach((name, references) -> all.put(name, count(references, reader)));
        all.put("Concerns in which telling home was put off", count(known(contacts.putOffSince(from), reader), reader));
        all.put("Concerns that were opened again", count(known(openedAgain.since(from), reader), reader));
        return all;
    }

    private List<Reference> known(Collection<Reference> references, AccountId reader) {
        return references.stream()
                .filter(reference -> responsibility.mayKnow(reference, reader))
                .toList();
    }

    /** None at all reads as a few do, or it would tell of the next that there is one. */
    private String count(List<Reference> references, AccountId reader) {
        boolean isExact = references.size() >= FEW
                || (!references.isEmpty()
                        && references.stream().allMatch(reference -> records.mayRead(reference, reader)));
        return isExact ? String.valueOf(references.size()) : "fewer than " + FEW;
    }
}

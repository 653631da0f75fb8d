package school.safeguarding.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.OpenedAgain;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.escalation.LateSteps;
import school.safeguarding.parentcontact.ParentContacts;

/** Where the procedure itself did not go as it should: what was overdue, held, opened again. Of what a reader may not know, not even a count. */
@Component
class OwnIncidents {

    private final LateSteps lateSteps;
    private final ParentContacts contacts;
    private final OpenedAgain openedAgain;
    private final Responsibility responsibility;

    OwnIncidents(LateSteps lateSteps, ParentContacts contacts, OpenedAgain openedAgain, Responsibility responsibility) {
        this.lateSteps = lateSteps;
        this.contacts = contacts;
        this.openedAgain = openedAgain;
        this.responsibility = responsibility;
    }

    /** How often each happened from then on, by what it is called. */
    Map<String, Long> since(Instant from, String reader) {
        Map<String, Long> late = new TreeMap<>();
        lateSteps.since(from).stream()
                .filter(step -> responsibility.mayKnow(step.reference(), reader))
                .forEach(step -> late.merge("Overdue: " + step.step(), 1L, Long::sum));
        Map<String, Long> all = new LinkedHashMap<>(late);
        all.put("Concerns in which telling home was put off", known(contacts.putOffSince(from), reader));
        all.put("Concerns that were opened again", known(openedAgain.since(from), reader));
        return all;
    }

    private long known(Collection<String> references, String reader) {
        return references.stream()
                .filter(reference -> responsibility.mayKnow(reference, reader))
                .count();
    }
}

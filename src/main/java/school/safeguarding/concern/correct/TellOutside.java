package school.safeguarding.concern.correct;

import java.util.HashSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.event.FewerMayKnow;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Correction.Kind;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;

/**
 * Somebody outside is told where more people were kept out than the report said, however that was written: each may be kept out
 * rightly, and each makes somebody else the one who works it and the one who agrees. Source: default of this procedure.
 */
@Component
public class TellOutside {

    /** So many may be added to what the report said before somebody outside is told. */
    private static final int UNTOLD = 1;

    private final Corrections corrections;
    private final People people;
    private final ApplicationEventPublisher events;

    TellOutside(Corrections corrections, People people, ApplicationEventPublisher events) {
        this.corrections = corrections;
        this.people = people;
        this.events = events;
    }

    /** Once a second person has been asked about whoever was added just now. */
    public void whereFewerMayKnow(Concern concern, Set<AboutWhom> added, Set<AccountId> accounts) {
        if (!isAnybodyKeptOut(added) && accounts.isEmpty()) {
            return;
        }
        Set<Object> all = new HashSet<>();
        corrections.findByReferenceOrderByAskedAt(concern.reference()).stream()
                .filter(correction -> correction.kind() == Kind.ADDED && !correction.isRefused())
                .forEach(correction -> {
                    all.addAll(correction.accounts());
                    correction.about().stream()
                            .filter(whom -> !whom.excluded().isEmpty())
                            .forEach(all::add);
                });
        boolean isChairReached = added.stream().anyMatch(whom -> whom.excluded().contains(Role.CHAIR))
                || people.holding(Role.CHAIR).stream().map(Person::id).anyMatch(accounts::contains);
        if (all.size() > UNTOLD || isChairReached) {
            events.publishEvent(new FewerMayKnow(concern.reference()));
        }
    }

    static boolean isAnybodyKeptOut(Set<AboutWhom> added) {
        return added.stream().anyMatch(whom -> !whom.excluded().isEmpty());
    }
}

package school.safeguarding.briefing.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.briefing.BriefingStepAsked;
import school.safeguarding.briefing.training.TrainingQuestions;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.offer.OfferRule;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.Staff;

/** Each person reads for themselves; about whoever has not, the head is asked, and about the head the chair. */
@Component
class BriefingOffers implements OfferRule {

    private static final Logger log = LoggerFactory.getLogger(BriefingOffers.class);

    static final String READER = "askedToRead";
    static final String OVERSEER = "briefingOverseer";
    static final String OFFICER = "trainingOfficer";

    private static final List<Role> LINE = List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR);
    private static final List<Role> ABOUT_HEAD = List.of(Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS);

    private final Briefings briefings;
    private final TrainingQuestions trainings;
    private final People people;
    private final ApplicationEventPublisher events;

    BriefingOffers(Briefings briefings, TrainingQuestions trainings, People people, ApplicationEventPublisher events) {
        this.briefings = briefings;
        this.trainings = trainings;
        this.people = people;
        this.events = events;
    }

    @Override
    public Set<String> words() {
        return Set.of(READER, OVERSEER, OFFICER);
    }

    @Override
    @Transactional
    public Set<AccountId> candidates(Offered step) {
        String offeredTo = step.offeredTo();
        Map<String, Object> facts = step.facts();
        boolean isNextAsked = RoutingFact.isNextAsked.isTrue(facts);
        String key = (offeredTo.equals(OFFICER) ? RoutingFact.trainingId : RoutingFact.briefingId).of(facts);
        AccountId account = offeredTo.equals(OFFICER)
                ? trainings.withId(key).account()
                : briefings.withId(key).account();
        Set<AccountId> found = new HashSet<>();
        if (offeredTo.equals(OVERSEER)) {
            found.addAll(overseers(account, isNextAsked ? 2 : 1));
        } else {
            people.person(account).map(Person::id).ifPresent(found::add);
            // Nobody reads for somebody else.
            if (isNextAsked && !offeredTo.equals(READER)) {
                found.addAll(overseers(account, 1));
            }
        }
        if (offeredTo.equals(READER)) {
            // Whoever has left is asked no more.
            return found;
        }
        if (found.isEmpty()) {
            log.error("ALARM A22: nobody is left for a step about somebody's briefing or training");
        } else {
            events.publishEvent(new BriefingStepAsked(offeredTo + " " + key, found));
        }
        return found;
    }

    /** Nobody oversees themselves. */
    private Set<AccountId> overseers(AccountId account, int many) {
        Staff staff = people.staff();
        boolean isHead =
                staff.person(account).filter(person -> person.holds(Role.HEAD)).isPresent();
        Set<AccountId> asked = new HashSet<>(staff.asked(isHead ? ABOUT_HEAD : LINE, many));
        asked.remove(account);
        return asked.isEmpty()
                ? Stream.concat(LINE.stream(), ABOUT_HEAD.stream())
                        .flatMap(role -> staff.holding(role).stream())
                        .map(Person::id)
                        .filter(id -> !id.equals(account))
                        .findFirst()
                        .map(Set::of)
                        .orElse(Set.of())
                : asked;
    }
}

package school.safeguarding.escalation.cover;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.offer.OfferRule;
import school.safeguarding.escalation.cover.HandOver.LeftStep;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;

/** Who is asked to hand over what somebody leaves behind who has left. */
@Component
class HandOverOffers implements OfferRule {

    private final HandOvers handOvers;
    private final Responsibility responsibility;
    private final People people;

    HandOverOffers(HandOvers handOvers, Responsibility responsibility, People people) {
        this.handOvers = handOvers;
        this.responsibility = responsibility;
        this.people = people;
    }

    @Override
    public Set<String> words() {
        return Set.of("askedToHandOver");
    }

    @Override
    @Transactional(readOnly = true)
    public Set<AccountId> candidates(Offered step) {
        return asked(withId(RoutingFact.handOverId.of(step.facts())));
    }

    Set<AccountId> asked(HandOver handOver) {
        return people.person(handOver.asked())
                .map(person -> Set.of(person.id()))
                .orElseGet(() -> whoMayKnowAll(handOver, responsibility::line).stream()
                        .findFirst()
                        .map(Set::of)
                        .orElse(Set.of()));
    }

    /** In the order in which they are asked. */
    List<AccountId> whoMayKnowAll(HandOver handOver, Function<Reference, List<AccountId>> ofOne) {
        List<AccountId> able = Stream.of(
                        Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS, Role.CPO, Role.DEPUTY_CPO)
                .flatMap(role -> people.holding(role).stream())
                .map(Person::id)
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        handOver.steps().stream()
                .map(LeftStep::reference)
                .distinct()
                .forEach(reference -> able.retainAll(ofOne.apply(reference)));
        return able;
    }

    private HandOver withId(String id) {
        return handOvers
                .findById(UUID.fromString(id))
                .orElseThrow(() -> new IllegalStateException("No hand-over " + id));
    }
}

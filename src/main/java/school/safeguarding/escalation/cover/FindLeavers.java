package school.safeguarding.escalation.cover;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.offer.StepOffers;
import school.safeguarding.escalation.cover.HandOver.LeftStep;
import school.safeguarding.people.People;
import school.safeguarding.reference.Reference;

/** Finds steps that are offered to somebody who has left, takes them away and has them handed over. */
@Service
public class FindLeavers {

    /** What only one person can answer is nobody else's to take. */
    private static final String REPORTER = "reporter";

    private final Procedures procedures;
    private final Responsibility responsibility;
    private final HandOvers handOvers;
    private final StepOffers offers;
    private final OfferAgain offerAgain;
    private final People people;
    private final Clock clock;

    FindLeavers(
            Procedures procedures,
            Responsibility responsibility,
            HandOvers handOvers,
            StepOffers offers,
            OfferAgain offerAgain,
            People people,
            Clock clock) {
        this.procedures = procedures;
        this.responsibility = responsibility;
        this.handOvers = handOvers;
        this.offers = offers;
        this.offerAgain = offerAgain;
        this.people = people;
        this.clock = clock;
    }

    private List<AccountId> leavers() {
        return procedures.everyoneOffered().stream()
                .filter(account -> people.person(account).isEmpty())
                .sorted()
                .toList();
    }

    /** Nothing waits for the hand-over: whoever may do a step is offered it at once. */
    @Transactional
    public void find() {
        Map<AccountId, Map<AccountId, Set<LeftStep>>> left = new LinkedHashMap<>();
        Set<Reference> references = new HashSet<>();
        for (AccountId leaver : leavers()) {
            for (OpenStep step : procedures.openStepsOf(leaver)) {
                if (step.reference().isEmpty()) {
                    procedures.offerOnly(step.id(), offers.candidates("", step.step(), step.offeredTo(), step.facts()));
                    continue;
                }
                references.add(Reference.of(step.reference()));
                if (!step.offeredTo().equals(REPORTER)) {
                    responsibility.overseers(Reference.of(step.reference())).stream()
                            .sorted()
                            .findFirst()
                            .ifPresent(asked -> left.computeIfAbsent(leaver, key -> new LinkedHashMap<>())
                                    .computeIfAbsent(asked, key -> new HashSet<>())
                                    .add(new LeftStep(step.id(), Reference.of(step.reference()), step.title())));
                }
            }
        }
        offerAgain.stepsOf(new TreeSet<>(references));
        left.forEach((leaver, byAsked) -> byAsked.forEach((asked, steps) -> {
            HandOver handOver = handOvers.save(new HandOver(leaver, asked, steps, clock.instant()));
            procedures.startForSchool(
                    "hand-over",
                    handOver.id().toString(),
                    RoutingFacts.of(RoutingFact.handOverId, handOver.id().toString()));
        }));
    }
}

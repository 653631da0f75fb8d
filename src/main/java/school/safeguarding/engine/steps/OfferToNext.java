package school.safeguarding.engine.steps;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.offer.StepOffers;

/** Whoever was asked has not done it in time: the next person is responsible too, by the rule of the step's own word. */
@Service
class OfferToNext {

    private final Procedures procedures;
    private final StepOffers offers;

    OfferToNext(Procedures procedures, StepOffers offers) {
        this.procedures = procedures;
        this.offers = offers;
    }

    /** @param key the business key of the process whose step is late */
    @Transactional
    public void offer(String key) {
        for (OpenStep step : procedures.openSteps(key)) {
            Map<String, Object> facts = new HashMap<>(step.facts());
            facts.put(RoutingFact.isNextAsked.name(), true);
            Set<AccountId> next = offers.candidates(step.reference(), step.step(), step.offeredTo(), facts);
            // Where nobody does it for somebody else, whoever has begun it keeps it.
            if (!step.people().containsAll(next)) {
                procedures.offerAlso(step.id(), next);
            }
        }
    }
}

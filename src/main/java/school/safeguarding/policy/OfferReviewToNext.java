package school.safeguarding.policy;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.OfferRule.Offered;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;

/** Whoever was reminded of the overdue review has not ended it: the next of their line is responsible too. */
@Service
class OfferReviewToNext {

    private final Procedures procedures;
    private final PolicyOffers offers;

    OfferReviewToNext(Procedures procedures, PolicyOffers offers) {
        this.procedures = procedures;
        this.offers = offers;
    }

    /** @param key the business key of the review's process */
    @Transactional
    public void offer(String key) {
        for (OpenStep step : procedures.openSteps(key)) {
            Map<String, Object> facts = new HashMap<>(step.facts());
            facts.put("isNextAsked", true);
            procedures.offerAlso(
                    step.id(), offers.candidates(new Offered(step.reference(), step.step(), step.offeredTo(), facts)));
        }
    }
}

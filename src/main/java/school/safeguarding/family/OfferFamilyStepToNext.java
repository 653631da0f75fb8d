package school.safeguarding.family;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.OfferRule.Offered;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;

/** Whoever was asked whether somebody is family has not answered: the next person is responsible too. */
@Service
class OfferFamilyStepToNext {

    private final Procedures procedures;
    private final FamilyOffers offers;

    OfferFamilyStepToNext(Procedures procedures, FamilyOffers offers) {
        this.procedures = procedures;
        this.offers = offers;
    }

    /** @param key the business key of the process whose step is late */
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

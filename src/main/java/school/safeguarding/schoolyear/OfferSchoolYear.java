package school.safeguarding.schoolyear;

import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.OfferRule.Offered;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;

/** Whoever was asked for the next school year is late: the next person is responsible too. */
@Service
class OfferSchoolYear {

    private final Procedures procedures;
    private final SchoolYearOffers offers;

    OfferSchoolYear(Procedures procedures, SchoolYearOffers offers) {
        this.procedures = procedures;
        this.offers = offers;
    }

    /** @param key the business key of the process whose step is late */
    @Transactional
    public void offer(String key) {
        for (OpenStep step : procedures.openSteps(key)) {
            procedures.offerAlso(
                    step.id(),
                    offers.candidates(
                            new Offered(step.reference(), step.step(), step.offeredTo(), Map.of("isNextAsked", true))));
        }
    }
}

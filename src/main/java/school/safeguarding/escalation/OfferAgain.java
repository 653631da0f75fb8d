package school.safeguarding.escalation;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.StepOffers;

/** Who is there has changed: every open step is offered to whoever may do it now. */
@Service
class OfferAgain {

    private final Responsibility responsibility;
    private final Procedures procedures;
    private final StepOffers offers;

    OfferAgain(Responsibility responsibility, Procedures procedures, StepOffers offers) {
        this.responsibility = responsibility;
        this.procedures = procedures;
        this.offers = offers;
    }

    @Transactional
    public void everyStep() {
        procedures.referencesWithSteps().forEach(responsibility::offerAgain);
        procedures
                .stepsOfSchool()
                .forEach(step -> procedures.offerOnly(
                        step.id(), offers.candidates("", step.step(), step.offeredTo(), step.facts())));
    }
}

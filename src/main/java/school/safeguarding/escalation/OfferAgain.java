package school.safeguarding.escalation;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;

/** Who is there has changed: every open step of every concern is offered to whoever may do it now. */
@Service
class OfferAgain {

    private final Responsibility responsibility;
    private final Procedures procedures;

    OfferAgain(Responsibility responsibility, Procedures procedures) {
        this.responsibility = responsibility;
        this.procedures = procedures;
    }

    @Transactional
    public void everyStep() {
        procedures.referencesWithSteps().forEach(responsibility::offerAgain);
    }
}

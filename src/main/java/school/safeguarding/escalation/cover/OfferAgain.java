package school.safeguarding.escalation.cover;

import java.util.Collection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.ConcernSteps;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.background.Background;
import school.safeguarding.engine.background.BackgroundWork;
import school.safeguarding.engine.offer.StepOffers;
import school.safeguarding.reference.Reference;

/**
 * Who is there has changed: every open step is offered to whoever may do it now. Each concern's by a job of its own, so that
 * nobody who changes accounts waits for all of them; until then whoever may not know is kept out by what is asked at each call.
 */
@Service
class OfferAgain implements BackgroundWork {

    private static final String NAME = "offer-again";

    /** In place of a reference: the steps that are about no concern. */
    private static final String SCHOOL = "school";

    private final ConcernSteps concernSteps;
    private final Procedures procedures;
    private final StepOffers offers;
    private final Background background;

    OfferAgain(ConcernSteps concernSteps, Procedures procedures, StepOffers offers, Background background) {
        this.concernSteps = concernSteps;
        this.procedures = procedures;
        this.offers = offers;
        this.background = background;
    }

    @Transactional
    public void everyStep() {
        background.soon(NAME, SCHOOL);
        stepsOf(procedures.referencesWithSteps());
    }

    @Transactional
    public void stepsOf(Collection<Reference> references) {
        references.forEach(reference -> background.soon(NAME, reference.value()));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Somebody may be waiting for a person who is not there. */
    @Override
    public int priority() {
        return 1;
    }

    @Override
    @Transactional
    public void run(String reference) {
        if (!reference.equals(SCHOOL)) {
            concernSteps.offerAgain(Reference.of(reference));
            return;
        }
        procedures
                .stepsOfSchool()
                .forEach(step -> procedures.offerOnly(
                        step.id(), offers.candidates("", step.step(), step.offeredTo(), step.facts())));
    }
}

package school.safeguarding.replay;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.event.ResponseDecided;
import school.safeguarding.concern.event.ReviewAssessed;
import school.safeguarding.engine.Tables;
import school.safeguarding.policy.PolicyInForce;

/** Keeps, with the review and with the decision, what somebody needs who asks later by which rules it was decided. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class KeepWhatWasDecided {

    private final AllReviewInputs inputs;
    private final DecidedUnders decisions;
    private final PolicyInForce policy;
    private final Tables tables;
    private final Clock clock;

    KeepWhatWasDecided(
            AllReviewInputs inputs, DecidedUnders decisions, PolicyInForce policy, Tables tables, Clock clock) {
        this.inputs = inputs;
        this.decisions = decisions;
        this.policy = policy;
        this.tables = tables;
        this.clock = clock;
    }

    @EventListener
    void on(ReviewAssessed assessed) {
        inputs.save(new ReviewInputs(assessed.reference(), InputCodes.write(assessed.inputs()), clock.instant()));
    }

    @EventListener
    void on(ResponseDecided decided) {
        decisions.save(new DecidedUnder(decided.reference(), policy.number(), tables.inForce(), clock.instant()));
    }
}

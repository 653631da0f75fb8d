package school.safeguarding.policy.review;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Procedures;
import school.safeguarding.escalation.SchoolClocks;
import school.safeguarding.policy.PolicyStepAsked;
import school.safeguarding.step.StepId;

/** The day on which the review was due has passed: whoever has it in hand is reminded. */
@Service
class TellReviewOverdue {

    private static final StepId CLOCK = StepId.of("policyReview");

    private final Procedures procedures;
    private final SchoolClocks clocks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TellReviewOverdue(Procedures procedures, SchoolClocks clocks, ApplicationEventPublisher events, Clock clock) {
        this.procedures = procedures;
        this.clocks = clocks;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param key the business key of the review's process
     * @return when the next person is asked
     */
    @Transactional
    public Instant tell(String key) {
        Set<AccountId> asked = new HashSet<>();
        procedures.openSteps(key).forEach(step -> asked.addAll(step.heldBy()));
        events.publishEvent(new PolicyStepAsked("policy review overdue " + key, asked));
        return clocks.nextAskedAt(CLOCK, clock.instant());
    }
}

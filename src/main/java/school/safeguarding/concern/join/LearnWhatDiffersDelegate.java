package school.safeguarding.concern.join;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;

/** What the joined report says otherwise is new for the review. */
@Component
class LearnWhatDiffersDelegate implements JavaDelegate {

    private final LearnWhatDiffers learnWhatDiffers;

    LearnWhatDiffersDelegate(LearnWhatDiffers learnWhatDiffers) {
        this.learnWhatDiffers = learnWhatDiffers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<Instant> due = RoutingFact.reviewDueAt.in(execution).map(at -> OffsetDateTime.parse(at)
                .toInstant());
        learnWhatDiffers.learn(
                Reference.of(execution.getProcessBusinessKey()),
                Reference.of(RoutingFact.joinedReference.of(execution)),
                RoutingFact.isHarmPossible.isTrue(execution),
                due);
    }
}

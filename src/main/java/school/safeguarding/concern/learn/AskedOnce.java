package school.safeguarding.concern.learn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.reference.Reference;

/**
 * Who has been asked a question that a form leaves open: nobody loses a report because they do not answer. Each node of an
 * installation asks for itself, so that somebody may be asked twice.
 */
@Component
public class AskedOnce {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Cache<Asked, Boolean> asked =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    private record Asked(String form, Optional<Reference> reference, AccountId account) {

        static Asked of(Submission submission) {
            return new Asked(submission.formId(), submission.reference(), submission.submittedBy());
        }
    }

    /** Whether they have not been asked yet. From now on they have. */
    public boolean isFirst(Submission submission) {
        return asked.asMap().put(Asked.of(submission), true) == null;
    }

    /** It is taken, so that the next one is another, and asks again. */
    public void settle(Submission submission) {
        asked.invalidate(Asked.of(submission));
    }
}

package school.safeguarding.concern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Who has been asked a question that a form leaves open: nobody loses a report because they do not answer. Each node of an
 * installation asks for itself, so that somebody may be asked twice.
 */
@Component
class AskedOnce {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Cache<Asked, Boolean> asked =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    private record Asked(String form, String account) {}

    /** Whether they have not been asked yet. The next answer left open is the second, and the one after it the first again. */
    boolean isFirst(String form, String account) {
        Asked key = new Asked(form, account);
        boolean isFirst = asked.asMap().remove(key) == null;
        if (isFirst) {
            asked.put(key, true);
        }
        return isFirst;
    }
}

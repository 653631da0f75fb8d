package school.safeguarding.engine.boundary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;

/**
 * Days that a form's rules find unusual are refused once. Whoever sends the same day again has confirmed it. Each node of an
 * installation asks for itself, so that somebody may be asked twice.
 */
@Component
class UnusualDays {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Cache<Said, Boolean> said =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    private record Said(AccountId account, String form, String day) {}

    /** @param day after the key of its field */
    boolean isSaidAgain(AccountId account, String form, String day) {
        return said.asMap().put(new Said(account, form, day), true) != null;
    }
}

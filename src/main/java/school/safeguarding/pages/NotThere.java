package school.safeguarding.pages;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import school.safeguarding.door.NothingHere;

/**
 * What whoever may not read a page is told, and whoever asks for one that is not there: the same, after the same time. Looking at
 * what is somebody else's takes longer than looking at nothing, and references can be guessed, so the answer waits for the next
 * full fifth of a second since it was asked for. It holds no connection to the database meanwhile.
 */
@Component
public class NotThere {

    static final String ASKED_AT = NotThere.class.getName();

    static final Duration STEP = Duration.ofMillis(200);

    private final Ticker ticker;
    private final Pause pause;

    NotThere(Ticker ticker, Pause pause) {
        this.ticker = ticker;
        this.pause = pause;
    }

    public ResponseEntity<String> answer() {
        atFullStep();
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.parseMediaType(NothingHere.MEDIA_TYPE))
                .body(NothingHere.page());
    }

    /** For an answer of another kind that leaves out what is not there. */
    public void atFullStep() {
        RequestAttributes call = RequestContextHolder.currentRequestAttributes();
        Optional.ofNullable((Long) call.getAttribute(ASKED_AT, RequestAttributes.SCOPE_REQUEST))
                .map(askedAt -> rest(Duration.ofNanos(ticker.read() - askedAt)))
                .ifPresent(pause::hold);
    }

    static Duration rest(Duration taken) {
        return STEP.minusNanos(taken.toNanos() % STEP.toNanos());
    }
}

package school.safeguarding;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes when a test says so, for what is a span and not a time of day. */
public class MovableTicker implements Ticker {

    private final AtomicLong now = new AtomicLong();

    public void advance(Duration by) {
        now.addAndGet(by.toNanos());
    }

    @Override
    public long read() {
        return now.get();
    }
}

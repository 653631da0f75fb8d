package school.safeguarding.access;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import school.safeguarding.MovableTicker;
import school.safeguarding.access.signin.Waiting;
import school.safeguarding.pages.Pause;

/** Waiting moves the test's time instead. */
@TestConfiguration
public class NobodyReallyWaits {

    @Bean
    @Primary
    Waiting noWaiting(MovableTicker ticker) {
        return ticker::advance;
    }

    @Bean
    @Primary
    CountedPauses noPause() {
        return new CountedPauses();
    }

    /** Nothing is held, and how often it would have been is known. */
    public static class CountedPauses implements Pause {

        private final AtomicInteger times = new AtomicInteger();

        @Override
        public void hold(Duration time) {
            times.incrementAndGet();
        }

        public int times() {
            return times.get();
        }
    }
}

package school.safeguarding.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {

    private static final long SECOND = 1_000;

    private final RepeatedLines lines = new RepeatedLines();

    private boolean isPrinted(String message, long at) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(new LoggerContext());
        event.setLoggerName("school.safeguarding.Something");
        event.setLevel(Level.ERROR);
        event.setMessage(message);
        event.setTimeStamp(at);
        return lines.decide(event) != FilterReply.DENY;
    }

    private long printed(String message, Duration over, long every) {
        return LongStream.iterate(0, at -> at < over.toMillis(), at -> at + every)
                .filter(at -> isPrinted(message, at))
                .count();
    }

    @Test
    void one_line_is_never_printed_sixty_times_an_hour_however_often_it_comes() {
        assertThat(printed("The same", Duration.ofHours(1), SECOND)).isBetween(10L, 20L);
        assertThat(printed("The same for a day", Duration.ofDays(1), SECOND)).isLessThan(24 * 20);
    }

    @Test
    void what_goes_on_is_said_again_and_again() {
        printed("The same", Duration.ofHours(3), SECOND);
        assertThat(isPrinted("The same", Duration.ofHours(3).plusMinutes(10).toMillis()))
                .isTrue();
    }

    @Test
    void what_comes_now_and_then_and_what_differs_is_printed_whenever_it_comes() {
        assertThat(printed("Every seven minutes", Duration.ofDays(1), 7 * 60 * SECOND))
                .isGreaterThan(180);
        for (int i = 0; i < 100; i++) {
            assertThat(isPrinted("Number " + i, SECOND)).isTrue();
        }
    }
}

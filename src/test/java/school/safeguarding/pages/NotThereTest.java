package school.safeguarding.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class NotThereTest {

    private final AtomicLong nanos = new AtomicLong(17);
    private final List<Duration> held = new ArrayList<>();
    private final NotThere notThere = new NotThere(nanos::get, held::add);

    @AfterEach
    void nothingIsAsked() {
        RequestContextHolder.resetRequestAttributes();
    }

    @ParameterizedTest
    @CsvSource({"9, 200", "31, 200", "199, 200", "201, 400", "530, 600"})
    void whatever_was_looked_at_the_answer_comes_at_a_full_step(int taken, int answered) throws Exception {
        MockHttpServletRequest call = new MockHttpServletRequest();
        new AskedAt(nanos::get).doFilter(call, new MockHttpServletResponse(), (asked, answer) -> {
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(call));
            nanos.addAndGet(Duration.ofMillis(taken).toNanos());
            assertThat(notThere.answer().getStatusCode().value()).isEqualTo(404);
        });
        assertThat(held).containsExactly(Duration.ofMillis(answered - taken));
    }

    @Test
    void an_answer_is_held_for_as_long_as_it_says() {
        Duration time = Duration.ofMillis(20);
        long began = System.nanoTime();
        new AskedAt.Pausing().pause().hold(time);
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(time.toNanos());
    }
}

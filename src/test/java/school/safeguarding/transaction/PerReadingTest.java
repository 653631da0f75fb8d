package school.safeguarding.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class PerReadingTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final PerReading<String, String> reading = new PerReading<>(key -> key + asked.incrementAndGet());

    @AfterEach
    void answered() {
        RequestContextHolder.resetRequestAttributes();
    }

    private static void request(String method) {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest(method, "/")));
    }

    @Test
    void a_request_that_reads_asks_once_for_each_key_and_the_next_one_again() {
        request("GET");
        assertThat(reading.get("a")).isEqualTo("a1");
        assertThat(reading.get("b")).isEqualTo("b2");
        assertThat(reading.get("a")).isEqualTo("a1");
        request("GET");
        assertThat(reading.get("a")).isEqualTo("a3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void one_that_may_write_asks_each_time(String method) {
        request(method);
        assertThat(reading.get("a")).isEqualTo("a1");
        assertThat(reading.get("a")).isEqualTo("a2");
    }

    @Test
    void what_is_no_request_asks_each_time() {
        assertThat(reading.get("a")).isEqualTo("a1");
        assertThat(reading.get("a")).isEqualTo("a2");
    }
}

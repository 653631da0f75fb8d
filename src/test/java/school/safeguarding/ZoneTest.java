package school.safeguarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** That the application itself is in UTC on a machine that is elsewhere is shown by {@code PackagedTrialIT}. */
class ZoneTest {

    @Test
    void tests_run_in_utc_whatever_the_machines_zone() {
        assertThat(ZoneId.systemDefault().normalized())
                .isEqualTo(ZoneId.of("UTC").normalized());
    }
}

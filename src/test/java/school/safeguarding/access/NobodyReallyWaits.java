package school.safeguarding.access;

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
    Pause noPause() {
        return time -> {};
    }
}

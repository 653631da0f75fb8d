package school.safeguarding.calendar;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one source of time. */
@Configuration
class ClockConfiguration {

    @Bean
    Clock clock() {
        return Clock.system(BritishDates.ZONE);
    }
}

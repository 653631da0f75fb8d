package school.safeguarding;

import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import school.safeguarding.access.session.DatabaseTime;
import school.safeguarding.statements.CountedStatements;
import school.safeguarding.story.FlowsTaken;

@TestConfiguration
public class TestConfigurationOfSchool {

    /** The lowest but one: what was hashed at the lowest is hashed again at a sign-in. */
    private static final int CHEAP = 5;

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    @Primary
    MovableTicker movableTicker() {
        return new MovableTicker();
    }

    /** Moved with the ticker: no test waits for the database's clock. */
    @Bean
    @Primary
    DatabaseTime movedDatabaseTime(MovableTicker ticker) {
        return read -> read.plusNanos(ticker.read());
    }

    @Bean
    static CountedStatements countedStatements() {
        return new CountedStatements();
    }

    @Bean
    FlowsTaken flowsTaken() {
        return new FlowsTaken();
    }

    /** The application's own hash where it costs little: tests sign in hundreds of times, and nobody guesses their passwords. */
    @Bean
    @Primary
    PasswordEncoder cheapPasswords() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(CHEAP)));
    }

    @Bean
    FirstState firstState(ApplicationContext school) {
        return new FirstState(school);
    }

    @Bean
    BrokenDay brokenDay() {
        return new BrokenDay();
    }
}

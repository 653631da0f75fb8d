package school.safeguarding;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import school.safeguarding.statements.CountedStatements;
import school.safeguarding.story.FlowsTaken;

@TestConfiguration
public class TestConfigurationOfSchool {

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

    @Bean
    static CountedStatements countedStatements() {
        return new CountedStatements();
    }

    @Bean
    FlowsTaken flowsTaken() {
        return new FlowsTaken();
    }
}

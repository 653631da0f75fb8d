package school.safeguarding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import school.safeguarding.access.NobodyReallyWaits;

/**
 * The whole application on its own PostgreSQL and over real HTTP, with a clock that the test moves and jobs that the test
 * runs. Every class that uses it as it is shares one application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "safeguarding.data-dir=target/test-data/${PID}",
            "safeguarding.body.time-limit=2s",
            "camunda.bpm.job-execution.enabled=false"
        })
@Import({TestConfigurationOfSchool.class, NobodyReallyWaits.class})
public @interface SchoolTest {}

package school.safeguarding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import school.safeguarding.access.NobodyReallyWaits;

/**
 * The whole application on its own PostgreSQL and over real HTTP, with a clock that the test moves and jobs that the test
 * runs. Every class shares one application with those that run in the same fork, and finds it as after its start.
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
@TestExecutionListeners(
        listeners = AsAfterTheStart.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@Import({TestConfigurationOfSchool.class, NobodyReallyWaits.class})
public @interface SchoolTest {}

package school.safeguarding.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import school.safeguarding.AsAfterTheStart;
import school.safeguarding.TestConfigurationOfSchool;

/** The whole application with its jobs running, for a browser to use. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "safeguarding.data-dir=target/test-data/journey-${PID}")
@TestExecutionListeners(
        listeners = AsAfterTheStart.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@Import(TestConfigurationOfSchool.class)
@interface InTasklist {}

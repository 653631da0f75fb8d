package school.safeguarding;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** What a class of tests left behind is gone before the next one that shares its application. */
public class AsAfterTheStart implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext tests) {
        FirstState state = firstState(tests);
        state.letJobsRun(AnnotatedElementUtils.hasAnnotation(tests.getTestClass(), RunsJobs.class));
        state.comesBack();
    }

    /** The engine's clock is one for the whole process: jobs that ran on would follow the clock of the next application. */
    @Override
    public void afterTestClass(TestContext tests) {
        firstState(tests).runsNoMoreJobs();
    }

    private static FirstState firstState(TestContext tests) {
        return tests.getApplicationContext().getBean(FirstState.class);
    }
}

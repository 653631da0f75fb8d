package school.safeguarding;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** What a class of tests left behind is gone before the next one that shares its application. */
public class AsAfterTheStart implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext tests) {
        tests.getApplicationContext().getBean(FirstState.class).comesBack();
    }
}

package school.safeguarding.logging;

import java.util.List;
import net.jqwik.api.lifecycle.AfterContainerHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Every class of tests fails after which something that a person typed stands in the log. Both engines find it by itself. */
public class NothingTypedIsLogged implements BeforeAllCallback, AfterAllCallback, AfterContainerHook {

    private static boolean isWatching;

    static boolean isWatching() {
        return isWatching;
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        isWatching = true;
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        refuse(LogWatch.takeLeaks());
    }

    @Override
    public void afterContainer(ContainerLifecycleContext tests) {
        refuse(LogWatch.takeLeaks());
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    static void refuse(List<String> leaks) {
        if (!leaks.isEmpty()) {
            throw new AssertionError(String.join("\n", leaks));
        }
    }
}

package school.safeguarding.engine;

import java.util.Optional;

/** Which step's form variables this thread is answering for: only that read counts as having seen the step. */
final class OpenedStep {

    private static final ThreadLocal<String> TASK_ID = new ThreadLocal<>();

    private OpenedStep() {}

    static void set(String taskId) {
        TASK_ID.set(taskId);
    }

    static void clear() {
        TASK_ID.remove();
    }

    static Optional<String> taskId() {
        return Optional.ofNullable(TASK_ID.get());
    }
}

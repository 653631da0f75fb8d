package school.safeguarding.engine.boundary;

import java.util.Optional;
import school.safeguarding.account.AccountId;
import school.safeguarding.step.TaskId;

/** Which step's form variables this thread is answering for: only that read counts as having seen the step. */
public final class OpenedStep {

    private static final ThreadLocal<TaskId> TASK_ID = new ThreadLocal<>();
    private static final ThreadLocal<AccountId> READER = new ThreadLocal<>();

    private OpenedStep() {}

    public static void set(TaskId taskId) {
        TASK_ID.set(taskId);
    }

    public static void clear() {
        TASK_ID.remove();
        READER.remove();
    }

    /** The engine let this person read the record through the step. */
    static void readBy(AccountId account) {
        READER.set(account);
    }

    public static Optional<AccountId> reader() {
        return Optional.ofNullable(READER.get());
    }

    static Optional<TaskId> taskId() {
        return Optional.ofNullable(TASK_ID.get());
    }
}

package school.safeguarding.engine.boundary;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Which tasks had their form submitted in the command that runs now; only they may complete. */
class SubmittedForms implements Session {

    private final Set<String> taskIds = new HashSet<>();

    static SubmittedForms current() {
        return Context.getCommandContext().getSession(SubmittedForms.class);
    }

    void add(String taskId) {
        taskIds.add(taskId);
    }

    boolean contains(String taskId) {
        return taskIds.contains(taskId);
    }

    @Override
    public void flush() {
        // Holds nothing that is to be stored.
    }

    @Override
    public void close() {
        taskIds.clear();
    }

    static class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return SubmittedForms.class;
        }

        @Override
        public Session openSession() {
            return new SubmittedForms();
        }
    }
}

package school.safeguarding.engine.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.AsSystem;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.boundary.FormField;

/** Which form an open step asks for, and whether it is still open to somebody. */
@Component
public class OpenForms {

    private final ProcessEngine engine;

    OpenForms(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * @param formId the form's file name in {@code forms/}
     * @param title the task's name as Tasklist shows it; never a person's
     * @param reference the concern; empty for a step about none
     */
    public record OpenForm(String formId, String title, String reference) {}

    public Optional<OpenForm> of(String taskId) {
        return AsSystem.inCommand(engine, () -> {
            Task task = engine.getTaskService()
                    .createTaskQuery()
                    .taskId(taskId)
                    .initializeFormKeys()
                    .singleResult();
            if (task == null || task.getCamundaFormRef() == null) {
                return Optional.empty();
            }
            ProcessInstance process = engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceId(task.getProcessInstanceId())
                    .singleResult();
            String key = process.getBusinessKey();
            return Optional.of(new OpenForm(
                    task.getCamundaFormRef().getKey(), task.getName(), RoutingFact.isReference(key) ? key : ""));
        });
    }

    /** @param options their labels by value, in order; empty where anything may be typed */
    public record Asked(String key, String label, Map<String, String> options) {}

    /** What that form asks, in its order; empty where there is none of that name any more. */
    public List<Asked> asked(String formId) {
        ClassPathResource form = new ClassPathResource("forms/" + formId + ".form");
        if (!formId.matches("[a-z-]+") || !form.exists()) {
            return List.of();
        }
        try {
            return FormField.of(new ObjectMapper().readTree(form.getInputStream())).stream()
                    .map(field -> new Asked(field.key(), field.label(), field.options()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the form " + formId, e);
        }
    }

    /** Whether the step is offered to this person, or theirs. */
    public boolean isOpenTo(String taskId, AccountId account) {
        return AsSystem.inCommand(engine, () -> engine.getTaskService()
                        .createTaskQuery()
                        .taskId(taskId)
                        .taskInvolvedUser(account.value())
                        .count())
                > 0;
    }
}

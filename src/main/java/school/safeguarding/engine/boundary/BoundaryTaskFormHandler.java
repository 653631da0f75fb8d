package school.safeguarding.engine.boundary;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;

class BoundaryTaskFormHandler extends BoundaryFormHandler<TaskFormHandler> implements TaskFormHandler {

    BoundaryTaskFormHandler(TaskFormHandler original, Supplier<FormBoundary> boundary) {
        super(original, boundary);
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return original.createTaskForm(task);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        String formId = original.createTaskForm(task).getCamundaFormRef().getKey();
        boundary().complete(task.getProcessDefinition().getDeploymentId(), formId, submitted, task);
    }
}

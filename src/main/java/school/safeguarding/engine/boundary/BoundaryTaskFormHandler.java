package school.safeguarding.engine.boundary;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** Sends a task's form through the boundary; what the form looks like is the engine's business as before. */
class BoundaryTaskFormHandler implements TaskFormHandler {

    private final TaskFormHandler original;
    private final Supplier<FormBoundary> boundary;

    BoundaryTaskFormHandler(TaskFormHandler original, Supplier<FormBoundary> boundary) {
        this.original = original;
        this.boundary = boundary;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return original.createTaskForm(task);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        String formId = original.createTaskForm(task).getCamundaFormRef().getKey();
        boundary.get().complete(task.getProcessDefinition().getDeploymentId(), formId, submitted, task);
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        // The original was configured before it was wrapped.
    }
}

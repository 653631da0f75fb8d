package school.safeguarding.engine.boundary;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** Sends a start form through the boundary; what the form looks like is the engine's business as before. */
class BoundaryStartFormHandler implements StartFormHandler {

    private final StartFormHandler original;
    private final Supplier<FormBoundary> boundary;

    BoundaryStartFormHandler(StartFormHandler original, Supplier<FormBoundary> boundary) {
        this.original = original;
        this.boundary = boundary;
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity process) {
        return original.createStartFormData(process);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        ExecutionEntity process = (ExecutionEntity) scope;
        ProcessDefinitionEntity definition = process.getProcessDefinition();
        CamundaFormRef form = original.createStartFormData(definition).getCamundaFormRef();
        boundary.get().start(definition.getDeploymentId(), form == null ? "" : form.getKey(), submitted, process);
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        // The original was configured before it was wrapped.
    }
}

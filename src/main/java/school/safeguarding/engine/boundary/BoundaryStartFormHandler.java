package school.safeguarding.engine.boundary;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;

class BoundaryStartFormHandler extends BoundaryFormHandler<StartFormHandler> implements StartFormHandler {

    BoundaryStartFormHandler(StartFormHandler original, Supplier<FormBoundary> boundary) {
        super(original, boundary);
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
        boundary().start(definition.getDeploymentId(), form == null ? "" : form.getKey(), submitted, process);
    }
}

package school.safeguarding.engine.boundary;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.FormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Sends a form through the boundary; what the form looks like is the engine's business as before. */
abstract class BoundaryFormHandler<H extends FormHandler> implements FormHandler {

    final H original;
    private final Supplier<FormBoundary> boundary;

    BoundaryFormHandler(H original, Supplier<FormBoundary> boundary) {
        this.original = original;
        this.boundary = boundary;
    }

    FormBoundary boundary() {
        return boundary.get();
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        // The original was configured before it was wrapped.
    }
}

package school.safeguarding.engine;

import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** What a model says of its steps. */
final class StepModels {

    static final String OFFERED_TO = "offeredTo";

    private StepModels() {}

    static String offeredTo(UserTask step) {
        return step.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> OFFERED_TO.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst()
                .orElseThrow();
    }
}

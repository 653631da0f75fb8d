package school.safeguarding.engine;

import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** What a model says of its elements beyond the notation, each under its name there. */
public enum ModelProperty {
    /** A user task: the word for the people whom it is offered to. */
    offeredTo,
    /** A user task: whether it opens its concern's record, {@code record} or {@code nothing}. */
    reads,
    /** A process that need not be about a concern: {@code school}. */
    about,
    /** A timer at a user task that is about opening the step and not about doing it: {@code notSeen}. */
    late;

    public static final String NOT_SEEN = "notSeen";

    public Optional<String> of(BaseElement element) {
        ExtensionElements more = element.getExtensionElements();
        return more == null
                ? Optional.empty()
                : more.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> name().equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .findFirst();
    }
}

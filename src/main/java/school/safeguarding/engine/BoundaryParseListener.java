package school.safeguarding.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Puts the boundary on every start event and user task of every model, so that no model can leave it out. */
class BoundaryParseListener extends AbstractBpmnParseListener {

    private static final String OFFERED_TO = "offeredTo";

    private final Supplier<FormBoundary> boundary;
    private final Supplier<StepOffering> offering;

    BoundaryParseListener(Supplier<FormBoundary> boundary, Supplier<StepOffering> offering) {
        this.boundary = boundary;
        this.offering = offering;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl startEvent) {
        if (scope instanceof ProcessDefinitionEntity process) {
            process.setStartFormHandler(new BoundaryStartFormHandler(process.getStartFormHandler(), boundary));
            process.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START, (ExecutionListener) BoundaryParseListener::nameRecord);
        }
    }

    /** A process without a reference was started past its form or its use case. */
    private static void nameRecord(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        RoutingFact.check(RoutingFact.reference.name(), reference == null ? "" : reference);
        execution.setVariable(RoutingFact.reference.name(), reference);
        execution.setVariable(RoutingFact.record.name(), RecordValue.linkTo(reference));
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        String offeredTo = offeredTo(element);
        if (offeredTo == null) {
            throw new IllegalArgumentException("User task " + activity.getId() + " does not say to whom it is offered");
        }
        definition.setTaskFormHandler(new BoundaryTaskFormHandler(definition.getTaskFormHandler(), boundary));
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE, task -> offering.get().created(task, offeredTo));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, BoundaryParseListener::refuseWithoutForm);
    }

    private static void refuseWithoutForm(DelegateTask task) {
        if (!SubmittedForms.current().contains(task.getId())) {
            throw new IllegalStateException("A step is completed by its form only");
        }
    }

    private static String offeredTo(Element userTask) {
        Element extensions = userTask.element("extensionElements");
        Element properties = extensions == null ? null : extensions.element("properties");
        return properties == null
                ? null
                : properties.elements("property").stream()
                        .filter(property -> OFFERED_TO.equals(property.attribute("name")))
                        .map(property -> property.attribute("value"))
                        .findFirst()
                        .orElse(null);
    }
}

package school.safeguarding.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
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
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_ASSIGNMENT, BoundaryParseListener::refuseToAssignOthers);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, BoundaryParseListener::refuseWithoutForm);
    }

    /** People take a step for themselves and hand it back themselves; nobody gives one to somebody else past the procedure. */
    private static void refuseToAssignOthers(DelegateTask task) {
        String person = Context.getCommandContext().getAuthenticatedUserId();
        PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
        Object concerned = task.getAssignee() != null ? task.getAssignee() : change.getOrgValue();
        if (person != null && concerned != null && !person.equals(concerned)) {
            RefusalNotice.say("You can take a step for yourself only, and hand back only what you took.");
            throw new AuthorizationException("A step is taken and handed back by oneself");
        }
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

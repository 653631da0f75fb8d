package school.safeguarding.engine.boundary;

import java.util.List;
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
import org.jspecify.annotations.Nullable;
import school.safeguarding.door.RefusalNotice;
import school.safeguarding.engine.ModelProperty;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.steps.StepOffering;
import school.safeguarding.engine.view.RecordValue;

/** Puts the boundary on every start event and user task of every model, so that no model can leave it out. */
public class BoundaryParseListener extends AbstractBpmnParseListener {

    private final Supplier<FormBoundary> boundary;
    private final Supplier<StepOffering> offering;

    BoundaryParseListener(Supplier<FormBoundary> boundary, Supplier<StepOffering> offering) {
        this.boundary = boundary;
        this.offering = offering;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl startEvent) {
        // Once for each process, however many events start it.
        if (scope instanceof ProcessDefinitionEntity process
                && !(process.getStartFormHandler() instanceof BoundaryStartFormHandler)) {
            process.setStartFormHandler(new BoundaryStartFormHandler(process.getStartFormHandler(), boundary));
        }
    }

    /** A process that is about the school, or may be, need not have a reference. */
    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        boolean isAboutConcern = !"school".equals(property(element, ModelProperty.about));
        process.addBuiltInListener(
                ExecutionListener.EVENTNAME_START, (ExecutionListener) started -> nameRecord(started, isAboutConcern));
    }

    /** A concern's process without a reference was started past its form or its use case. */
    private static void nameRecord(DelegateExecution execution, boolean isAboutConcern) {
        String key = execution.getProcessBusinessKey();
        if (isAboutConcern || RoutingFact.isReference(key)) {
            RoutingFact.check(RoutingFact.reference.name(), key == null ? "" : key);
            execution.setVariable(RoutingFact.reference.name(), key);
        }
        if (key != null && !key.isEmpty()) {
            execution.setVariable(RoutingFact.record.name(), RecordValue.linkTo(key));
        }
    }

    /** So that whoever makes the step knows what its timers are about. */
    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl event) {
        event.setProperty(ModelProperty.late.name(), property(element, ModelProperty.late));
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        String offeredTo = property(element, ModelProperty.offeredTo);
        if (offeredTo == null) {
            throw new IllegalArgumentException("User task " + activity.getId() + " does not say to whom it is offered");
        }
        definition.setTaskFormHandler(new BoundaryTaskFormHandler(definition.getTaskFormHandler(), boundary));
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_CREATE, task -> offering.get().created(task, offeredTo));
        definition.addBuiltInTaskListener(
                TaskListener.EVENTNAME_ASSIGNMENT, BoundaryParseListener::refuseToAssignOthers);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, BoundaryParseListener::refuseWithoutForm);
        for (String end : List.of(TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE)) {
            definition.addBuiltInTaskListener(end, task -> offering.get().ended(task));
        }
    }

    /** People take a step for themselves and hand it back themselves; nobody gives one to somebody else past the procedure. */
    private static void refuseToAssignOthers(DelegateTask task) {
        String person = Context.getCommandContext().getAuthenticatedUserId();
        PropertyChange change = ((TaskEntity) task).getPropertyChanges().get(TaskEntity.ASSIGNEE);
        Object concerned = task.getAssignee() != null || change == null ? task.getAssignee() : change.getOrgValue();
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

    private static @Nullable String property(Element element, ModelProperty named) {
        Element extensions = element.element("extensionElements");
        Element properties = extensions == null ? null : extensions.element("properties");
        return properties == null
                ? null
                : properties.elements("property").stream()
                        .filter(property -> named.name().equals(property.attribute("name")))
                        .map(property -> property.attribute("value"))
                        .findFirst()
                        .orElse(null);
    }
}

package school.safeguarding.escalation.ladder;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.ModelProperty;
import school.safeguarding.step.TaskId;

/** A timer on a step fired: the step on which the picture draws it is late. */
@Component
class BeginOverdueStepDelegate implements JavaDelegate {

    private final BeginOverdueStep beginOverdueStep;
    private final TaskService tasks;

    BeginOverdueStepDelegate(BeginOverdueStep beginOverdueStep, TaskService tasks) {
        this.beginOverdueStep = beginOverdueStep;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        EndEvent end = (EndEvent) execution.getBpmnModelElementInstance();
        BoundaryEvent timer =
                end.getPreviousNodes().filterByType(BoundaryEvent.class).singleResult();
        Cause cause = ModelProperty.late
                        .of(timer)
                        .filter(ModelProperty.NOT_SEEN::equals)
                        .isPresent()
                ? Cause.NOT_SEEN
                : Cause.NOT_DONE;
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(timer.getAttachedTo().getId())
                .list()
                .forEach(late -> beginOverdueStep.begin(TaskId.of(late.getId()), cause));
    }
}

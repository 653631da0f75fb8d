package school.safeguarding.engine.steps;

import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Facts;
import school.safeguarding.engine.ModelProperty;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.StepDeadlines;
import school.safeguarding.engine.offer.KeptOffers;
import school.safeguarding.engine.offer.OfferRule.NewStep;
import school.safeguarding.engine.offer.StepOffers;
import school.safeguarding.step.StepId;
import school.safeguarding.step.TaskId;

/** Names a new step by its reference, says when it is due, and offers it to the people who may do it. */
@Component
public class StepOffering {

    /** The engine's column is no longer. */
    private static final int LONGEST_NAME = 255;

    /** Tasklist shows a due time beside the name and nothing else. */
    private static final String DUE_ASSUMED = " · due time assumed, past the end of the school calendar";

    private final StepOffers offers;
    private final StepDeadlines deadlines;
    private final KeptOffers kept;

    StepOffering(StepOffers offers, StepDeadlines deadlines, KeptOffers kept) {
        this.offers = offers;
        this.deadlines = deadlines;
        this.kept = kept;
    }

    public void created(DelegateTask task, String offeredTo) {
        String key = task.getExecution().getProcessBusinessKey();
        String reference = RoutingFact.isReference(key) ? key : "";
        Map<String, Object> facts = Facts.of(task.getExecution());
        String detail =
                offers.detail(offeredTo, facts).map(words -> " · " + words).orElse("");
        Optional<Instant> originallyDue = offers.originallyDue(offeredTo, facts);
        originallyDue
                .map(Date::from)
                .or(() -> timer((ExecutionEntity) task.getExecution()))
                .ifPresent(task::setDueDate);
        boolean isDueAssumed = originallyDue.isEmpty()
                && task.getDueDate() != null
                && deadlines.isAssumed(
                        reference,
                        StepId.of(task.getTaskDefinitionKey()),
                        facts,
                        task.getDueDate().toInstant());
        if (isDueAssumed) {
            task.setVariableLocal(RoutingFact.isDueAssumed.name(), true);
        }
        String title = task.getName();
        task.setName(named(
                task.getName(),
                detail,
                (isDueAssumed ? DUE_ASSUMED : "") + (reference.isEmpty() ? "" : " · " + reference)));
        Set<AccountId> people = offers.candidates(reference, StepId.of(task.getTaskDefinitionKey()), offeredTo, facts);
        Set<AccountId> offered = new HashSet<>(people);
        if (task.getDueDate() != null && originallyDue.isEmpty()) {
            offered.addAll(deputiesFromTheStart(task, reference, offeredTo, facts));
        }
        offered.forEach(person -> task.addCandidateUser(person.value()));
        kept.keep(
                reference,
                task.getId(),
                offered,
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant));
        offers.offered(new NewStep(
                reference,
                TaskId.of(task.getId()),
                StepId.of(task.getTaskDefinitionKey()),
                title,
                offeredTo,
                people,
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant),
                isDueAssumed));
    }

    /** What tells it from others is cut where it is too long, never its end: the reference, and whether its time is assumed. */
    private static String named(String step, String detail, String end) {
        int room = LONGEST_NAME - step.length() - end.length();
        String fitting = detail.length() <= room ? detail : detail.substring(0, room - 1) + "…";
        return step + fitting + end;
    }

    /** The name of a step that somebody has given another due time. */
    static String withDueGiven(String name) {
        return name.replace(DUE_ASSUMED, "");
    }

    private Set<AccountId> deputiesFromTheStart(
            DelegateTask task, String reference, String offeredTo, Map<String, Object> facts) {
        return deadlines.isDeputyToldFromTheStart(reference, StepId.of(task.getTaskDefinitionKey()), facts)
                ? offers.deputies(offeredTo, reference)
                : Set.of();
    }

    /** The time at which the picture's own timer fires: asked twice, a clock gives two answers. */
    private static Optional<Date> timer(ExecutionEntity step) {
        Set<String> timers = step.getActivity().getEventActivities().stream()
                .filter(timer -> !ModelProperty.NOT_SEEN.equals(timer.getProperty(ModelProperty.late.name())))
                .map(ActivityImpl::getId)
                .collect(Collectors.toSet());
        return step.getJobs().stream()
                .filter(job -> timers.contains(job.getActivityId()))
                .map(JobEntity::getDuedate)
                .findFirst();
    }

    public void ended(DelegateTask task) {
        deadlines.ended(TaskId.of(task.getId()));
    }
}

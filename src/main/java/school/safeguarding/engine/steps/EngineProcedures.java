package school.safeguarding.engine.steps;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.AsSystem;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.offer.KeptOffers;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.StepId;
import school.safeguarding.step.TaskId;
import school.safeguarding.transaction.PerReading;

/** Runs as the system: what a procedure does next is not a question of the rights of whoever did the last step. */
@Component
class EngineProcedures implements Procedures {

    private static final String MAIN = "cse-concern";

    /** What an instance knows by its business key, which each has of its own. */
    private static final List<String> OF_REFERENCE = Stream.of(RoutingFact.reference, RoutingFact.record)
            .map(RoutingFact::name)
            .toList();

    private static final List<String> SHOWN_FACTS = Stream.of(
                    RoutingFact.reference,
                    RoutingFact.noticeId,
                    RoutingFact.agency,
                    RoutingFact.adult,
                    RoutingFact.overdueId,
                    RoutingFact.handOverId,
                    RoutingFact.accountChangeId,
                    RoutingFact.isNextAsked,
                    RoutingFact.lowLevelReference,
                    RoutingFact.nearDayChangeId,
                    RoutingFact.tableChangeId,
                    RoutingFact.lowLevelReadingId,
                    RoutingFact.familyQuestionId,
                    RoutingFact.familyLinkId,
                    RoutingFact.policyReviewId,
                    RoutingFact.briefingId,
                    RoutingFact.trainingId,
                    RoutingFact.correctionId,
                    RoutingFact.toldParty,
                    RoutingFact.isPassingOnDemanded,
                    RoutingFact.isDueAssumed,
                    RoutingFact.reviewClock,
                    RoutingFact.toldOf)
            .map(RoutingFact::name)
            .toList();

    private static final String OF_ID = "WHERE task.id_ = #{value}";

    private static final String OF_CONCERN =
            "JOIN engine.act_ru_execution process ON process.id_ = task.proc_inst_id_ WHERE process.business_key_ = #{value}";

    private static final String INVOLVING =
            "WHERE task.assignee_ = #{value} OR task.owner_ = #{value} OR EXISTS (SELECT 1 FROM engine.act_ru_identitylink link"
                    + " WHERE link.task_id_ = task.id_ AND link.user_id_ = #{value})";

    private final ProcessEngine engine;
    private final JdbcClient database;
    private final KeptOffers offers;
    private final Clock clock;
    private final PerReading<String, List<OpenStep>> openSteps = new PerReading<>(this::openStepsNow);

    EngineProcedures(@Lazy ProcessEngine engine, JdbcClient database, KeptOffers offers, Clock clock) {
        this.engine = engine;
        this.database = database;
        this.offers = offers;
        this.clock = clock;
    }

    @Override
    public void start(String processId, String reference, RoutingFacts facts) {
        asSystem(() -> engine.getRuntimeService().startProcessInstanceByKey(processId, reference, facts.asVariables()));
    }

    @Override
    public void tell(Reference reference, RoutingFacts facts, String messageName) {
        asSystem(() -> {
            engine.getRuntimeService()
                    .createExecutionQuery()
                    .processDefinitionKey(MAIN)
                    .processInstanceBusinessKey(reference.value())
                    .messageEventSubscriptionName(messageName)
                    .list()
                    .forEach(waiting -> engine.getRuntimeService()
                            .messageEventReceived(messageName, waiting.getId(), facts.kept()));
            return null;
        });
    }

    @Override
    public boolean waitsFor(Reference reference, String messageName) {
        return asSystem(() -> engine.getRuntimeService()
                        .createExecutionQuery()
                        .processDefinitionKey(MAIN)
                        .processInstanceBusinessKey(reference.value())
                        .messageEventSubscriptionName(messageName)
                        .count())
                > 0;
    }

    @Override
    public void startAt(String processId, Reference reference, RoutingFacts facts, StepId step) {
        asSystem(() -> engine.getRuntimeService()
                .createProcessInstanceByKey(processId)
                .businessKey(reference.value())
                .setVariables(facts.values())
                .startBeforeActivity(step.value())
                .execute());
    }

    @Override
    public void goOn(
            String processId, Reference from, Reference to, RoutingFact fact, Object value, RoutingFacts changed) {
        asSystem(() -> {
            instances(processId, from.value(), fact, value)
                    .forEach(instance -> goOn(instance, processId, to.value(), changed));
            return null;
        });
    }

    /** One that only waits to be tried again, at a save point, ends where it is. */
    private void goOn(ProcessInstance instance, String processId, String to, RoutingFacts changed) {
        RuntimeService runtime = engine.getRuntimeService();
        ActivityInstance[] steps = runtime.getActivityInstance(instance.getId()).getChildActivityInstances();
        if (steps.length == 0) {
            return;
        }
        Map<String, Object> facts = new HashMap<>();
        runtime.getVariablesTyped(instance.getId(), false).forEach(facts::put);
        OF_REFERENCE.forEach(facts::remove);
        facts.putAll(changed.values());
        Map<String, Date> due = tasks("WHERE task.proc_inst_id_ = #{value}", instance.getId()).stream()
                .filter(task -> task.getDueDate() != null)
                .collect(Collectors.toMap(Task::getTaskDefinitionKey, Task::getDueDate, (one, other) -> one));
        for (ActivityInstance step : steps) {
            String started = runtime.createProcessInstanceByKey(processId)
                    .businessKey(to)
                    .setVariables(facts)
                    .startBeforeActivity(step.getActivityId())
                    .execute()
                    .getId();
            Optional.ofNullable(due.get(step.getActivityId())).ifPresent(then -> touched()
                    .filter(task -> task.getProcessInstanceId().equals(started))
                    .forEach(task -> notLater(task, then)));
        }
        runtime.deleteProcessInstance(instance.getId(), "goes on elsewhere");
    }

    @Override
    public void notLater(Reference reference, StepId step, Instant dueAt) {
        asSystem(() -> {
            // A query finds what was there before; what has begun since is known to the command alone.
            tasks(OF_CONCERN, reference.value());
            touched()
                    .filter(task -> task.getTaskDefinitionKey().equals(step.value())
                            && reference
                                    .value()
                                    .equals(task.getProcessInstance().getBusinessKey()))
                    .forEach(task -> notLater(task, Date.from(dueAt)));
            return null;
        });
    }

    private static Stream<TaskEntity> touched() {
        return Context.getCommandContext().getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                .filter(task -> !task.isDeleted());
    }

    private void notLater(TaskEntity task, Date dueAt) {
        if (task.getDueDate() == null
                || !dueAt.toInstant().isBefore(task.getDueDate().toInstant())) {
            return;
        }
        task.setDueDate(dueAt);
        keepOffer(task);
        task.getExecution().getJobs().stream()
                .filter(timer -> overdue(task).equals(timer.getActivityId()))
                .forEach(timer -> timer.setDuedate(dueAt));
    }

    /** The timer that makes a step overdue, in each model. */
    private static String overdue(Task task) {
        return task.getTaskDefinitionKey().replace("userTask_", "event_") + "Overdue";
    }

    @Override
    public void startAgain(Reference reference, RoutingFacts facts, String messageName) {
        asSystem(() -> {
            long running = engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processDefinitionKey(MAIN)
                    .processInstanceBusinessKey(reference.value())
                    .count();
            if (running > 0) {
                throw new IllegalStateException("The procedure of " + reference + " is running already");
            }
            return engine.getRuntimeService()
                    .createMessageCorrelation(messageName)
                    .processInstanceBusinessKey(reference.value())
                    .setVariables(facts.asVariables())
                    .correlateStartMessage();
        });
    }

    @Override
    public void keep(Reference reference, RoutingFacts facts) {
        asSystem(() -> {
            engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processDefinitionKey(MAIN)
                    .processInstanceBusinessKey(reference.value())
                    .list()
                    .forEach(main -> engine.getRuntimeService().setVariables(main.getId(), facts.kept()));
            return null;
        });
    }

    @Override
    public void keepAtStep(TaskId taskId, RoutingFacts facts) {
        asSystem(() -> {
            engine.getRuntimeService().setVariables(task(taskId).getProcessInstanceId(), facts.kept());
            return null;
        });
    }

    @Override
    public void startForSchool(String processId, String key, RoutingFacts facts) {
        asSystem(() -> engine.getRuntimeService().startProcessInstanceByKey(processId, key, facts.asVariables()));
    }

    @Override
    public long countRunning(String processId) {
        return asSystem(() -> engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(processId)
                .count());
    }

    @Override
    public void end(String processId, String reference, RoutingFact fact, Object value) {
        asSystem(() -> {
            instances(processId, reference, fact, value)
                    .forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "done"));
            return null;
        });
    }

    @Override
    public void hurry(String processId, Reference reference, RoutingFact fact, Object value) {
        asSystem(() -> {
            ManagementService jobs = engine.getManagementService();
            instances(processId, reference.value(), fact, value).stream()
                    .flatMap(instance ->
                            jobs.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
                    .forEach(timer -> jobs.setJobDuedate(timer.getId(), Date.from(clock.instant())));
            return null;
        });
    }

    @Override
    public void hurryEvent(Reference reference, String event) {
        asSystem(() -> {
            ManagementService jobs = engine.getManagementService();
            engine
                    .getRuntimeService()
                    .createProcessInstanceQuery()
                    .processDefinitionKey(MAIN)
                    .processInstanceBusinessKey(reference.value())
                    .list()
                    .stream()
                    .flatMap(main ->
                            jobs.createJobQuery().processInstanceId(main.getId()).activityId(event).list().stream())
                    .forEach(timer -> jobs.setJobDuedate(timer.getId(), Date.from(clock.instant())));
            return null;
        });
    }

    private List<ProcessInstance> instances(String processId, String reference, RoutingFact fact, Object value) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(processId)
                .processInstanceBusinessKey(reference)
                .variableValueEquals(fact.name(), value)
                .list();
    }

    @Override
    public List<OpenStep> openSteps(String reference) {
        return openSteps.get(reference);
    }

    private List<OpenStep> openStepsNow(String reference) {
        return asSystem(() -> seen(tasks(OF_CONCERN, reference)));
    }

    @Override
    public List<OpenStep> stepsDueBefore(Instant time) {
        return asSystem(() -> seen(tasks("WHERE task.due_date_ < #{value}", Date.from(time))));
    }

    @Override
    public List<OpenStep> openStepsOf(AccountId account) {
        return asSystem(() -> seen(tasks(INVOLVING, account.value())));
    }

    @Override
    public Set<AccountId> everyoneOffered() {
        return database.sql("SELECT DISTINCT user_id_ FROM engine.act_ru_identitylink"
                        + " WHERE task_id_ IS NOT NULL AND user_id_ IS NOT NULL")
                .query((row, number) -> AccountId.of(row.getString(1)))
                .set();
    }

    @Override
    public List<Reference> referencesWithSteps() {
        return database
                .sql("SELECT DISTINCT process.business_key_ FROM engine.act_ru_task task"
                        + " JOIN engine.act_ru_execution process ON process.id_ = task.proc_inst_id_"
                        + " WHERE process.business_key_ IS NOT NULL ORDER BY 1")
                .query(String.class)
                .list()
                .stream()
                .flatMap(key -> Reference.in(key).stream())
                .toList();
    }

    @Override
    public List<OpenStep> stepsOfSchool() {
        return asSystem(() -> seen(tasks("", ""))).stream()
                .filter(step -> step.reference().isEmpty())
                .toList();
    }

    @Override
    public void tryFailedAgain() {
        asSystem(() -> {
            ManagementService jobs = engine.getManagementService();
            jobs.createJobQuery().noRetriesLeft().list().forEach(job -> jobs.setJobRetries(job.getId(), 1));
            return null;
        });
    }

    @Override
    public List<String> failedForGood() {
        return asSystem(() -> engine.getManagementService().createJobQuery().noRetriesLeft().list().stream()
                .map(Job::getProcessInstanceId)
                .map(instance ->
                        Optional.ofNullable(instance).flatMap(this::businessKey).orElse(""))
                .toList());
    }

    private Optional<String> businessKey(String instance) {
        return Optional.ofNullable(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult())
                .map(ProcessInstance::getBusinessKey);
    }

    @Override
    public Optional<OpenStep> openStep(TaskId taskId) {
        return asSystem(() -> seen(tasks(OF_ID, taskId.value()))).stream().findFirst();
    }

    /**
     * The engine's own task query is put together again for each call, which took a sixth of the processor time of all process tests.
     * These statements are fixed. They are for the system alone, since they check nobody's rights.
     *
     * @param where what {@code #{value}} stands in
     */
    private List<Task> tasks(String where, Object value) {
        return engine.getTaskService()
                .createNativeTaskQuery()
                .sql("SELECT task.* FROM engine.act_ru_task task " + where + " ORDER BY task.create_time_, task.id_")
                .parameter("value", value)
                .list();
    }

    private List<OpenStep> seen(List<Task> tasks) {
        return tasks.stream()
                // What this transaction has just ended is still in the table.
                .filter(task -> !((TaskEntity) task).isDeleted())
                .map(this::openStep)
                .toList();
    }

    private OpenStep openStep(Task task) {
        Set<AccountId> people = people(task);
        Map<String, Object> facts = engine.getTaskService().getVariables(task.getId(), SHOWN_FACTS).entrySet().stream()
                .filter(fact -> fact.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        UserTask model = (UserTask) engine.getRepositoryService()
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        return new OpenStep(
                TaskId.of(task.getId()),
                (String) facts.getOrDefault(RoutingFact.reference.name(), ""),
                StepId.of(task.getTaskDefinitionKey()),
                task.getName(),
                model.getName(),
                StepModels.offeredTo(model),
                StepModels.opensRecord(model),
                facts,
                people,
                AccountId.in(task.getAssignee()),
                task.getCreateTime().toInstant(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant));
    }

    @Override
    public void offerAlso(TaskId taskId, Set<AccountId> people) {
        withNobodySignedIn(() -> {
            Set<AccountId> all = new HashSet<>(openStep(task(taskId)).people());
            all.addAll(people);
            engine.getTaskService().setAssignee(taskId.value(), null);
            offer(taskId, all);
            return null;
        });
    }

    @Override
    public void release(TaskId taskId) {
        offerAlso(taskId, Set.of());
    }

    @Override
    public void offerOnly(TaskId taskId, Set<AccountId> people) {
        withNobodySignedIn(() -> {
            Optional<AccountId> holder = AccountId.in(task(taskId).getAssignee());
            if (holder.isPresent() && !people.contains(holder.get())) {
                engine.getTaskService().setAssignee(taskId.value(), null);
            }
            offer(taskId, people);
            return null;
        });
    }

    private void keepOffer(Task task) {
        keepOffer(task, people(task));
    }

    private void keepOffer(Task task, Set<AccountId> people) {
        offers.keep(
                (String) engine.getTaskService().getVariable(task.getId(), RoutingFact.reference.name()),
                task.getId(),
                people,
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant));
    }

    private Set<AccountId> people(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getUserId)
                .flatMap(id -> AccountId.in(id).stream())
                .collect(Collectors.toSet());
    }

    private Task task(TaskId taskId) {
        return tasks(OF_ID, taskId.value()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No step has the id " + taskId));
    }

    private void offer(TaskId taskId, Set<AccountId> people) {
        TaskService service = engine.getTaskService();
        Set<AccountId> offered = service.getIdentityLinksForTask(taskId.value()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getUserId)
                .map(AccountId::of)
                .collect(Collectors.toSet());
        people.stream()
                .filter(person -> !offered.contains(person))
                .forEach(person -> service.addCandidateUser(taskId.value(), person.value()));
        offered.stream()
                .filter(person -> !people.contains(person))
                .forEach(person -> service.deleteCandidateUser(taskId.value(), person.value()));
        if (!offered.equals(people)) {
            keepOffer(task(taskId), people);
        }
        // A grant that came by taking the step has no candidate's link to go with.
        engine
                .getAuthorizationService()
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(taskId.value())
                .list()
                .stream()
                .filter(grant -> grant.getUserId() != null && !people.contains(AccountId.of(grant.getUserId())))
                .forEach(grant -> engine.getAuthorizationService().deleteAuthorization(grant.getId()));
    }

    @Override
    public void moveDue(TaskId taskId, Instant dueAt) {
        asSystem(() -> {
            TaskService service = engine.getTaskService();
            service.setDueDate(taskId.value(), Date.from(dueAt));
            keepOffer(task(taskId));
            service.setName(
                    taskId.value(), StepOffering.withDueGiven(task(taskId).getName()));
            service.removeVariableLocal(taskId.value(), RoutingFact.isDueAssumed.name());
            return null;
        });
    }

    @Override
    public void bringForward(TaskId taskId, Instant dueAt) {
        asSystem(() -> {
            Task task = task(taskId);
            if (task.getDueDate() == null || !dueAt.isBefore(task.getDueDate().toInstant())) {
                return null;
            }
            moveDue(taskId, dueAt);
            ManagementService jobs = engine.getManagementService();
            jobs.createJobQuery()
                    .executionId(task.getExecutionId())
                    .activityId(overdue(task))
                    .list()
                    .forEach(timer -> jobs.setJobDuedate(timer.getId(), Date.from(dueAt)));
            return null;
        });
    }

    /** Nobody takes a step from somebody else; the procedure does, whoever it acts for. */
    private <T> void withNobodySignedIn(Callable<T> call) {
        IdentityService identity = engine.getIdentityService();
        Authentication signedIn = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            asSystem(call);
        } finally {
            identity.setAuthentication(signedIn);
        }
    }

    private <T> T asSystem(Callable<T> call) {
        return AsSystem.inCommand(engine, call);
    }
}

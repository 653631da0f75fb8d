package school.safeguarding.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.engine.background.NotNow;

/** One concern as the school's people work it: with their own rights, through its forms, on the real database. */
public class Story {

    private static final String NOTHING = "no instance has this id";

    private final ProcessEngine engine;
    private final MovableClock clock;
    private String reference;

    public Story(ProcessEngine engine, MovableClock clock) {
        this.engine = engine;
        this.clock = clock;
        clock.reset();
    }

    public Story reported(Answers report) {
        return reportedBy("teacher", report);
    }

    public Story reportedBy(String person, Answers report) {
        return begunBy(person, "cse-concern", report);
    }

    /** Somebody starts a process that this story is about from then on. */
    public Story begunBy(String person, String process, Answers answers) {
        reference = start(person, process, answers).getBusinessKey();
        return this;
    }

    /** A concern that came of another. */
    public Story of(String other) {
        reference = other;
        return this;
    }

    public String reference() {
        return reference;
    }

    /** The person claims the step and submits its form; save points after it are passed. */
    public Story does(String person, String step, Answers answers) {
        submit(person, task(step), answers);
        return passSavePoints();
    }

    /** The same for the step of one agency's referral. */
    public Story does(String person, String step, String agency, Answers answers) {
        submit(person, task(step, agency), answers);
        return passSavePoints();
    }

    /** Takes the step and does nothing with it. */
    public void claims(String person, String step) {
        claims(person, task(step));
    }

    /** The same for the step of one agency's referral. */
    public void claims(String person, String step, String agency) {
        claims(person, task(step, agency));
    }

    private void claims(String person, Task task) {
        as(person, () -> {
            engine.getTaskService().claim(task.getId(), person);
            return null;
        });
    }

    public void doesWithoutJobs(String person, String step, Answers answers) {
        submit(person, task(step), answers);
    }

    /** The same for the step of one agency's referral. */
    public void doesWithoutJobs(String person, String step, String agency, Answers answers) {
        submit(person, task(step, agency), answers);
    }

    private void submit(String person, Task task, Answers answers) {
        as(person, () -> {
            engine.getTaskService().claim(task.getId(), person);
            engine.getFormService().submitTaskForm(task.getId(), answers.asMap());
            return null;
        });
    }

    /** Runs every job of this concern that is due, and what belongs to no process, until none is. */
    public Story passSavePoints() {
        Optional<String> due;
        while ((due = nextJob()).isPresent()) {
            engine.getManagementService().executeJob(due.get());
        }
        return this;
    }

    /** Asked after each job, so in one statement that is written down and not in three that are put together. */
    private Optional<String> nextJob() {
        return database()
                .sql("SELECT job.id_ FROM engine.act_ru_job job"
                        + " LEFT JOIN engine.act_ru_execution process ON process.id_ = job.process_instance_id_"
                        + " WHERE job.retries_ > 0 AND (job.duedate_ IS NULL OR job.duedate_ <= :now)"
                        + " AND (process.business_key_ = :reference OR job.process_instance_id_ IS NULL AND job.type_ = 'message')"
                        + " ORDER BY process.id_ NULLS FIRST, job.id_ LIMIT 1")
                .param("now", Timestamp.from(ClockUtil.getCurrentTime().toInstant()))
                .param("reference", reference)
                .query(String.class)
                .optional();
    }

    private JdbcClient database() {
        return JdbcClient.create(engine.getProcessEngineConfiguration().getDataSource());
    }

    private List<Job> background() {
        return background(engine);
    }

    /** Does what belongs to no process, such as the mails that a step gave. */
    public static void runBackground(ProcessEngine engine) {
        List<Job> due;
        while (!(due = background(engine)).isEmpty()) {
            engine.getManagementService().executeJob(due.get(0).getId());
        }
    }

    private static List<Job> background(ProcessEngine engine) {
        return engine.getManagementService().createJobQuery().messages().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .toList();
    }

    /** Of this concern, however many others there are. */
    private JobQuery jobs() {
        Set<String> instances = instances().stream().map(ProcessInstance::getId).collect(Collectors.toSet());
        JobQuery jobs = engine.getManagementService().createJobQuery();
        return instances.isEmpty() ? jobs.processInstanceId(NOTHING) : jobs.processInstanceIds(instances);
    }

    /** Lets the due time of this step come, and sees that somebody else becomes responsible for it. */
    public Story passesOn(String step) {
        Set<String> before = offeredTo(step);
        fireTimer(step.replace("userTask_", "event_") + "Overdue");
        Set<String> after = new TreeSet<>(peopleOffered(step));
        after.addAll(peopleOffered("userTask_actOnOverdueStep"));
        assertThat(after).as("responsible for %s", step).containsAll(before).hasSizeGreaterThan(before.size());
        return this;
    }

    /** Lets a timer's time come without moving the clock. */
    public Story fireTimer(String event) {
        onlyTimer(event);
        return passSavePoints();
    }

    /** The same, and nothing that follows from it. */
    public void onlyTimer(String event) {
        // The engine's query for an activity takes no instances beside it.
        Set<String> instances = instances().stream().map(ProcessInstance::getId).collect(Collectors.toSet());
        Job timer = engine.getManagementService().createJobQuery().activityId(event).list().stream()
                .filter(job -> instances.contains(job.getProcessInstanceId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No timer waits at " + event));
        engine.getManagementService().executeJob(timer.getId());
    }

    /** Somebody starts a process of their own, about this concern or none. */
    public Story starts(String person, String process, Answers answers) {
        start(person, process, answers);
        return passSavePoints();
    }

    private ProcessInstance start(String person, String process, Answers answers) {
        return as(person, () -> {
            String definition = engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .latestVersion()
                    .singleResult()
                    .getId();
            return engine.getFormService().submitStartForm(definition, answers.asMap());
        });
    }

    /** Moves the clock to the day, at that time in Europe/London; nothing happens by itself. */
    public Story at(String day, String time) {
        clock.set(LocalDate.parse(day)
                .atTime(LocalTime.parse(time))
                .atZone(clock.getZone())
                .toInstant());
        return this;
    }

    /** Moves the clock to the day, at that time in Europe/London, and lets what fell due happen. */
    public Story on(String day, String time) {
        return at(day, time).passSavePoints();
    }

    /** Lets every due job run once, whether it succeeds or not. */
    public void triesDueJobs() {
        background().forEach(this::tries);
        jobs().executable().list().forEach(this::tries);
    }

    /** The next try of every mail of this concern that was not taken, whenever it would be. */
    public void letMailBeTriedAgain() {
        jobs().processDefinitionKey("notice")
                .messages()
                .withRetriesLeft()
                .list()
                .forEach(this::tries);
    }

    private void tries(Job job) {
        try {
            engine.getManagementService().executeJob(job.getId());
        } catch (RuntimeException e) {
            // The engine has counted the try, or not, and set the next; what comes of it is what the test asks.
            assertThat(e)
                    .satisfiesAnyOf(
                            failed -> assertThat(failed).hasMessageContaining("not taken"),
                            waits -> assertThat(waits).isInstanceOf(NotNow.class));
        }
    }

    /** Whoever is offered each of several open steps of one kind does it. */
    public void doesAll(String step, Answers answers) {
        for (Task task : tasks(step)) {
            String person = engine.getTaskService()
                    .getIdentityLinksForTask(task.getId())
                    .get(0)
                    .getUserId();
            submit(person, task, answers);
        }
        passSavePoints();
    }

    public List<String> peopleOffered(String step) {
        return tasks(step).stream()
                .flatMap(task -> engine.getTaskService().getIdentityLinksForTask(task.getId()).stream())
                .map(IdentityLink::getUserId)
                .toList();
    }

    public Task task(String step) {
        List<Task> tasks = tasks(step);
        assertThat(tasks)
                .as("open steps %s of %s among %s", step, reference, openSteps())
                .hasSize(1);
        return tasks.get(0);
    }

    public Task task(String step, String agency) {
        return tasksFor(step, agency).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + step + " for " + agency + " among " + openSteps()));
    }

    /** The open steps of one kind for one agency. */
    public List<Task> tasksFor(String step, String agency) {
        return tasks(step).stream()
                .filter(task -> agency.equals(engine.getTaskService().getVariable(task.getId(), "agency")))
                .toList();
    }

    private List<Task> tasks(String step) {
        return tasks().stream()
                .filter(task -> task.getTaskDefinitionKey().equals(step))
                .toList();
    }

    /** By a fixed statement: tests ask for tasks so often that the engine's own query makes a build slower. */
    private List<Task> tasks() {
        return engine.getTaskService()
                .createNativeTaskQuery()
                .sql("SELECT task.* FROM engine.act_ru_task task JOIN engine.act_ru_execution process"
                        + " ON process.id_ = task.proc_inst_id_ WHERE process.business_key_ = #{reference}")
                .parameter("reference", reference)
                .list();
    }

    /** What there is to do for whoever works the concern; the reporter's own step and early help are asked for by name. */
    public Set<String> openSteps() {
        Set<String> steps = everyOpenStep();
        steps.removeAll(Set.of("userTask_sayWhetherWorried", "userTask_planEarlyHelp", "userTask_reviewEarlyHelp"));
        return steps;
    }

    public Set<String> everyOpenStep() {
        return tasks().stream().map(Task::getTaskDefinitionKey).collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<String> offeredTo(String step) {
        return engine.getTaskService().getIdentityLinksForTask(task(step).getId()).stream()
                .map(IdentityLink::getUserId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The main process's own view of itself, to assert on in the engine's terms. */
    public ProcessInstance process() {
        BpmnAwareTests.init(engine);
        return main();
    }

    /** The ids of everything this concern has passed, in one process. */
    public List<String> passed(String process) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .processDefinitionKey(process)
                .list()
                .stream()
                .flatMap(instance -> engine
                        .getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(instance.getId())
                        .orderPartiallyByOccurrence()
                        .asc()
                        .list()
                        .stream())
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    public List<ProcessInstance> instances() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .list();
    }

    /** The reporter may still be asked whether they are content. */
    public boolean isClosed() {
        return main() == null && openSteps().isEmpty();
    }

    public Object fact(String name) {
        return engine.getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(main().getId())
                .variableName(name)
                .singleResult()
                .getValue();
    }

    private ProcessInstance main() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .processDefinitionKey("cse-concern")
                .singleResult();
    }

    /** What somebody does with their own rights in the engine. */
    public <T> T as(String person, Callable<T> call) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                .map(group -> group.getId())
                .toList();
        engine.getIdentityService().setAuthentication(person, groups);
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** Walks one referral to the agency's accepted decision. */
    public Story accepts(String person, String agency) {
        return does(person, "userTask_makeReferral", agency, Answers.telephoned())
                .does(person, "userTask_writtenConfirmation", agency, Answers.written())
                .does(
                        person,
                        "userTask_recordAcknowledgement",
                        agency,
                        agency.equals("lado")
                                ? Answers.agencyAccepts().with("ladoThreshold", "met")
                                : Answers.agencyAccepts());
    }

    /** Walks one referral to the end of the agency's work. */
    public Story settles(String person, String agency) {
        return accepts(person, agency)
                .does(
                        person,
                        "userTask_recordWhatBecameOfIt",
                        agency,
                        agency.equals("lado") ? Answers.allegationEnded() : Answers.workEnded());
    }

    /** Tells home and is done with it. */
    public Story tellsHome(String person) {
        return does(person, "userTask_decideParentContact", Answers.tellNow())
                .does(person, "userTask_recordContact", Answers.reached());
    }

    /** Early help is planned, and over at its first review. */
    public Story endsEarlyHelp(String person) {
        return does(person, "userTask_planEarlyHelp", Answers.earlyHelpPlanned())
                .does(person, "userTask_reviewEarlyHelp", Answers.earlyHelpReviewed("over"));
    }

    /** From the outcome to the end, with early help over. */
    public Story closes(String person, String second) {
        if (everyOpenStep().contains("userTask_planEarlyHelp")) {
            endsEarlyHelp(person);
        }
        return does(person, "userTask_reviewOutcome", Answers.outcome("close"))
                .does(person, "userTask_recordAndClose", Answers.close())
                .does(second, "userTask_countersignClose", Answers.agree());
    }
}

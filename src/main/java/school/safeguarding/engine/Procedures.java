package school.safeguarding.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.StepId;
import school.safeguarding.step.TaskId;

/** Starts and steers the models from a use case, in the use case's own transaction. */
public interface Procedures {

    /** Starts the process with this id and this business key. */
    void start(String processId, String key, RoutingFacts facts);

    /** Starts the process with this id for a concern, whose reference becomes its business key. */
    default void start(String processId, Reference reference, RoutingFacts facts) {
        start(processId, reference.value(), facts);
    }

    /** Starts a process that is about no concern; its key is what its forms show their view of. */
    void startForSchool(String processId, String key, RoutingFacts facts);

    /** Whether a process's key is a concern's reference; others have keys of their own. */
    static boolean isReference(String key) {
        return RoutingFact.isReference(key);
    }

    /** How many instances of the process with this id are running. */
    long countRunning(String processId);

    /** Sends the message with these facts to the open main process of this concern, if it waits for it there; none is fine. */
    void tell(Reference reference, RoutingFacts facts, String messageName);

    /** Whether the main process of this concern waits for the message. */
    boolean waitsFor(Reference reference, String messageName);

    /** Starts the process with this id at a step of its model; the reference becomes its business key. */
    void startAt(String processId, Reference reference, RoutingFacts facts, StepId step);

    /**
     * Has the instances of this process that hold this fact go on under another reference, at the steps where they stand and
     * with what they know. No step becomes due later; what has made others responsible for a late one begins again.
     *
     * @param changed what they know otherwise from then on
     */
    void goOn(String processId, Reference from, Reference to, RoutingFact fact, Object value, RoutingFacts changed);

    /** Makes the open steps of this concern of that kind due no later than then, those too that began in this transaction. */
    void notLater(Reference reference, StepId step, Instant dueAt);

    /**
     * Starts the main process of this concern with the message, which no person can send.
     *
     * @throws IllegalStateException if one is running: there is one for each concern at most
     */
    void startAgain(Reference reference, RoutingFacts facts, String messageName);

    /** Has the open main process of this concern hold these facts; none is fine. */
    void keep(Reference reference, RoutingFacts facts);

    /** Has the process that this step belongs to hold these facts. */
    void keepAtStep(TaskId taskId, RoutingFacts facts);

    /** Ends the instances of this process that have this business key and hold this fact; none is fine. */
    void end(String processId, String key, RoutingFact fact, Object value);

    default void end(String processId, Reference reference, RoutingFact fact, Object value) {
        end(processId, reference.value(), fact, value);
    }

    /** Lets those instances wait no longer: what they wait for in time happens at once. None is fine. */
    void hurry(String processId, Reference reference, RoutingFact fact, Object value);

    /** Lets the main process of this concern wait no longer at this event of its model; none is fine. */
    void hurryEvent(Reference reference, String event);

    /** The open user tasks of this concern over all processes, oldest first. */
    default List<OpenStep> openSteps(Reference reference) {
        return openSteps(reference.value());
    }

    /** The same of what has another business key than a reference. */
    List<OpenStep> openSteps(String key);

    /** Whether this person is offered an open user task of what has that key. */
    default boolean isOffered(String key, AccountId account) {
        return openSteps(key).stream().anyMatch(step -> step.people().contains(account));
    }

    /** The open user tasks, of any concern or none, that were due before that time, oldest first. */
    List<OpenStep> stepsDueBefore(Instant time);

    /** The open user tasks, of any concern or none, that this person is offered or has taken, oldest first. */
    List<OpenStep> openStepsOf(AccountId account);

    /** The references of all concerns that have an open user task, in order. */
    List<Reference> referencesWithSteps();

    /** The open user tasks that are about no concern, oldest first. */
    List<OpenStep> stepsOfSchool();

    /** The account ids of everyone who is offered an open user task or has taken one. */
    Set<AccountId> everyoneOffered();

    /** Gives what has failed for good another round of tries. */
    void tryFailedAgain();

    /** What automatic steps have failed for good: the business keys of their processes, one for each; empty for one without. */
    List<String> failedForGood();

    Optional<OpenStep> openStep(TaskId taskId);

    /** Offers the step to these people too. Whoever has taken it no longer has it to themselves. */
    void offerAlso(TaskId taskId, Set<AccountId> people);

    /** Whoever has taken the step no longer has it to themselves: everybody who is offered it may take it. */
    void release(TaskId taskId);

    /** Offers the step to these people and to nobody else. */
    void offerOnly(TaskId taskId, Set<AccountId> people);

    /** Gives the step a due time that somebody has set, which is not assumed whatever the one before was. */
    void moveDue(TaskId taskId, Instant dueAt);

    /** The same for a due time that is earlier than the step's own, with the timer that makes it overdue; else nothing. */
    void bringForward(TaskId taskId, Instant dueAt);

    /**
     * @param id the task's id in the engine
     * @param reference the concern; empty for a step about none
     * @param step the user task's id in its model
     * @param name the task's name as Tasklist shows it
     * @param title what is done, as the model names it
     * @param offeredTo the model's {@code offeredTo} property of that user task
     * @param opensRecord whether whoever has it in hand may read the concern's record for it: the model's {@code reads}
     * @param facts the routing facts at that step
     * @param people account ids of whoever is offered it
     * @param holder whoever has taken it
     */
    record OpenStep(
            TaskId id,
            String reference,
            StepId step,
            String name,
            String title,
            String offeredTo,
            boolean opensRecord,
            Map<String, Object> facts,
            Set<AccountId> people,
            Optional<AccountId> holder,
            Instant createdAt,
            Optional<Instant> dueAt) {

        /** Whether its due time was counted with days that the school calendar does not know. */
        public boolean isDueAssumed() {
            return Boolean.TRUE.equals(facts.get(RoutingFact.isDueAssumed.name()));
        }

        /** Whoever has taken it, else everyone who is offered it. */
        public Set<AccountId> heldBy() {
            return holder.map(Set::of).orElse(people);
        }
    }
}

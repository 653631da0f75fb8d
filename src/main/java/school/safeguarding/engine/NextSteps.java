package school.safeguarding.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.step.StepId;
import school.safeguarding.step.TaskId;

/** Open steps of all concerns at once, as codes: for a list that says of each what comes next. */
public interface NextSteps {

    /** In one statement, however many there are: those that are due first, first, and last those without a due time. */
    List<NextStep> all();

    /** The same of these concerns alone. */
    List<NextStep> of(Set<String> references);

    /**
     * What this person is asked to do and nobody else has taken, in the same order. A step about no concern has an empty
     * reference; adding to a record may be done at any time and is no step that anybody is asked for.
     */
    List<NextStep> of(AccountId account);

    /** The same of one concern alone. */
    List<NextStep> of(AccountId account, String reference);

    /**
     * @param step the user task's id in its model
     * @param opensRecord whether whoever has it in hand may read the concern's record for it
     * @param title as Tasklist shows it, without the reference
     * @param people account ids of whoever is offered it or has taken it
     */
    record NextStep(
            TaskId taskId,
            String reference,
            StepId step,
            boolean opensRecord,
            String title,
            Optional<Instant> dueAt,
            Optional<AccountId> holder,
            Set<AccountId> people) {

        /** Whoever has taken it, else everyone who is offered it. */
        public Set<AccountId> heldBy() {
            return holder.map(Set::of).orElse(people);
        }
    }
}

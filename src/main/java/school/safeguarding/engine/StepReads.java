package school.safeguarding.engine;

import school.safeguarding.account.AccountId;
import school.safeguarding.step.TaskId;

/** Learns that somebody opened a step's form and read the record through it. */
public interface StepReads {

    /** Runs in the read's own transaction. */
    void read(String reference, TaskId taskId, AccountId reader);
}

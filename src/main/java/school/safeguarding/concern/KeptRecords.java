package school.safeguarding.concern;

import java.time.LocalDate;
import java.util.List;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** Records, and how long they are kept. Nothing deletes one by itself. */
public interface KeptRecords {

    /** Gives a job of its own to each record that two people have agreed to have deleted; it says there what keeps it by now. */
    void deleteAgreed();

    /**
     * Without those that cannot be opened: those that have been kept for as long as the rules ask, are on no legal hold, and that this person may have deleted. Nobody
     * has asked for it yet.
     *
     * @param day in Europe/London
     */
    List<Reference> due(LocalDate day, AccountId account);
}

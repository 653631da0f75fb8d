package school.safeguarding.escalation;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/**
 * A day begins and one person is to be told how things stand, counting only what they may know.
 *
 * @param open how many concerns are open that they may know of
 * @param overdue how many steps of concerns that they may know of are late
 * @param isKnown whether they may know what a reference, or a key that is none, stands for
 * @param alarms whole sentences, without any narrative
 * @param keptLongEnough records that have been kept for as long as the rules ask
 * @param forgotten how many pupils who have left the register has forgotten today
 */
public record SummaryDue(
        AccountId account,
        LocalDate day,
        int open,
        int overdue,
        Predicate<String> isKnown,
        List<String> alarms,
        List<Reference> keptLongEnough,
        int forgotten) {

    /** Whether there is more to say than that all is well. */
    public boolean isWarning() {
        return !alarms.isEmpty() || !keptLongEnough.isEmpty() || forgotten > 0;
    }
}

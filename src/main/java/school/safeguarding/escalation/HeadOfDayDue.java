package school.safeguarding.escalation;

import java.time.LocalDate;
import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * A day begins, and the chair is told where the chain of all records and traces ends: kept outside the school's machine, it
 * shows later whether anything before it was changed.
 *
 * @param code the hash, as {@code verify} takes it
 */
public record HeadOfDayDue(LocalDate day, String code, Set<AccountId> told) {}

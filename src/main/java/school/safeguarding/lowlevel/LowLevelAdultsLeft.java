package school.safeguarding.lowlevel;

import java.time.LocalDate;
import school.safeguarding.account.AccountId;

/**
 * In the list that somebody keeps is something about an adult who has no account here any more.
 *
 * @param account whoever keeps it, and may see it
 * @param day on which it is said
 */
public record LowLevelAdultsLeft(AccountId account, LocalDate day) {}

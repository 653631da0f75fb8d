package school.safeguarding.people;

import java.time.LocalDate;
import java.util.Set;
import school.safeguarding.account.AccountId;

/**
 * A change was agreed to without a chair, and is not made yet.
 *
 * @param day on which it is said
 * @param what a sentence by account ids
 * @param told account ids
 */
public record AccountChangeHeldBack(String changeId, LocalDate day, String what, Set<AccountId> told) {}

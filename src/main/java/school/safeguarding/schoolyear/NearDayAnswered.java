package school.safeguarding.schoolyear;

import school.safeguarding.account.AccountId;

/**
 * Whoever was asked has said whether a near day is changed.
 *
 * @param account whoever had asked for it
 */
public record NearDayAnswered(String changeId, boolean isConfirmed, AccountId account) {}

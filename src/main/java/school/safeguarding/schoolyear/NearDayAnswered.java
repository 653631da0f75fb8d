package school.safeguarding.schoolyear;

/**
 * Whoever was asked has said whether a near day is changed.
 *
 * @param account whoever had asked for it
 */
public record NearDayAnswered(String changeId, boolean isConfirmed, String account) {}

package school.safeguarding.lowlevel;

import school.safeguarding.account.AccountId;

/**
 * A second person has said whether an entry is taken out of its list.
 *
 * @param account whoever added it where it is, so that two people cannot do it unseen; else whoever asked for it
 */
public record LowLevelRemovalAnswered(String reference, boolean isAgreed, AccountId account) {}

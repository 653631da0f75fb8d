package school.safeguarding.responsibility;

import school.safeguarding.account.AccountId;

/**
 * What a second person says to something that was put right.
 *
 * @param askedBy account id of whoever asked for it
 * @param isOnPaper whether it is about what paper shows of the record
 * @param isAboutHead whether it lets the head read what they could not read
 */
public record ToConfirm(AccountId askedBy, boolean isOnPaper, boolean isAboutHead) {}

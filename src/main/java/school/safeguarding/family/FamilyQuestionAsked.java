package school.safeguarding.family;

import school.safeguarding.account.AccountId;

/**
 * Somebody is asked whether they have family at this school. Published in the transaction that asks.
 *
 * @param account whom
 */
public record FamilyQuestionAsked(String questionId, AccountId account) {}

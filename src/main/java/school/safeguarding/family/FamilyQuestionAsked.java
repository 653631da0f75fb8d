package school.safeguarding.family;

/**
 * Somebody is asked whether they have family at this school. Published in the transaction that asks.
 *
 * @param account whom
 */
public record FamilyQuestionAsked(String questionId, String account) {}

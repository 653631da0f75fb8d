package school.safeguarding.policy;

/** An edition of the policy is in force. Published in the transaction that publishes it. */
public record PolicyPublished(int edition) {}

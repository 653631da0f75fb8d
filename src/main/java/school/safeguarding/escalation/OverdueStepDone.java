package school.safeguarding.escalation;

import java.util.Set;

/** A step that was late is done, or fell away. */
public record OverdueStepDone(String reference, String overdueId, String step, Set<String> told) {}

package school.safeguarding.escalation.deadline;

import java.time.Instant;
import java.util.Map;

/**
 * When {@code deadlines.dmn} says that one step is due.
 *
 * @param isDeputyToldFromTheStart whether the deputy is offered the step together with the handler
 * @param source who says so
 * @param asked what the table was asked
 */
record Deadline(Instant dueAt, boolean isDeputyToldFromTheStart, String source, Map<String, Object> asked) {}

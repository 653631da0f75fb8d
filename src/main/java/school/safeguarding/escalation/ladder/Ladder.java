package school.safeguarding.escalation.ladder;

import java.util.List;
import school.safeguarding.escalation.deadline.DueRule;

/**
 * Whom a late step makes responsible, as {@code deadlines.dmn} says.
 *
 * @param rungs one after another: {@code chase}, {@code deputy}, {@code head}, {@code chair}
 * @param pause how long each of them has before the next
 */
public record Ladder(List<String> rungs, DueRule pause) {}

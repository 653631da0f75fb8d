package school.safeguarding.concern.event;

import java.util.Set;

/** A concern's steps were offered to people who had no part in it before. */
public record ConcernHandedOn(String reference, Set<String> people) {}

package school.safeguarding.concern.event;

/** A closed concern was opened again. */
public record ConcernReopened(String reference) {}

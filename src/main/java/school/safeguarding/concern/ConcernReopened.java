package school.safeguarding.concern;

/** A closed concern was opened again. */
public record ConcernReopened(String reference) {}

package school.safeguarding.concern.event;

/** A response was decided, whether or not a second person has to agree: what waits may be due earlier now. */
public record ResponseDecided(String reference) {}

package school.safeguarding.concern.event;

import school.safeguarding.reference.Reference;

/** A response was decided, whether or not a second person has to agree: what waits may be due earlier now. */
public record ResponseDecided(Reference reference) {}

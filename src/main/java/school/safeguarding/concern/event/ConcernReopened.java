package school.safeguarding.concern.event;

import school.safeguarding.reference.Reference;

/** A closed concern was opened again. */
public record ConcernReopened(Reference reference) {}

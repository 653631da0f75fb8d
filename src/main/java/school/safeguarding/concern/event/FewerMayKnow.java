package school.safeguarding.concern.event;

import school.safeguarding.reference.Reference;

/**
 * More than one exclusion was added to what the report said, or one of the chair: somebody outside the school is told, since it
 * may be how a concern is kept from those who would act on it.
 */
public record FewerMayKnow(Reference reference) {}

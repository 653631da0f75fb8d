package school.safeguarding.concern.event;

import school.safeguarding.reference.Reference;
import school.safeguarding.step.StepId;

/** A step has nobody left whom it could be offered to. */
public record StepWithoutPerson(Reference reference, StepId step) {}

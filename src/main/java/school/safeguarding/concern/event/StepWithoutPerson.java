package school.safeguarding.concern.event;

/** A step has nobody left whom it could be offered to. */
public record StepWithoutPerson(String reference, String step) {}

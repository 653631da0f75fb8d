package school.safeguarding.concern.event;

/**
 * A second person did not agree to what somebody put right in a concern.
 *
 * @param askedBy account id of whoever asked for it, who may know of the concern
 */
public record CorrectionRefused(String reference, String correctionId, String askedBy) {}

package school.safeguarding.concern.correct;

/** The person of concern has another name than was said: whoever was told the wrong one has to hear the right one. */
public record PersonOfConcernCorrected(String reference) {}

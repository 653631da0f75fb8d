package school.safeguarding.concern.correct;

import school.safeguarding.reference.Reference;

/** The person of concern has another name than was said: whoever was told the wrong one has to hear the right one. */
public record PersonOfConcernCorrected(Reference reference) {}

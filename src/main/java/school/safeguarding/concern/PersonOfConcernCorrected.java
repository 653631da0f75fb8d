package school.safeguarding.concern;

/** The person of concern has another name than was said: whoever was told the wrong one has to hear the right one. */
record PersonOfConcernCorrected(String reference) {}

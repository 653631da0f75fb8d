package school.safeguarding.concern.event;

import java.util.Set;

/** A concern was reported about a child of an earlier concern, which its handler may not read. */
public record RelatedConcernReported(String earlierReference, Set<String> itsHandlers) {}

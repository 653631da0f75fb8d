package school.safeguarding.concern.event;

import java.time.Instant;
import school.safeguarding.concern.ReportedAbout;
import school.safeguarding.reference.Reference;

/** A concern came in, and it was decided who handles it. Published again where that is decided again before the review. */
public record ConcernReported(Reference reference, Instant reportedAt, ReportedAbout about) {}

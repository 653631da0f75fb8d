package school.safeguarding.concern.event;

import java.time.Instant;
import school.safeguarding.concern.ReportedAbout;

/** A concern came in, and it was decided who handles it. Published again where that is decided again before the review. */
public record ConcernReported(String reference, Instant reportedAt, ReportedAbout about) {}

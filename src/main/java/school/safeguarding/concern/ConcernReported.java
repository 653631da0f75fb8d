package school.safeguarding.concern;

import java.time.Instant;

/** A concern came in, and it was decided who handles it. Published again where that is decided again before the review. */
public record ConcernReported(String reference, Instant reportedAt, ReportedAbout about) {}

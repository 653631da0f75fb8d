package school.safeguarding.escalation;

import java.time.LocalDate;

/** Somebody began a report and has not sent it; said once a day. */
public record ReportNotSent(String account, LocalDate day) {}

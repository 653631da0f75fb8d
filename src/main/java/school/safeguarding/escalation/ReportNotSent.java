package school.safeguarding.escalation;

import java.time.LocalDate;
import school.safeguarding.account.AccountId;

/** Somebody began a report and has not sent it; said once a day. */
public record ReportNotSent(AccountId account, LocalDate day) {}

package school.safeguarding.escalation.daily;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.draft.Drafts;
import school.safeguarding.escalation.ReportNotSent;

/** A report that somebody takes for sent is a child unprotected: they hear of it the same day, and each school day after it. */
@Component
class RemindOfUnsentReports {

    private static final String REPORT = "cse-concern";

    /** Whoever was called away may still be on their way back. */
    private static final Duration UNTOUCHED = Duration.ofHours(1);

    private static final Duration SAME_DAY = Duration.ofDays(1);

    private final Drafts drafts;
    private final ApplicationEventPublisher events;

    RemindOfUnsentReports(Drafts drafts, ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.events = events;
    }

    /** However often on one day, it is told once. What was left late in the evening is told before a weekend too. */
    void remind(Instant now, boolean isSchoolDay) {
        LocalDate today = LocalDate.ofInstant(now, BritishDates.ZONE);
        drafts.untouchedFor(UNTOUCHED, REPORT).forEach((account, typedAt) -> {
            if (isSchoolDay || typedAt.isAfter(now.minus(SAME_DAY))) {
                events.publishEvent(new ReportNotSent(account, today));
            }
        });
    }
}

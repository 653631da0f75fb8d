package school.safeguarding.escalation.daily;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.escalation.ReadingSummaryDue;
import school.safeguarding.reference.Reference;

/**
 * Says once a week how records were read. It begins where the last ended, so that nothing is left out after weeks in which the
 * application did not run.
 */
@Component
class WeeklyReading {

    private final ToldHowThingsStand told;
    private final UnusualReading unusualReading;
    private final Responsibility responsibility;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    WeeklyReading(
            ToldHowThingsStand told,
            UnusualReading unusualReading,
            Responsibility responsibility,
            JdbcClient database,
            ApplicationEventPublisher events) {
        this.told = told;
        this.unusualReading = unusualReading;
        this.responsibility = responsibility;
        this.database = database;
        this.events = events;
    }

    /** On the first day of a week on which the application runs; that day is among those begun already. */
    void tell(LocalDate today) {
        if (isBegunSince(monday(today), today)) {
            return;
        }
        LocalDate from = monday(lastBegunBefore(monday(today)).orElse(today.minusWeeks(1)));
        LocalDate until = monday(today);
        told.today()
                .forEach(reader -> events.publishEvent(new ReadingSummaryDue(
                        reader.id(),
                        today,
                        BritishDates.brief(from),
                        BritishDates.brief(until.minusDays(1)),
                        unusualReading.between(began(from), began(until), reference -> Reference.in(reference)
                                .filter(known -> responsibility.mayKnow(known, reader.id()))
                                .isPresent()))));
    }

    private boolean isBegunSince(LocalDate first, LocalDate before) {
        return database.sql("SELECT EXISTS (SELECT FROM safeguarding.day_begun WHERE day >= ? AND day < ?)")
                .params(first, before)
                .query(Boolean.class)
                .single();
    }

    private Optional<LocalDate> lastBegunBefore(LocalDate day) {
        return database.sql("SELECT day FROM safeguarding.day_begun WHERE day < ? ORDER BY day DESC LIMIT 1")
                .param(day)
                .query(LocalDate.class)
                .optional();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Instant began(LocalDate day) {
        return day.atStartOfDay(BritishDates.ZONE).toInstant();
    }
}

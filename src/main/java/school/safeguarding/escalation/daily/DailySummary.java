package school.safeguarding.escalation.daily;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.concern.KeptRecords;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;
import school.safeguarding.escalation.SummaryDue;
import school.safeguarding.people.People.Person;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.Steps;

/** Says on each school day how things stand, and on any other day only what is wrong. */
@Component
class DailySummary {

    private final ToldHowThingsStand told;
    private final SchoolAlarms alarms;
    private final Responsibility responsibility;
    private final KeptRecords keptRecords;
    private final Procedures procedures;
    private final SchoolCalendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DailySummary(
            ToldHowThingsStand told,
            SchoolAlarms alarms,
            Responsibility responsibility,
            KeptRecords keptRecords,
            Procedures procedures,
            SchoolCalendar calendar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.told = told;
        this.alarms = alarms;
        this.responsibility = responsibility;
        this.keptRecords = keptRecords;
        this.procedures = procedures;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /** @param forgotten how many pupils who have left the register has forgotten today */
    void tell(LocalDate today, int forgotten) {
        told.today().stream()
                .map(reader -> summary(reader, today, forgotten))
                .filter(summary -> calendar.isSchoolDay(today) || summary.isWarning())
                .forEach(events::publishEvent);
    }

    /** Counts and names only what this reader may know. */
    private SummaryDue summary(Person reader, LocalDate today, int forgotten) {
        Set<Reference> known = responsibility.openKnownTo(reader.id());
        return new SummaryDue(
                reader.id(),
                today,
                known.size(),
                overdue(reader),
                reference -> alarms.isKnown(reference, reader),
                alarms.knownTo(reader, known, today),
                keptRecords.due(today, reader.id()),
                forgotten);
    }

    private int overdue(Person reader) {
        Instant now = clock.instant();
        return (int) procedures.stepsDueBefore(now).stream()
                .filter(step -> !step.step().equals(Steps.ACT_ON_OVERDUE_STEP))
                .filter(step -> !step.reference().isEmpty()
                        && responsibility.mayKnow(Reference.of(step.reference()), reader.id()))
                .count();
    }
}

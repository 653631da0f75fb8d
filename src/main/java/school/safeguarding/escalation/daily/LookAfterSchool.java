package school.safeguarding.escalation.daily;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.escalation.HeadOfDayDue;
import school.safeguarding.escalation.cover.FindLeavers;
import school.safeguarding.people.AccountAlarms;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.trail.DailyHead;

/**
 * What has to be looked at whether or not anybody does anything: leavers and cover, reports that were not sent, and once a day
 * what begins with it.
 */
@Service
public class LookAfterSchool {

    private static final Logger log = LoggerFactory.getLogger(LookAfterSchool.class);

    /** Nothing stays longer than that with somebody who has left. */
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(15);

    /** When a day without school begins, for what has to be said on such a day too. */
    private static final LocalTime WITHOUT_SCHOOL = LocalTime.of(8, 0);

    private final FindLeavers findLeavers;
    private final RemindOfUnsentReports remindOfUnsentReports;
    private final ForgetLeftPupils forgetLeftPupils;
    private final SchoolAlarms alarms;
    private final AccountAlarms accountAlarms;
    private final DailySummary dailySummary;
    private final WeeklyReading weeklyReading;
    private final DailyHead dailyHead;
    private final WorkOfDay workOfDay;
    private final People people;
    private final SchoolCalendar calendar;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LookAfterSchool(
            FindLeavers findLeavers,
            RemindOfUnsentReports remindOfUnsentReports,
            ForgetLeftPupils forgetLeftPupils,
            SchoolAlarms alarms,
            AccountAlarms accountAlarms,
            DailySummary dailySummary,
            WeeklyReading weeklyReading,
            DailyHead dailyHead,
            WorkOfDay workOfDay,
            People people,
            SchoolCalendar calendar,
            JdbcClient database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.findLeavers = findLeavers;
        this.remindOfUnsentReports = remindOfUnsentReports;
        this.forgetLeftPupils = forgetLeftPupils;
        this.alarms = alarms;
        this.accountAlarms = accountAlarms;
        this.dailySummary = dailySummary;
        this.weeklyReading = weeklyReading;
        this.dailyHead = dailyHead;
        this.workOfDay = workOfDay;
        this.people = people;
        this.calendar = calendar;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** @return when to look again */
    @Transactional
    public Instant look() {
        findLeavers.find();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, BritishDates.ZONE);
        remindOfUnsentReports.remind(now, calendar.isSchoolDay(today));
        if (!now.isBefore(beginning(today)) && isFirstLookOf(today)) {
            begin(today);
        }
        return nextLook(now);
    }

    private void begin(LocalDate today) {
        alarms.all().forEach(log::error);
        accountAlarms.tellAgain();
        workOfDay.begin(today);
        int forgotten = forgetLeftPupils.forget(today);
        tellOfTrail(today);
        weeklyReading.tell(today);
        dailySummary.tell(today, forgotten);
    }

    /** The chair every day, also without school: what happens on a Saturday is no less to be kept. */
    private void tellOfTrail(LocalDate today) {
        dailyHead
                .keep(today)
                .ifPresent(end -> events.publishEvent(new HeadOfDayDue(today, DailyHead.code(end), chairs())));
    }

    private Set<AccountId> chairs() {
        return people.holding(Role.CHAIR).stream().map(Person::id).collect(Collectors.toSet());
    }

    /** Once a day, whichever look it is and however often it is tried. */
    private boolean isFirstLookOf(LocalDate day) {
        return database.sql("INSERT INTO safeguarding.day_begun (day) VALUES (?) ON CONFLICT DO NOTHING")
                        .param(day)
                        .update()
                > 0;
    }

    /** When that day's summary is due: at the opening, where there is one. */
    private Instant beginning(LocalDate day) {
        LocalTime time = calendar.hours(day).map(SchoolCalendar.Hours::opens).orElse(WITHOUT_SCHOOL);
        return day.atTime(time).atZone(BritishDates.ZONE).toInstant();
    }

    private Instant nextLook(Instant now) {
        Instant soon = now.plus(AT_LEAST_EVERY);
        Instant opening = beginning(LocalDate.ofInstant(now, BritishDates.ZONE));
        return opening.isAfter(now) && opening.isBefore(soon) ? opening : soon;
    }
}

package school.safeguarding.escalation;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.Procedures;
import school.safeguarding.people.AccountAlarms;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.trail.DailyHead;

/** What has to be looked at whether or not anybody does anything: leavers, cover, the day's summary and alarms. */
@Service
class LookAfterSchool {

    private static final Logger log = LoggerFactory.getLogger(LookAfterSchool.class);

    /** Nothing stays longer than that with somebody who has left. */
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(15);

    /** When a day without school begins, for what has to be said on such a day too. */
    private static final LocalTime WITHOUT_SCHOOL = LocalTime.of(8, 0);

    private static final int WARN_DAYS_BEFORE_END = 60;

    private final FindLeavers findLeavers;
    private final ForgetLeftPupils forgetLeftPupils;
    private final Procedures procedures;
    private final Responsibility responsibility;
    private final People people;
    private final AccountAlarms accountAlarms;
    private final SchoolCalendar calendar;
    private final DailyHead dailyHead;
    private final UnusualReading unusualReading;
    private final RemindOfUnsentReports remindOfUnsentReports;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LookAfterSchool(
            FindLeavers findLeavers,
            ForgetLeftPupils forgetLeftPupils,
            Procedures procedures,
            Responsibility responsibility,
            People people,
            AccountAlarms accountAlarms,
            SchoolCalendar calendar,
            DailyHead dailyHead,
            UnusualReading unusualReading,
            RemindOfUnsentReports remindOfUnsentReports,
            JdbcClient database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.findLeavers = findLeavers;
        this.forgetLeftPupils = forgetLeftPupils;
        this.procedures = procedures;
        this.responsibility = responsibility;
        this.people = people;
        this.accountAlarms = accountAlarms;
        this.calendar = calendar;
        this.dailyHead = dailyHead;
        this.unusualReading = unusualReading;
        this.remindOfUnsentReports = remindOfUnsentReports;
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
            alarms().forEach(log::error);
            accountAlarms.tellAgain();
            events.publishEvent(new DayBegun(today));
            int forgotten = forgetLeftPupils.forget(today);
            tellOfTrail(today);
            boolean isSchoolDay = calendar.isSchoolDay(today);
            boolean isAnyChanged = !responsibility.changedByHand().isEmpty();
            readers().stream()
                    .map(reader -> summary(reader, today, now, isAnyChanged, forgotten))
                    .filter(summary -> isSchoolDay || !summary.warnings().isEmpty())
                    .forEach(events::publishEvent);
        }
        return nextLook(now);
    }

    /** The chair every day, also without school: what happens on a Saturday is no less to be kept. */
    private void tellOfTrail(LocalDate today) {
        dailyHead
                .keep(today)
                .ifPresent(end -> events.publishEvent(
                        new HeadOfDayDue(today, DailyHead.code(end), ids(people.holding(Role.CHAIR)))));
        if (isFirstLookOfWeek(today)) {
            Instant until = weekBegan(today);
            Instant from = weekBegan(today.minusWeeks(1));
            readers()
                    .forEach(reader -> events.publishEvent(new ReadingSummaryDue(
                            reader.id(),
                            today,
                            unusualReading.between(
                                    from, until, reference -> responsibility.mayKnow(reference, reader.id())))));
        }
    }

    private static Set<String> ids(List<Person> found) {
        return found.stream().map(Person::id).collect(Collectors.toSet());
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Instant weekBegan(LocalDate day) {
        return monday(day).atStartOfDay(BritishDates.ZONE).toInstant();
    }

    /** Today's own row is there already. */
    private boolean isFirstLookOfWeek(LocalDate today) {
        return database.sql("SELECT count(*) FROM safeguarding.day_begun WHERE day BETWEEN ? AND ?")
                        .params(monday(today), today)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Once a day, whichever look it is and however often it is tried. */
    private boolean isFirstLookOf(LocalDate day) {
        return database.sql("INSERT INTO safeguarding.day_begun (day) VALUES (?) ON CONFLICT DO NOTHING")
                        .param(day)
                        .update()
                > 0;
    }

    /** The head; while no head is there also the next who is. */
    private Set<Person> readers() {
        Set<Person> readers = new LinkedHashSet<>(people.holding(Role.HEAD));
        if (readers.stream().allMatch(person -> people.isAbsent(person.id()))) {
            Stream.of(Role.CHAIR, Role.DEPUTY_CHAIR, Role.CPO, Role.DEPUTY_CPO, Role.GOVERNORS)
                    .flatMap(role -> people.holding(role).stream())
                    .filter(person -> !people.isAbsent(person.id()))
                    .findFirst()
                    .ifPresent(readers::add);
        }
        return readers;
    }

    /** @return whole sentences for the log, by reference only; empty if all is well */
    List<String> alarms() {
        List<String> alarms = new ArrayList<>(ofRoles());
        alarms.addAll(ofAccounts());
        responsibility
                .changedByHand()
                .forEach(reference -> alarms.add("ALARM A04: who handles " + reference
                        + ", whom it is about or how far it is was changed in the database past the application."
                        + " Compare it with a backup, and put it right."));
        alarms.addAll(nobodyLeft(responsibility.openWithNobodyElse()));
        alarms.addAll(ofFailures(procedures.failedForGood().size()));
        alarms.addAll(ofCalendar(LocalDate.ofInstant(clock.instant(), BritishDates.ZONE)));
        return alarms;
    }

    private List<String> ofCalendar(LocalDate today) {
        LocalDate lastDay = calendar.lastDay();
        if (today.isAfter(lastDay)) {
            return List.of("ALARM A06: the school calendar ended on " + BritishDates.brief(lastDay)
                    + ". Due times count Monday to Friday less bank holidays, with the last known hours, and each that is"
                    + " counted so is marked as assumed. Please have the next school year added today.");
        }
        return ChronoUnit.DAYS.between(today, lastDay) > WARN_DAYS_BEFORE_END
                ? List.of()
                : List.of("The school calendar ends on " + BritishDates.brief(lastDay)
                        + ". Please have the next school year added: past its end due times are assumed.");
    }

    private List<String> ofRoles() {
        return Stream.of(Role.HEAD, Role.CHAIR)
                .filter(role -> people.holding(role).stream().allMatch(person -> people.isAbsent(person.id())))
                .map(role -> "ALARM A03: nobody who is there holds the role " + role.id()
                        + ", so that an overdue step may have nobody left to go to.")
                .toList();
    }

    private List<String> ofAccounts() {
        List<String> alarms = new ArrayList<>(accountAlarms.standing());
        people.changedByHand().stream()
                .map(account -> "ALARM A05: what the account " + account + " may do was changed in the database"
                        + " past the application. It is shut out until it is put right.")
                .forEach(alarms::add);
        return alarms;
    }

    private static List<String> nobodyLeft(List<String> references) {
        return references.stream()
                .map(reference -> "ALARM A01: nobody is left to whom an overdue step of " + reference + " could go.")
                .toList();
    }

    private static List<String> ofFailures(long count) {
        return count == 0
                ? List.of()
                : List.of("ALARM A07: " + count + (count == 1 ? " automatic step has" : " automatic steps have")
                        + " failed and will not be tried again. Please have IT support look at the log.");
    }

    /** When that day's summary is due: at the opening, where there is one. */
    private Instant beginning(LocalDate day) {
        LocalTime time = calendar.hours(day).map(SchoolCalendar.Hours::opens).orElse(WITHOUT_SCHOOL);
        return day.atTime(time).atZone(BritishDates.ZONE).toInstant();
    }

    /** Counts and names only what this reader may know. */
    private SummaryDue summary(Person reader, LocalDate today, Instant now, boolean isAnyChanged, int forgotten) {
        Set<String> known = responsibility.openKnownTo(reader.id());
        int overdue = (int) procedures.stepsDueBefore(now).stream()
                .filter(step -> !step.step().equals("userTask_actOnOverdueStep"))
                .filter(step -> !step.reference().isEmpty() && responsibility.mayKnow(step.reference(), reader.id()))
                .count();
        List<String> warnings = new ArrayList<>(ofRoles());
        warnings.addAll(ofAccounts());
        if (isAnyChanged) {
            // Which one is in the log only: it may be about whoever reads this.
            warnings.add(
                    "ALARM A04: a concern was changed in the database past the application, and may be shut for everybody"
                            + " until it is put right. Please have IT support look at the log today.");
        }
        warnings.addAll(nobodyLeft(responsibility.openWithNobodyElse().stream()
                .filter(known::contains)
                .toList()));
        warnings.addAll(ofFailures(procedures.failedForGood().stream()
                .filter(key -> isKnown(key, reader))
                .count()));
        warnings.addAll(ofCalendar(today));
        if (forgotten > 0) {
            warnings.add(forgotten + (forgotten == 1 ? " pupil who has" : " pupils who have")
                    + " left, and about whom there is no concern, " + (forgotten == 1 ? "was" : "were")
                    + " forgotten by the register.");
        }
        return new SummaryDue(
                reader.id(), today, known.size(), overdue, reference -> isKnown(reference, reader), warnings);
    }

    /** What is about no concern is anybody's to know who is told how things stand. */
    private boolean isKnown(String key, Person reader) {
        return !Procedures.isReference(key) || responsibility.mayKnow(key, reader.id());
    }

    private Instant nextLook(Instant now) {
        Instant soon = now.plus(AT_LEAST_EVERY);
        Instant opening = beginning(LocalDate.ofInstant(now, BritishDates.ZONE));
        return opening.isAfter(now) && opening.isBefore(soon) ? opening : soon;
    }
}

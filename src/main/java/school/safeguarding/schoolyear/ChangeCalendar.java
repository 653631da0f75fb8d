package school.safeguarding.schoolyear;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.calendar.SchoolYears.OtherDay;
import school.safeguarding.schoolyear.known.CalendarChange;
import school.safeguarding.schoolyear.known.CalendarChanges;
import school.safeguarding.schoolyear.nearday.NearDayChange.Day;
import school.safeguarding.schoolyear.nearday.NearSchoolDays;
import school.safeguarding.text.TextTemplates;

/**
 * Another file of the calendar, day by day. It changes what is further off than the near days, which are the chair's to change
 * one by one, and as far as the calendar goes: the next school year is added as one. Source: default of this procedure.
 */
@Service
public class ChangeCalendar {

    private final SchoolYears years;
    private final CalendarChanges changes;
    private final TextTemplates texts;
    private final Clock clock;

    ChangeCalendar(SchoolYears years, CalendarChanges changes, TextTemplates texts, Clock clock) {
        this.years = years;
        this.changes = changes;
        this.texts = texts;
        this.clock = clock;
    }

    /** Whether somebody would call it a file of the calendar, right or wrong. */
    public static boolean isOne(byte[] file) {
        return text(file)
                .lines()
                .anyMatch(line -> line.matches("(?:weekdays|terms|inset-days|half-days|exceptions):.*"));
    }

    /** The one that the server has, for whoever wants to change a copy of it. */
    public byte[] file() {
        return years.file().getBytes(StandardCharsets.UTF_8);
    }

    /** What keeps it from being one, as a whole sentence; empty if nothing does. */
    public Optional<String> faultOf(byte[] file) {
        return years.faultOfFile(text(file), firstChanged())
                .or(() -> differing(file).stream()
                        .flatMap(day -> day.then().flatMap(Day::unusual).stream()
                                .map(fault -> BritishDates.brief(day.day()) + ": " + fault))
                        .findFirst())
                .or(() -> differing(file).isEmpty()
                        ? Optional.of("This file changes no day after " + BritishDates.brief(lastNear())
                                + ". Up to then the chair changes one day at a time.")
                        : Optional.empty());
    }

    /** Each day that it changes as one line that people read; none of a file with a fault. */
    public List<String> lines(byte[] file) {
        return differing(file).stream().map(this::inWords).toList();
    }

    private String inWords(OtherDay day) {
        return texts.fill(
                "school-year/other-day",
                Map.of("day", BritishDates.brief(day.day()), "then", inWords(day.then()), "now", inWords(day.now())));
    }

    private String inWords(Optional<Hours> hours) {
        return texts.fill("school-year/hours", Map.of("hours", hours));
    }

    private List<OtherDay> differing(byte[] file) {
        return years.faultOfFile(text(file), firstChanged()).isPresent()
                ? List.of()
                : years.differing(text(file), firstChanged());
    }

    private LocalDate firstChanged() {
        return lastNear().plusDays(1);
    }

    private LocalDate lastNear() {
        return BritishDates.today(clock).plusDays(NearSchoolDays.DAYS);
    }

    /** It counts from now on; whatever was reported before goes on being counted as it was, where that is earlier. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void adopt(UUID id, byte[] file) {
        changes.save(new CalendarChange(id, differing(file), clock.instant()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

            @Override
            public void afterCommit() {
                years.lookAgain();
            }
        });
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}

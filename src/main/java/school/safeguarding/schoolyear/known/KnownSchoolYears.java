package school.safeguarding.schoolyear.known;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.ChangedDay;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.schoolyear.nearday.NearDayAnswer;
import school.safeguarding.schoolyear.nearday.NearDayAnswers;
import school.safeguarding.schoolyear.nearday.NearSchoolDays;
import school.safeguarding.schoolyear.year.AddedSchoolYears;

/** Has the calendar know what was added to it, before anything is counted by it. */
@Component
class KnownSchoolYears implements SmartInitializingSingleton, BeginsWithDay {

    private static final Logger log = LoggerFactory.getLogger(KnownSchoolYears.class);

    private final AddedSchoolYears added;
    private final NearSchoolDays near;
    private final NearDayAnswers changed;
    private final CalendarChanges byFile;
    private final SchoolYears years;
    private final SchoolCalendar calendar;
    private final Clock clock;

    KnownSchoolYears(
            AddedSchoolYears added,
            NearSchoolDays near,
            NearDayAnswers changed,
            CalendarChanges byFile,
            SchoolYears years,
            SchoolCalendar calendar,
            Clock clock) {
        this.added = added;
        this.near = near;
        this.changed = changed;
        this.byFile = byFile;
        this.years = years;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        years.areAddedIn(this::unchanged);
        years.areChangedIn(this::changedDays);
        warnOfChanged();
        // Before anything is added to them: what counted until now is what the last start, or the last day, left.
        years.areKeptIn(near::known);
        near.look(years, BritishDates.today(clock));
        if (!calendar.keptAsKnown().isEmpty()) {
            log.error(
                    "ALARM A24: the calendar's file closes days, or gives them other hours, that are too near, the first {}. They count as before.",
                    calendar.keptAsKnown().get(0));
        }
    }

    @Override
    public String ofDay() {
        return "school-years-unchanged";
    }

    @Override
    public void begin(LocalDate day) {
        warnOfChanged();
        near.look(years, day);
        years.lookAgain();
    }

    /** What somebody changed in the database counts for nothing: due times are then assumed, and say so. */
    private List<String> unchanged() {
        return added.findAllByOrderByAddedAt().stream()
                .flatMap(year -> year.days().stream())
                .toList();
    }

    /** One by one or by a file: what was agreed to last counts. */
    private List<ChangedDay> changedDays() {
        return Stream.concat(
                        changed.counting().stream(),
                        byFile.findAllByOrderByAgreedAt().stream().flatMap(file -> file.counting().stream()))
                .sorted(Comparator.comparing(ChangedDay::since))
                .toList();
    }

    private void warnOfChanged() {
        if (byFile.findAllByOrderByAgreedAt().stream().anyMatch(CalendarChange::isChangedByHand)) {
            log.error("ALARM A13: a changed calendar was changed directly in the database. It does not count.");
        }
        if (added.findAllByOrderByAddedAt().stream()
                .anyMatch(year -> year.days().isEmpty())) {
            log.error("ALARM A13: a school year was changed directly in the database. It does not count.");
        }
        if (changed.findAllByOrderByAnsweredAt().stream().anyMatch(NearDayAnswer::isChangedByHand)) {
            log.error("ALARM A13: the change of a school day was changed directly in the database. It does not count.");
        }
    }
}

package school.safeguarding.schoolyear;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.escalation.BeginsWithDay;

/** Has the calendar know what was added to it, before anything is counted by it. */
@Component
class KnownSchoolYears implements SmartInitializingSingleton, BeginsWithDay {

    private static final Logger log = LoggerFactory.getLogger(KnownSchoolYears.class);

    private final AddedSchoolYears added;
    private final NearSchoolDays near;
    private final NearDayAnswers changed;
    private final SchoolYears years;
    private final SchoolCalendar calendar;
    private final Clock clock;

    KnownSchoolYears(
            AddedSchoolYears added,
            NearSchoolDays near,
            NearDayAnswers changed,
            SchoolYears years,
            SchoolCalendar calendar,
            Clock clock) {
        this.added = added;
        this.near = near;
        this.changed = changed;
        this.years = years;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        years.areAddedIn(this::unchanged);
        years.areChangedIn(changed::counting);
        warnOfChanged();
        // Before anything is added to them: what counted until now is what the last start, or the last day, left.
        years.areKeptIn(near::known);
        near.look(years, LocalDate.ofInstant(clock.instant(), BritishDates.ZONE));
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

    private void warnOfChanged() {
        if (added.findAllByOrderByAddedAt().stream()
                .anyMatch(year -> year.days().isEmpty())) {
            log.error("ALARM A13: a school year was changed directly in the database. It does not count.");
        }
        if (changed.findAllByOrderByAnsweredAt().stream().anyMatch(NearDayAnswer::isChangedByHand)) {
            log.error("ALARM A13: the change of a school day was changed directly in the database. It does not count.");
        }
    }
}

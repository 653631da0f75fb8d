package school.safeguarding.schoolyear;

import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.escalation.BeginsWithDay;

/** Has the calendar know what was added to it, before anything is counted by it. */
@Component
class KnownSchoolYears implements SmartInitializingSingleton, BeginsWithDay {

    private static final Logger log = LoggerFactory.getLogger(KnownSchoolYears.class);

    private final AddedSchoolYears added;
    private final SchoolYears years;

    KnownSchoolYears(AddedSchoolYears added, SchoolYears years) {
        this.added = added;
        this.years = years;
    }

    @Override
    public void afterSingletonsInstantiated() {
        years.areAddedIn(this::unchanged);
        warnOfChanged();
    }

    @Override
    public String ofDay() {
        return "school-years-unchanged";
    }

    @Override
    public void begin(LocalDate day) {
        warnOfChanged();
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
    }
}

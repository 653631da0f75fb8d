package school.safeguarding.schoolyear;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolYear;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.engine.SchoolView;

/** The last school year, and the bank holidays of the next. */
@Component
class SchoolYearView implements SchoolView {

    /** How the key of the process begins that asks for a year. */
    static final String KEY = "school-year-after-";

    private final SchoolYears years;

    SchoolYearView(SchoolYears years) {
        this.years = years;
    }

    @Override
    public boolean knows(String key) {
        return key.startsWith(KEY);
    }

    @Override
    public Map<String, Object> view(String key, String reader) {
        SchoolYear last = years.last();
        SchoolYear next = years.proposed();
        return Map.of(
                "schoolYear",
                Stream.concat(
                                last.terms().stream()
                                        .map(term -> term.name() + ": " + BritishDates.brief(term.from()) + " to "
                                                + BritishDates.brief(term.to())),
                                last.insetDays().stream().map(day -> "INSET day: " + BritishDates.brief(day)))
                        .map(line -> Map.of("line", line))
                        .toList(),
                "bankHolidays",
                years.bankHolidays(next.firstDay(), next.lastDay()).stream()
                        .map(day -> Map.of("line", BritishDates.brief(day)))
                        .toList());
    }
}

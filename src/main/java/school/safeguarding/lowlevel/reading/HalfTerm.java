package school.safeguarding.lowlevel.reading;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.SchoolCalendar;

/** When half terms begin: with the first school day after at least a week without school. */
@Component
class HalfTerm {

    private static final int DAYS_WITHOUT_SCHOOL = 7;

    /** No half term is longer. */
    private static final int MOST_DAYS = 120;

    private final SchoolCalendar calendar;

    HalfTerm(SchoolCalendar calendar) {
        this.calendar = calendar;
    }

    /** The first day of the half term of that day, or of the last before it; empty where the calendar has no break. */
    Optional<LocalDate> began(LocalDate day) {
        return IntStream.rangeClosed(0, MOST_DAYS)
                .mapToObj(day::minusDays)
                .filter(this::isFirst)
                .findFirst();
    }

    private boolean isFirst(LocalDate day) {
        return calendar.isSchoolDay(day)
                && IntStream.rangeClosed(1, DAYS_WITHOUT_SCHOOL)
                        .mapToObj(day::minusDays)
                        .noneMatch(calendar::isSchoolDay);
    }
}

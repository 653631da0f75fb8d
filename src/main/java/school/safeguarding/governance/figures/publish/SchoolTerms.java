package school.safeguarding.governance.figures.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolYear.Term;

/**
 * The school's terms, from the half terms that its calendar has: those that follow each other and begin with the same word are
 * one, such as Autumn 1 2026 and Autumn 2 2026.
 */
@Component
public class SchoolTerms {

    private final SchoolCalendar calendar;

    SchoolTerms(SchoolCalendar calendar) {
        this.calendar = calendar;
    }

    /** In order; the first begins when time does. */
    public List<SchoolTerm> all() {
        List<SchoolTerm> terms = new ArrayList<>();
        for (Term half : calendar.terms()) {
            SchoolTerm last = terms.isEmpty() ? null : terms.get(terms.size() - 1);
            String name = half.name().split(" ")[0];
            Instant until = endOf(half.to());
            if (last != null && last.name().equals(name) && last.schoolYear() == schoolYear(half.to())) {
                terms.set(terms.size() - 1, new SchoolTerm(last.schoolYear(), last.number(), name, last.from(), until));
            } else {
                int year = schoolYear(half.to());
                int number = last == null || last.schoolYear() != year ? 1 : last.number() + 1;
                terms.add(new SchoolTerm(year, number, name, last == null ? Instant.EPOCH : last.until(), until));
            }
        }
        return terms;
    }

    /** The one that now belongs to; empty past the end of the calendar. */
    public Optional<SchoolTerm> current(Instant now) {
        return all().stream().filter(term -> term.isIn(now)).findFirst();
    }

    /** The end of the day, which is the beginning of the next. */
    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(BritishDates.ZONE).toInstant();
    }

    private static int schoolYear(LocalDate day) {
        return day.getMonth().compareTo(Month.SEPTEMBER) >= 0 ? day.getYear() : day.getYear() - 1;
    }
}

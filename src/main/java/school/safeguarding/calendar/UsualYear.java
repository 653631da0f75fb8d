package school.safeguarding.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import school.safeguarding.calendar.SchoolYear.Term;

/**
 * What a year has to be like that somebody adds by themselves: while there is no school, clocks stand still, so nobody makes a
 * hole in it. Source: default of this procedure; a maintained school has 190 days.
 */
final class UsualYear {

    private static final int FEWEST_DAYS = 180;
    private static final int MOST_DAYS = 200;

    /** From the last day of school to the next one: three whole weeks, with the weekends before and after them. */
    private static final int LONGEST_HOLIDAYS_DAYS = 24;

    private static final int LONGEST_SUMMER_DAYS = 56;

    private UsualYear() {}

    /**
     * @param before the last day that was known before that year
     * @param days with that year
     */
    static Optional<String> faultOf(SchoolYear year, LocalDate before, SchoolDays days) {
        return holeIn(year.terms(), year.firstDay(), year.lastDay(), before, days)
                .or(() -> wrongNumberIn(year.firstDay(), year.lastDay(), days));
    }

    /** A half term of next to no school, or holidays that are too long, from one day to the other. */
    static Optional<String> holeIn(List<Term> terms, LocalDate from, LocalDate to, LocalDate before, SchoolDays days) {
        for (Term term : terms) {
            if (open(term.from(), term.to(), days).size() < 2) {
                return Optional.of(term.name() + " has fewer than two days of school");
            }
        }
        LocalDate last = before;
        for (LocalDate day : open(from, to, days)) {
            if (ChronoUnit.DAYS.between(last, day) > longest(last, day)) {
                return Optional.of("there is no school from " + last.plusDays(1) + " to " + day.minusDays(1)
                        + ": only the summer holidays are longer than three weeks, and they are no longer than eight");
            }
            last = day;
        }
        return Optional.empty();
    }

    static Optional<String> wrongNumberIn(LocalDate from, LocalDate to, SchoolDays days) {
        int open = open(from, to, days).size();
        return open < FEWEST_DAYS || open > MOST_DAYS
                ? Optional.of("the year has " + open + " days of school, and has to have " + FEWEST_DAYS + " to "
                        + MOST_DAYS + ": compare each half term, INSET day and closed day with your published dates")
                : Optional.empty();
    }

    private static int longest(LocalDate last, LocalDate next) {
        LocalDate august = LocalDate.of(next.getYear(), 8, 1);
        return last.isBefore(august) && next.isAfter(august) ? LONGEST_SUMMER_DAYS : LONGEST_HOLIDAYS_DAYS;
    }

    static List<LocalDate> open(LocalDate from, LocalDate to, SchoolDays days) {
        return from.datesUntil(to.plusDays(1)).filter(days::isSchoolDay).toList();
    }
}

package school.safeguarding.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One school year as a school plans it; its hours are those of the ordinary week.
 *
 * @param terms half terms in order, the first from the first day of the year
 * @param insetDays staff are in, children are not
 * @param earlyHomes days on which children go home early, and when, in Europe/London
 * @param closedDays further days within a term without school
 */
public record SchoolYear(
        List<Term> terms,
        List<LocalDate> insetDays,
        SortedMap<LocalDate, LocalTime> earlyHomes,
        List<LocalDate> closedDays) {

    /** A whole number of weeks, so that each day keeps its day of the week. */
    private static final Period ONE_YEAR = Period.ofWeeks(52);

    private static final Pattern YEAR = Pattern.compile("\\b2\\d{3}\\b");

    public SchoolYear {
        terms = List.copyOf(terms);
        insetDays = List.copyOf(insetDays);
        closedDays = List.copyOf(closedDays);
    }

    /** @param name such as Autumn 1 2026 */
    public record Term(String name, LocalDate from, LocalDate to) {

        private boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * The next one as this one suggests it: each day 52 weeks on. What would fall on a day without school begins with the school
     * day after it, or ends with the one before; a day that was closed for a reason of its own is not closed again.
     *
     * @param isSchoolDay whether children could be in on that day, in any term
     */
    SchoolYear next(Predicate<LocalDate> isSchoolDay) {
        List<Term> moved = terms.stream()
                .map(term -> new Term(
                        yearLater(term.name()),
                        nearest(term.from().plus(ONE_YEAR), isSchoolDay, 1),
                        nearest(term.to().plus(ONE_YEAR), isSchoolDay, -1)))
                .toList();
        List<LocalDate> inset = insetDays.stream()
                .map(day -> nearest(day.plus(ONE_YEAR), isSchoolDay, 1))
                .filter(day -> isInAny(moved, day))
                .toList();
        SortedMap<LocalDate, LocalTime> early = new TreeMap<>();
        earlyHomes.forEach((day, home) -> {
            LocalDate later = nearest(day.plus(ONE_YEAR), isSchoolDay, -1);
            if (isInAny(moved, later) && !inset.contains(later)) {
                early.put(later, home);
            }
        });
        return new SchoolYear(moved, inset, early, List.of());
    }

    private static LocalDate nearest(LocalDate day, Predicate<LocalDate> isSchoolDay, int step) {
        LocalDate found = day;
        while (!isSchoolDay.test(found)) {
            found = found.plusDays(step);
        }
        return found;
    }

    private static boolean isInAny(List<Term> terms, LocalDate day) {
        return terms.stream().anyMatch(term -> term.has(day));
    }

    private static String yearLater(String name) {
        return YEAR.matcher(name).replaceAll(year -> String.valueOf(Integer.parseInt(year.group()) + 1));
    }

    public LocalDate firstDay() {
        return terms.get(0).from();
    }

    public LocalDate lastDay() {
        return terms.get(terms.size() - 1).to();
    }

    /**
     * @param text as {@link #asText()} gave it
     * @throws CalendarFault where it is no such text
     */
    public static SchoolYear of(String text) {
        return CalendarFile.readYear(text);
    }

    /** As the calendar's file has it, without the week. */
    public String asText() {
        return part(
                        "terms",
                        terms.stream()
                                .map(term -> "{name: \"" + term.name().replaceAll("[\"\\\\]", "") + "\", from: "
                                        + term.from() + ", to: " + term.to() + "}")
                                .toList())
                + part("inset-days", insetDays.stream().map(LocalDate::toString).toList())
                + part(
                        "half-days",
                        earlyHomes.entrySet().stream()
                                .map(early -> "{day: " + early.getKey() + ", home: \"" + early.getValue() + "\"}")
                                .toList())
                + part(
                        "exceptions",
                        closedDays.stream()
                                .map(day -> "{day: " + day + ", closed: \"As planned\"}")
                                .toList());
    }

    private static String part(String name, List<String> items) {
        return items.isEmpty()
                ? ""
                : name + ":\n"
                        + items.stream().map(item -> "  - " + item + "\n").collect(Collectors.joining());
    }
}

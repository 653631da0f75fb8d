package school.safeguarding.schoolyear.year;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.util.StringUtils;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolYear;
import school.safeguarding.calendar.SchoolYear.Term;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;

/** The fields of the form that a school year is typed into, and the year that they make. */
final class SchoolYearForm {

    static final String ID = "add-school-year";

    /** England's schools have six half terms; five INSET days are the most that is usual. */
    private static final int ROWS = 6;

    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private SchoolYearForm() {}

    /** What is wrong with a year, as the beginning of a sentence. */
    static String inBritish(String fault) {
        return StringUtils.capitalize(
                ISO.matcher(fault).replaceAll(day -> BritishDates.brief(LocalDate.parse(day.group()))));
    }

    /** By the field's key. What there is no field for has to be typed elsewhere, so it is left out. */
    static Map<String, Object> answers(SchoolYear year) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("schoolYearFrom", "below");
        for (int i = 1; i <= Math.min(ROWS, year.terms().size()); i++) {
            Term term = year.terms().get(i - 1);
            answers.put("term" + i + "From", term.from().toString());
            answers.put("term" + i + "To", term.to().toString());
        }
        for (int i = 1; i <= Math.min(ROWS, year.insetDays().size()); i++) {
            answers.put("inset" + i, year.insetDays().get(i - 1).toString());
        }
        List<Map.Entry<LocalDate, LocalTime>> early =
                List.copyOf(year.earlyHomes().entrySet());
        for (int i = 1; i <= Math.min(ROWS, early.size()); i++) {
            answers.put("early" + i, early.get(i - 1).getKey().toString());
            answers.put("early" + i + "Home", early.get(i - 1).getValue().toString());
        }
        for (int i = 1; i <= Math.min(ROWS, year.closedDays().size()); i++) {
            answers.put("closed" + i, year.closedDays().get(i - 1).toString());
        }
        return answers;
    }

    /**
     * @param proposed whose names the terms get
     * @throws RefusedSubmission where half of something is missing
     */
    static SchoolYear typed(Submission submission, SchoolYear proposed) {
        List<Term> terms = IntStream.rangeClosed(1, ROWS)
                .mapToObj(number -> term(submission, number, proposed))
                .flatMap(Optional::stream)
                .toList();
        SortedMap<LocalDate, LocalTime> early = new TreeMap<>();
        for (int i = 1; i <= ROWS; i++) {
            Optional<LocalDate> day = submission.date("early" + i);
            Optional<LocalTime> home = submission.time("early" + i + "Home");
            if (day.isPresent() != home.isPresent()) {
                throw new RefusedSubmission("Each day with an early home time needs the day and the time.");
            }
            day.ifPresent(one -> early.put(one, home.orElseThrow()));
        }
        return new SchoolYear(terms, days(submission, "inset"), early, days(submission, "closed"));
    }

    private static Optional<Term> term(Submission submission, int number, SchoolYear proposed) {
        Optional<LocalDate> from = submission.date("term" + number + "From");
        Optional<LocalDate> to = submission.date("term" + number + "To");
        if (from.isPresent() != to.isPresent()) {
            throw new RefusedSubmission("Half term " + number + " needs its first and its last day.");
        }
        return from.map(first -> new Term(name(number, first, proposed), first, to.orElseThrow()));
    }

    private static String name(int number, LocalDate from, SchoolYear proposed) {
        return number <= proposed.terms().size()
                ? proposed.terms().get(number - 1).name()
                : "Half term " + number + " " + from.getYear();
    }

    private static List<LocalDate> days(Submission submission, String kind) {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(number -> submission.date(kind + number))
                .flatMap(Optional::stream)
                .toList();
    }
}

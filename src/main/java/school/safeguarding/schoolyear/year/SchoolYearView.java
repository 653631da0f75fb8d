package school.safeguarding.schoolyear.year;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolYear;
import school.safeguarding.calendar.SchoolYear.Term;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.people.People;
import school.safeguarding.schoolyear.nearday.NearSchoolDays;
import school.safeguarding.text.TextTemplates;

/** The last school year, the bank holidays of the next, and what somebody typed as the next. */
@Component
class SchoolYearView implements SchoolView {

    /** How the key of the process begins that asks for a year. */
    static final String KEY = "school-year-after-";

    private final ProposedSchoolYears proposals;
    private final SchoolYearAnswers answers;
    private final NearSchoolDays near;
    private final SchoolYears years;
    private final People people;
    private final TextTemplates texts;
    private final Clock clock;

    SchoolYearView(
            ProposedSchoolYears proposals,
            SchoolYearAnswers answers,
            NearSchoolDays near,
            SchoolYears years,
            People people,
            TextTemplates texts,
            Clock clock) {
        this.proposals = proposals;
        this.answers = answers;
        this.near = near;
        this.years = years;
        this.people = people;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public boolean knows(String key) {
        return key.startsWith(KEY);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> view(String key, AccountId reader) {
        SchoolYear last = years.last();
        Optional<ProposedSchoolYear> proposed = proposals
                .findFirstByOrderByProposedAtDesc()
                .filter(one -> one.typed()
                        .filter(typed -> !typed.year().firstDay().isAfter(last.lastDay()))
                        .isEmpty());
        SchoolYear next = proposed.flatMap(ProposedSchoolYear::typed)
                .map(ProposedSchoolYear.Typed::year)
                .orElseGet(years::proposed);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("schoolYear", inLines(terms(last), days("INSET day", last.insetDays())));
        view.put("bankHolidays", inLines(days(years.bankHolidays(next.firstDay(), next.lastDay()))));
        proposed.ifPresent(one -> view.put("proposedYear", List.of(shown(one))));
        return view;
    }

    private Map<String, Object> shown(ProposedSchoolYear proposed) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("typedAt", BritishDates.brief(proposed.proposedAt()));
        proposed.typed().ifPresent(typed -> {
            shown.put("typedBy", people.nameOf(typed.by()));
            shown.put("lines", lines(typed.year()));
            shown.put("unlikeLastYear", unlikeLastYear(typed.year(), years.proposed()));
            shown.put("near", nearClosed(typed.year()));
        });
        answers.findById(proposed.id()).filter(answer -> !answer.isConfirmed()).ifPresent(answer -> {
            shown.put("refusedBy", people.nameOf(answer.answeredBy()));
            shown.put("refusedAt", BritishDates.brief(answer.answeredAt()));
            shown.put("refusedBecause", answer.reason());
        });
        return shown;
    }

    private List<Map<String, String>> lines(SchoolYear year) {
        return inLines(
                terms(year),
                holidays(year),
                days("INSET day", year.insetDays()),
                earlyHomes(year),
                days("No school", year.closedDays()),
                Stream.of(count(year)));
    }

    /** Holes in a year stop clocks: the gaps are said, not only what is between them. */
    private static Stream<String> holidays(SchoolYear year) {
        List<String> holidays = new ArrayList<>();
        for (int i = 1; i < year.terms().size(); i++) {
            holidays.add("Holidays: "
                    + span(
                            year.terms().get(i - 1).to().plusDays(1),
                            year.terms().get(i).from().minusDays(1)));
        }
        return holidays.stream();
    }

    private String count(SchoolYear year) {
        SchoolYear last = years.last();
        Optional<Integer> days =
                years.faultOf(year).isEmpty() ? Optional.of(years.schoolDaysOf(year)) : Optional.empty();
        return texts.fill(
                "school-year/count",
                Map.of(
                        "days",
                        days,
                        "lastYear",
                        years.opened(last.firstDay(), last.lastDay()).size()));
    }

    /** Against the last year, each day 52 weeks on. */
    private List<Map<String, String>> unlikeLastYear(SchoolYear year, SchoolYear usual) {
        return inLines(
                unlike("Half term", terms(usual), terms(year)),
                unlike("INSET day", days(usual.insetDays()), days(year.insetDays())),
                unlike("Early home time", earlyHomes(usual), earlyHomes(year)),
                unlike("Further day without school", Stream.of(), days(year.closedDays())));
    }

    private Stream<String> unlike(String what, Stream<String> usual, Stream<String> typed) {
        List<String> before = usual.toList();
        List<String> now = typed.toList();
        return Stream.concat(
                now.stream().filter(line -> !before.contains(line)).map(line -> unlike(what, line, false)),
                before.stream().filter(line -> !now.contains(line)).map(line -> unlike(what, line, true)));
    }

    private String unlike(String what, String line, boolean isLeftOut) {
        return texts.fill("school-year/unlike", Map.of("what", what, "line", line, "isLeftOut", isLeftOut));
    }

    private List<Map<String, String>> nearClosed(SchoolYear year) {
        if (years.faultOf(year).isPresent()) {
            return List.of();
        }
        return inLines(days(near.closedBy(years, year, BritishDates.today(clock))));
    }

    private static Stream<String> terms(SchoolYear year) {
        return year.terms().stream().map(SchoolYearView::term);
    }

    private static String term(Term term) {
        return term.name() + ": " + span(term.from(), term.to());
    }

    private static Stream<String> earlyHomes(SchoolYear year) {
        return year.earlyHomes().entrySet().stream()
                .map(early -> "Home at " + early.getValue() + ": " + BritishDates.brief(early.getKey()));
    }

    private static Stream<String> days(String what, List<LocalDate> days) {
        return days.stream().map(day -> what + ": " + BritishDates.brief(day));
    }

    private static Stream<String> days(List<LocalDate> days) {
        return days.stream().map(BritishDates::brief);
    }

    private static String span(LocalDate from, LocalDate to) {
        return BritishDates.brief(from) + " to " + BritishDates.brief(to);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // They are read, and nothing else is done with them.
    private static List<Map<String, String>> inLines(Stream<String>... lines) {
        return Stream.of(lines)
                .flatMap(some -> some)
                .map(line -> Map.of("line", line))
                .toList();
    }
}

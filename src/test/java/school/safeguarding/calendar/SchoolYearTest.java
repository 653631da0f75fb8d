package school.safeguarding.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.calendar.SchoolYear.Term;

/** One year makes the next, and what is added is held to the rules of the file. */
class SchoolYearTest {

    private final List<String> added = new ArrayList<>();
    private String file;
    private GrowingCalendar calendar;

    @BeforeEach
    void read() throws IOException {
        file = Files.readString(Path.of("src/main/resources/calendar.yml"));
        calendar = new GrowingCalendar("calendar.yml", file, Ticker.systemTicker());
        calendar.areAddedIn(() -> added);
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private void add(SchoolYear year) {
        assertThat(calendar.faultOf(year)).isEmpty();
        added.add(year.asText());
        calendar.lookAgain();
    }

    private static SchoolYear oneTerm(String from, String to) {
        return new SchoolYear(List.of(new Term("Autumn", day(from), day(to))), List.of(), new TreeMap<>(), List.of());
    }

    private static String closing(String text, String... days) {
        return text.replace(
                "exceptions:\n",
                "exceptions:\n"
                        + Stream.of(days)
                                .map(day -> "  - {day: " + day + ", closed: Moving house}\n")
                                .collect(Collectors.joining()));
    }

    /** Not the last one alone: clocks stand still in any of them. */
    @Test
    void another_file_is_held_against_each_year_that_has_not_ended() {
        LocalDate from = day("2025-12-01");
        assertThat(calendar.faultOfFile(file, from)).isEmpty();
        String hole = file.replace("Spring 2 2026, from: 2026-02-23", "Spring 2 2026, from: 2026-03-16");
        assertThat(calendar.faultOfFile(hole, from)).get().asString().contains("there is no school from 2026-02-14");
        assertThat(calendar.faultOfFile(hole, day("2026-09-01")))
                .as("of a year that is over, nothing changes")
                .isEmpty();
        assertThat(calendar.faultOfFile(closing(file, "2026-03-10"), from))
                .get()
                .asString()
                .contains("The school year from 01/08/2025 to 31/07/2026", "has to be made up for");
        assertThat(calendar.faultOfFile(closing(file, "2026-03-10").replace("  - 2026-06-01\n", ""), from))
                .as("a day for a day")
                .isEmpty();
        assertThat(calendar.faultOfFile(closing(file, "2027-03-10"), from))
                .as("the next year stays a usual one")
                .isEmpty();
        assertThat(calendar.faultOfFile(
                        file.replace("Spring 2 2027, from: 2027-02-22", "Spring 2 2027, from: 2027-03-15"), from))
                .isPresent();
    }

    @Test
    void a_year_that_is_unusual_as_it_counts_gets_no_fewer_days_and_no_hole() {
        String fourDays = file.replaceAll("  friday: .*\n", "")
                .replaceAll("to: 2025-10-24", "to: 2025-10-23")
                .replaceAll("to: 2025-12-19", "to: 2025-12-18")
                .replaceAll("to: 2026-02-13", "to: 2026-02-12")
                .replaceAll("to: 2026-03-27", "to: 2026-03-26")
                .replaceAll("to: 2026-05-22", "to: 2026-05-21")
                .replaceAll("to: 2026-10-23", "to: 2026-10-22")
                .replaceAll("to: 2026-12-18", "to: 2026-12-17")
                .replaceAll("to: 2027-02-12", "to: 2027-02-11")
                .replaceAll("to: 2027-05-28", "to: 2027-05-27")
                .replaceAll("  - \\{day: 202[56]-12-1[89], home.*\n", "");
        calendar = new GrowingCalendar("calendar.yml", fourDays, Ticker.systemTicker());
        LocalDate from = day("2026-10-01");
        assertThat(calendar.faultOfFile(fourDays, from)).isEmpty();
        assertThat(calendar.faultOfFile(closing(fourDays, "2027-03-10"), from))
                .get()
                .asString()
                .contains("has to be made up for");
        assertThat(calendar.faultOfFile(closing(fourDays, "2027-03-10").replace("  - 2027-06-07\n", ""), from))
                .isEmpty();
        assertThat(calendar.faultOfFile(
                        fourDays.replace("Spring 2 2027, from: 2027-02-22", "Spring 2 2027, from: 2027-03-15"), from))
                .get()
                .asString()
                .contains("there is no school from");
        assertThat(calendar.faultOfFile(closing(fourDays, "2026-12-01"), day("2025-12-01")))
                .as("nor a later one")
                .isPresent();
    }

    @Test
    void each_day_is_proposed_on_the_same_day_of_the_week() {
        SchoolYear next = calendar.proposed();
        assertThat(next.firstDay()).isEqualTo("2027-08-31");
        assertThat(next.terms()).hasSize(6).first().satisfies(term -> assertThat(term.name())
                .isEqualTo("Autumn 1 2027"));
        assertThat(next.lastDay()).isEqualTo("2028-07-19");
        assertThat(next.insetDays()).hasSize(5).contains(day("2027-08-31"), day("2028-01-04"));
        assertThat(next.earlyHomes()).containsEntry(day("2027-12-17"), LocalTime.of(13, 30));
    }

    @Test
    void what_is_written_is_read_as_the_same_year() {
        SchoolYear next = calendar.proposed();
        SchoolYear closing =
                new SchoolYear(next.terms(), next.insetDays(), next.earlyHomes(), List.of(day("2027-11-03")));
        assertThat(SchoolYear.of(closing.asText())).isEqualTo(closing);
        assertThat(calendar.schoolDaysOf(closing)).isEqualTo(calendar.schoolDaysOf(next) - 1);
        assertThatThrownBy(() -> SchoolYear.of("terms: 3")).isInstanceOf(CalendarFault.class);
    }

    /** 1 January 2028 is a Saturday, so that the Monday is a bank holiday. */
    @Test
    void a_term_does_not_begin_on_a_bank_holiday() {
        assertThat(calendar.proposed().terms().get(2).from()).isEqualTo("2028-01-04");
        assertThat(calendar.bankHolidays(day("2028-01-01"), day("2028-01-10"))).containsExactly(day("2028-01-03"));
    }

    @Test
    void a_year_that_was_added_counts_and_makes_the_next_one() {
        add(calendar.proposed());
        assertThat(calendar.lastDay()).isEqualTo("2028-07-19");
        assertThat(calendar.isAssumed(
                        day("2027-11-24").atStartOfDay(BritishDates.ZONE).toInstant()))
                .isFalse();
        assertThat(calendar.isSchoolDay(day("2027-08-31"))).as("INSET day").isFalse();
        assertThat(calendar.isSchoolDay(day("2027-10-27"))).as("half-term").isFalse();
        assertThat(calendar.proposed().firstDay()).isEqualTo("2028-08-29");
    }

    @Test
    void what_cannot_be_is_refused_as_in_the_file() {
        assertThat(calendar.faultOf(oneTerm("2027-07-01", "2027-12-17")))
                .hasValueSatisfying(fault -> assertThat(fault).contains("overlaps Summer 2 2027"));
        assertThat(calendar.faultOf(oneTerm("2027-11-01", "2027-12-17")))
                .hasValueSatisfying(fault -> assertThat(fault).contains("a term is missing"));
        assertThat(calendar.faultOf(oneTerm("2027-09-06", "2027-12-27")))
                .hasValueSatisfying(fault -> assertThat(fault).contains("bank holiday, 2027-12-27"));
    }

    /** While there is no school clocks stand still: nobody makes holes in the year. */
    @Test
    void a_year_with_a_hole_in_it_or_too_few_days_is_refused() {
        SchoolYear usual = calendar.proposed();
        assertThat(calendar.faultOf(usual)).isEmpty();
        List<Term> terms = usual.terms();
        List<Term> early = new ArrayList<>(terms);
        early.set(1, new Term("Autumn 2", day("2027-11-01"), day("2027-12-03")));
        assertThat(calendar.faultOf(ofTerms(early))).hasValueSatisfying(fault -> assertThat(fault)
                .contains(
                        "no school from 2027-12-04 to 2028-01-03",
                        "only the summer holidays are longer than three weeks"));
        assertThat(calendar.faultOf(ofTerms(terms.subList(0, 4))))
                .hasValueSatisfying(fault -> assertThat(fault).contains("has to have 180 to 200"));
        List<Term> oneDay = new ArrayList<>(terms);
        oneDay.set(1, new Term("Autumn 2", day("2027-11-15"), day("2027-11-15")));
        assertThat(calendar.faultOf(ofTerms(oneDay)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("Autumn 2 has fewer than two days of school"));
    }

    private static SchoolYear ofTerms(List<Term> terms) {
        return new SchoolYear(terms, List.of(), new TreeMap<>(), List.of());
    }

    /** Past its end the calendar assumes school, which the year that is added may take away. */
    @Test
    void which_days_a_year_would_close_is_known_before_it_is_added() {
        SchoolYear next = calendar.proposed();
        assertThat(calendar.closedBy(next, day("2027-07-19"), day("2027-07-23")))
                .containsExactly(day("2027-07-22"), day("2027-07-23"));
        assertThat(calendar.closedBy(next, day("2027-09-06"), day("2027-09-10")))
                .isEmpty();
    }

    @Test
    void the_file_may_name_days_of_a_year_that_was_added_and_of_no_other() {
        String snow = file + "  - {day: 2027-09-15, closed: Snow}\n";
        GrowingCalendar before = new GrowingCalendar("calendar.yml", snow, Ticker.systemTicker());
        String year = oneTerm("2027-09-06", "2027-12-17").asText();
        before.areAddedIn(() -> List.of(year));
        assertThat(before.isSchoolDay(day("2027-09-15"))).isFalse();
        assertThat(before.isSchoolDay(day("2027-09-16"))).isTrue();
        assertThatThrownBy(() -> before.areAddedIn(List::of))
                .isInstanceOf(CalendarFault.class)
                .hasMessageContaining("2027-09-15 is no school day in any term");
    }

    @Test
    void a_year_that_stands_in_the_file_by_now_is_the_files() {
        added.add(oneTerm("2027-09-06", "2027-12-17").asText());
        GrowingCalendar edited = new GrowingCalendar(
                "calendar.yml",
                file.replace("inset-days:", "  - {name: Autumn 2027, from: 2027-09-02, to: 2027-12-10}\ninset-days:"),
                Ticker.systemTicker());
        edited.areAddedIn(() -> added);
        assertThat(edited.isSchoolDay(day("2027-09-02"))).isTrue();
        assertThat(edited.lastDay()).isEqualTo("2027-12-10");
    }

    @Test
    void what_the_file_closes_or_shortens_too_late_makes_nothing_due_later_and_what_it_opens_counts() {
        Hours usual = new Hours(LocalTime.of(8, 30), LocalTime.of(15, 15));
        LocalDate closed = day("2026-12-05");
        LocalDate open = day("2026-12-04");
        assertThat(calendar.isSchoolDay(closed)).isFalse();
        Hours today = calendar.hours(open).orElseThrow();

        calendar.areKeptIn(() -> Map.of(
                closed, usual, open, new Hours(LocalTime.of(8, 0), LocalTime.of(16, 0)), day("2030-12-05"), usual));
        assertThat(calendar.hours(closed)).contains(usual);
        assertThat(calendar.nextSchoolDay(open)).isEqualTo(closed);
        assertThat(calendar.keptAsKnown()).containsExactly(open, closed);
        assertThat(calendar.hours(open))
                .as("from the earlier opening to the earlier home time")
                .contains(new Hours(LocalTime.of(8, 0), today.home()));
        assertThat(calendar.plusSchoolMinutes(at(open, today.home()), 30))
                .as("its minutes run as they did")
                .isEqualTo(at(open, today.home().plusMinutes(30)));
        assertThat(calendar.opened(open, closed)).containsOnly(Map.entry(open, today));
        assertThat(calendar.lastDay()).as("no year is made of it").isEqualTo("2027-07-21");
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(BritishDates.ZONE).toInstant();
    }

    @Test
    void a_day_that_is_changed_at_short_notice_counts_for_whoever_reports_from_then_on() {
        Hours usual = new Hours(LocalTime.of(8, 30), LocalTime.of(15, 15));
        Hours morning = new Hours(LocalTime.of(9, 0), LocalTime.of(12, 0));
        Instant monday = Instant.parse("2026-11-30T12:00:00Z");
        Instant tuesday = Instant.parse("2026-12-01T12:00:00Z");
        LocalDate day = day("2026-12-02");
        calendar.areChangedIn(() -> List.of(
                new ChangedDay(day, Optional.empty(), Optional.of(usual), Optional.empty(), monday),
                new ChangedDay(day, Optional.of(morning), Optional.empty(), Optional.empty(), tuesday),
                new ChangedDay(day("2026-12-05"), Optional.of(morning), Optional.empty(), Optional.empty(), monday)));
        assertThat(calendar.hours(day)).as("as it was said last").contains(morning);
        assertThat(calendar.isSchoolDay(day("2026-12-05"))).as("a Saturday").isTrue();
        assertThat(calendar.opened(day, day)).containsEntry(day, morning);
        assertThat(calendar.unchangedSince(monday.minusSeconds(60)).hours(day)).contains(usual);
        assertThat(calendar.unchangedSince(monday.minusSeconds(60)).isSchoolDay(day("2026-12-05")))
                .isFalse();
        assertThat(calendar.unchangedSince(monday).isSchoolDay(day)).isFalse();
        assertThat(calendar.unchangedSince(tuesday)).isSameAs(calendar);
    }

    /** What the file had shortened too late ran on for the clocks. A closure that follows makes nothing due later than that. */
    @Test
    void a_day_that_the_file_had_shortened_runs_as_long_as_before_for_whoever_had_reported_when_it_was_closed() {
        LocalDate day = day("2026-12-02");
        Hours usual = new Hours(LocalTime.of(8, 30), LocalTime.of(15, 15));
        Hours shortened = new Hours(LocalTime.of(8, 30), LocalTime.of(12, 0));
        calendar.areChangedIn(() -> List.of(
                new ChangedDay(day, Optional.of(shortened), Optional.of(usual), Optional.empty(), Instant.EPOCH)));
        assertThat(calendar.running(day)).as("by agreement").isEmpty();
        calendar.areKeptIn(() -> Map.of(day, usual));
        assertThat(calendar.hours(day)).contains(shortened);
        assertThat(calendar.running(day)).contains(usual);
        assertThat(calendar.running(day("2026-12-03"))).isEmpty();
        Instant before = calendar.plusSchoolMinutes(at(day, LocalTime.of(11, 0)), 120);
        assertThat(before).isEqualTo(at(day, LocalTime.of(13, 0)));

        calendar.areKeptIn(Map::of);
        Instant closed = Instant.parse("2026-12-01T12:00:00Z");
        calendar.areChangedIn(() ->
                List.of(new ChangedDay(day, Optional.empty(), Optional.of(shortened), Optional.of(usual), closed)));
        assertThat(calendar.unchangedSince(closed.minusSeconds(60))
                        .plusSchoolMinutes(at(day, LocalTime.of(11, 0)), 120))
                .isEqualTo(before);
        assertThat(calendar.plusSchoolMinutes(at(day, LocalTime.of(11, 0)), 120))
                .as("for whoever reports from then on")
                .isAfter(before);
    }
}

package school.safeguarding.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.BeanCreationException;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.logging.FailureCodes;

/** A calendar that cannot be is refused at the start, with the line at fault: every due time rests on it. */
class CalendarFileTest {

    private static final String RIGHT =
            """
            weekdays:
              monday: {opens: "08:30", home: "15:15"}
              tuesday: {opens: "08:30", home: "15:15"}
              wednesday: {opens: "08:30", home: "13:00"}
            terms:
              - {name: First, from: 2026-09-01, to: 2026-10-20}
              - {name: Second, from: 2026-11-02, to: 2026-12-16}
            inset-days:
              - 2026-09-01
            half-days:
              - {day: 2026-12-15, home: "12:00"}
            exceptions:
              - {day: 2026-09-08, closed: Snow}
              - {day: 2026-09-14, opens: "10:00", home: "14:00"}
            """;

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Hours hours(String opens, String home) {
        return new Hours(LocalTime.parse(opens), LocalTime.parse(home));
    }

    @Test
    void a_right_calendar_knows_each_day() {
        SchoolDays calendar = CalendarFile.read("calendar.yml", RIGHT);
        assertThat(calendar.hours(day("2026-09-02"))).contains(hours("08:30", "13:00"));
        assertThat(calendar.isSchoolDay(day("2026-09-01"))).as("INSET day").isFalse();
        assertThat(calendar.isSchoolDay(day("2026-09-03"))).as("a Thursday").isFalse();
        assertThat(calendar.isSchoolDay(day("2026-09-08"))).as("snow").isFalse();
        assertThat(calendar.hours(day("2026-09-14"))).contains(hours("10:00", "14:00"));
        assertThat(calendar.hours(day("2026-12-15"))).contains(hours("08:30", "12:00"));
        assertThat(calendar.isSchoolDay(day("2026-10-26"))).as("half-term").isFalse();
        assertThat(calendar.lastDay()).isEqualTo(day("2026-12-16"));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("to: 2026-10-20", "to: 2026-11-03", 7, "Second overlaps First"),
                Arguments.of("from: 2026-11-02", "from: 2027-01-05", 7, "ends before it begins"),
                Arguments.of(
                        "from: 2026-11-02, to: 2026-12-16",
                        "from: 2027-01-05, to: 2027-03-02",
                        7,
                        "a gap of more than 8 weeks"),
                Arguments.of("to: 2026-12-16", "to: 2026-12-25", 7, "bank holiday, 2026-12-25"),
                Arguments.of("from: 2026-09-01", "from: 2026-09-03", 6, "a day without school, 2026-09-03"),
                Arguments.of("- 2026-09-01", "- 2026-10-27", 9, "2026-10-27 is no school day in any term"),
                Arguments.of("- 2026-09-01", "- 2026-09-31", 9, "“2026-09-31” is no day"),
                Arguments.of("home: \"12:00\"", "home: \"16:00\"", 11, "a half day ends earlier"),
                Arguments.of("day: 2026-09-14", "day: 2026-09-08", 14, "2026-09-08 is named already in line 13"),
                Arguments.of(
                        "closed: Snow", "closed: Snow, opens: \"10:00\"", 13, "neither an opening nor a home time"),
                Arguments.of(
                        "opens: \"10:00\", home", "opens: \"15:00\", home", 14, "home time must be after the opening"),
                Arguments.of(
                        "opens: \"08:30\", home: \"13:00\"",
                        "opens: \"half eight\", home: \"13:00\"",
                        4,
                        "is no time of day"),
                Arguments.of("wednesday", "wensday", 4, "“wensday” is no day of the week"),
                Arguments.of("half-days:", "half-day:", 10, "“half-day” is not known here"),
                Arguments.of("name: First, from", "nam: First, from", 6, "“nam” is not known here"),
                Arguments.of("name: First, ", "", 6, "“name” is missing"),
                Arguments.of("terms:", "terms: [", 6, "cannot be read"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void what_cannot_be_is_refused_by_file_and_line(String right, String wrong, int line, String fault) {
        assertThat(RIGHT).contains(right);
        assertThatThrownBy(() -> CalendarFile.read("their/calendar.yml", RIGHT.replace(right, wrong)))
                .isInstanceOf(CalendarFault.class)
                .hasMessageStartingWith("their/calendar.yml, line " + line + ": ")
                .hasMessageContaining(fault);
    }

    @Test
    void the_file_and_the_line_are_read_in_the_log_when_the_fault_stops_the_start() {
        Throwable fault = catchThrowable(() -> CalendarFile.read("their/calendar.yml", ""));
        assertThat(FailureCodes.of(new BeanCreationException("schoolCalendar", "cannot be made", fault))
                        .inOneLine())
                .endsWith("CalendarFault: their/calendar.yml: the calendar is empty");
    }

    @Test
    void an_empty_file_and_one_without_terms_are_refused() {
        assertThatThrownBy(() -> CalendarFile.read("calendar.yml", ""))
                .hasMessage("calendar.yml: the calendar is empty");
        assertThatThrownBy(() -> CalendarFile.read("calendar.yml", RIGHT.replaceAll("(?s)terms:.*", "")))
                .hasMessage("calendar.yml: “terms” is missing");
    }

    /** Two whole school years, so that a first start lies well within. */
    @Test
    void the_one_that_ships_is_right_and_covers_two_school_years() throws IOException {
        SchoolDays shipped =
                CalendarFile.read("calendar.yml", Files.readString(Path.of("src/main/resources/calendar.yml")));
        assertThat(shipped.firstDay()).isEqualTo(day("2025-09-02"));
        assertThat(shipped.lastDay()).isEqualTo(day("2027-07-21"));
        for (int year : new int[] {2025, 2026}) {
            long days = day(year + "-09-01")
                    .datesUntil(day((year + 1) + "-07-22"))
                    .filter(date -> !date.isBefore(shipped.firstDay()) && shipped.isSchoolDay(date))
                    .count();
            // 190 days with children in them are what the law asks of a school in a year, less a day for a poll.
            assertThat(days).as("school days from September " + year).isBetween(187L, 191L);
        }
    }
}

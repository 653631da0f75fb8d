package school.safeguarding.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import school.safeguarding.calendar.SchoolCalendar.Hours;

/** The school's clock, on the calendar that ships. Times are local, as the school's wall clock shows them. */
class SchoolDaysTest {

    private final SchoolCalendar calendar = shipped();

    private static SchoolCalendar shipped() {
        try {
            return CalendarFile.read("calendar.yml", Files.readString(Path.of("src/main/resources/calendar.yml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BritishDates.ZONE).toInstant();
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, BritishDates.ZONE);
    }

    @ParameterizedTest
    @CsvSource({
        // within a day, over the night, over a weekend, over half-term, an INSET day, the summer
        "2026-11-24T08:50, 30, 2026-11-24T09:20",
        "2026-11-24T15:00, 30, 2026-11-25T08:45",
        "2026-11-24T22:00, 30, 2026-11-25T09:00",
        "2026-11-27T15:05, 30, 2026-11-30T08:50",
        "2026-10-23T15:00, 30, 2026-11-03T08:45",
        "2026-07-20T15:00, 30, 2026-07-21T08:45",
        "2026-07-21T13:20, 30, 2026-09-02T08:50",
        // exactly until home time, and a bank holiday between
        "2026-11-24T14:45, 30, 2026-11-24T15:15",
        "2026-05-01T15:00, 30, 2026-05-05T08:45",
        // longer than a whole day
        "2026-11-24T08:30, 500, 2026-11-25T10:05"
    })
    void school_minutes_stand_while_the_school_is_closed(LocalDateTime from, long minutes, LocalDateTime due) {
        assertThat(local(calendar.plusSchoolMinutes(
                        from.atZone(BritishDates.ZONE).toInstant(), minutes)))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00, 1, 2026-11-25T10:00",
        "2026-11-27T10:00, 1, 2026-11-30T10:00",
        // before the opening: due when the day before ends; after home time: due at home time
        "2026-11-24T07:00, 1, 2026-11-24T15:15",
        "2026-11-24T18:00, 1, 2026-11-25T15:15",
        // a half day
        "2026-12-17T14:00, 1, 2026-12-18T13:30",
        // from a Saturday: the counting starts with Monday
        "2026-11-28T10:00, 1, 2026-11-30T15:15",
        // over Christmas, over half-term with its INSET day
        "2026-12-18T10:00, 1, 2027-01-05T10:00",
        "2026-10-23T10:00, 1, 2026-11-03T10:00",
        "2026-11-24T10:00, 5, 2026-12-01T10:00"
    })
    void a_school_day_later_is_the_same_time_within_opening_hours(LocalDateTime from, int days, LocalDateTime due) {
        assertThat(local(calendar.plusSchoolDays(from.atZone(BritishDates.ZONE).toInstant(), days)))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00, 1, 2026-11-25T10:00",
        "2026-11-27T17:00, 1, 2026-11-30T17:00",
        "2026-11-28T12:00, 1, 2026-12-01T00:00",
        // Good Friday and Easter Monday; Christmas Day and, for Boxing Day on a Saturday, the Monday after
        "2026-04-02T10:00, 1, 2026-04-07T10:00",
        "2026-12-24T10:00, 1, 2026-12-29T10:00",
        // school holidays are working days of an agency
        "2026-10-26T10:00, 1, 2026-10-27T10:00"
    })
    void a_working_day_passes_over_weekends_and_bank_holidays_only(LocalDateTime from, int days, LocalDateTime due) {
        assertThat(local(calendar.plusWorkingDays(from.atZone(BritishDates.ZONE).toInstant(), days)))
                .isEqualTo(due);
    }

    /** Clocks go back on 25 October 2026 and forward on 28 March 2027; 30 March 2026 is the Monday after they went forward. */
    @Test
    void a_change_of_clocks_moves_no_local_time() {
        assertThat(calendar.plusWorkingDays(at("2026-10-23T10:00"), 1))
                .isEqualTo(Instant.parse("2026-10-26T10:00:00Z"));
        assertThat(calendar.plusWorkingDays(at("2026-03-27T10:00"), 1))
                .isEqualTo(Instant.parse("2026-03-30T09:00:00Z"));
        assertThat(calendar.plusSchoolMinutes(at("2026-10-23T15:00"), 30))
                .isEqualTo(Instant.parse("2026-11-03T08:45:00Z"));
        assertThat(calendar.plusSchoolMinutes(at("2026-03-27T15:00"), 30))
                .isEqualTo(Instant.parse("2026-04-14T07:45:00Z"));
    }

    @Test
    void the_twenty_ninth_of_february_is_a_day_like_others() {
        SchoolCalendar leap = CalendarFile.read(
                "leap.yml",
                """
                weekdays:
                  monday: {opens: "08:30", home: "15:15"}
                  tuesday: {opens: "08:30", home: "15:15"}
                terms:
                  - {name: Spring, from: 2028-02-21, to: 2028-03-07}
                """);
        assertThat(leap.isSchoolDay(LocalDate.of(2028, 2, 29))).isTrue();
        assertThat(local(leap.plusSchoolMinutes(at("2028-02-29T15:00"), 30)))
                .isEqualTo(LocalDateTime.parse("2028-03-06T08:45"));
        assertThat(local(leap.plusWorkingDays(at("2028-02-28T10:00"), 1)))
                .isEqualTo(LocalDateTime.parse("2028-02-29T10:00"));
    }

    @Test
    void the_school_is_open_from_its_opening_until_just_before_home_time() {
        assertThat(calendar.isOpenAt(at("2026-11-24T08:29"))).isFalse();
        assertThat(calendar.isOpenAt(at("2026-11-24T08:30"))).isTrue();
        assertThat(calendar.isOpenAt(at("2026-11-24T15:14"))).isTrue();
        assertThat(calendar.isOpenAt(at("2026-11-24T15:15"))).isFalse();
        assertThat(calendar.isOpenAt(at("2026-11-28T10:00"))).isFalse();
        assertThat(local(calendar.nextOpening(at("2026-11-24T07:00"))))
                .isEqualTo(LocalDateTime.parse("2026-11-24T08:30"));
        assertThat(local(calendar.nextOpening(at("2026-11-24T08:30"))))
                .isEqualTo(LocalDateTime.parse("2026-11-25T08:30"));
    }

    /** It ends on Wednesday 21 July 2027, a half day. The last Monday in August is a bank holiday. */
    @ParameterizedTest
    @CsvSource({
        "2027-07-21T13:20, 30, 2027-07-22T08:50",
        "2027-07-23T15:00, 30, 2027-07-26T08:45",
        "2027-07-24T12:00, 30, 2027-07-26T09:00",
        "2027-08-27T15:00, 30, 2027-08-31T08:45",
        "2027-12-24T15:00, 30, 2027-12-29T08:45",
        "2031-03-04T10:00, 30, 2031-03-04T10:30"
    })
    void past_its_end_it_counts_monday_to_friday_less_bank_holidays_with_the_last_known_hours(
            LocalDateTime from, long minutes, LocalDateTime due) {
        Instant found =
                calendar.plusSchoolMinutes(from.atZone(BritishDates.ZONE).toInstant(), minutes);
        assertThat(local(found)).isEqualTo(due);
        assertThat(calendar.isAssumed(found)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-07-20T10:00, 1, 2027-07-21T10:00",
        "2027-07-20T10:00, 2, 2027-07-22T10:00",
        "2027-08-27T10:00, 1, 2027-08-31T10:00",
        "2027-08-31T07:00, 1, 2027-08-31T15:15",
        // as far as the end of the last day that is known, whatever comes next
        "2027-07-21T07:00, 1, 2027-07-21T13:30",
        "2027-08-28T10:00, 1, 2027-08-31T15:15"
    })
    void so_it_counts_school_days(LocalDateTime from, int days, LocalDateTime due) {
        Instant found = calendar.plusSchoolDays(from.atZone(BritishDates.ZONE).toInstant(), days);
        assertThat(local(found)).isEqualTo(due);
        assertThat(calendar.isAssumed(found)).isEqualTo(due.isAfter(LocalDateTime.parse("2027-07-22T00:00")));
    }

    @Test
    void what_is_assumed_begins_with_the_midnight_after_the_last_day() {
        assertThat(calendar.isAssumed(at("2027-07-21T23:59"))).isFalse();
        assertThat(calendar.isAssumed(at("2027-07-22T00:00"))).isTrue();
        assertThat(calendar.isSchoolDay(LocalDate.of(2027, 7, 22))).isTrue();
        assertThat(calendar.isSchoolDay(LocalDate.of(2027, 7, 24))).isFalse();
        assertThat(calendar.isSchoolDay(LocalDate.of(2027, 8, 30))).isFalse();
    }

    /** A Friday without school in the calendar counts all the same: too early is better than too late. */
    @Test
    void past_its_end_a_weekday_without_hours_of_its_own_has_those_of_the_one_before() {
        SchoolCalendar shortWeek = CalendarFile.read(
                "short.yml",
                """
                weekdays:
                  tuesday: {opens: "08:30", home: "15:15"}
                  wednesday: {opens: "09:00", home: "12:00"}
                  saturday: {opens: "10:00", home: "11:00"}
                terms:
                  - {name: Spring, from: 2028-02-22, to: 2028-03-07}
                """);
        assertThat(shortWeek.hours(LocalDate.of(2028, 3, 10))).contains(hours("09:00", "12:00"));
        assertThat(shortWeek.hours(LocalDate.of(2028, 3, 14))).contains(hours("08:30", "15:15"));
        assertThat(shortWeek.hours(LocalDate.of(2028, 3, 13))).isPresent();
        assertThat(shortWeek.hours(LocalDate.of(2028, 3, 11))).as("a Saturday").isEmpty();
    }

    private static Hours hours(String opens, String home) {
        return new Hours(LocalTime.parse(opens), LocalTime.parse(home));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:50, false",
        "2026-11-24T14:15, false",
        "2026-11-24T14:16, true",
        "2026-11-24T15:00, true",
        "2026-11-24T22:00, true",
        "2026-12-18T12:31, true",
        "2026-11-02T10:00, true",
        // past the end: Monday to Friday by the last known hours
        "2027-08-02T10:00, false",
        "2027-08-02T15:00, true",
        "2027-08-30T10:00, true"
    })
    void under_an_hour_before_home_time_counts_as_outside_hours(LocalDateTime now, boolean isOutside) {
        assertThat(new SchoolHours(calendar)
                        .isOutside(now.atZone(BritishDates.ZONE).toInstant()))
                .isEqualTo(isOutside);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00, false",
        "2026-11-24T22:00, false",
        // a weekend, and half term
        "2026-11-28T10:00, false",
        "2026-10-23T16:00, true",
        "2026-12-24T10:00, true"
    })
    void holidays_are_what_is_longer_than_a_long_weekend(LocalDateTime now, boolean isHoliday) {
        assertThat(new SchoolHours(calendar)
                        .isHoliday(now.atZone(BritishDates.ZONE).toInstant()))
                .isEqualTo(isHoliday);
    }
}

package school.safeguarding.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankHolidaysTest {

    private final BankHolidays calendar = new BankHolidays();

    /** As the government has published them for England, with the days in place of those on a weekend. */
    @ParameterizedTest
    @CsvSource({
        "2022, 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
        "2023, 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
        "2024, 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
        "2025, 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
        "2026, 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
        "2027, 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
        "2028, 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"
    })
    void the_weekdays_on_which_nobody_works_are_englands_bank_holidays(int year, String days) {
        List<LocalDate> published = Arrays.stream(days.split(" "))
                .map(day -> LocalDate.parse(year + "-" + day))
                .toList();
        assertThat(Year.of(year).atDay(1).datesUntil(Year.of(year + 1).atDay(1)))
                .filteredOn(day -> !isWeekend(day) && !calendar.isWorkingDay(day))
                .containsExactlyElementsOf(published);
    }

    @Test
    void nobody_works_at_a_weekend() {
        assertThat(Year.of(2026).atDay(1).datesUntil(Year.of(2027).atDay(1)))
                .filteredOn(BankHolidaysTest::isWeekend)
                .hasSize(104)
                .noneMatch(calendar::isWorkingDay);
    }

    @Test
    void scotlands_and_northern_irelands_holidays_are_working_days_here() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, Month.JANUARY, 2))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, Month.MARCH, 17))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, Month.NOVEMBER, 30)))
                .isTrue();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}

package school.safeguarding.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @ParameterizedTest
    @CsvSource({
        "24/11/2026, 2026-11-24",
        "24.11.26, 2026-11-24",
        "24-11-2026, 2026-11-24",
        "4/1/26, 2026-01-04",
        "24 Nov, 2026-11-24",
        "24th of November, 2026-11-24",
        "Tuesday 24 November 2026, 2026-11-24",
        "24 Dec, 2025-12-24",
        "2026-11-24, 2026-11-24",
        "241126, 2026-11-24",
        "24112026, 2026-11-24",
        "today, 2026-11-27",
        "' Yesterday ', 2026-11-26"
    })
    void a_day_as_people_write_it(String typed, LocalDate day) {
        assertThat(TypedDates.day(typed, TODAY)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/11/2026",
                "29/02/2026",
                "11/24/2026",
                "24 Foo",
                "Tuesday 25 November 2026",
                "Foo 24 November 2026",
                "tomorrow week",
                "24",
                "24/11/202",
                "",
                "311126"
            })
    void what_is_no_day_is_turned_into_none(String typed) {
        assertThat(TypedDates.day(typed, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "08:50, 08:50",
        "8.50, 08:50",
        "0850, 08:50",
        "8:50 am, 08:50",
        "3pm, 15:00",
        "12 am, 00:00",
        "12:05pm, 12:05"
    })
    void a_time_as_people_write_it(String typed, LocalTime time) {
        assertThat(TypedDates.time(typed)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarter to nine", "25:00", "8", "850", "13pm", "08:60", ""})
    void what_is_no_time_is_turned_into_none(String typed) {
        assertThat(TypedDates.time(typed)).isEmpty();
    }
}

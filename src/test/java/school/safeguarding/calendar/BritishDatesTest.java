package school.safeguarding.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BritishDatesTest {

    @Test
    void a_day_comes_before_its_month() {
        assertThat(BritishDates.brief(LocalDate.of(2026, 9, 4))).isEqualTo("04/09/2026");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-24T08:50:00Z | Tuesday 24 November 2026, 08:50",
                "2026-06-30T23:30:00Z | Wednesday 1 July 2026, 00:30",
                "2026-09-04T12:00:00Z | Friday 4 September 2026, 13:00",
                // The hour that there is twice.
                "2026-10-25T00:30:00Z | Sunday 25 October 2026, 01:30",
                "2026-10-25T01:30:00Z | Sunday 25 October 2026, 01:30"
            })
    void a_moment_is_told_by_the_clock_on_the_schools_wall(Instant instant, String inFull) {
        assertThat(BritishDates.inFull(instant)).isEqualTo(inFull);
    }

    @Test
    void the_machines_own_language_and_zone_do_not_matter() {
        Locale language = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(BritishDates.inFull(Instant.parse("2026-11-24T08:50:00Z")))
                    .isEqualTo("Tuesday 24 November 2026, 08:50");
            assertThat(new ClockConfiguration().clock().getZone()).isEqualTo(ZoneId.of("Europe/London"));
        } finally {
            Locale.setDefault(language);
            TimeZone.setDefault(zone);
        }
    }
}

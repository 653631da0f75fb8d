package school.safeguarding.concern.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeepingPeriodTest {

    private static final LocalDate REPORTED = LocalDate.of(2026, 11, 24);
    private static final LocalDate CLOSED = LocalDate.of(2027, 1, 12);
    private static final Optional<LocalDate> BORN = Optional.of(LocalDate.of(2020, 3, 14));

    @Test
    void a_low_risk_that_nobody_was_told_of_is_kept_until_the_25th_birthday() {
        KeepingPeriod period = KeepingPeriod.of(REPORTED, CLOSED, BORN, false);
        assertThat(period.until()).isEqualTo("2045-03-14");
        assertThat(period.isOver(LocalDate.of(2045, 3, 14))).isFalse();
        assertThat(period.isOver(LocalDate.of(2045, 3, 15))).isTrue();
        assertThat(period.inWords())
                .startsWith("Kept until 14/03/2045 at least: ")
                .contains("IRMS");
    }

    @Test
    void a_child_whose_birth_date_nobody_knows_may_have_been_born_on_the_day_of_the_report() {
        assertThat(KeepingPeriod.of(REPORTED, CLOSED, Optional.empty(), false).until())
                .isEqualTo("2051-11-24");
    }

    @Test
    void what_may_be_of_sexual_abuse_is_kept_for_75_years_after_the_close_however_old_the_child_is() {
        KeepingPeriod period = KeepingPeriod.of(REPORTED, CLOSED, BORN, true);
        assertThat(period.until()).isEqualTo("2102-01-12");
        assertThat(period.inWords()).contains("IICSA");
    }

    @Test
    void of_reports_that_are_read_as_one_the_longer_period_counts() {
        KeepingPeriod shorter = KeepingPeriod.of(REPORTED, CLOSED, BORN, false);
        KeepingPeriod longer = KeepingPeriod.of(REPORTED, CLOSED, BORN, true);
        assertThat(shorter.longer(longer)).isEqualTo(longer);
        assertThat(longer.longer(shorter)).isEqualTo(longer);
    }
}

package school.safeguarding.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import school.safeguarding.MovableTicker;
import school.safeguarding.access.AttemptsInMemory;
import school.safeguarding.access.signin.AttemptThrottle.Attempt;

class AttemptThrottleTest {

    private final MovableTicker time = new MovableTicker();
    private final AttemptThrottle throttle = new AttemptThrottle(new AttemptsInMemory(time));

    private static Attempt at(String account, String address) {
        return Attempt.ofPassword(account, address, Optional.empty());
    }

    /** One after another, each waiting as long as it is told to. */
    private Duration guess(Attempt attempt, int times) {
        Duration waited = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            Duration pause = throttle.pause(attempt).orElseThrow();
            time.advance(pause);
            throttle.wasWrong(attempt);
            waited = waited.plus(pause);
        }
        return waited;
    }

    @Test
    void whoever_mistypes_a_few_times_waits_for_nothing() {
        assertThat(guess(at("cpo", "10.0.0.1"), 4)).isZero();
    }

    @Test
    void guessing_at_one_account_becomes_slower_and_slower_from_wherever_it_comes() {
        for (int address = 0; address < 20; address++) {
            guess(at("cpo", "10.0.1." + address), 1);
        }
        assertThat(guess(at("cpo", "10.0.2.1"), 10)).isGreaterThanOrEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void guessing_at_many_accounts_from_one_address_becomes_slow_too() {
        for (int account = 0; account < 60; account++) {
            guess(at("somebody-" + account, "10.0.0.9"), 1);
        }
        assertThat(guess(at("one-more", "10.0.0.9"), 1)).isPositive();
        assertThat(guess(at("one-more", "10.0.0.8"), 1)).isZero();
    }

    @Test
    void guessing_side_by_side_gains_nothing() {
        guess(at("cpo", "10.0.0.1"), 20);
        long let = 0;
        for (int i = 0; i < 100; i++) {
            let += throttle.pause(at("cpo", "10.0.0." + i)).isPresent() ? 1 : 0;
        }
        assertThat(let).isLessThanOrEqualTo(3);
    }

    @Test
    void trying_side_by_side_before_the_first_answer_gains_no_more_than_the_free_attempts() {
        long atOnce = IntStream.range(0, 50)
                .mapToObj(i -> throttle.pause(at("cpo", "10.0.0." + i)))
                .filter(pause -> pause.filter(Duration::isZero).isPresent())
                .count();
        assertThat(atOnce).isLessThanOrEqualTo(5);
    }

    @Test
    void an_address_slows_everybody_behind_it_and_keeps_nobody_out() {
        for (int account = 0; account < 500; account++) {
            throttle.pause(at("somebody-" + account, "10.0.0.9"));
        }
        assertThat(throttle.pause(at("head", "10.0.0.9")))
                .hasValueSatisfying(pause -> assertThat(pause).isLessThan(Duration.ofSeconds(3)));
    }

    @Test
    void nobody_can_keep_the_cpo_out_of_a_browser_that_the_cpo_has_used_before() {
        guess(at("cpo", "10.0.0.1"), 500);
        assertThat(throttle.pause(Attempt.ofPassword("cpo", "10.0.0.1", Optional.of("the CPO's browser"))))
                .contains(Duration.ZERO);
    }

    @Test
    void nor_out_of_any_other_for_longer_than_a_few_seconds() {
        guess(at("cpo", "10.0.0.1"), 500);
        assertThat(throttle.pause(at("cpo", "10.9.9.9")))
                .hasValueSatisfying(pause -> assertThat(pause).isLessThan(Duration.ofSeconds(10)));
    }

    @Test
    void a_code_is_not_found_in_a_day_by_somebody_who_has_the_password() {
        Attempt code = Attempt.ofCode("cpo", "10.0.0.1", Optional.empty());
        Duration tried = Duration.ZERO;
        long guessed = 0;
        while (tried.compareTo(Duration.ofDays(1)) < 0) {
            Optional<Duration> pause = throttle.pause(code);
            // Who is refused rests until a guesser at passwords would be forgotten.
            Duration rest = pause.orElse(AttemptThrottle.REMEMBERED.plusMinutes(1));
            time.advance(rest);
            tried = tried.plus(rest);
            if (pause.isPresent()) {
                throttle.wasWrong(code);
                guessed++;
            }
        }
        assertThat(guessed).isLessThan(200);
    }

    @Test
    void an_account_that_does_not_exist_is_as_slow_as_one_that_does() {
        assertThat(guess(at("nobody", "10.0.0.1"), 30)).isEqualTo(guess(at("cpo", "10.0.0.2"), 30));
    }

    @Test
    void a_right_password_and_a_quarter_of_an_hour_make_it_forgotten() {
        guess(at("cpo", "10.0.0.1"), 20);
        throttle.wasRight(at("cpo", "10.0.0.1"));
        assertThat(guess(at("cpo", "10.0.0.1"), 1)).isZero();
        guess(at("deputy", "10.0.0.1"), 30);
        time.advance(AttemptThrottle.REMEMBERED.plusSeconds(1));
        assertThat(guess(at("deputy", "10.0.0.1"), 1)).isZero();
    }
}

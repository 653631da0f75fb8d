package school.safeguarding.access.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import school.safeguarding.access.signin.Attempts.Changed;
import school.safeguarding.access.signin.Attempts.Turns;

/**
 * Slows guessing down without locking anybody out. After some wrong passwords for an account, or from an address, each
 * further attempt has to wait its turn, whether or not the account exists. A browser in which somebody has signed in
 * before waits for its own wrong attempts only, so that nobody can keep the CPO out by guessing at the CPO's account.
 * All nodes count together, by the database's clock.
 */
public class AttemptThrottle {

    /** After that long without a wrong attempt all is forgotten. */
    static final Duration REMEMBERED = Duration.ofMinutes(15);

    /** Longer than that nobody waits for an answer; the attempt is refused, and the next may be let through. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration PAUSE_AT_MOST = Duration.ofSeconds(4);
    private static final Duration CODE_PAUSE_AT_MOST = Duration.ofMinutes(10);
    private static final int FREE_FOR_ACCOUNT = 4;

    /** A school has one address on the internet, and many people behind it. */
    private static final int FREE_FROM_ADDRESS = 40;

    /** Codes are guessed at by somebody who has the password: rest does not make that forgotten. */
    private static final Duration CODES_REMEMBERED = Duration.ofDays(1);

    private static final Duration FROM_ADDRESS = Duration.ofSeconds(2);

    private static final int MOST_DOUBLINGS = 20;

    private final Attempts attempts;

    public AttemptThrottle(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * @param device what a browser holds in which this account has signed in before; empty for any other
     * @param isOfCode whether a code is guessed at, by somebody who has the password already
     */
    public record Attempt(String account, String address, Optional<String> device, boolean isOfCode) {

        public static Attempt ofPassword(String account, String address, Optional<String> device) {
            return new Attempt(account, address, device, false);
        }

        /** A code has a million values only, and three of them are right. */
        static Attempt ofCode(String account, String address, Optional<String> device) {
            return new Attempt(account, address, device, true);
        }

        private Key own() {
            String what = isOfCode ? "code " : "password ";
            return new Key(
                    device.map(browser -> what + "device " + browser).orElse(what + "account " + account),
                    FREE_FOR_ACCOUNT,
                    isOfCode ? CODE_PAUSE_AT_MOST : PAUSE_AT_MOST,
                    isOfCode);
        }

        /** Empty for a browser that the account is known in: it does not wait for others at its address. */
        private Optional<Key> shared() {
            return device.isPresent()
                    ? Optional.empty()
                    : Optional.of(new Key("address " + address, FREE_FROM_ADDRESS, PAUSE_AT_MOST, false));
        }
    }

    private record Key(String name, int free, Duration longest, boolean isOfCode) {

        Duration remembered() {
            return isOfCode ? CODES_REMEMBERED : REMEMBERED;
        }

        /** Attempts are looked at one after another, further and further apart. */
        Duration gap(Turns turns) {
            Duration gap = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(turns.tried() - free, 0), MOST_DOUBLINGS));
            return gap.compareTo(longest) > 0 ? longest : gap;
        }

        /** What is let through counts at once, so that trying side by side gains nothing. */
        Changed<Duration> next(Turns turns, Instant now) {
            if (turns.tried() < free) {
                return new Changed<>(new Turns(turns.tried() + 1, turns.nextAt()), Duration.ZERO);
            }
            Instant at = turns.nextAt().filter(now::isBefore).orElse(now);
            Duration wait = Duration.between(now, at);
            return wait.compareTo(LONGEST) > 0
                    ? new Changed<>(turns, wait)
                    : new Changed<>(new Turns(turns.tried() + 1, Optional.of(at.plus(gap(turns)))), wait);
        }

        /** Says whether there were more than are free. */
        Changed<Boolean> count(Turns turns, Instant now) {
            Turns counted = new Turns(turns.tried() + 1, turns.nextAt());
            return new Changed<>(counted, counted.tried() > free);
        }

        Changed<Boolean> discount(Turns turns, Instant now) {
            return new Changed<>(new Turns(Math.max(turns.tried() - 1, 0), turns.nextAt()), true);
        }

        Changed<Boolean> wrong(Turns turns, Instant now) {
            if (turns.tried() < free) {
                return new Changed<>(turns, false);
            }
            Instant next = now.plus(gap(turns));
            return new Changed<>(
                    new Turns(
                            turns.tried(),
                            Optional.of(turns.nextAt().filter(next::isBefore).orElse(next))),
                    true);
        }
    }

    /** @return how long this attempt has to wait before it is looked at; empty if it is not to be looked at */
    public Optional<Duration> pause(Attempt attempt) {
        Key key = attempt.own();
        Duration own = attempts.change(key.name(), key.remembered(), key::next);
        if (own.compareTo(LONGEST) > 0) {
            return Optional.empty();
        }
        // An address only ever slows: a school has one, and nobody in it may keep the others out.
        boolean isSlow = attempt.shared()
                .filter(address -> attempts.change(address.name(), address.remembered(), address::count))
                .isPresent();
        return Optional.of(isSlow && own.compareTo(FROM_ADDRESS) < 0 ? FROM_ADDRESS : own);
    }

    public void wasWrong(Attempt attempt) {
        Key key = attempt.own();
        attempts.change(key.name(), key.remembered(), key::wrong);
    }

    /** The account's own wrong attempts are forgiven; those from the address may have been at other accounts. */
    public void wasRight(Attempt attempt) {
        attempts.forget(attempt.own().name());
        attempt.shared().ifPresent(address -> attempts.change(address.name(), address.remembered(), address::discount));
    }
}

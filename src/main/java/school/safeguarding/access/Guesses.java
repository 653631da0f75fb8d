package school.safeguarding.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;

/**
 * Slows guessing down without locking anybody out. After some wrong passwords for an account, or from an address, each
 * further attempt has to wait its turn, whether or not the account exists. A browser in which somebody has signed in
 * before waits for its own wrong attempts only, so that nobody can keep the CPO out by guessing at the CPO's account.
 * Held in memory: a restart forgets, and gives a guesser no more than the first few attempts again.
 */
class Guesses {

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

    private static final int MOST_KEYS = 100_000;

    /** Codes are guessed at by somebody who has the password: rest does not make that forgotten. */
    private static final Duration CODES_REMEMBERED = Duration.ofDays(1);

    private static final Duration FROM_ADDRESS = Duration.ofSeconds(2);

    private final Ticker ticker;
    private final Cache<String, Turns> turns;
    private final Cache<String, Turns> ofCodes;

    Guesses(Ticker ticker) {
        this.ticker = ticker;
        this.turns = remembering(ticker, REMEMBERED);
        this.ofCodes = remembering(ticker, CODES_REMEMBERED);
    }

    private static Cache<String, Turns> remembering(Ticker ticker, Duration span) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterAccess(span)
                .maximumSize(MOST_KEYS)
                .build();
    }

    /**
     * @param device what a browser holds in which this account has signed in before; empty for any other
     * @param isOfCode whether a code is guessed at, by somebody who has the password already
     */
    record Attempt(String account, String address, Optional<String> device, boolean isOfCode) {

        static Attempt ofPassword(String account, String address, Optional<String> device) {
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

    private record Key(String name, int free, Duration longest, boolean isOfCode) {}

    /** @return how long this attempt has to wait before it is looked at; empty if it is not to be looked at */
    Optional<Duration> pause(Attempt attempt) {
        Duration own = of(attempt.own()).next(ticker.read());
        if (own.compareTo(LONGEST) > 0) {
            return Optional.empty();
        }
        // An address only ever slows: a school has one, and nobody in it may keep the others out.
        boolean isSlow = attempt.shared().filter(key -> of(key).count()).isPresent();
        return Optional.of(isSlow && own.compareTo(FROM_ADDRESS) < 0 ? FROM_ADDRESS : own);
    }

    void wasWrong(Attempt attempt) {
        of(attempt.own()).wasWrong(ticker.read());
    }

    /** The account's own wrong attempts are forgiven; those from the address may have been at other accounts. */
    void wasRight(Attempt attempt) {
        cache(attempt.own()).invalidate(attempt.own().name());
        attempt.shared().ifPresent(key -> of(key).discount());
    }

    private Cache<String, Turns> cache(Key key) {
        return key.isOfCode() ? ofCodes : turns;
    }

    private Turns of(Key key) {
        return cache(key).get(key.name(), name -> new Turns(key.free(), key.longest()));
    }

    /** Of one account, address or browser: attempts are looked at one after another, further and further apart. */
    private static class Turns {

        private static final int MOST_DOUBLINGS = 20;

        private final int free;
        private final Duration longest;
        private int tried;
        private long nextAt = Long.MIN_VALUE;

        Turns(int free, Duration longest) {
            this.free = free;
            this.longest = longest;
        }

        /** What is let through counts at once, so that trying side by side gains nothing. */
        synchronized Duration next(long now) {
            if (tried < free) {
                tried++;
                return Duration.ZERO;
            }
            long at = Math.max(now, nextAt);
            Duration wait = Duration.ofNanos(at - now);
            if (wait.compareTo(LONGEST) <= 0) {
                nextAt = at + gap().toNanos();
                tried++;
            }
            return wait;
        }

        /** @return whether there were more than are free */
        synchronized boolean count() {
            tried++;
            return tried > free;
        }

        synchronized void discount() {
            tried--;
        }

        private Duration gap() {
            Duration gap = FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(tried - free, 0), MOST_DOUBLINGS));
            return gap.compareTo(longest) > 0 ? longest : gap;
        }

        synchronized void wasWrong(long now) {
            if (tried >= free) {
                nextAt = Math.max(nextAt, now + gap().toNanos());
            }
        }
    }
}

package school.safeguarding.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

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
    private static final int FREE_FOR_ACCOUNT = 4;

    /** A school has one address on the internet, and many people behind it. */
    private static final int FREE_FROM_ADDRESS = 40;

    private static final int MOST_KEYS = 100_000;

    private final Ticker ticker;
    private final Cache<String, Turns> turns;

    Guesses(Ticker ticker) {
        this.ticker = ticker;
        this.turns = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterAccess(REMEMBERED)
                .maximumSize(MOST_KEYS)
                .build();
    }

    /** @param device what a browser holds in which this account has signed in before; empty for any other */
    record Attempt(String account, String address, Optional<String> device) {

        private Stream<Key> keys() {
            return device.isPresent()
                    ? Stream.of(new Key("device " + device.get(), FREE_FOR_ACCOUNT))
                    : Stream.of(
                            new Key("account " + account, FREE_FOR_ACCOUNT),
                            new Key("address " + address, FREE_FROM_ADDRESS));
        }
    }

    private record Key(String name, int free) {}

    /** @return how long this attempt has to wait before it is looked at; empty if it is not to be looked at */
    Optional<Duration> pause(Attempt attempt) {
        Duration pause = attempt.keys()
                .map(key -> of(key).next(ticker.read()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return pause.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(pause);
    }

    void wasWrong(Attempt attempt) {
        attempt.keys().forEach(key -> of(key).wasWrong());
    }

    /** The account's own wrong attempts are forgiven; those from the address may have been at other accounts. */
    void wasRight(Attempt attempt) {
        turns.invalidate("account " + attempt.account());
        attempt.device().ifPresent(device -> turns.invalidate("device " + device));
    }

    private Turns of(Key key) {
        return turns.get(key.name(), name -> new Turns(key.free()));
    }

    /** Of one account, address or browser: attempts are looked at one after another, further and further apart. */
    private static class Turns {

        private final int free;
        private int wrong;
        private long nextAt = Long.MIN_VALUE;

        Turns(int free) {
            this.free = free;
        }

        synchronized Duration next(long now) {
            if (wrong < free) {
                return Duration.ZERO;
            }
            long gap = gap().toNanos();
            long at = nextAt == Long.MIN_VALUE ? now + gap : Math.max(now, nextAt) + gap;
            if (at - now <= LONGEST.toNanos()) {
                nextAt = at;
            }
            return Duration.ofNanos(at - now);
        }

        private Duration gap() {
            Duration gap = FIRST_PAUSE.multipliedBy(1L << Math.min(wrong - free, 10));
            return gap.compareTo(PAUSE_AT_MOST) > 0 ? PAUSE_AT_MOST : gap;
        }

        synchronized void wasWrong() {
            wrong++;
        }
    }
}

package school.safeguarding.reference;

import java.util.concurrent.ThreadLocalRandom;

/** For records without a concern: none that the application draws, which begin with the year. */
public final class MadeUpReference {

    private MadeUpReference() {}

    public static String next() {
        return "CSE-9999-" + ThreadLocalRandom.current().nextLong(100_000_000_000L, 1_000_000_000_000L);
    }
}

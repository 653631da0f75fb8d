package school.safeguarding.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

/** What became of input that was drawn at random. A test whose draws all end alike shows one half of what it says. */
public final class Draws {

    /** Of a hundred. */
    private static final int FEWEST = 5;

    private final String one;
    private final String other;
    private final AtomicInteger ones = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();

    /** @param one what becomes of some, such as that it is taken; @param other what becomes of the rest */
    public Draws(String one, String other) {
        this.one = one;
        this.other = other;
    }

    public void count(boolean isOne) {
        (isOne ? ones : others).incrementAndGet();
    }

    /** Neither is nearly empty. */
    public void assertBothOccurred() {
        int all = ones.get() + others.get();
        assertThat(Math.min(ones.get(), others.get()) * 100)
                .as("of %d draws %d times %s and %d times %s", all, ones.get(), one, others.get(), other)
                .isPositive()
                .isGreaterThanOrEqualTo(all * FEWEST);
    }
}

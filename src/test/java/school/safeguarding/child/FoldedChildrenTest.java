package school.safeguarding.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldedChildrenTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 9, 1);
    private static final UUID POPPY = new UUID(0, 1);

    private final Random random = new Random(13);

    private String word() {
        return IntStream.range(0, 4 + random.nextInt(5))
                .mapToObj(letter -> String.valueOf((char) ('a' + random.nextInt(26))))
                .reduce("", String::concat);
    }

    private KnownAs anybody() {
        String forename = word();
        String surname = word();
        return KnownAs.of(
                List.of(forename + " " + word() + " " + surname, forename + " " + surname),
                Optional.of(FIRST_DAY.plusDays(random.nextInt(2_500))));
    }

    private FoldedChildren school(int size) {
        Map<UUID, KnownAs> children = new HashMap<>();
        IntStream.range(0, size).forEach(number -> children.put(new UUID(1, number), anybody()));
        children.put(POPPY, KnownAs.of(List.of("Poppy Anne Walker"), Optional.of(FIRST_DAY)));
        return new FoldedChildren(children);
    }

    @Test
    void one_of_twenty_thousand_is_found_in_under_300_milliseconds() {
        FoldedChildren all = school(20_000);
        KnownAs typed = KnownAs.of(List.of("poppy walker"), Optional.of(FIRST_DAY));
        IntStream.range(0, 10).forEach(warm -> all.like(typed));
        long fastest = IntStream.range(0, 5)
                .mapToLong(attempt -> {
                    long before = System.nanoTime();
                    assertThat(all.like(typed)).containsEntry(POPPY, SameChild.YES);
                    return System.nanoTime() - before;
                })
                .min()
                .orElseThrow();
        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void whoever_changed_is_found_as_they_are_now_and_whoever_is_forgotten_not_at_all() {
        KnownAs typed = KnownAs.of(List.of("Poppy Example"), Optional.of(FIRST_DAY));
        FoldedChildren before = school(3);
        assertThat(before.like(typed)).isEmpty();
        FoldedChildren renamed = before.with(Map.of(POPPY, typed), Set.of());
        assertThat(renamed.like(typed)).containsExactly(Map.entry(POPPY, SameChild.YES));
        assertThat(renamed.with(Map.of(), Set.of(POPPY)).like(typed)).isEmpty();
    }

    @Test
    void the_same_child_stands_before_one_who_may_be() {
        FoldedChildren all = new FoldedChildren(Map.of(
                POPPY,
                KnownAs.of(List.of("Poppy Walker"), Optional.empty()),
                new UUID(0, 2),
                KnownAs.of(List.of("Poppy Walker"), Optional.of(FIRST_DAY))));
        assertThat(all.like(KnownAs.of(List.of("Poppy Walker"), Optional.of(FIRST_DAY)))
                        .values())
                .containsExactly(SameChild.YES, SameChild.MAY_BE);
    }

    @Test
    void who_is_not_known_is_like_nobody() {
        assertThat(school(3).like(KnownAs.of(List.of("not known"), Optional.of(FIRST_DAY))))
                .isEmpty();
    }
}

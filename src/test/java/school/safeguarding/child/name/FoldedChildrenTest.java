package school.safeguarding.child.name;

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
import school.safeguarding.child.KnownAs;
import school.safeguarding.child.SameChild;

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
        return FoldedChildren.of(children);
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
    void many_changes_are_taken_in_without_losing_or_bringing_back_anybody() {
        Map<UUID, KnownAs> expected = new HashMap<>();
        FoldedChildren all = school(0).with(Map.of(), Set.of(POPPY));
        for (int change = 0; change < 2_000; change++) {
            UUID id = new UUID(2, random.nextInt(400));
            KnownAs child = KnownAs.of(List.of("Madeup Example"), Optional.of(FIRST_DAY.plusDays(change)));
            boolean isForgotten = random.nextInt(3) == 0;
            all = isForgotten ? all.with(Map.of(), Set.of(id)) : all.with(Map.of(id, child), Set.of());
            if (isForgotten) {
                expected.remove(id);
            } else {
                expected.put(id, child);
            }
        }
        Set<UUID> everybody = expected.keySet();
        assertThat(all.like(KnownAs.of(List.of("Madeup Example"), Optional.empty()))
                        .keySet())
                .isEqualTo(everybody)
                .hasSizeGreaterThan(100);
        FoldedChildren changed = all;
        expected.forEach((id, child) -> assertThat(changed.like(child)).containsEntry(id, SameChild.YES));
    }

    @Test
    void the_same_child_stands_before_one_who_may_be() {
        FoldedChildren all = FoldedChildren.of(Map.of(
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

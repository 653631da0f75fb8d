package school.safeguarding.child.name;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import school.safeguarding.child.KnownAs;
import school.safeguarding.child.SameChild;

/**
 * Everybody's folded names, to be held in memory: of 20,000 children those who may be meant are found in well under 300 ms.
 *
 * <p>Each report adds a child, so what has changed lies beside the many who have not, and is taken in with them now and then:
 * nobody copies 20,000 children for the sake of one.
 */
public final class FoldedChildren {

    public static final FoldedChildren NOBODY = of(Map.of());

    /** So few that they are copied in no time, so many that taking them in is seldom needed. */
    private static final int MOST_BESIDE = 256;

    private final Map<UUID, KnownAs> unchanged;
    /** The same by the day on which they were born: of twenty thousand children nearly all were born on another one. */
    private final Map<Optional<LocalDate>, Map<UUID, KnownAs>> byBirthday;

    private final Map<UUID, KnownAs> changed;
    /** Of those who are unchanged otherwise; whoever has changed counts for neither. */
    private final Set<UUID> forgotten;

    private FoldedChildren(
            Map<UUID, KnownAs> unchanged,
            Map<Optional<LocalDate>, Map<UUID, KnownAs>> byBirthday,
            Map<UUID, KnownAs> changed,
            Set<UUID> forgotten) {
        this.unchanged = unchanged;
        this.byBirthday = byBirthday;
        this.changed = changed;
        this.forgotten = forgotten;
    }

    public static FoldedChildren of(Map<UUID, KnownAs> children) {
        Map<Optional<LocalDate>, Map<UUID, KnownAs>> byBirthday = new HashMap<>();
        children.forEach((id, child) -> byBirthday
                .computeIfAbsent(child.bornOn(), day -> new HashMap<>())
                .put(id, child));
        return new FoldedChildren(Map.copyOf(children), byBirthday, Map.of(), Set.of());
    }

    public FoldedChildren with(Map<UUID, KnownAs> changes, Collection<UUID> nowForgotten) {
        Map<UUID, KnownAs> beside = new HashMap<>(changed);
        beside.putAll(changes);
        beside.keySet().removeAll(nowForgotten);
        Set<UUID> gone = new HashSet<>(forgotten);
        gone.removeAll(changes.keySet());
        gone.addAll(nowForgotten);
        FoldedChildren now = new FoldedChildren(unchanged, byBirthday, beside, gone);
        return beside.size() + gone.size() > MOST_BESIDE ? now.takenTogether() : now;
    }

    private FoldedChildren takenTogether() {
        Map<UUID, KnownAs> all = new HashMap<>(unchanged.size() + changed.size());
        forEach(all::put);
        return of(all);
    }

    private void forEach(BiConsumer<UUID, KnownAs> action) {
        forEach(unchanged, action);
    }

    private void forEach(Map<UUID, KnownAs> ofUnchanged, BiConsumer<UUID, KnownAs> action) {
        changed.forEach(action);
        ofUnchanged.forEach((id, child) -> {
            if (!changed.containsKey(id) && !forgotten.contains(id)) {
                action.accept(id, child);
            }
        });
    }

    /** Everybody of whom each of these words begins a word of one of their names. */
    public Set<UUID> beginning(List<FoldedWord> words) {
        return those(child -> child.hasWordsBeginning(words));
    }

    /** Everybody of whom each of these is a part of a word of one of their names, from its beginning or within. */
    public Set<UUID> with(List<FoldedWord> parts) {
        return those(child -> child.hasWordsWith(parts));
    }

    public Set<UUID> bornOn(LocalDate day) {
        return those(byBirthday.getOrDefault(Optional.of(day), Map.of()), child -> child.isBornOn(day));
    }

    private Set<UUID> those(Predicate<KnownAs> meant) {
        return those(unchanged, meant);
    }

    private Set<UUID> those(Map<UUID, KnownAs> ofUnchanged, Predicate<KnownAs> meant) {
        Set<UUID> found = new HashSet<>();
        forEach(ofUnchanged, (id, child) -> {
            if (meant.test(child)) {
                found.add(id);
            }
        });
        return found;
    }

    /** @return who is the same, then who may be */
    public Map<UUID, SameChild> like(KnownAs known) {
        Map<SameChild, Map<UUID, SameChild>> found = new EnumMap<>(SameChild.class);
        if (known.isNamed()) {
            forEach(notBornOnAnotherDay(known), (id, child) -> {
                SameChild same = known.as(child);
                if (same != SameChild.NO) {
                    found.computeIfAbsent(same, key -> new LinkedHashMap<>()).put(id, same);
                }
            });
        }
        Map<UUID, SameChild> strongestFirst = new LinkedHashMap<>();
        found.values().forEach(strongestFirst::putAll);
        return strongestFirst;
    }

    private Map<UUID, KnownAs> notBornOnAnotherDay(KnownAs known) {
        if (known.bornOn().isEmpty()) {
            return unchanged;
        }
        Map<UUID, KnownAs> found = new HashMap<>(byBirthday.getOrDefault(Optional.empty(), Map.of()));
        known.birthdays().forEach(day -> found.putAll(byBirthday.getOrDefault(Optional.of(day), Map.of())));
        return found;
    }
}

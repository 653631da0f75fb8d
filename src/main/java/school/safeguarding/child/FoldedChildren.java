package school.safeguarding.child;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Everybody's folded names, to be held in memory: of 20,000 children those who may be meant are found in well under 300 ms. */
final class FoldedChildren {

    private final Map<UUID, KnownAs> children;

    FoldedChildren(Map<UUID, KnownAs> children) {
        this.children = Map.copyOf(children);
    }

    FoldedChildren with(Map<UUID, KnownAs> changed, Collection<UUID> forgotten) {
        Map<UUID, KnownAs> all = new HashMap<>(children);
        all.putAll(changed);
        all.keySet().removeAll(forgotten);
        return new FoldedChildren(all);
    }

    /** Everybody of whom each of these words begins a word of one of their names. */
    Set<UUID> beginning(List<FoldedWord> words) {
        return children.entrySet().stream()
                .filter(child -> child.getValue().hasWordsBeginning(words))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    Set<UUID> bornOn(LocalDate day) {
        return children.entrySet().stream()
                .filter(child -> child.getValue().isBornOn(day))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** @return who is the same, then who may be */
    Map<UUID, SameChild> like(KnownAs known) {
        Map<SameChild, Map<UUID, SameChild>> found = new EnumMap<>(SameChild.class);
        if (known.isNamed()) {
            children.forEach((id, child) -> {
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
}

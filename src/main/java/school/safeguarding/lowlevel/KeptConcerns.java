package school.safeguarding.lowlevel;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What stands in the lists, and what two people took out of them. */
@Component
class KeptConcerns {

    private final LowLevelConcerns concerns;
    private final LowLevelRemovals removals;

    KeptConcerns(LowLevelConcerns concerns, LowLevelRemovals removals) {
        this.concerns = concerns;
        this.removals = removals;
    }

    /** In the order in which they were added. */
    List<LowLevelConcern> all() {
        Set<String> removed = removals.byReference().keySet();
        return concerns.findAllByOrderByAddedAt().stream()
                .filter(entry -> !removed.contains(entry.reference()))
                .toList();
    }

    List<LowLevelConcern> removed() {
        Set<String> removed = removals.byReference().keySet();
        return removed.isEmpty()
                ? List.of()
                : concerns.findAllByOrderByAddedAt().stream()
                        .filter(entry -> removed.contains(entry.reference()))
                        .toList();
    }
}

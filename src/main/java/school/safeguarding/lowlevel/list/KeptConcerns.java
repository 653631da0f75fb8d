package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.lowlevel.removal.LowLevelRemovals;

/** What stands in the lists, and what two people took out of them. */
@Component
public class KeptConcerns {

    private final LowLevelConcerns concerns;
    private final LowLevelRemovals removals;

    KeptConcerns(LowLevelConcerns concerns, LowLevelRemovals removals) {
        this.concerns = concerns;
        this.removals = removals;
    }

    /** In the order in which they were added. */
    public List<LowLevelConcern> all() {
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

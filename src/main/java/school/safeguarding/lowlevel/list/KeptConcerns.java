package school.safeguarding.lowlevel.list;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.lowlevel.removal.LowLevelRemovals;

/** What stands in the lists, and what two people took out of them. */
@Component
public class KeptConcerns {

    private final OpenableConcerns concerns;
    private final LowLevelRemovals removals;

    KeptConcerns(OpenableConcerns concerns, LowLevelRemovals removals) {
        this.concerns = concerns;
        this.removals = removals;
    }

    /** In the order in which they were added, without any that cannot be opened. */
    public List<LowLevelConcern> all() {
        Set<String> removed = removals.byReference().keySet();
        return concerns.all().stream()
                .filter(entry -> !removed.contains(entry.reference()))
                .toList();
    }

    /** The references of those that cannot be opened, each of which is an alarm. */
    public Set<String> damaged() {
        return concerns.damaged();
    }

    boolean isAnyDamaged() {
        return !concerns.damaged().isEmpty();
    }

    List<LowLevelConcern> removed() {
        Set<String> removed = removals.byReference().keySet();
        return removed.isEmpty()
                ? List.of()
                : concerns.all().stream()
                        .filter(entry -> removed.contains(entry.reference()))
                        .toList();
    }
}

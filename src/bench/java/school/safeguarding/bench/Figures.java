package school.safeguarding.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Values of one kind, in the order in which they were measured. */
class Figures {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    void addAll(Collection<Double> more) {
        values.addAll(more);
    }

    List<Double> values() {
        return List.copyOf(values);
    }

    double median() {
        return percentile(50);
    }

    /** The smallest value that at least so many per cent do not exceed. */
    double percentile(int percent) {
        if (values.isEmpty()) {
            throw new IllegalStateException("Nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
    }
}

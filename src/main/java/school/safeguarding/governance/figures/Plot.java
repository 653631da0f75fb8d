package school.safeguarding.governance.figures;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Bars, one for each row. It says nothing that the table beneath does not.
 *
 * @param id of its element; ours
 * @param unit after each number, such as %
 */
public record Plot(String id, String title, List<Bar> bars, String unit) {

    /** @param value empty where no number is shown, which then {@code instead} says */
    public record Bar(String title, Optional<Integer> value, String instead) {

        String inWords(String unit) {
            return title + ": " + value.map(number -> number + unit).orElse(instead);
        }
    }

    /** Whether there is more to see than in a line of the table. */
    public boolean showsMore() {
        return bars.size() > 1 && bars.stream().anyMatch(bar -> bar.value().orElse(0) > 0);
    }

    /** For whoever hears it. */
    String description() {
        return bars.stream().map(bar -> bar.inWords(unit)).collect(Collectors.joining("; ")) + ".";
    }
}

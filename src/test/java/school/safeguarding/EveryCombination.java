package school.safeguarding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Every combination of what a table reads, the impossible ones included. Each cell of our tables depends on its own input
 * alone, so that the engine's FEEL is asked once for each cell and value, and a row fires where all its cells do.
 */
public final class EveryCombination {

    private final List<String> names;
    private final List<List<Object>> values = new ArrayList<>();
    private final int[] steps;
    private final int[][] rowsThatTake;
    private final int[] fired;

    /** @param inputs what each may be, in an order of the caller's */
    public EveryCombination(Decision decision, Map<String, List<Object>> inputs) {
        names = List.copyOf(inputs.keySet());
        inputs.values().forEach(values::add);
        steps = new int[names.size() + 1];
        steps[0] = 1;
        for (int input = 0; input < names.size(); input++) {
            steps[input + 1] =
                    Math.multiplyExact(steps[input], values.get(input).size());
        }
        rowsThatTake = new int[names.size()][];
        for (int input = 0; input < names.size(); input++) {
            String name = names.get(input);
            rowsThatTake[input] = values.get(input).stream()
                    .mapToInt(value -> IntStream.range(0, decision.rows())
                            .filter(row -> decision.takes(row, name, value))
                            .map(row -> 1 << row)
                            .sum())
                    .toArray();
        }
        fired = IntStream.range(0, steps[names.size()]).map(this::rowsFor).toArray();
    }

    private int rowsFor(int combination) {
        int rows = -1;
        for (int input = 0; input < names.size(); input++) {
            rows &= rowsThatTake[input][place(combination, input)];
        }
        return rows;
    }

    public int size() {
        return fired.length;
    }

    public void each(IntConsumer combination) {
        IntStream.range(0, fired.length).forEach(combination);
    }

    /** The rows that fire, one bit each. */
    public int fired(int combination) {
        return fired[combination];
    }

    public Map<String, Object> facts(int combination) {
        Map<String, Object> facts = new HashMap<>();
        for (int input = 0; input < names.size(); input++) {
            facts.put(names.get(input), values.get(input).get(place(combination, input)));
        }
        return facts;
    }

    /** The same with the next value of this input; empty if it has the last. */
    public OptionalInt next(int combination, String name) {
        int input = names.indexOf(name);
        return place(combination, input) + 1 < values.get(input).size()
                ? OptionalInt.of(combination + steps[input])
                : OptionalInt.empty();
    }

    private int place(int combination, int input) {
        return combination / steps[input] % values.get(input).size();
    }
}

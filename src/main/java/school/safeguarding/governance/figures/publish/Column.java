package school.safeguarding.governance.figures.publish;

import java.util.List;
import java.util.Optional;

/**
 * What was published of one table when a term ended: for each row, and for the sum of all rows, how many there were since the
 * school year began.
 *
 * @param cells in the order of the table's rows
 * @param total empty where the rows are no parts of a whole
 */
public record Column(List<Cell> cells, Optional<Cell> total) {

    public Column {
        cells = List.copyOf(cells);
    }

    public enum State {
        /** The number itself. */
        SHOWN,
        /** That it is 1 to 4 more than the last number that was shown in that row and school year. */
        FEW,
        /** Nothing, although it is at least 5 more: the number would tell another. */
        HIDDEN,
        /** Nothing: it is more than what was shown last, or whatever it is where nothing of the column's rows is shown. */
        WITHHELD
    }

    /** @param value what is shown; empty otherwise */
    public record Cell(State state, Optional<Integer> value) {

        public static Cell shown(int value) {
            return new Cell(State.SHOWN, Optional.of(value));
        }

        public static Cell of(State hidden) {
            return new Cell(hidden, Optional.empty());
        }

        boolean isShown() {
            return state == State.SHOWN;
        }
    }
}

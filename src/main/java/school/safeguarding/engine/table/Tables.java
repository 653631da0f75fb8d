package school.safeguarding.engine.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The decision tables as versions: which are in force, and what another would say. */
public interface Tables {

    /**
     * The version in force of each, by its id, in order. Asked by plain JDBC, so that whoever can go on without an answer loses no
     * transaction by it.
     */
    Map<String, Integer> inForce();

    /** The one in force, for trying out. */
    Table table(String decisionId);

    /** The file of the one in force, for whoever wants to change a copy of it. */
    byte[] file(String decisionId);

    /**
     * Another from a file, with the same columns and hit policy, whose cells hold literals, comparisons and intervals only, and no
     * longer than people read; empty where it is none.
     */
    Optional<Table> read(String decisionId, byte[] file);

    /** What each row of that file, which {@link #read} takes, is annotated with, in order; empty where a row is not. */
    List<String> annotations(byte[] file);

    /** The cells because of which a file with the columns of this table is none that {@link #read} takes; none where that is not why. */
    List<BadCell> badCells(String decisionId, byte[] file);

    /**
     * A cell that nobody could act on.
     *
     * @param row counted from 1
     * @param column the name of the variable or of the output
     */
    record BadCell(int row, String column, Why why) {}

    enum Why {
        /** More than literals, comparisons and intervals, or longer than people read. */
        SHAPE,
        /** Asked, it gives no answer for a value that may be there. */
        UNANSWERED,
        /** No value that may be there is taken. */
        NEVER,
        /** A conclusion that is no text. */
        NO_TEXT
    }

    public interface Table {

        /** The outputs of each row that fires, by name. */
        List<Map<String, String>> rows(Map<String, Object> inputs);

        /** The names of the variables that it reads. */
        List<String> inputs();

        /** Each row as one line by which it is told from others: what it asks, and what it says. */
        List<String> lines();

        /** The same rows, in the same order, as people read them. */
        List<String> inWords();

        /** Its cells, each by itself. */
        Cells cells();

        /** What its rows can say in that output, each once. */
        Set<String> outputs(String name);
    }

    /** The cells of a table, each of which depends on its own column alone. */
    interface Cells {

        /** What each row says, by the names of the outputs, in the order of the file. */
        List<Map<String, String>> says();

        /** The texts that the cells of this input name. */
        Set<String> texts(String input);

        /** Which rows, counted from 1, may fire where that input is so. */
        Set<Integer> rowsThatTake(String input, Object value);

        /**
         * Asks every cell for every value. A cell depends on its own input alone, so that a row is thereby asked for every
         * combination; and each row that could fire is asked once as the engine does it.
         *
         * @param domain what each input may be, null included where it may be missing
         */
        List<BadCell> badCells(Map<String, List<@Nullable Object>> domain);
    }
}

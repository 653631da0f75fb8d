package school.safeguarding.engine.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a decision table that no model asks by itself. */
public interface Decisions {

    /** @return the outputs of the first row that fits, by name; empty if none does */
    Optional<Map<String, String>> first(String decisionId, Map<String, Object> inputs);

    /** Who says each row of every table in force, table by table. */
    List<RowSource> sources();

    /**
     * @param table the table's name
     * @param row the row's id
     * @param source with its edition, and the month in which somebody looked at it
     */
    record RowSource(String table, String row, String source) {}
}

package school.safeguarding.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The decision tables as versions: which are in force, and what another would say. */
public interface Tables {

    /**
     * The version in force of each, by its id, in order. Asked by plain JDBC, so that whoever can go on without an answer loses no
     * transaction by it.
     */
    Map<String, Integer> inForce();

    /** The one in force, for trying out. */
    Table table(String decisionId);

    /**
     * Another from a file, with the same columns and hit policy, whose cells hold literals, comparisons and intervals only, and no
     * longer than people read; empty where it is none.
     */
    Optional<Table> read(String decisionId, byte[] file);

    public interface Table {

        /** The outputs of each row that fires, by name. */
        List<Map<String, String>> rows(Map<String, Object> inputs);

        /** The names of the variables that it reads. */
        List<String> inputs();

        /** Each row as one line that people read: what it asks, and what it says. */
        List<String> lines();

        /** What its rows can say in that output, each once. */
        Set<String> outputs(String name);
    }
}

package school.safeguarding.engine;

import java.util.Map;
import java.util.Optional;

/** Asks a decision table that no model asks by itself. */
public interface Decisions {

    /** @return the outputs of the first row that fits, by name; empty if none does */
    Optional<Map<String, String>> first(String decisionId, Map<String, Object> inputs);
}

package school.safeguarding.risk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import school.safeguarding.Decision;

/** What {@code risk-level.dmn} proposes. */
final class ProposedLevel {

    private static final Decision DECISION = Decision.named("risk-level");

    /** Asked once for each combination: the table is the same for all tests, and the engine takes its time. */
    private static final Map<Map<String, Object>, List<Map<String, Object>>> ASKED = new ConcurrentHashMap<>();

    private ProposedLevel() {}

    static List<Map<String, Object>> hits(Map<String, Object> facts) {
        return ASKED.computeIfAbsent(Map.copyOf(facts), DECISION::hits);
    }

    static int rows() {
        return DECISION.rows();
    }

    static RiskLevel of(Aggregates aggregates) {
        return highest(hits(facts(aggregates)));
    }

    static RiskLevel highest(List<Map<String, Object>> hits) {
        return hits.stream()
                .map(hit -> RiskLevel.valueOf((String) hit.get("level")))
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError("No row fires"));
    }

    /** The table reads each aggregate under its own name, and of the score only its band. */
    private static Map<String, Object> facts(Aggregates aggregates) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (RecordComponent component : Aggregates.class.getRecordComponents()) {
            if (component.getName().equals("score")) {
                continue;
            }
            try {
                facts.put(component.getName(), component.getAccessor().invoke(aggregates));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new AssertionError(e);
            }
        }
        return facts;
    }
}

package school.safeguarding.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Reads the routing facts at some place of a process. */
public final class Facts {

    private Facts() {}

    public static Map<String, Object> of(VariableScope scope) {
        Map<String, Object> facts = new HashMap<>();
        for (RoutingFact fact : RoutingFact.values()) {
            if (fact != RoutingFact.record && scope.hasVariable(fact.name())) {
                Object value = scope.getVariable(fact.name());
                if (value != null) {
                    facts.put(fact.name(), value);
                }
            }
        }
        return facts;
    }
}

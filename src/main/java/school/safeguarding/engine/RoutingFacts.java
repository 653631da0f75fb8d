package school.safeguarding.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/** What the engine may know of a concern after a step: names and values on {@link RoutingFact}'s list, nothing else. */
public record RoutingFacts(Map<String, Object> values) {

    public RoutingFacts {
        values = Map.copyOf(values);
        values.forEach(RoutingFact::check);
    }

    public static RoutingFacts none() {
        return new RoutingFacts(Map.of());
    }

    public static RoutingFacts of(RoutingFact fact, Object value) {
        return none().with(fact, value);
    }

    public RoutingFacts with(RoutingFact fact, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(fact.name(), value);
        return new RoutingFacts(more);
    }

    public RoutingFacts with(RoutingFacts others) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.putAll(others.values);
        return new RoutingFacts(more);
    }

    /** For a process that begins: what the engine is not to keep goes with the transaction. */
    public Map<String, Object> asVariables() {
        VariableMap variables = Variables.createVariables();
        values.forEach((name, value) ->
                variables.putValueTyped(name, Variables.untypedValue(value, !RoutingFact.isKept(name))));
        return variables;
    }

    /** For a process that goes on. */
    public Map<String, Object> kept() {
        Map<String, Object> kept = new LinkedHashMap<>(values);
        kept.keySet().removeIf(name -> !RoutingFact.isKept(name));
        return kept;
    }
}

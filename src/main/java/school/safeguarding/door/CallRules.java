package school.safeguarding.door;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import school.safeguarding.door.CallTable.Rule;

/** Decides by the table and its rules. A rule that nobody has registered lets nobody in. */
@Component
class CallRules implements Calls {

    private final CallTable table;
    private final Map<Rule, CallRule> rules = new EnumMap<>(Rule.class);

    CallRules(@Value("classpath:door/calls.yml") Resource table, List<CallRule> registered) {
        this.table = CallTable.read(table);
        registered.forEach(one -> one.rules().forEach(rule -> {
            if (rules.put(rule, one) != null) {
                throw new IllegalStateException("Two say whether " + rule + " holds");
            }
        }));
    }

    @Override
    public boolean isThere(String method, String path) {
        return table.find(method, path).isPresent();
    }

    @Override
    public boolean may(String method, String path, Caller caller) {
        return table.find(method, path)
                .filter(call -> call.isFor(caller))
                .filter(call -> holds(call.rule(), call.id(path), caller))
                .isPresent();
    }

    @Override
    public Optional<Step> step(String method, String path) {
        return table.find(method, path)
                .filter(call -> call.rule() == Rule.OWN_STEP)
                .map(call -> call.id(path))
                .map(id -> new Step(id, requireNonNull(rules.get(Rule.OWN_STEP)).reference(id)));
    }

    @Override
    public boolean isByItself(String method, String path) {
        return table.find(method, path).filter(call -> call.row().byItself()).isPresent();
    }

    @Override
    public Optional<Body> body(String method, String path) {
        return table.find(method, path).map(call -> call.row().body());
    }

    private boolean holds(Rule rule, String id, Caller caller) {
        return switch (rule) {
            case NONE -> true;
            case YOURSELF -> caller.isKnown() && id.equals(caller.account().value());
            case OWN_STEP, MAY_START, MAY_SEE_DIAGRAM, OWN_FILTER ->
                Optional.ofNullable(rules.get(rule))
                        .filter(known -> known.holds(rule, id, caller))
                        .isPresent();
        };
    }
}

package school.safeguarding.engine;

import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * History of what happened and of routing facts, and nothing else. The engine's own levels keep what a form sent, even
 * where a listener has already removed it.
 */
class RoutingHistory extends AbstractHistoryLevel {

    static final String NAME = "routing-facts";

    private static final int ID = 17;
    private static final Set<HistoryEventTypes> REFUSED = EnumSet.of(
            HistoryEventTypes.FORM_PROPERTY_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.DMN_DECISION_EVALUATE);

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        if (type instanceof HistoryEventTypes known && REFUSED.contains(known)) {
            return false;
        }
        return !(entity instanceof VariableInstanceEntity variable) || isKept(variable.getName());
    }

    private static boolean isKept(String variable) {
        return RoutingFact.isOnTheList(variable) && !variable.equals(RoutingFact.record.name());
    }
}

package school.safeguarding.engine.history;

import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import school.safeguarding.engine.RoutingFact;

/**
 * History of what happened and of routing facts, and nothing else. The engine's own levels keep what a form sent, even
 * where a listener has already removed it.
 */
public class RoutingHistory extends AbstractHistoryLevel {

    public static final String NAME = "routing-facts";

    private static final int ID = 17;
    private static final Set<HistoryEventTypes> REFUSED = EnumSet.of(
            HistoryEventTypes.FORM_PROPERTY_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.DMN_DECISION_EVALUATE,
            // A job that failed is worth keeping, one that did its work is not.
            HistoryEventTypes.JOB_CREATE,
            HistoryEventTypes.JOB_SUCCESS,
            HistoryEventTypes.JOB_DELETE,
            // Who did what, and to whom a step was offered: the record says the first and keeps who may know it, the
            // step the second.
            HistoryEventTypes.USER_OPERATION_LOG,
            HistoryEventTypes.IDENTITY_LINK_ADD,
            HistoryEventTypes.IDENTITY_LINK_DELETE);

    /** Goes round for ever: what it did is in the notices and hand-overs, and its rounds would fill the database. */
    private static final String SCHOOL_DAY = "school-day:";

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
        if (entity instanceof ExecutionEntity execution && isOfSchoolDay(execution.getProcessDefinitionId())) {
            return false;
        }
        if (entity instanceof VariableInstanceEntity variable && isOfSchoolDay(variable.getProcessDefinitionId())) {
            return false;
        }
        return !(entity instanceof VariableInstanceEntity variable) || isKept(variable.getName());
    }

    private static boolean isOfSchoolDay(String processDefinitionId) {
        return processDefinitionId != null && processDefinitionId.startsWith(SCHOOL_DAY);
    }

    private static boolean isKept(String variable) {
        return RoutingFact.isOnTheList(variable) && !variable.equals(RoutingFact.record.name());
    }
}

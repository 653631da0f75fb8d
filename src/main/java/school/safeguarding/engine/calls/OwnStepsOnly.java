package school.safeguarding.engine.calls;

import java.util.List;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Lists the steps that the reader is offered or has taken, and no others. The engine's own way is to hold each step against
 * each of the reader's grants, which the database does one by one: seconds at a thousand open concerns. A grant comes and
 * goes with an offer, so that both show the same; a grant that was left behind shows nothing here.
 */
public class OwnStepsOnly extends AuthorizationManager {

    /** No step has it. */
    private static final String NONE = "none";

    /**
     * Only to keep its checks short the engine asks the database at each transaction's first which groups have grants. Each
     * of ours is one that has.
     */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        if (!isAuthCheckExecuted()) {
            super.configureTaskQuery(query);
            return;
        }
        query.getAuthCheck().setAuthorizationCheckEnabled(false);
        String reader = getCurrentAuthentication().getUserId();
        if (query.getInvolvedUser() != null && !query.getInvolvedUser().equals(reader)) {
            query.taskId(NONE);
        }
        query.taskInvolvedUser(reader);
        orderThoseOfOneMoment(query);
    }

    /** Otherwise their order is the database's whim, which may come from what else there is. */
    private static void orderThoseOfOneMoment(TaskQueryImpl query) {
        List<QueryOrderingProperty> order = query.getOrderingProperties();
        if (!order.isEmpty() && !order.get(order.size() - 1).getQueryProperty().equals(TaskQueryProperty.TASK_ID)) {
            query.orderByTaskId().asc();
        }
    }

    public static class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new OwnStepsOnly();
        }
    }
}

package school.safeguarding.engine.decisions;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.TransactionContext;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds a deployed table by what it is asked for without asking the database each time. Which table a deployment holds never
 * changes. Which is the latest changes with a deployment only; another node's is met at the next start, as its models are.
 */
class KnownDecisions extends DecisionDefinitionManager {

    private final Map<Asked, String> known;

    private KnownDecisions(Map<Asked, String> known) {
        this.known = known;
    }

    /** @param deployment null for the latest */
    private record Asked(@Nullable String deployment, String key) {}

    @Override
    public DecisionDefinitionEntity findDecisionDefinitionByDeploymentAndKey(String deployment, String key) {
        return find(new Asked(deployment, key), () -> super.findDecisionDefinitionByDeploymentAndKey(deployment, key));
    }

    @Override
    public DecisionDefinitionEntity findLatestDecisionDefinitionByKey(String key) {
        return find(new Asked(null, key), () -> super.findLatestDecisionDefinitionByKey(key));
    }

    /** Itself from the engine's own cache, which may have dropped it. */
    private DecisionDefinitionEntity find(Asked asked, Supplier<DecisionDefinitionEntity> inDatabase) {
        return Optional.ofNullable(known.get(asked))
                .map(id -> Context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .getDecisionDefinitionCache()
                        .get(id))
                .orElseGet(() -> {
                    DecisionDefinitionEntity found = inDatabase.get();
                    if (found != null) {
                        known.put(asked, found.getId());
                    }
                    return found;
                });
    }

    @Override
    public void insertDecisionDefinition(DecisionDefinitionEntity decision) {
        super.insertDecisionDefinition(decision);
        forget();
    }

    @Override
    public void deleteDecisionDefinitionsByDeploymentId(String deployment) {
        super.deleteDecisionDefinitionsByDeploymentId(deployment);
        forget();
    }

    /** At its end, too: until then others find what was before, and it finds what may be rolled back. */
    private void forget() {
        known.clear();
        TransactionContext transaction = Context.getCommandContext().getTransactionContext();
        transaction.addTransactionListener(TransactionState.COMMITTED, command -> known.clear());
        transaction.addTransactionListener(TransactionState.ROLLED_BACK, command -> known.clear());
    }

    static class Factory implements SessionFactory {

        private final Map<Asked, String> known = new ConcurrentHashMap<>();

        @Override
        public Class<?> getSessionType() {
            return DecisionDefinitionManager.class;
        }

        @Override
        public Session openSession() {
            return new KnownDecisions(known);
        }
    }
}

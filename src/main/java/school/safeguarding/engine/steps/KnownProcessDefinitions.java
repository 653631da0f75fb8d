package school.safeguarding.engine.steps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;

/**
 * Finds a deployed process by its id without asking the database in each command. What is deployed under an id changes only
 * by the calls that suspend or delete it, and those are opened to nobody.
 */
public class KnownProcessDefinitions extends ProcessDefinitionManager {

    private final Map<String, ProcessDefinitionEntity> known;

    private KnownProcessDefinitions(Map<String, ProcessDefinitionEntity> known) {
        this.known = known;
    }

    @Override
    public ProcessDefinitionEntity findLatestDefinitionById(String id) {
        ProcessDefinitionEntity found = known.get(id);
        if (found == null) {
            found = super.findLatestDefinitionById(id);
            if (found != null) {
                known.put(id, found);
            }
        }
        return found;
    }

    public static class Factory implements SessionFactory {

        private final Map<String, ProcessDefinitionEntity> known = new ConcurrentHashMap<>();

        @Override
        public Class<?> getSessionType() {
            return ProcessDefinitionManager.class;
        }

        @Override
        public Session openSession() {
            return new KnownProcessDefinitions(known);
        }
    }
}

package school.safeguarding.engine.jobs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;

/**
 * Finds what a deployment says of a kind of job without asking the database for each job that is made. It changes only by
 * the calls that suspend jobs or set their priority, and those are opened to nobody.
 */
public class KnownJobDefinitions extends JobDefinitionManager {

    private final Map<String, JobDefinitionEntity> known;

    private KnownJobDefinitions(Map<String, JobDefinitionEntity> known) {
        this.known = known;
    }

    @Override
    public JobDefinitionEntity findById(String id) {
        JobDefinitionEntity found = known.get(id);
        if (found == null) {
            found = super.findById(id);
            if (found != null) {
                known.put(id, found);
            }
        }
        return found;
    }

    public static class Factory implements SessionFactory {

        private final Map<String, JobDefinitionEntity> known = new ConcurrentHashMap<>();

        @Override
        public Class<?> getSessionType() {
            return JobDefinitionManager.class;
        }

        @Override
        public Session openSession() {
            return new KnownJobDefinitions(known);
        }
    }
}

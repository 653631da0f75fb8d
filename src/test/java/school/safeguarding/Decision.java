package school.safeguarding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;

/** One decision of the procedure, asked without a process around it, by the engine that asks it within one. */
public final class Decision {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final DmnDecision decision;

    private Decision(DmnDecision decision) {
        this.decision = decision;
    }

    /** @param id the decision's, which is its file's name */
    public static Decision named(String id) {
        try (InputStream table = Files.newInputStream(Path.of("processes", id + ".dmn"))) {
            return new Decision(ENGINE.parseDecision(id, table));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What each row that fires says, by the names of its outputs. */
    public List<Map<String, Object>> hits(Map<String, ?> facts) {
        DmnDecisionTableResult result = ENGINE.evaluateDecisionTable(decision, Map.copyOf(facts));
        return result.getResultList();
    }

    public int rows() {
        return ((DmnDecisionTableImpl) decision.getDecisionLogic()).getRules().size();
    }
}

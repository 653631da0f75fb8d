package school.safeguarding.engine.steps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.AsSystem;
import school.safeguarding.engine.ModelProperty;

/** What a model says of its steps. What is deployed never changes, so each step is looked up once. */
@Component
public class StepModels {

    private static final String RECORD = "record";

    private final ProcessEngine engine;
    private final Map<String, Boolean> opening = new ConcurrentHashMap<>();

    StepModels(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    static String offeredTo(UserTask step) {
        return ModelProperty.offeredTo.of(step).orElseThrow();
    }

    /** Whether whoever has the step in hand may read its concern's record for it. A step that does not say so opens nothing. */
    static boolean opensRecord(UserTask step) {
        return ModelProperty.reads.of(step).filter(RECORD::equals).isPresent();
    }

    /**
     * @param processDefinition its id in the engine
     * @param step the user task's id in its model
     */
    boolean opensRecord(String processDefinition, String step) {
        return opening.computeIfAbsent(
                processDefinition + "/" + step,
                key -> opensRecord(AsSystem.inCommand(engine, () -> (UserTask) engine.getRepositoryService()
                        .getBpmnModelInstance(processDefinition)
                        .getModelElementById(step))));
    }
}

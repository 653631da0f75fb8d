package school.safeguarding.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts and steers the models from a use case, in the use case's own transaction. */
public interface Procedures {

    /** Starts the process with this id; the reference becomes its business key. */
    void start(String processId, String reference, RoutingFacts facts);

    /** Sends the message to the open main process of this concern, if it waits for it there; none is fine. */
    void tell(String reference, String messageName);

    /** The open user tasks of this concern over all processes, oldest first. */
    List<OpenStep> openSteps(String reference);

    /**
     * @param step the user task's id in its model
     * @param name the task's name as Tasklist shows it
     * @param facts the routing facts at that step
     */
    record OpenStep(String step, String name, Map<String, Object> facts, Set<String> people) {}
}

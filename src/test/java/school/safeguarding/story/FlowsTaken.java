package school.safeguarding.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Remembers which sequence flows were taken, so that a test can show that its stories leave none out. */
public class FlowsTaken extends AbstractProcessEnginePlugin {

    private static final Map<String, Set<String>> TAKEN = new ConcurrentHashMap<>();

    public static void forget(String process) {
        TAKEN.remove(process);
    }

    /** Every flow was taken, and with them every node entered; a boundary event's or start's node by its own flow. */
    public static void assertAllTaken(String process) {
        BpmnModelInstance model = Bpmn.readModelFromFile(new File("processes/" + process + ".bpmn"));
        Collection<SequenceFlow> flows = model.getModelElementsByType(SequenceFlow.class);
        List<String> ids = flows.stream().map(SequenceFlow::getId).toList();
        assertThat(TAKEN.getOrDefault(process, Set.of()))
                .as("flows taken in %s", process)
                .containsAll(ids);
        assertThat(model.getModelElementsByType(FlowNode.class)).allSatisfy(node -> assertThat(
                        node.getIncoming().size() + node.getOutgoing().size())
                .as("%s is reached or left by a flow", node.getId())
                .isPositive());
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPreBPMNParseListeners() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomPreBPMNParseListeners());
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
                String process = ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey();
                transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                        execution -> TAKEN.computeIfAbsent(process, key -> ConcurrentHashMap.newKeySet())
                                .add(transition.getId()));
            }
        });
        configuration.setCustomPreBPMNParseListeners(listeners);
    }
}

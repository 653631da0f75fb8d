package school.safeguarding.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Runs as the system: what a procedure does next is not a question of the rights of whoever did the last step. */
@Component
class EngineProcedures implements Procedures {

    private static final String MAIN = "cse-concern";

    private final ProcessEngine engine;

    EngineProcedures(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public void start(String processId, String reference, RoutingFacts facts) {
        asSystem(() -> engine.getRuntimeService().startProcessInstanceByKey(processId, reference, facts.values()));
    }

    @Override
    public void tell(String reference, String messageName) {
        asSystem(() -> {
            engine.getRuntimeService()
                    .createExecutionQuery()
                    .processDefinitionKey(MAIN)
                    .processInstanceBusinessKey(reference)
                    .messageEventSubscriptionName(messageName)
                    .list()
                    .forEach(waiting -> engine.getRuntimeService().messageEventReceived(messageName, waiting.getId()));
            return null;
        });
    }

    @Override
    public List<OpenStep> openSteps(String reference) {
        return asSystem(() -> engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(this::openStep)
                .toList());
    }

    private OpenStep openStep(Task task) {
        Set<String> people = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getUserId)
                .filter(id -> id != null)
                .collect(Collectors.toSet());
        Map<String, Object> facts = engine
                .getTaskService()
                .getVariables(task.getId(), List.of(RoutingFact.noticeId.name(), RoutingFact.agency.name()))
                .entrySet()
                .stream()
                .filter(fact -> fact.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new OpenStep(task.getTaskDefinitionKey(), task.getName(), facts, people);
    }

    private <T> T asSystem(Callable<T> call) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(command -> {
            try {
                return command.runWithoutAuthorization(call);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e.getClass().getSimpleName());
            }
        });
    }
}

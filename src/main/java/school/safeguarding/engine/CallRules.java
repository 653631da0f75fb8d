package school.safeguarding.engine;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.CallTable.Rule;

/** Decides by the table and its rules. Asks neither the engine's grants nor its idea of who is signed in. */
@Component
class CallRules implements Calls {

    /** The id of a definition begins with its key. */
    private static final Pattern AFTER_KEY = Pattern.compile(":.*");

    private final CallTable table;
    private final GrantsFile grants;
    private final ProcessEngine engine;

    CallRules(
            @Value("classpath:engine/calls.yml") Resource table,
            @Value("${safeguarding.grants:classpath:engine/grants.yml}") Resource grants,
            @Lazy ProcessEngine engine) {
        this.table = CallTable.read(table);
        this.grants = GrantsFile.read(grants);
        this.engine = engine;
    }

    boolean isThere(String method, String path) {
        return table.find(method, path).isPresent();
    }

    @Override
    public boolean may(String method, String path, Caller caller) {
        return table.find(method, path)
                .filter(call -> call.isFor(caller))
                .filter(call -> holds(call.rule(), call.id(path), caller))
                .isPresent();
    }

    @Override
    public Optional<Step> step(String method, String path) {
        return table.find(method, path)
                .filter(call -> call.rule() == Rule.OWN_STEP)
                .map(call -> call.id(path))
                .map(id -> new Step(id, reference(id)));
    }

    private Optional<String> reference(String taskId) {
        return AsSystem.inCommand(engine, () -> {
            Task task = engine.getTaskService().createTaskQuery().taskId(taskId).singleResult();
            // Asked for in either case, so that what is not there takes as long as what is somebody else's.
            ProcessInstance process = engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceId(task == null ? taskId : task.getProcessInstanceId())
                    .singleResult();
            return Optional.ofNullable(process)
                    .map(ProcessInstance::getBusinessKey)
                    .filter(RoutingFact::isReference);
        });
    }

    @Override
    public boolean isByItself(String method, String path) {
        return table.find(method, path).filter(call -> call.row().byItself()).isPresent();
    }

    @Override
    public Optional<Body> body(String method, String path) {
        return table.find(method, path).map(call -> call.row().body());
    }

    private boolean holds(Rule rule, String id, Caller caller) {
        return switch (rule) {
            case NONE -> true;
            case OWN_STEP ->
                AsSystem.inCommand(engine, () -> engine.getTaskService()
                                .createTaskQuery()
                                .taskId(id)
                                .taskInvolvedUser(caller.account())
                                .count())
                        > 0;
            case MAY_START -> isGranted("CREATE_INSTANCE", id, caller.roles());
            case MAY_SEE_DIAGRAM -> isGranted("READ", id, caller.roles());
            case OWN_FILTER -> isShown(id, caller.roles());
            case YOURSELF -> id.equals(caller.account());
        };
    }

    private boolean isGranted(String permission, String definition, Set<String> roles) {
        String key = AFTER_KEY.matcher(definition).replaceFirst("");
        return grants.grants().stream()
                .filter(grant -> grant.resource().equals("PROCESS_DEFINITION")
                        && grant.id().equals(key)
                        && grant.permissions().contains(permission))
                .anyMatch(grant -> grant.to().stream().anyMatch(roles::contains));
    }

    private boolean isShown(String filterId, Set<String> roles) {
        Filter filter = AsSystem.inCommand(engine, () -> engine.getFilterService()
                .createFilterQuery()
                .filterId(filterId)
                .singleResult());
        return filter != null
                && grants.filters().stream()
                        .filter(known -> known.name().equals(filter.getName()))
                        .anyMatch(known -> known.to().stream().anyMatch(roles::contains));
    }
}

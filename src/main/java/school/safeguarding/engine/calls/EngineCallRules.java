package school.safeguarding.engine.calls;

import java.util.EnumSet;
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
import school.safeguarding.door.CallRule;
import school.safeguarding.door.CallTable.Rule;
import school.safeguarding.door.Calls.Caller;
import school.safeguarding.engine.AsSystem;
import school.safeguarding.engine.accounts.GrantsFile;
import school.safeguarding.reference.Reference;

/** Whose steps, procedures and filters are. Asks neither the engine's grants nor its idea of who is signed in. */
@Component
class EngineCallRules implements CallRule {

    /** The id of a definition begins with its key. */
    private static final Pattern AFTER_KEY = Pattern.compile(":.*");

    private final GrantsFile grants;
    private final ProcessEngine engine;

    EngineCallRules(
            @Value("${safeguarding.grants:classpath:engine/grants.yml}") Resource grants, @Lazy ProcessEngine engine) {
        this.grants = GrantsFile.read(grants);
        this.engine = engine;
    }

    @Override
    public Set<Rule> rules() {
        return EnumSet.of(Rule.OWN_STEP, Rule.MAY_START, Rule.MAY_SEE_DIAGRAM, Rule.OWN_FILTER);
    }

    @Override
    public Optional<Reference> reference(String taskId) {
        return AsSystem.inCommand(engine, () -> {
            Task task = engine.getTaskService().createTaskQuery().taskId(taskId).singleResult();
            // Asked for in either case, so that what is not there takes as long as what is somebody else's.
            ProcessInstance process = engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceId(task == null ? taskId : task.getProcessInstanceId())
                    .singleResult();
            return Optional.ofNullable(process)
                    .map(ProcessInstance::getBusinessKey)
                    .flatMap(Reference::in);
        });
    }

    @Override
    public boolean holds(Rule rule, String id, Caller caller) {
        return switch (rule) {
            case OWN_STEP ->
                AsSystem.inCommand(engine, () -> engine.getTaskService()
                                .createTaskQuery()
                                .taskId(id)
                                .taskInvolvedUser(caller.account().value())
                                .count())
                        > 0;
            case MAY_START -> isGranted("CREATE_INSTANCE", id, caller.roles());
            case MAY_SEE_DIAGRAM -> isGranted("READ", id, caller.roles());
            case OWN_FILTER -> isShown(id, caller.roles());
            case NONE, YOURSELF -> throw new IllegalArgumentException("Not the engine's to say: " + rule);
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

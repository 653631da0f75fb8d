package school.safeguarding.engine.accounts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.engine.accounts.GrantsFile.Grant;
import school.safeguarding.engine.accounts.GrantsFile.TaskFilter;

/** Makes the engine's grants and filters what the file says, before the first request is answered. */
@Component
public class GrantsReconciliation implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(GrantsReconciliation.class);

    private final ProcessEngine engine;
    private final Resource file;
    private final TransactionOperations transaction;

    GrantsReconciliation(
            ProcessEngine engine,
            @Value("${safeguarding.grants:classpath:engine/grants.yml}") Resource file,
            TransactionOperations transaction) {
        this.engine = engine;
        this.file = file;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        GrantsFile wanted = GrantsFile.read(file);
        transaction.executeWithoutResult(status -> {
            List<Grant> all = new ArrayList<>(wanted.grants());
            all.addAll(reconcileFilters(wanted.filters()));
            reconcileGrants(all);
        });
    }

    /** @return who may see each filter */
    private List<Grant> reconcileFilters(List<TaskFilter> wanted) {
        FilterService filters = engine.getFilterService();
        Map<String, Filter> known = new HashMap<>();
        for (Filter filter : filters.createFilterQuery().list()) {
            boolean isWanted = wanted.stream().anyMatch(one -> one.name().equals(filter.getName()));
            if (!isWanted || known.putIfAbsent(filter.getName(), filter) != null) {
                filters.deleteFilter(filter.getId());
            }
        }
        List<Grant> seen = new ArrayList<>();
        for (int place = 0; place < wanted.size(); place++) {
            TaskFilter one = wanted.get(place);
            Filter filter = known.containsKey(one.name()) ? known.get(one.name()) : filters.newTaskFilter(one.name());
            filter.setQuery(query(one));
            filter.setProperties(Map.of(
                    "color",
                    one.color(),
                    "priority",
                    place,
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false,
                    "description",
                    ""));
            String id = filters.saveFilter(filter).getId();
            seen.add(new Grant(one.to(), "FILTER", id, Set.of("READ"), "Tasklist shows tasks through filters only."));
        }
        return seen;
    }

    private TaskQuery query(TaskFilter filter) {
        TaskService tasks = engine.getTaskService();
        TaskQuery query = tasks.createTaskQuery();
        filter.criterion("minPriority").map(Integer::valueOf).ifPresent(query::taskMinPriority);
        filter.criterion("assignee").ifPresent(query::taskAssigneeExpression);
        filter.criterion("step").ifPresent(query::taskDefinitionKey);
        filter.criterion("dueAfter").ifPresent(query::dueAfterExpression);
        filter.criterion("dueBefore").ifPresent(query::dueBeforeExpression);
        if (filter.criterion("assigneeOrFree").isPresent()) {
            query.or()
                    .taskAssigneeExpression("${currentUser()}")
                    .taskUnassigned()
                    .endOr();
        }
        return query;
    }

    private void reconcileGrants(List<Grant> wanted) {
        AuthorizationService authorizations = engine.getAuthorizationService();
        Map<Target, Set<String>> missing = new HashMap<>();
        wanted.forEach(grant -> grant.to().forEach(group -> missing.computeIfAbsent(
                        new Target(group, Resources.valueOf(grant.resource()), grant.id()), target -> new TreeSet<>())
                .addAll(grant.permissions())));
        for (Authorization known : authorizations.createAuthorizationQuery().list()) {
            if (isOfOneStep(known)) {
                continue;
            }
            Target target = Target.of(known);
            Set<String> permissions = target == null ? null : missing.get(target);
            if (target != null && permissions != null && permissions.equals(names(known, target.resource()))) {
                missing.remove(target);
            } else {
                authorizations.deleteAuthorization(known.getId());
                log.info("A grant that the file does not name was taken away: {}", known.getId());
            }
        }
        missing.forEach(this::grant);
    }

    /** The engine makes and removes these with the step itself. */
    private static boolean isOfOneStep(Authorization grant) {
        return grant.getResourceType() == Resources.TASK.resourceType()
                && grant.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT
                && grant.getUserId() != null
                && !Authorization.ANY.equals(grant.getResourceId());
    }

    private void grant(Target target, Set<String> permissions) {
        Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(target.group());
        grant.setResource(target.resource());
        grant.setResourceId(target.id());
        grant.setPermissions(permissions.stream()
                .map(name -> permission(name, target.resource()))
                .toArray(Permission[]::new));
        engine.getAuthorizationService().saveAuthorization(grant);
    }

    private static Permission permission(String name, Resources resource) {
        return permissionsOf(resource).stream()
                .filter(permission -> permission.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Grants: " + resource + " has no permission " + name));
    }

    private static List<Permission> permissionsOf(Resources resource) {
        return switch (resource) {
            case PROCESS_DEFINITION -> Arrays.asList(ProcessDefinitionPermissions.values());
            case PROCESS_INSTANCE -> Arrays.asList(ProcessInstancePermissions.values());
            default -> Arrays.asList(Permissions.values());
        };
    }

    private static Set<String> names(Authorization grant, Resources resource) {
        return Arrays.stream(grant.getPermissions(permissionsOf(resource).toArray(Permission[]::new)))
                .map(Permission::getName)
                .filter(name -> !name.equals("NONE"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private record Target(String group, Resources resource, String id) {

        /** Null for what the file never names: grants to one person, to everyone, or taken away from somebody. */
        static @Nullable Target of(Authorization grant) {
            boolean isToGroup =
                    grant.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT && grant.getGroupId() != null;
            return !isToGroup
                    ? null
                    : Arrays.stream(Resources.values())
                            .filter(resource -> resource.resourceType() == grant.getResourceType())
                            .findFirst()
                            .map(resource -> new Target(grant.getGroupId(), resource, grant.getResourceId()))
                            .orElse(null);
        }
    }
}

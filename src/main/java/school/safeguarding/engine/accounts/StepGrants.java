package school.safeguarding.engine.accounts;

import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityCache;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import school.safeguarding.engine.boundary.BoundaryParseListener;

/** Whoever has taken a step may also hand it back; {@link BoundaryParseListener} sees to it that they do no more with that. */
public class StepGrants extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        AuthorizationEntity[] grants = super.newTaskAssignee(task, oldAssignee, newAssignee);
        if (grants != null) {
            for (AuthorizationEntity grant : grants) {
                grant.addPermission(TaskPermissions.TASK_ASSIGN);
            }
        }
        return grants;
    }

    /** A step that is made in this command has no grant yet, so that none is looked for. */
    @Override
    protected @Nullable AuthorizationEntity getGrantAuthorization(
            String taskId, String userId, String groupId, Resource resource) {
        DbEntityCache command = Context.getCommandContext().getDbEntityManager().getDbEntityCache();
        TaskEntity made = command.get(TaskEntity.class, taskId);
        return made != null && command.isTransient(made)
                ? null
                : super.getGrantAuthorization(taskId, userId, groupId, resource);
    }

    /** The engine leaves this grant behind when an offer is withdrawn. */
    @Override
    public AuthorizationEntity @Nullable [] deleteTaskUserIdentityLink(Task task, String userId, String type) {
        AuthorizationEntity grant = getGrantAuthorizationByUserId(userId, Resources.TASK, task.getId());
        return grant == null ? null : new AuthorizationEntity[] {grant};
    }
}

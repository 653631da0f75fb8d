package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.engine.accounts.GrantsReconciliation;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/** After a start the engine's grants and filters are what the file says: created, narrowed and removed. */
@SchoolTest
class GrantsTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private GrantsReconciliation reconciliation;

    private AuthorizationService authorizations() {
        return engine.getAuthorizationService();
    }

    private List<String> grants() {
        return authorizations().createAuthorizationQuery().list().stream()
                .filter(grant -> grant.getResourceType() != Resources.TASK.resourceType())
                .filter(grant -> grant.getResourceType() != Resources.FILTER.resourceType())
                .map(grant -> grant.getAuthorizationType() + " " + grant.getUserId() + " " + grant.getGroupId() + " "
                        + grant.getResourceType() + " " + grant.getResourceId() + " "
                        + List.of(grant.getPermissions(Permissions.values())))
                .sorted()
                .toList();
    }

    private Authorization grant(int type, String user, String group, Resources resource, String id) {
        Authorization grant = authorizations().createNewAuthorization(type);
        if (user != null) {
            grant.setUserId(user);
        }
        if (group != null) {
            grant.setGroupId(group);
        }
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.addPermission(Permissions.ALL);
        return authorizations().saveAuthorization(grant);
    }

    @Test
    void what_is_more_than_the_file_says_is_taken_away() {
        List<String> before = grants();
        grant(Authorization.AUTH_TYPE_GRANT, null, "staff", Resources.PROCESS_INSTANCE, "some-id");
        grant(Authorization.AUTH_TYPE_GRANT, "it", null, Resources.DEPLOYMENT, "*");
        grant(Authorization.AUTH_TYPE_GLOBAL, null, null, Resources.BATCH, "*");
        reconciliation.afterSingletonsInstantiated();
        assertThat(grants()).isEqualTo(before);
    }

    @Test
    void what_is_wider_is_narrowed_and_what_is_missing_is_made() {
        List<String> before = grants();
        List<Authorization> known = authorizations()
                .createAuthorizationQuery()
                .resourceType(Resources.APPLICATION)
                .list();
        authorizations().deleteAuthorization(known.get(0).getId());
        Authorization wide = authorizations()
                .createAuthorizationQuery()
                .resourceType(Resources.PROCESS_INSTANCE)
                .groupIdIn("staff")
                .singleResult();
        wide.addPermission(Permissions.READ);
        authorizations().saveAuthorization(wide);
        reconciliation.afterSingletonsInstantiated();
        assertThat(grants()).isEqualTo(before);
    }

    @Test
    void the_grants_of_open_steps_are_left_alone() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        reconciliation.afterSingletonsInstantiated();
        String taskId = concern.task("userTask_reviewConcern").getId();
        assertThat(authorizations()
                        .createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .resourceId(taskId)
                        .userIdIn("cpo")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void filters_are_what_the_file_says_whatever_somebody_made_of_them() {
        Filter own = engine.getFilterService().newTaskFilter("Somebody's own");
        engine.getFilterService().saveFilter(own);
        reconciliation.afterSingletonsInstantiated();
        assertThat(engine.getFilterService().createFilterQuery().list())
                .extracting(Filter::getName)
                .containsExactlyInAnyOrder(
                        "To do now",
                        "Mine",
                        "Open concerns",
                        "Overdue",
                        "Due today",
                        "Your reports",
                        "Report it as a concern",
                        "Family at this school",
                        "Read the policy");
    }

    @Test
    void nobody_has_a_right_to_deploy_or_to_read_instances() {
        assertThat(authorizations()
                        .createAuthorizationQuery()
                        .resourceType(Resources.DEPLOYMENT)
                        .count())
                .isZero();
        assertThat(grants()).noneMatch(grant -> grant.contains("READ_INSTANCE"));
    }
}

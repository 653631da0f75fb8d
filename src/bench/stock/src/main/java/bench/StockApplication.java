package bench;

import java.util.List;
import java.util.TimeZone;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The engine as its starter gives it, with one person who may start the process and one who may work its steps. */
@SpringBootApplication
public class StockApplication {

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(StockApplication.class, args);
    }

    @Bean
    ApplicationRunner people(ProcessEngine engine) {
        return arguments -> {
            IdentityService people = engine.getIdentityService();
            if (people.createUserQuery().userId("teacher").count() > 0) {
                return;
            }
            for (String id : List.of("teacher", "cpo")) {
                User person = people.newUser(id);
                person.setPassword("demo");
                people.saveUser(person);
            }
            for (String id : List.of("staff", "cpos")) {
                people.saveGroup(people.newGroup(id));
            }
            people.createMembership("teacher", "staff");
            people.createMembership("cpo", "staff");
            people.createMembership("cpo", "cpos");
            AuthorizationService rights = engine.getAuthorizationService();
            grant(rights, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(rights, Resources.PROCESS_DEFINITION, "two-steps", Permissions.READ, Permissions.CREATE_INSTANCE);
            grant(rights, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
        };
    }

    private static void grant(AuthorizationService rights, Resource resource, String id, Permission... permissions) {
        Authorization grant = rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId("staff");
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        rights.saveAuthorization(grant);
    }
}

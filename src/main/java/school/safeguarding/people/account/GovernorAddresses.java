package school.safeguarding.people.account;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;

/**
 * Governors are written to where neither the headteacher nor IT support can look: that the chair is written to is news to
 * whoever it may be about. An installation for real children does not start otherwise.
 */
@Component
public class GovernorAddresses implements SmartInitializingSingleton {

    private final People people;
    private final Environment environment;
    private final List<String> domains;

    /** @param more further domains whose mailboxes the school's own people administer, beside the one that mails come from */
    public GovernorAddresses(
            People people,
            Environment environment,
            @Value("${safeguarding.mail.from}") String from,
            @Value("${safeguarding.mail.school-domains:}") List<String> more) {
        this.people = people;
        this.environment = environment;
        this.domains = Stream.concat(Stream.of(domain(from)), more.stream())
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            check();
        }
    }

    /** @throws IllegalStateException naming the accounts, never an address */
    void check() {
        List<String> atSchool = people.holding(Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS).stream()
                .filter(person -> isNeeded(person.roles()))
                .filter(person -> person.mail().filter(this::isOfSchool).isPresent())
                .map(person -> person.id().value())
                .toList();
        if (!atSchool.isEmpty()) {
            throw new IllegalStateException("These accounts of governors have an address that the school's own people"
                    + " administer: " + String.join(", ", atSchool) + ". Give each one an address of their own.");
        }
    }

    /** A headteacher who is a governor too is written to as the headteacher. */
    public static boolean isNeeded(Set<Role> roles) {
        return roles.stream().anyMatch(Role::isOfGovernors) && !roles.contains(Role.HEAD);
    }

    public boolean isOfSchool(String mail) {
        String domain = domain(mail);
        return domains.stream().anyMatch(school -> domain.equals(school) || domain.endsWith("." + school));
    }

    private static String domain(String mail) {
        return mail.substring(mail.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    }
}

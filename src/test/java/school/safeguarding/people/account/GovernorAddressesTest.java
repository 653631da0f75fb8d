package school.safeguarding.people.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.people.Staffroom;

/** Whoever can look into the chair's mailbox knows that the chair is written to. */
class GovernorAddressesTest {

    private final MockEnvironment environment = new MockEnvironment();

    private static People.Person person(AccountId id, String mail, Role first, Role... more) {
        return new People.Person(
                id, id.value(), Optional.of(mail), EnumSet.of(first, more), Optional.empty(), Map.of());
    }

    private void start(People.Person... everybody) {
        new GovernorAddresses(
                        new Staffroom(List.of(everybody)),
                        environment,
                        "safeguarding@school.example",
                        List.of("trust.example"))
                .afterSingletonsInstantiated();
    }

    @Test
    void an_installation_for_real_children_does_not_start_with_a_governors_address_at_the_school() {
        environment.setActiveProfiles("production");
        assertThatThrownBy(() -> start(
                        person(AccountId.of("charlie"), "c@School.example", Role.CHAIR),
                        person(AccountId.of("gwen"), "g@mail.trust.example", Role.GOVERNORS),
                        person(AccountId.of("dee"), "d@elsewhere.example", Role.DEPUTY_CHAIR)))
                .hasMessageContaining("charlie, gwen")
                .hasMessageNotContaining("dee")
                .hasMessageNotContaining("@");
    }

    @Test
    void staff_and_a_headteacher_who_is_a_governor_too_are_written_to_at_the_school() {
        environment.setActiveProfiles("production");
        assertThatCode(() -> start(
                        person(AccountId.of("cora"), "c@school.example", Role.CPO),
                        person(AccountId.of("hana"), "h@school.example", Role.HEAD, Role.GOVERNORS),
                        person(AccountId.of("gus"), "g@notschool.example", Role.GOVERNORS)))
                .doesNotThrowAnyException();
    }

    @Test
    void the_trial_starts_with_any() {
        assertThatCode(() -> start(person(AccountId.of("charlie"), "c@school.example", Role.CHAIR)))
                .doesNotThrowAnyException();
    }
}

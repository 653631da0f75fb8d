package school.safeguarding.people.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.people.Staffroom;

/** Somebody whom no mail reaches would be waited for. */
class HandlersHaveMailTest {

    private static People.Person person(AccountId id, String mail, Role role) {
        return new People.Person(id, id.value(), Optional.ofNullable(mail), Set.of(role), Optional.empty(), Map.of());
    }

    private static void start(People.Person... everybody) {
        new HandlersHaveMail(new Staffroom(List.of(everybody))).afterSingletonsInstantiated();
    }

    @Test
    void a_handler_without_an_address_stops_the_start_by_name() {
        assertThatThrownBy(() -> start(
                        person(AccountId.of("cora"), "cora@school.example", Role.CPO),
                        person(AccountId.of("dev"), null, Role.DEPUTY_CPO),
                        person(AccountId.of("hana"), " ", Role.HEAD)))
                .hasMessageContaining("dev, hana")
                .hasMessageNotContaining("cora");
    }

    @Test
    void whoever_handles_nothing_needs_none() {
        assertThatCode(() -> start(
                        person(AccountId.of("tess"), null, Role.STAFF),
                        person(AccountId.of("cora"), "cora@school.example", Role.CPO)))
                .doesNotThrowAnyException();
    }
}

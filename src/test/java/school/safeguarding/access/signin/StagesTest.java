package school.safeguarding.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.Credentials.Credential;
import school.safeguarding.people.Role;

class StagesTest {

    private final Stages demanding = new Stages(true);
    private final Stages trial = new Stages(false);

    private static Credential account(Role role, boolean isOneTime, String secondFactor) {
        return new Credential(
                AccountId.of("somebody"),
                "Some Body",
                Set.of(role),
                "a hash",
                isOneTime,
                false,
                0,
                Optional.ofNullable(secondFactor));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "STAFF")
    void whoever_can_open_records_or_say_who_may_needs_a_second_factor_where_it_is_demanded(Role role) {
        assertThat(demanding.afterPassword(account(role, false, null))).isEqualTo(Stage.SECOND_FACTOR_TO_SET_UP);
        assertThat(trial.afterPassword(account(role, false, null))).isEqualTo(Stage.SIGNED_IN);
    }

    @Test
    void of_staff_it_is_demanded_nowhere() {
        assertThat(demanding.afterPassword(account(Role.STAFF, false, null))).isEqualTo(Stage.SIGNED_IN);
    }

    @Test
    void whoever_has_one_gives_its_code_before_anything_else() {
        assertThat(demanding.afterPassword(account(Role.CPO, true, "secret"))).isEqualTo(Stage.CODE_TO_GIVE);
        assertThat(trial.afterPassword(account(Role.STAFF, false, "secret"))).isEqualTo(Stage.CODE_TO_GIVE);
        assertThat(demanding.afterCode(account(Role.CPO, true, "secret"))).isEqualTo(Stage.PASSWORD_TO_CHANGE);
        assertThat(demanding.afterCode(account(Role.CPO, false, "secret"))).isEqualTo(Stage.SIGNED_IN);
    }

    @Test
    void an_account_says_nothing_of_its_secrets() {
        assertThat(account(Role.CPO, false, "secret")).hasToString("somebody");
    }
}

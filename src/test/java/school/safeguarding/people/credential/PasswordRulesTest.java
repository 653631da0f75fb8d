package school.safeguarding.people.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules("Halfway Nursery Infant School");

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "violet kettle seven", "dunkelblaue giesskanne", "qZ4vWk0pLt9x"})
    void long_ones_that_are_no_common_ones_are_taken(String password) {
        assertThat(rules.fault(password, "cpo", "Cora Example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "123456789012",
                "qwertyuiop12",
                "aaaaaaaaaaaa",
                "iloveyou1234",
                "P@ssw0rd1234",
                "Cora Example1",
                "safeguarding1",
                "passwordpassword"
            })
    void common_ones_and_the_names_around_are_refused(String password) {
        assertThat(rules.fault(password, "cpo", "Cora Example"))
                .get()
                .asString()
                .contains("guessed early");
    }

    @Test
    void what_is_too_short_or_longer_than_is_read_is_refused() {
        assertThat(rules.fault("aZ5!kq9-Lx3", "cpo", "Cora Example"))
                .get()
                .asString()
                .contains("at least 12");
        assertThat(rules.fault("x7-".repeat(25), "cpo", "Cora Example"))
                .get()
                .asString()
                .contains("at most 72");
    }
}

package school.safeguarding.people.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Most tests hash passwords at the lowest cost; this is what the application does. */
class PasswordConfigurationTest {

    @Test
    void a_password_is_hashed_by_bcrypt_at_a_cost_of_ten() {
        String hash = new PasswordConfiguration().passwordEncoder().encode("marmalade tractor violin");
        assertThat(hash).startsWith("{bcrypt}$2a$10$");
    }
}

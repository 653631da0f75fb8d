package school.safeguarding.people.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.account.AccountId;
import school.safeguarding.logging.FailureCodes;
import school.safeguarding.people.credential.PasswordRules;
import school.safeguarding.trail.KeptTraces;

class FirstAccountsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:50:00Z");

    private static final String GOOD =
            """
            accounts:
              - {id: ivo, name: Ivo Example, mail: ivo@school.example, roles: [it-support], password: violet kettle seven}
              - {id: cora, name: Cora Example, mail: cora@school.example, roles: [staff, cpo], password: marble tunnel nine}
              - {id: hana, name: Hana Example, mail: hana@school.example, roles: [head], password: orchard lamp twelve}
              - {id: charlie, name: Charlie Example, mail: c@school.example, roles: [chair], password: harbour spoon four}
            """;

    @TempDir
    Path folder;

    private final Stored stored = new Stored();
    private final KeptTraces traces = new KeptTraces();

    /** Kept in a list, since there is nothing about the database here. */
    private static class Stored implements StoredAccounts {

        private final List<StoredAccount> all = new ArrayList<>();

        @Override
        public StoredAccount save(StoredAccount account) {
            all.add(account);
            return account;
        }

        @Override
        public Optional<StoredAccount> findById(String id) {
            return all.stream()
                    .filter(account -> account.id().equals(AccountId.of(id)))
                    .findFirst();
        }

        @Override
        public List<StoredAccount> findAllByOrderById() {
            return all;
        }

        @Override
        public Optional<StoredAccount> lock(String id) {
            return findById(id);
        }

        @Override
        public List<StoredAccount> findAllToChange() {
            return all;
        }
    }

    private void start(String content) throws IOException {
        Path file = folder.resolve("first-accounts.yml");
        Files.writeString(file, content);
        with(file.toString());
    }

    private void with(String file) {
        new FirstAccounts(
                        stored,
                        PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                        new PasswordRules("Halfway Nursery Infant School"),
                        TransactionOperations.withoutTransaction(),
                        traces,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        file)
                .create();
    }

    @Test
    void each_password_of_the_file_works_once_and_for_seven_days() throws IOException {
        start(GOOD);
        assertThat(stored.all)
                .extracting(StoredAccount::id)
                .containsExactly(
                        AccountId.of("ivo"), AccountId.of("cora"), AccountId.of("hana"), AccountId.of("charlie"));
        assertThat(traces.traces())
                .extracting(trace -> trace.kind() + " " + trace.detail().orElse(""))
                .hasSize(4)
                .contains("RIGHTS_CHANGED ivo from the file of the first accounts to [it-support]");
        assertThat(stored.all).allSatisfy(account -> {
            assertThat(account.isPasswordOneTime()).isTrue();
            assertThat(account.isPasswordInTime(NOW.plus(Duration.ofDays(6)))).isTrue();
            assertThat(account.isPasswordInTime(NOW.plus(Duration.ofDays(7)))).isFalse();
        });
    }

    @Test
    void the_file_is_not_read_again() throws IOException {
        start(GOOD);
        with("no-such-file");
        assertThat(stored.all).hasSize(4);
    }

    @Test
    void without_one_the_start_says_what_is_missing() {
        assertThatThrownBy(() -> with(""))
                .hasMessageContaining("SAFEGUARDING_FIRST_ACCOUNTS")
                .satisfies(refusal -> assertThat(FailureCodes.of(refusal).inOneLine())
                        .as("in the log")
                        .contains("There are no accounts yet, and SAFEGUARDING_FIRST_ACCOUNTS names no file"));
        assertThatThrownBy(() -> with("no-such-file")).hasMessageContaining("no-such-file cannot be read");
    }

    @Test
    void a_guessed_password_and_a_role_that_nobody_has_are_named_and_no_password_is() {
        assertThatThrownBy(() -> start(
                        GOOD.replace("orchard lamp twelve", "password1234").replace("chair]", "staff]")))
                .hasMessageContainingAll("the password of hana is one that is guessed early", "nobody is chair")
                .message()
                .doesNotContain("password1234");
        assertThat(stored.all).isEmpty();
    }
}

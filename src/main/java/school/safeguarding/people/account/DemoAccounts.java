package school.safeguarding.people.account;

import jakarta.annotation.PostConstruct;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.Role;

/** Made-up people for the trial. Their password is the one that the start prints. */
@Component
@Profile("!production")
class DemoAccounts {

    private static final String PASSWORD = "demo";
    private static final String LAST = "it";

    private final StoredAccounts accounts;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;

    DemoAccounts(StoredAccounts accounts, PasswordEncoder passwords, TransactionOperations transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    @PostConstruct
    void create() {
        transaction.executeWithoutResult(status -> {
            // They are made together.
            if (accounts.findById(LAST).isEmpty()) {
                createAll();
            }
        });
    }

    private void createAll() {
        // One hash for all: the password is printed, and each would cost a start a tenth of a second.
        String password = passwords.encode(PASSWORD);
        create(password, "teacher", "Tess Example (teacher)", Role.STAFF);
        create(password, "cpo", "Cora Example (CPO)", Role.STAFF, Role.CPO);
        create(password, "deputy", "Dev Example (deputy CPO)", Role.STAFF, Role.DEPUTY_CPO);
        create(password, "head", "Hana Example (headteacher)", Role.STAFF, Role.HEAD);
        create(password, "chair", "Charlie Example (chair of governors)", Role.CHAIR);
        create(password, "governor", "Gwen Example (deputy chair of governors)", Role.GOVERNORS, Role.DEPUTY_CHAIR);
        create(password, LAST, "Ivo Example (IT support)", Role.IT_SUPPORT);
    }

    private void create(String password, String id, String name, Role first, Role... more) {
        if (accounts.findById(id).isEmpty()) {
            Set<Role> roles = EnumSet.of(first, more);
            accounts.save(new StoredAccount(
                    AccountId.of(id),
                    name,
                    id + "@" + (GovernorAddresses.isNeeded(roles) ? "governors.example" : "school.example"),
                    password,
                    roles,
                    Instant.EPOCH));
        }
    }
}

package school.safeguarding.people.account;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.FileSystemResource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.Role;
import school.safeguarding.people.credential.PasswordRules;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/**
 * Who may sign in to a new installation, from a file. Each password in it works once and for seven days. From then on
 * accounts are changed by the process for it, which needs a head and a chair to agree; the file is not read again.
 */
@Component
@Profile("production")
class FirstAccounts {

    static final Set<Role> NEEDED = EnumSet.of(Role.IT_SUPPORT, Role.CPO, Role.HEAD, Role.CHAIR);

    private static final Duration PASSWORD_WORKS_FOR = Duration.ofDays(7);

    private final StoredAccounts accounts;
    private final PasswordEncoder passwords;
    private final PasswordRules rules;
    private final TransactionOperations transaction;
    private final Trail trail;
    private final Clock clock;
    private final String file;

    FirstAccounts(
            StoredAccounts accounts,
            PasswordEncoder passwords,
            PasswordRules rules,
            TransactionOperations transaction,
            Trail trail,
            Clock clock,
            @Value("${safeguarding.first-accounts:}") String file) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
        this.file = file;
    }

    /**
     * @param roles role ids
     * @param password the first one, in plain text
     */
    record FirstAccount(String id, String name, String mail, List<String> roles, String password) {}

    record Content(List<FirstAccount> accounts) {}

    @PostConstruct
    void create() {
        transaction.executeWithoutResult(status -> {
            if (accounts.findAllByOrderById().isEmpty()) {
                read().forEach(this::create);
            }
        });
    }

    private List<FirstAccount> read() {
        if (file.isBlank()) {
            throw notStarted(List.of(
                    "There are no accounts yet, and SAFEGUARDING_FIRST_ACCOUNTS names no file with the first ones"));
        }
        List<FirstAccount> first;
        try {
            first = new Binder(ConfigurationPropertySources.from(
                            new YamlPropertySourceLoader().load("first accounts", new FileSystemResource(file))))
                    .bind("", Content.class)
                    .map(Content::accounts)
                    .orElse(List.of());
        } catch (IOException | RuntimeException e) {
            // Its message may quote the file, in which there are passwords.
            throw notStarted(List.of(file + " cannot be read as a list of accounts"));
        }
        List<String> faults = faults(first);
        if (!faults.isEmpty()) {
            throw notStarted(faults);
        }
        return first;
    }

    private List<String> faults(List<FirstAccount> first) {
        List<String> faults = new ArrayList<>();
        for (FirstAccount account : first) {
            if (account.id() == null
                    || account.name() == null
                    || account.mail() == null
                    || account.roles() == null
                    || account.password() == null) {
                faults.add("each account needs id, name, mail, roles and password");
            } else if (AccountId.orNobody(account.id()).isReserved()) {
                faults.add("no account may be called " + account.id());
            } else {
                rules.fault(account.password(), account.id(), account.name())
                        .ifPresent(fault -> faults.add("the password of " + account.id() + " " + fault));
            }
        }
        Set<String> held = first.stream()
                .filter(account -> account.roles() != null)
                .flatMap(account -> account.roles().stream())
                .collect(Collectors.toSet());
        NEEDED.stream()
                .map(Role::id)
                .filter(role -> !held.contains(role))
                .forEach(role -> faults.add("nobody is " + role));
        return faults;
    }

    private IllegalStateException notStarted(List<String> faults) {
        return new IllegalStateException(String.join("; ", faults) + ".");
    }

    private void create(FirstAccount first) {
        Set<Role> roles = first.roles().stream().map(Role::withId).collect(Collectors.toSet());
        StoredAccount account = new StoredAccount(
                AccountId.of(first.id()),
                first.name(),
                first.mail(),
                passwords.encode(first.password()),
                roles,
                Instant.EPOCH);
        account.givePassword(passwords.encode(first.password()), clock.instant().plus(PASSWORD_WORKS_FOR));
        accounts.save(account);
        trail.leave(Trace.of(AccountId.PROCEDURE, Trace.Kind.RIGHTS_CHANGED)
                .with(first.id() + " from the file of the first accounts to " + first.roles()));
    }
}

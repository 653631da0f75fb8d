package school.safeguarding.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.people.AccountChange.Kind;
import school.safeguarding.people.AccountChange.Needs;

/** Whose yes a change needs, and what stands in its way, as the accounts are now. */
@Component
class AccountChangeRules {

    static final String ACCOUNT = "accountId";
    static final String ROLES = "accountRoles";

    /** Without one of them somebody's steps would be nobody's, or no account could be changed any more. */
    private static final List<Role> NEVER_WITHOUT = List.of(Role.HEAD, Role.CPO, Role.CHAIR, Role.IT_SUPPORT);

    private final StoredAccounts accounts;
    private final Clock clock;

    AccountChangeRules(StoredAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param field the form's field that it is about; @param rule what that must be; @param why a clause that says why it is not */
    record Fault(String field, String rule, String why) {}

    Needs needs(AccountChange change) {
        if (change.kind() == Kind.DISABLE || !isAboutRecords(change)) {
            return Needs.NOBODY;
        }
        return change.kind() == Kind.REMOVE_SECOND_FACTOR ? Needs.TWO : Needs.ONE;
    }

    /** Whether it lets somebody read records, or do so in another way than before. */
    boolean isAboutRecords(AccountChange change) {
        if (isOfChangedByHand(change)) {
            return true;
        }
        Set<Role> before = rolesNow(change);
        if (change.kind() != Kind.ROLES) {
            return before.stream().anyMatch(Role::opensRecords)
                    || change.roles().stream().anyMatch(Role::opensRecords);
        }
        return !readers(before).equals(readers(change.roles()))
                || (change.mail().isPresent() || change.teaches().isPresent())
                        && !readers(before).isEmpty();
    }

    /** Whether it opens records to somebody who could not read any before, or gives somebody who can another password. */
    boolean isOpenedAnew(AccountChange change) {
        boolean readsAfter = rolesAfter(change).stream().anyMatch(Role::opensRecords);
        return switch (change.kind()) {
            case CREATE, ENABLE, NEW_PASSWORD -> readsAfter;
            case ROLES ->
                readsAfter
                        && (isOfChangedByHand(change)
                                || rolesNow(change).stream().noneMatch(Role::opensRecords));
            case DISABLE, REMOVE_SECOND_FACTOR -> false;
        };
    }

    /** What such an account's roles were is not known, so whatever they become somebody else has to agree to. */
    private boolean isOfChangedByHand(AccountChange change) {
        return accounts.findById(change.account())
                .filter(account -> !account.isAsDecided())
                .isPresent();
    }

    private static Set<Role> readers(Set<Role> roles) {
        Set<Role> readers = new HashSet<>(roles);
        readers.removeIf(role -> !role.opensRecords());
        return readers;
    }

    Set<Role> rolesNow(AccountChange change) {
        return accounts.findById(change.account()).map(StoredAccount::roles).orElse(Set.of());
    }

    Set<Role> rolesAfter(AccountChange change) {
        return change.roles().isEmpty() ? rolesNow(change) : change.roles();
    }

    Optional<Fault> fault(AccountChange change) {
        if (change.roles().contains(Role.IT_SUPPORT) && change.roles().stream().anyMatch(Role::readsRecords)) {
            return Optional.of(new Fault(
                    ROLES,
                    "must not be IT support together with a role that handles concerns",
                    "whoever asks for a change of accounts must not be who agrees to it"));
        }
        Optional<StoredAccount> found = accounts.findById(change.account());
        if (change.kind() == Kind.CREATE) {
            return found.isPresent()
                    ? account("must be one that is not taken", "there is an account of this name already")
                    : mailFault(change, Optional.empty());
        }
        if (found.isEmpty()) {
            return account("must be one that there is", "no account has this name");
        }
        StoredAccount account = found.get();
        if (!account.isAsDecided() && change.kind() != Kind.ROLES) {
            return account(
                    "must be one that was changed here only",
                    "what this account may do was changed in the database. Have its roles decided anew first");
        }
        return switch (change.kind()) {
            case DISABLE ->
                isActive(account)
                        ? nobodyLeft(account, Set.of(), ACCOUNT)
                        : account("must be one that is in use", "this account is disabled already");
            case ENABLE ->
                isActive(account)
                        ? account("must be one that is disabled", "this account is in use")
                        : mailFault(change, account.person().mail());
            case ROLES ->
                account.isAsDecided()
                                && account.roles().equals(change.roles())
                                && change.mail().isEmpty()
                                && change.teaches().isEmpty()
                        ? Optional.of(
                                new Fault(ROLES, "must be others than now", "the account has these roles already"))
                        : mailFault(change, account.person().mail())
                                .or(() -> nobodyLeft(account, change.roles(), ROLES));
            case REMOVE_SECOND_FACTOR ->
                account.secondFactor().isPresent()
                        ? Optional.empty()
                        : account("must be one that has a second factor", "this account has none");
            case NEW_PASSWORD, CREATE -> Optional.empty();
        };
    }

    private static Optional<Fault> account(String rule, String why) {
        return Optional.of(new Fault(ACCOUNT, rule, why));
    }

    private Optional<Fault> mailFault(AccountChange change, Optional<String> mailNow) {
        boolean isReachable =
                change.mail().or(() -> mailNow).filter(mail -> !mail.isBlank()).isPresent();
        return isReachable || rolesAfter(change).stream().noneMatch(Role::readsRecords)
                ? Optional.empty()
                : Optional.of(new Fault(
                        change.kind() == Kind.ENABLE ? ACCOUNT : ROLES,
                        "must go with a mail address",
                        "whoever handles concerns is told of them by mail, and there is no address"));
    }

    private Optional<Fault> nobodyLeft(StoredAccount account, Set<Role> after, String field) {
        if (!isActive(account)) {
            return Optional.empty();
        }
        return NEVER_WITHOUT.stream()
                .filter(role -> account.roles().contains(role) && !after.contains(role))
                .filter(role -> accounts.findAllByOrderById().stream()
                        .filter(other -> !other.id().equals(account.id()) && isActive(other))
                        .noneMatch(other -> other.roles().contains(role)))
                .findFirst()
                .map(role -> new Fault(
                        field,
                        "must leave the school with somebody in the role “" + role.inWords() + "”",
                        "this account is the last. Give the role to somebody else first"));
    }

    private boolean isActive(StoredAccount account) {
        return account.isActiveOn(LocalDate.now(clock));
    }
}

package school.safeguarding.people.change;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.account.GovernorAddresses;
import school.safeguarding.people.account.StoredAccount;
import school.safeguarding.people.account.StoredAccounts;
import school.safeguarding.people.change.AccountChange.Kind;

/** Whose approval a change needs, and what stands in its way, as the accounts are now. */
@Component
public class AccountChangeRules {

    static final String ACCOUNT = "accountId";
    static final String ROLES = "accountRoles";

    /** Without one of them somebody's steps would be nobody's, or no account could be changed any more. */
    private static final List<Role> NEVER_WITHOUT = List.of(Role.HEAD, Role.CPO, Role.CHAIR, Role.IT_SUPPORT);

    private final StoredAccounts accounts;
    private final People people;
    private final GovernorAddresses governorAddresses;
    private final Clock clock;

    public AccountChangeRules(
            StoredAccounts accounts, People people, GovernorAddresses governorAddresses, Clock clock) {
        this.accounts = accounts;
        this.people = people;
        this.governorAddresses = governorAddresses;
        this.clock = clock;
    }

    /**
     * @param field the form's field that it is about
     * @param rule what that must be
     * @param why a clause that says why it is not
     */
    record Fault(String field, String rule, String why) {}

    public Needs needs(AccountChange change) {
        return Needs.of(change.kind(), touched(change), others(change));
    }

    /** Everybody who is there but whoever asks and whom it is about. */
    List<Person> others(AccountChange change) {
        return people.holding(Role.values()).stream()
                .filter(person ->
                        !person.id().equals(change.askedBy()) && !person.id().equals(change.account()))
                .toList();
    }

    /** The roles that open records and that somebody is given, loses, or signs in with otherwise than before. */
    Set<Role> touched(AccountChange change) {
        Set<Role> before = rolesNow(change);
        Set<Role> touched = EnumSet.noneOf(Role.class);
        touched.addAll(before);
        touched.addAll(change.roles());
        if (isOfChangedByHand(change)) {
            touched.addAll(EnumSet.allOf(Role.class));
        }
        boolean isOfRolesAlone = change.kind() == Kind.ROLES
                && !isOfChangedByHand(change)
                && change.mail().isEmpty()
                && change.teaches().isEmpty();
        touched.removeIf(role -> !role.opensRecords()
                || (isOfRolesAlone && before.contains(role) && change.roles().contains(role)));
        return touched;
    }

    /** Whether it lets somebody read records, or do so in another way than before. */
    boolean isAboutRecords(AccountChange change) {
        return !touched(change).isEmpty();
    }

    /** Whether it opens records to somebody who could not read any before, or gives somebody who can a new password. */
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

    /** Where the link goes by which the person chooses a password; empty where the change needs none. */
    public Optional<String> linkTo(AccountChange change) {
        return needsLink(change) ? mailAfter(change) : Optional.empty();
    }

    private boolean needsLink(AccountChange change) {
        return change.kind() == Kind.CREATE || change.kind() == Kind.NEW_PASSWORD || isOpenedAnew(change);
    }

    /** The address that the account has when the change is made. */
    Optional<String> mailAfter(AccountChange change) {
        return change.mail()
                .or(() -> accounts.findById(change.account().value())
                        .flatMap(account -> account.person().mail()))
                .filter(mail -> !mail.isBlank());
    }

    /** What such an account's roles were is not known: it may have been any of them. */
    private boolean isOfChangedByHand(AccountChange change) {
        return accounts.findById(change.account().value())
                .filter(account -> !account.isAsDecided())
                .isPresent();
    }

    /**
     * Since when the account is in each role that it has afterwards: in those it had since as before, in a new one from now.
     * Whoever goes from one role to another of the same line was in the line already. Not so where the account was shut, or
     * where neither chair nor deputy chair agreed.
     */
    public Map<Role, Instant> sinceAfter(AccountChange change, Instant now) {
        Map<Role, Instant> before = accounts.findById(change.account().value())
                .filter(account -> change.kind() != Kind.ENABLE && account.isAsDecided())
                .map(StoredAccount::since)
                .orElse(Map.of());
        Map<Role, Instant> after = new EnumMap<>(Role.class);
        for (Role role : rolesAfter(change)) {
            boolean isNewOnly =
                    change.needs() == Needs.WITHOUT_CHAIR && touched(change).contains(role);
            after.put(role, isNewOnly ? now : since(role, before, change.needs() == Needs.WITHOUT_CHAIR, now));
        }
        return after;
    }

    private static Instant since(Role role, Map<Role, Instant> before, boolean isRoleAlone, Instant now) {
        return before.entrySet().stream()
                .filter(held ->
                        held.getKey() == role || (!isRoleAlone && held.getKey().isOfLineOf(role)))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    Set<Role> rolesNow(AccountChange change) {
        return accounts.findById(change.account().value())
                .map(StoredAccount::roles)
                .orElse(Set.of());
    }

    public Set<Role> rolesAfter(AccountChange change) {
        return change.roles().isEmpty() ? rolesNow(change) : change.roles();
    }

    public Optional<Fault> fault(AccountChange change) {
        if (change.roles().contains(Role.IT_SUPPORT) && change.roles().stream().anyMatch(Role::readsRecords)) {
            return Optional.of(new Fault(
                    ROLES,
                    "must not be IT support together with a role that handles concerns",
                    "whoever asks for a change of accounts must not be who agrees to it"));
        }
        Optional<StoredAccount> found = accounts.findById(change.account().value());
        if (change.kind() == Kind.CREATE && change.account().isReserved()) {
            return account("must be another one", "the record says “" + change.account() + "” of what nobody did");
        }
        if (change.kind() == Kind.CREATE) {
            return found.isPresent()
                    ? account("must be one that is not taken", "there is an account of this name already")
                    : mailFault(change);
        }
        if (found.isEmpty()) {
            return account("must be one that there is", "no account has this name");
        }
        StoredAccount account = found.get();
        if (!account.isAsDecided() && change.kind() != Kind.ROLES) {
            return account(
                    "must be one that was changed here only",
                    "what this account may do was changed in the database. Have its roles decided again first");
        }
        return switch (change.kind()) {
            case DISABLE ->
                isActive(account)
                        ? nobodyLeft(account, Set.of(), ACCOUNT)
                        : account("must be one that is in use", "this account is disabled already");
            case ENABLE ->
                isActive(account)
                        ? account("must be one that is disabled", "this account is in use")
                        : mailFault(change);
            case ROLES ->
                account.isAsDecided()
                                && account.roles().equals(change.roles())
                                && change.mail().isEmpty()
                                && change.teaches().isEmpty()
                        ? Optional.of(
                                new Fault(ROLES, "must be others than now", "the account has these roles already"))
                        : mailFault(change).or(() -> nobodyLeft(account, change.roles(), ROLES));
            case REMOVE_SECOND_FACTOR ->
                account.secondFactor().isPresent()
                        ? Optional.empty()
                        : account("must be one that has a second factor", "this account has none");
            case NEW_PASSWORD, CREATE -> mailFault(change);
        };
    }

    private static Optional<Fault> account(String rule, String why) {
        return Optional.of(new Fault(ACCOUNT, rule, why));
    }

    private Optional<Fault> mailFault(AccountChange change) {
        if (mailAfter(change).isPresent()) {
            return governorFault(change);
        }
        if (rolesAfter(change).stream().anyMatch(Role::readsRecords)) {
            return Optional.of(new Fault(
                    change.roles().isEmpty() ? ACCOUNT : ROLES,
                    "must go with an email address",
                    "whoever handles concerns is told of them by email, and there is no address"));
        }
        return needsLink(change)
                ? account(
                        "must go with an email address",
                        "the link by which the person chooses a password goes there, and there is no address")
                : Optional.empty();
    }

    private Optional<Fault> governorFault(AccountChange change) {
        return mailAfter(change)
                .filter(governorAddresses::isOfSchool)
                .filter(mail -> GovernorAddresses.isNeeded(rolesAfter(change)))
                .map(mail -> new Fault(
                        change.roles().isEmpty() ? ACCOUNT : ROLES,
                        "must go with an email address outside the school",
                        "a governor is written to where neither the headteacher nor IT support can look"));
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

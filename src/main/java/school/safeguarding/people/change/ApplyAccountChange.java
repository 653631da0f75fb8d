package school.safeguarding.people.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.AccountsChanged;
import school.safeguarding.people.Role;
import school.safeguarding.people.RolesLost;
import school.safeguarding.people.SignInChanged;
import school.safeguarding.people.SignInChanged.What;
import school.safeguarding.people.SignInLinkDue;
import school.safeguarding.people.account.Directory;
import school.safeguarding.people.account.StoredAccount;
import school.safeguarding.people.account.StoredAccounts;
import school.safeguarding.people.change.AccountChange.Kind;
import school.safeguarding.people.change.AccountChangeRules.Fault;
import school.safeguarding.people.credential.LinkKey;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/** Does to the account what was asked and agreed to, once, unless something stands in the way by now. */
@Service
public class ApplyAccountChange {

    public static final Duration LINK_IS_GOOD_FOR = Duration.ofDays(7);

    /** So long the owner is told at the address before, too. */
    private static final Duration TOLD_AT_BOTH = Duration.ofDays(30);

    private final AccountChanges changes;
    private final AccountChangeRules rules;
    private final StoredAccounts accounts;
    private final PasswordEncoder passwords;
    private final Directory directory;
    private final TellOfAccountChange tell;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApplyAccountChange(
            AccountChanges changes,
            AccountChangeRules rules,
            StoredAccounts accounts,
            PasswordEncoder passwords,
            Directory directory,
            TellOfAccountChange tell,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.changes = changes;
        this.rules = rules;
        this.accounts = accounts;
        this.passwords = passwords;
        this.directory = directory;
        this.tell = tell;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** @return whether the account is as was asked */
    @Transactional
    public boolean apply(String changeId) {
        // Two changes at a time could each leave the role to the other's account.
        accounts.findAllToChange();
        AccountChange change = changes.withId(changeId);
        if (!change.isOpen()) {
            return change.isDone();
        }
        Instant now = clock.instant();
        Optional<String> obstacle = obstacle(change);
        if (obstacle.isPresent()) {
            change.overtaken(obstacle.get(), now);
            tell.overtaken(change);
            return false;
        }
        boolean isAboutRecords = rules.isAboutRecords(change);
        Set<Role> before = rules.rolesNow(change);
        StoredAccount account = change(change, now);
        if (change.linkTo().isPresent()) {
            waitForPassword(account, change, now);
        }
        change.done(now);
        directory.changed();
        leaveTrace(change, before);
        tell.done(change, before, rules.rolesAfter(change), isAboutRecords);
        Set<Role> lost = EnumSet.noneOf(Role.class);
        before.stream()
                .filter(role -> role.readsRecords() && !account.roles().contains(role))
                .forEach(lost::add);
        if (!lost.isEmpty()) {
            events.publishEvent(new RolesLost(change.account(), lost));
        }
        if (isOfferedOtherSteps(change.kind(), isAboutRecords)) {
            events.publishEvent(new AccountsChanged(change.kind() == Kind.DISABLE));
        }
        return true;
    }

    private void leaveTrace(AccountChange change, Set<Role> before) {
        String agreed = Stream.of(change.firstBy(), change.lastBy())
                .flatMap(Optional::stream)
                .distinct()
                .map(AccountId::value)
                .collect(Collectors.joining(" "));
        trail.leave(Trace.of(change.askedBy(), Trace.Kind.RIGHTS_CHANGED)
                .with("%s %s from [%s] to [%s]%s%s agreed by [%s]"
                        .formatted(
                                change.account(),
                                change.kind(),
                                ids(before),
                                ids(rules.rolesNow(change)),
                                change.mail().isPresent() ? " another address" : "",
                                change.teaches().isPresent() ? " another class" : "",
                                agreed)));
    }

    private static String ids(Set<Role> roles) {
        return roles.stream().map(Role::id).sorted().collect(Collectors.joining(" "));
    }

    /** A reporter is asked whether they are content, whatever else they are. */
    private static boolean isOfferedOtherSteps(Kind kind, boolean isAboutRecords) {
        return switch (kind) {
            case DISABLE, ENABLE -> true;
            case CREATE, ROLES -> isAboutRecords;
            case NEW_PASSWORD, REMOVE_SECOND_FACTOR -> false;
        };
    }

    /** An account may have been given to somebody who reads records since this was asked without anybody's approval. */
    private Optional<String> obstacle(AccountChange change) {
        if (!change.needs().isEnoughFor(rules.needs(change))) {
            return Optional.of("other people have to agree to it than when it was asked");
        }
        boolean isCodeMissing =
                rules.isOpenedAnew(change) && change.activationCode().isEmpty();
        if (isCodeMissing || !rules.linkTo(change).equals(change.linkTo())) {
            return Optional.of("the account has changed since it was asked for");
        }
        return rules.fault(change).map(Fault::why);
    }

    private StoredAccount change(AccountChange change, Instant now) {
        if (change.kind() == Kind.CREATE) {
            StoredAccount created = new StoredAccount(
                    change.account(),
                    change.name().orElseThrow(),
                    change.mail().orElse(null),
                    nobodysPassword(),
                    change.roles(),
                    now);
            change.teaches().ifPresent(created::teaches);
            return accounts.save(created);
        }
        StoredAccount account = accounts.findById(change.account().value()).orElseThrow();
        Map<Role, Instant> since = rules.sinceAfter(change, now);
        switch (change.kind()) {
            case DISABLE -> account.disable(LocalDate.now(clock).minusDays(1));
            case ENABLE -> account.enable();
            case REMOVE_SECOND_FACTOR -> {
                account.removeSecondFactor();
                tellOwner(account, What.SECOND_FACTOR_REMOVED);
            }
            case ROLES -> {
                change.mail().ifPresent(address -> {
                    account.reachAt(address, now, now.plus(TOLD_AT_BOTH));
                    tellOwner(account, What.ADDRESS_CHANGED);
                });
                change.teaches().ifPresent(account::teaches);
            }
            case NEW_PASSWORD -> {}
            case CREATE -> throw new IllegalStateException("Created above");
        }
        if (change.kind() != Kind.DISABLE) {
            account.putInto(since);
        }
        return account;
    }

    /**
     * Whatever somebody set up until then in an account that opens records from now on, and did not before, is worth nothing:
     * the person gets in with what only they were mailed and what only whoever agreed can hand over.
     */
    private void waitForPassword(StoredAccount account, AccountChange change, Instant now) {
        account.mustChoosePassword(nobodysPassword(), LinkKey.hash(LinkKey.draw()), now.plus(LINK_IS_GOOD_FOR));
        change.activationCode().map(passwords::encode).ifPresent(account::mustBeActivated);
        if (change.activationCode().isPresent() && change.kind() != Kind.NEW_PASSWORD) {
            account.removeSecondFactor();
        }
        events.publishEvent(new SignInLinkDue(change.id().toString(), change.account()));
        if (change.kind() != Kind.CREATE) {
            tellOwner(account, What.PASSWORD_TO_CHOOSE);
        }
    }

    private void tellOwner(StoredAccount account, What what) {
        events.publishEvent(new SignInChanged(account.id(), what, clock.instant()));
    }

    /** Nobody knows what it is the hash of. */
    private String nobodysPassword() {
        return passwords.encode(LinkKey.draw());
    }
}

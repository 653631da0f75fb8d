package school.safeguarding.people.credential;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.Credentials;
import school.safeguarding.people.FormerAddresses;
import school.safeguarding.people.SignInChanged;
import school.safeguarding.people.SignInChanged.What;
import school.safeguarding.people.SignInLinks;
import school.safeguarding.people.account.StoredAccount;
import school.safeguarding.people.account.StoredAccounts;
import school.safeguarding.people.change.ApplyAccountChange;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

@Service
class StoredCredentials implements Credentials, SignInLinks, FormerAddresses {

    private final StoredAccounts accounts;
    private final PasswordEncoder passwords;
    private final PasswordRules rules;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** Nobody knows what it is the hash of. */
    private final String nobodysPassword;

    StoredCredentials(
            StoredAccounts accounts,
            PasswordEncoder passwords,
            PasswordRules rules,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
        this.nobodysPassword = passwords.encode(UUID.randomUUID().toString());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Credential> of(AccountId accountId) {
        return active(accountId)
                .map(account -> new Credential(
                        account.id(),
                        account.person().name(),
                        account.roles(),
                        account.isPasswordInTime(clock.instant()) ? account.password() : nobodysPassword,
                        account.isPasswordOneTime(),
                        account.activation().isPresent(),
                        account.signInRound(),
                        account.secondFactor()));
    }

    @Override
    @Transactional
    public void upgradePassword(AccountId accountId, String before, String encoded) {
        held(accountId)
                .filter(account -> account.password().equals(before))
                .ifPresent(account -> account.upgradePassword(encoded));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isActivationCode(AccountId accountId, String typed) {
        return active(accountId)
                .flatMap(StoredAccount::activation)
                .filter(hash -> passwords.matches(ActivationCode.typed(typed), hash))
                .isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Credential> openedBy(AccountId accountId, String key) {
        return active(accountId).filter(account -> isOpenedBy(account, key)).flatMap(account -> of(account.id()));
    }

    private boolean isOpenedBy(StoredAccount account, String key) {
        return account.isOpenedBy(LinkKey.hash(key), clock.instant());
    }

    @Override
    @Transactional
    public Optional<String> choosePassword(AccountId accountId, String password) {
        StoredAccount account = held(accountId).orElseThrow();
        if (account.activation().isPresent() || account.isWaitingForPassword()) {
            return Optional.of("can be chosen only by the link that was mailed to you");
        }
        return choose(account, password);
    }

    @Override
    @Transactional
    public Optional<String> choosePasswordByLink(
            AccountId accountId, String key, String password, String activationCode) {
        StoredAccount account = held(accountId).orElseThrow();
        if (!isOpenedBy(account, key)
                || (account.activation().isPresent() && !isActivationCode(accountId, activationCode))) {
            throw new IllegalStateException("The key and the code are asked for before");
        }
        return choose(account, password);
    }

    private Optional<String> choose(StoredAccount account, String password) {
        Optional<String> fault =
                rules.fault(password, account.id().value(), account.person().name());
        if (fault.isEmpty() && passwords.matches(password, account.password())) {
            return Optional.of("must be another one than before");
        }
        if (fault.isEmpty()) {
            account.choosePassword(passwords.encode(password));
            trail.leave(Trace.of(account.id(), Kind.PASSWORD_CHANGED));
            tell(account.id(), What.PASSWORD_CHOSEN);
        }
        return fault;
    }

    private void tell(AccountId accountId, What what) {
        events.publishEvent(new SignInChanged(accountId, what, clock.instant()));
    }

    @Override
    @Transactional
    public void codeWasWrong(AccountId accountId) {
        trail.leaveOnceAnHour(Trace.of(accountId, Kind.CODE_REFUSED));
        tell(accountId, What.CODE_REFUSED);
    }

    @Override
    @Transactional
    public void signInWasRefused() {
        trail.leaveOnceAnHour(Trace.of(AccountId.NOBODY, Kind.SIGN_IN_REFUSED));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> addressBefore(AccountId accountId) {
        return active(accountId).flatMap(account -> account.addressBefore(clock.instant()));
    }

    /** By itself: a mail server that hangs must not hold the account. */
    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<String> draw(AccountId accountId) {
        return held(accountId).filter(StoredAccount::isWaitingForPassword).map(account -> {
            String key = LinkKey.draw();
            account.openedBy(LinkKey.hash(key), clock.instant().plus(ApplyAccountChange.LINK_IS_GOOD_FOR));
            return "/welcome/" + account.id() + "/" + key;
        });
    }

    @Override
    @Transactional
    public boolean enrolSecondFactor(AccountId accountId, String secret, long step) {
        boolean isSetUp = held(accountId).orElseThrow().enrolSecondFactor(secret, step);
        if (isSetUp) {
            trail.leave(Trace.of(accountId, Kind.SECOND_FACTOR_CHANGED));
            tell(accountId, What.SECOND_FACTOR_SET_UP);
        }
        return isSetUp;
    }

    @Override
    @Transactional
    public boolean useCodeOf(AccountId accountId, long step) {
        return held(accountId).orElseThrow().useCodeOf(step);
    }

    /** Two calls of one person wait for one another instead of failing. */
    private Optional<StoredAccount> held(AccountId accountId) {
        return accounts.lock(accountId.value()).filter(account -> account.isActiveOn(LocalDate.now(clock)));
    }

    private Optional<StoredAccount> active(AccountId accountId) {
        return accounts.findById(accountId.value()).filter(account -> account.isActiveOn(LocalDate.now(clock)));
    }
}

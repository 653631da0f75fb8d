package school.safeguarding.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.Accounts;

/** The active accounts, for the other features and for the engine. */
@Service
class Directory implements People, Accounts {

    private final StoredAccounts accounts;
    private final Absences absences;
    private final Clock clock;

    Directory(StoredAccounts accounts, Absences absences, Clock clock) {
        this.accounts = accounts;
        this.absences = absences;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Person> person(String accountId) {
        return accounts.findById(accountId).filter(this::isActive).map(StoredAccount::person);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Person> holding(Role... roles) {
        return accounts.findAllByOrderById().stream()
                .filter(this::isActive)
                .map(StoredAccount::person)
                .filter(person -> Arrays.stream(roles).anyMatch(person::holds))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> changedByHand() {
        return accounts.findAllByOrderById().stream()
                .filter(account -> !account.isAsDecided())
                .map(StoredAccount::id)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isAbsent(String accountId) {
        return absences.findLastOn(accountId, LocalDate.now(clock))
                .filter(Absence::isAway)
                .isPresent();
    }

    @Override
    @Transactional
    public void stateAbsence(String accountId, LocalDate from, LocalDate until) {
        absences.save(new Absence(accountId, from, until, true));
    }

    @Override
    @Transactional
    public void stateReturn(String accountId, LocalDate from, LocalDate until) {
        absences.save(new Absence(accountId, from, until, false));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Account> active() {
        return accounts.findAllByOrderById().stream()
                .filter(this::isActive)
                .map(StoredAccount::person)
                .map(person -> new Account(
                        person.id(),
                        person.name(),
                        person.roles().stream().map(Role::id).collect(Collectors.toSet())))
                .toList();
    }

    private boolean isActive(StoredAccount account) {
        return account.isActiveOn(LocalDate.now(clock));
    }
}

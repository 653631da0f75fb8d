package school.safeguarding.people.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Accounts;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.people.Staff;
import school.safeguarding.transaction.PerTransaction;

/** The active accounts, for the other features and for the engine. */
@Service
public class Directory implements People, Accounts {

    /** Days: five working days, as for what is done without a chair. */
    private static final int LATELY = 7;

    private final StaffRevision revision;
    private final StoredAccounts accounts;
    private final Absences absences;
    private final Clock clock;
    private final PerTransaction<Staff> staff = new PerTransaction<>(this::read);

    /** Since accounts are unsealed one by one, which is most of what reading them costs. */
    private volatile @Nullable Known lastKnown;

    Directory(StaffRevision revision, StoredAccounts accounts, Absences absences, Clock clock) {
        this.revision = revision;
        this.accounts = accounts;
        this.absences = absences;
        this.clock = clock;
    }

    private record Known(long revision, LocalDate day, Staff staff) {}

    private Staff read() {
        LocalDate today = LocalDate.now(clock);
        StaffRevision.Read revision = this.revision.read();
        Known known = lastKnown;
        if (known != null
                && !revision.isOwn()
                && known.revision() == revision.number()
                && known.day().equals(today)) {
            return known.staff();
        }
        Staff staff = read(today, revision.isOwn() ? OptionalLong.empty() : OptionalLong.of(revision.number()));
        if (!revision.isOwn()) {
            lastKnown = new Known(revision.number(), today, staff);
        }
        return staff;
    }

    private Staff read(LocalDate today, OptionalLong revision) {
        List<StoredAccount> all = accounts.findAllByOrderById();
        return new Staff(
                all.stream()
                        .filter(account -> account.isActiveOn(today))
                        .map(StoredAccount::person)
                        .toList(),
                all.stream()
                        .filter(account -> !account.isActiveOn(today) && account.isActiveOn(today.minusDays(LATELY)))
                        .map(StoredAccount::person)
                        .toList(),
                all.stream()
                        .anyMatch(account -> !account.isActiveOn(today.minusDays(LATELY))
                                && account.isActiveOn(today.minusDays(LATELY + 2))),
                all.stream().collect(Collectors.toMap(StoredAccount::id, StoredAccount::name)),
                all.stream()
                        .filter(account -> account.lastDay().isPresent())
                        .collect(Collectors.toMap(
                                StoredAccount::id, account -> account.lastDay().orElseThrow())),
                absences.whoIsAwayOn(today),
                all.stream()
                        .filter(account -> !account.isAsDecided())
                        .map(StoredAccount::id)
                        .toList(),
                revision);
    }

    /** The transaction that runs has changed accounts or absences, so that they have to be read again. */
    public void changed() {
        staff.forget();
    }

    @Override
    @Transactional(readOnly = true)
    public Staff staff() {
        return staff.get();
    }

    @Override
    @Transactional
    public void stateAbsence(AccountId accountId, LocalDate from, LocalDate until) {
        absences.save(new Absence(accountId, from, until, true));
        changed();
    }

    @Override
    @Transactional
    public void stateReturn(AccountId accountId, LocalDate from, LocalDate until) {
        absences.save(new Absence(accountId, from, until, false));
        changed();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Account> active() {
        return staff.get().all().stream()
                .map(person -> new Account(
                        person.id(),
                        person.name(),
                        person.roles().stream().map(Role::id).collect(Collectors.toSet())))
                .toList();
    }
}

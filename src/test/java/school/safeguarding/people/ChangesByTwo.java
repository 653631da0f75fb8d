package school.safeguarding.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.mock.env.MockEnvironment;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.account.GovernorAddresses;
import school.safeguarding.people.account.StoredAccount;
import school.safeguarding.people.account.StoredAccounts;
import school.safeguarding.people.change.AccountChange;
import school.safeguarding.people.change.AccountChange.Details;
import school.safeguarding.people.change.AccountChange.Kind;
import school.safeguarding.people.change.AccountChangeRules;
import school.safeguarding.people.change.Approvers;

/**
 * What people can do to a school's accounts among themselves, by the application's own rules over accounts in memory: every change
 * that one of them may ask for and to which nobody but themselves has to agree.
 */
public final class ChangesByTwo {

    /** Whom they can make, with an address of their own for the link. */
    private static final AccountId PUPPET = AccountId.of("puppet");

    private ChangesByTwo() {}

    /**
     * What was done to one account.
     *
     * @param roles that were asked for; empty where none were
     */
    public record Way(Kind kind, AccountId account, Set<Role> roles) {}

    /**
     * @param people everybody who is active, with whoever has left lately
     * @param theirs the ids of the accounts into which they can sign in
     * @param ways what they did, in that order
     * @param former the roles that somebody was in and is in no more
     */
    public record School(People people, Set<AccountId> theirs, List<Way> ways, Map<AccountId, Set<Role>> former) {}

    /** The same school while nobody is there but those who are named. */
    public static School alone(School school) {
        Set<AccountId> away = school.people().staff().all().stream()
                .map(Person::id)
                .filter(id -> !school.theirs().contains(id))
                .collect(Collectors.toSet());
        Staff staff = school.people().staff();
        return new School(
                new Known(staff.all(), List.copyOf(staff.leftLately()), away),
                school.theirs(),
                school.ways(),
                school.former());
    }

    /** Everything that one more change can make of it. */
    public static List<School> after(School school, Instant now) {
        List<School> found = new ArrayList<>();
        Accounts accounts = new Accounts(school, now);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        AccountChangeRules rules = new AccountChangeRules(
                accounts,
                school.people(),
                new GovernorAddresses(school.people(), new MockEnvironment(), "office@school.example", List.of()),
                clock);
        Approvers approvers = new Approvers(null, rules, school.people());
        for (AccountId asker : school.theirs()) {
            if (school.people()
                    .person(asker)
                    .filter(one -> one.holds(Role.IT_SUPPORT))
                    .isEmpty()) {
                continue;
            }
            for (AccountChange change : changes(accounts, asker, now)) {
                if (rules.fault(change).isPresent()) {
                    continue;
                }
                change.waitFor(rules.needs(change));
                // Whoever asks agrees to nothing.
                if (change.needs().count() < school.theirs().size()
                        && approvers.areEnough(change)
                        && isAgreed(change, approvers, school.theirs())) {
                    found.add(accounts.after(change, rules, school, now));
                }
            }
        }
        return found;
    }

    private static boolean isAgreed(AccountChange change, Approvers approvers, Collection<AccountId> theirs) {
        for (int number = 0; number < change.needs().count(); number++) {
            Optional<AccountId> one = theirs.stream()
                    .filter(account -> approvers.isOne(change, account))
                    .findFirst();
            if (one.isEmpty()) {
                return false;
            }
            change.agree(one.get(), "");
        }
        return true;
    }

    private static List<AccountChange> changes(Accounts accounts, AccountId asker, Instant now) {
        List<AccountChange> all = new ArrayList<>();
        for (Role role : Role.values()) {
            all.add(change(Kind.CREATE, PUPPET, Set.of(role), asker, now));
        }
        for (StoredAccount account : accounts.findAllByOrderById()) {
            if (account.id().equals(asker)) {
                continue;
            }
            all.add(change(Kind.DISABLE, account.id(), Set.of(), asker, now));
            all.add(change(Kind.ENABLE, account.id(), Set.of(), asker, now));
            all.add(change(Kind.NEW_PASSWORD, account.id(), Set.of(), asker, now));
            for (Role role : Role.values()) {
                all.add(change(Kind.ROLES, account.id(), Set.of(role), asker, now));
                Set<Role> more = new HashSet<>(account.roles());
                if (more.add(role)) {
                    all.add(change(Kind.ROLES, account.id(), more, asker, now));
                }
            }
        }
        return all;
    }

    private static AccountChange change(Kind kind, AccountId account, Set<Role> roles, AccountId asker, Instant now) {
        Optional<String> theirAddress = kind == Kind.CREATE || kind == Kind.NEW_PASSWORD || kind == Kind.ROLES
                ? Optional.of("theirs@elsewhere.example")
                : Optional.empty();
        return new AccountChange(
                kind,
                account,
                new Details(Optional.of("Pia Madeup"), theirAddress, Optional.empty(), roles),
                "",
                asker,
                now);
    }

    /** In memory, and no more of it than the rules ask. */
    private static final class Accounts implements StoredAccounts {

        private final Map<AccountId, StoredAccount> all = new TreeMap<>();

        private Accounts(School school, Instant now) {
            Staff staff = school.people().staff();
            staff.all().forEach(person -> all.put(person.id(), stored(person)));
            staff.leftLately().forEach(person -> {
                StoredAccount gone = stored(person);
                gone.disable(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1));
                all.put(person.id(), gone);
            });
        }

        private static StoredAccount stored(Person person) {
            StoredAccount account = new StoredAccount(
                    person.id(),
                    person.name(),
                    person.mail().orElseThrow(),
                    "",
                    EnumSet.copyOf(person.roles()),
                    Instant.EPOCH);
            account.putInto(person.since());
            return account;
        }

        /** As it is done once it was agreed to. Into whatever a link of theirs opens they can sign in. */
        private School after(AccountChange change, AccountChangeRules rules, School before, Instant now) {
            Map<AccountId, Person> active = new TreeMap<>();
            before.people().staff().all().forEach(person -> active.put(person.id(), person));
            Map<AccountId, Person> gone = new TreeMap<>();
            before.people().staff().leftLately().forEach(person -> gone.put(person.id(), person));
            Set<AccountId> theirs = new LinkedHashSet<>(before.theirs());
            Map<AccountId, Set<Role>> former = new TreeMap<>(before.former());
            AccountId id = change.account();
            Person was = active.getOrDefault(id, gone.get(id));
            if (change.kind() == Kind.DISABLE) {
                active.remove(id);
                gone.put(id, was);
            } else {
                Set<Role> roles = rules.rolesAfter(change);
                gone.remove(id);
                active.put(
                        id,
                        new Person(
                                id,
                                id.value(),
                                Optional.of(id + "@elsewhere.example"),
                                roles,
                                Optional.empty(),
                                change.kind() == Kind.CREATE
                                        ? roles.stream().collect(Collectors.toMap(role -> role, role -> now))
                                        : rules.sinceAfter(change, now)));
                if (was != null) {
                    Set<Role> lost = new HashSet<>(former.getOrDefault(id, Set.of()));
                    lost.addAll(was.roles());
                    lost.removeAll(roles);
                    former.put(id, lost);
                }
                if (rules.linkTo(change).isPresent()) {
                    theirs.add(id);
                }
            }
            List<Way> ways = new ArrayList<>(before.ways());
            ways.add(new Way(change.kind(), id, Set.copyOf(change.roles())));
            return new School(
                    new Known(List.copyOf(active.values()), List.copyOf(gone.values()), Set.of()),
                    theirs,
                    ways,
                    former);
        }

        @Override
        public StoredAccount save(StoredAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<StoredAccount> findById(String id) {
            return Optional.ofNullable(all.get(AccountId.of(id)));
        }

        @Override
        public List<StoredAccount> findAllByOrderById() {
            return List.copyOf(all.values());
        }

        @Override
        public List<StoredAccount> findAllToChange() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<StoredAccount> lock(String accountId) {
            throw new UnsupportedOperationException();
        }
    }

    /** These people, none of them away. */
    public static People of(Person... people) {
        return new Known(
                Stream.of(people).sorted(Comparator.comparing(Person::id)).toList(), List.of(), Set.of());
    }

    private record Known(List<Person> active, List<Person> gone, Set<AccountId> away) implements People {

        @Override
        public Staff staff() {
            return new Staff(active, gone, false, Map.of(), Map.of(), away, List.of(), OptionalLong.empty());
        }

        @Override
        public void stateAbsence(AccountId id, LocalDate from, LocalDate until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void stateReturn(AccountId id, LocalDate from, LocalDate until) {
            throw new UnsupportedOperationException();
        }
    }
}

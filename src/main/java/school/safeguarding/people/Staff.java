package school.safeguarding.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People.Person;

/** The school's people on one day, as one transaction sees them: active accounts, their roles, who is away. Never changes. */
public final class Staff {

    private final Map<AccountId, Person> active;
    private final List<Person> all;
    private final Map<AccountId, String> names;
    private final Map<AccountId, LocalDate> lastDays;
    private final List<Person> leftLately;
    private final boolean anybodyGoneSince;
    private final Set<AccountId> absent;
    private final List<AccountId> changedByHand;
    private final OptionalLong revision;

    /**
     * @param active in the order of their ids
     * @param absent account ids of whoever is away on the day
     * @param changedByHand account ids of whoever was changed directly in the database
     */
    public Staff(List<Person> active, Set<AccountId> absent, List<AccountId> changedByHand) {
        this(
                active,
                List.of(),
                false,
                active.stream().collect(Collectors.toMap(Person::id, Person::name)),
                Map.of(),
                absent,
                changedByHand,
                OptionalLong.empty());
    }

    /**
     * @param leftLately whoever was active within the last days and is no more
     * @param isAnybodyGoneSince whether somebody was one of those until lately
     * @param names of every account by its id, whoever has left included
     * @param lastDays by account id, of those that have one
     */
    public Staff(
            List<Person> active,
            List<Person> leftLately,
            boolean isAnybodyGoneSince,
            Map<AccountId, String> names,
            Map<AccountId, LocalDate> lastDays,
            Set<AccountId> absent,
            List<AccountId> changedByHand,
            OptionalLong revision) {
        Map<AccountId, Person> byId = new LinkedHashMap<>();
        active.forEach(person -> byId.put(person.id(), person));
        this.active = byId;
        this.all = List.copyOf(byId.values());
        this.leftLately = List.copyOf(leftLately);
        this.anybodyGoneSince = isAnybodyGoneSince;
        this.names = Map.copyOf(names);
        this.lastDays = Map.copyOf(lastDays);
        this.absent = Set.copyOf(absent);
        this.changedByHand = List.copyOf(changedByHand);
        this.revision = revision;
    }

    public Optional<Person> person(AccountId accountId) {
        return Optional.ofNullable(active.get(accountId));
    }

    public List<Person> all() {
        return all;
    }

    /**
     * Whoever was active within the last week and is no more. IT support shuts out whoever leaves at once and alone, so that what
     * follows for others waits until head and chair, who are told, have had time to say that it is not so.
     */
    public List<Person> leftLately() {
        return leftLately;
    }

    /** Whether what waited for a week after somebody left may be somebody else's by now. */
    public boolean isAnybodyGoneSince() {
        return anybodyGoneSince;
    }

    /** Of every account by its id, also of whoever has left: what was written about them still names them. */
    public Map<AccountId, String> names() {
        return names;
    }

    /** Also of whoever has left. What is no account is called as it stands. */
    public String nameOf(AccountId accountId) {
        return names.getOrDefault(accountId, accountId.value());
    }

    /** The last day of an account, included. Empty while it has none, and where that was changed directly in the database. */
    public Optional<LocalDate> lastDayOf(AccountId accountId) {
        return Optional.ofNullable(lastDays.get(accountId));
    }

    public List<Person> holding(Role... roles) {
        return active.values().stream()
                .filter(person -> Arrays.stream(roles).anyMatch(person::holds))
                .toList();
    }

    /**
     * Who is asked of a line of roles: those of the first role that anybody holds, whoever is there before whoever is away.
     *
     * @param many of how many such roles, so that the next are asked beside the first
     * @return account ids; empty if nobody holds any
     */
    public Set<AccountId> asked(List<Role> line, int many) {
        return asked(line, many, account -> true);
    }

    /**
     * The same of those alone who may be.
     *
     * @param mayBe of an account id
     */
    public Set<AccountId> asked(List<Role> line, int many, Predicate<AccountId> mayBe) {
        return Stream.of(false, true)
                .flatMap(away -> line.stream().map(role -> holding(role).stream()
                        .map(Person::id)
                        .filter(mayBe)
                        .filter(id -> isAbsent(id) == away)
                        .collect(Collectors.toSet())))
                .filter(ids -> !ids.isEmpty())
                .distinct()
                .limit(many)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    public boolean isAbsent(AccountId accountId) {
        return absent.contains(accountId);
    }

    /**
     * The same for as long as nobody has changed these people, whose family they are, or the school's own decision tables;
     * empty where that is not known, as in the transaction that changes them.
     */
    public OptionalLong revision() {
        return revision;
    }

    List<AccountId> changedByHand() {
        return changedByHand;
    }
}

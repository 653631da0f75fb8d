package school.safeguarding.people;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import school.safeguarding.people.People.Person;

/** The school's people on one day, as one transaction sees them: active accounts, their roles, who is away. Never changes. */
public final class Staff {

    private final Map<String, Person> active;
    private final Set<String> absent;
    private final List<String> changedByHand;
    private final OptionalLong revision;

    /**
     * @param active in the order of their ids
     * @param absent account ids of whoever is away on the day
     * @param changedByHand account ids of whoever was changed directly in the database
     */
    public Staff(List<Person> active, Set<String> absent, List<String> changedByHand) {
        this(active, absent, changedByHand, OptionalLong.empty());
    }

    Staff(List<Person> active, Set<String> absent, List<String> changedByHand, OptionalLong revision) {
        Map<String, Person> byId = new LinkedHashMap<>();
        active.forEach(person -> byId.put(person.id(), person));
        this.active = byId;
        this.absent = Set.copyOf(absent);
        this.changedByHand = List.copyOf(changedByHand);
        this.revision = revision;
    }

    public Optional<Person> person(String accountId) {
        return Optional.ofNullable(active.get(accountId));
    }

    public List<Person> all() {
        return List.copyOf(active.values());
    }

    public List<Person> holding(Role... roles) {
        return active.values().stream()
                .filter(person -> Arrays.stream(roles).anyMatch(person::holds))
                .toList();
    }

    public boolean isAbsent(String accountId) {
        return absent.contains(accountId);
    }

    /**
     * The same for as long as nobody has changed these people, or whose family they are; empty where that is not known, as in
     * the transaction that changes them.
     */
    public OptionalLong revision() {
        return revision;
    }

    List<String> changedByHand() {
        return changedByHand;
    }
}

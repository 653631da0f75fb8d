package school.safeguarding.lowlevel.list;

import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.PersonName;

/**
 * Whom a low-level concern is about. Two of whom all that is known of one is true of the other may be the same: somebody looks
 * at both, which costs less than a pattern that nobody sees.
 *
 * @param name as it was typed
 * @param account the account's id, where it is known whose it is
 */
public record Adult(String name, Optional<AccountId> account) {

    /** Whoever is called so is the head, whatever their name. */
    private static final Set<String> HEAD = Set.of("head", "headteacher", "headmaster", "headmistress", "principal");

    static Adult of(Person person) {
        return new Adult(person.name(), Optional.of(person.id()));
    }

    static Adult named(String name) {
        return new Adult(name, Optional.empty());
    }

    Adult with(AccountId accountId) {
        return new Adult(name, Optional.of(accountId));
    }

    /** Whether the name is this person's, and not only a part of it. */
    boolean isCalledAs(Person person) {
        return PersonName.words(name).equals(PersonName.words(person.name()));
    }

    public boolean mayBe(Adult other) {
        return (account.isPresent() && account.equals(other.account)) || mayBeCalled(other.name);
    }

    public boolean mayBe(Person person) {
        return account.filter(person.id()::equals).isPresent() || mayBeCalled(person.name());
    }

    boolean isCalledHead() {
        return PersonName.words(name).stream().anyMatch(HEAD::contains);
    }

    private boolean mayBeCalled(String otherName) {
        Set<String> one = PersonName.words(name);
        Set<String> other = PersonName.words(otherName);
        return !one.isEmpty() && !other.isEmpty() && (one.containsAll(other) || other.containsAll(one));
    }
}

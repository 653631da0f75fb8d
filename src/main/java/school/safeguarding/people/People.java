package school.safeguarding.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;

/** The school's people as other features may know them: active accounts only. */
public interface People {

    /** All of them at once, read once per transaction. */
    Staff staff();

    default Optional<Person> person(AccountId accountId) {
        return staff().person(accountId);
    }

    /** Also of whoever has left. What is no account is called as it stands. */
    default String nameOf(AccountId accountId) {
        return staff().nameOf(accountId);
    }

    /** Everyone who holds one of these roles today, in the order of their ids. */
    default List<Person> holding(Role... roles) {
        return staff().holding(roles);
    }

    /** Accounts whose roles, last day or ways to sign in were changed directly in the database. They are shut out. */
    default List<AccountId> changedByHand() {
        return staff().changedByHand();
    }

    /** Whether this person has stated an absence that covers today. */
    default boolean isAbsent(AccountId accountId) {
        return staff().isAbsent(accountId);
    }

    /** Keeps that a person is absent; both days are included. */
    void stateAbsence(AccountId accountId, LocalDate from, LocalDate until);

    /** Takes back what was said about these days, both included: for each day the last word counts. */
    void stateReturn(AccountId accountId, LocalDate from, LocalDate until);

    /**
     * @param id account id
     * @param mail address, empty if none
     * @param roles never empty
     * @param teaches a class
     * @param since when the person came into each role, {@link Instant#EPOCH} or nothing where it was theirs from the start
     */
    record Person(
            AccountId id,
            String name,
            Optional<String> mail,
            Set<Role> roles,
            Optional<String> teaches,
            Map<Role, Instant> since) {

        public boolean holds(Role role) {
            return roles.contains(role);
        }

        /** Whether they hold it, and came into it by then. */
        public boolean holdsSince(Role role, Instant time) {
            return holds(role) && !since.getOrDefault(role, Instant.EPOCH).isAfter(time);
        }
    }
}

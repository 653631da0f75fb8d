package school.safeguarding.schoolyear.nearday;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;

/**
 * Who is the second person for a school year, or for one near day: the chair first, who oversees the head. Never whoever typed it. What closes a near
 * day needs the chair as one of the two, or the deputy chair while there is no chair. Source: default of this procedure, deadlines.
 */
@Component
public class WhoConfirms {

    public static final String OWN = "You typed this year, so somebody else has to confirm it.";

    private static final List<Role> LINE =
            List.of(Role.CHAIR, Role.DEPUTY_CHAIR, Role.CPO, Role.DEPUTY_CPO, Role.HEAD, Role.GOVERNORS);

    private final People people;

    WhoConfirms(People people) {
        this.people = people;
    }

    /**
     * @param typedBy empty where that was changed in the database: anybody may have it typed again
     * @param closed near days that it closes
     */
    public Set<AccountId> asked(Optional<AccountId> typedBy, List<LocalDate> closed, boolean isNextAsked) {
        Predicate<AccountId> mayBe =
                account -> typedBy.flatMap(by -> refusal(by, closed, account)).isEmpty();
        return people.staff().asked(LINE, isNextAsked ? 2 : 1, mayBe);
    }

    /** Why this account may not confirm it; empty if it may. */
    public Optional<String> refusal(AccountId typedBy, List<LocalDate> closed, AccountId account) {
        if (typedBy.equals(account)) {
            return Optional.of(OWN);
        }
        if (!closed.isEmpty() && !isChair(typedBy) && !isChair(account)) {
            return Optional.of("With this year there would be no school on " + BritishDates.brief(closed.get(0))
                    + ", which counts as a school day now and is no more than four weeks away. Only the chair of governors"
                    + " can confirm that.");
        }
        return Optional.empty();
    }

    /**
     * Who is asked whether one near day is changed.
     *
     * @param by who asks for it; empty where that was changed in the database
     */
    Set<AccountId> askedOfDay(Optional<AccountId> by, boolean isNextAsked) {
        Predicate<AccountId> mayBe = account -> by.map(asker -> refusalOfDay(asker, account))
                .orElse(Optional.empty())
                .isEmpty();
        return people.staff().asked(LINE, isNextAsked ? 2 : 1, mayBe);
    }

    /** Why this account may not say whether one near day is changed; empty if it may. */
    Optional<String> refusalOfDay(AccountId by, AccountId account) {
        if (by.equals(account)) {
            return Optional.of("You asked for this, so somebody else has to confirm it.");
        }
        return isChair(by) || isChair(account)
                ? Optional.empty()
                : Optional.of("Only the chair of governors can change a day that is no more than four weeks away.");
    }

    /** Or stands in for one who is not there at all: to be away for a while is no reason to let somebody else close a day. */
    private boolean isChair(AccountId account) {
        Role chair = people.holding(Role.CHAIR).isEmpty() ? Role.DEPUTY_CHAIR : Role.CHAIR;
        return people.person(account).filter(person -> person.holds(chair)).isPresent();
    }
}

package school.safeguarding.responsibility;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/**
 * What the rules know of one concern, as it stands now.
 *
 * @param isShut whether it was changed directly in the database, which may have been done to open it to somebody
 * @param hiddenFromRoles whom the worry may be about, by their roles
 * @param hiddenFromAccounts whom it may be about, who has stepped out, or who is family, by their account ids
 * @param handledAs the role that works it
 * @param assignedTo account id of whoever was named for it
 * @param reportedAt when it came in
 * @param handedTo when it, or a step of it, was handed to somebody, by their account ids
 * @param responseDecidedBy account id of whoever decided the response
 * @param closeDecidedBy account id of whoever decided that it is closed
 */
public record ConcernFacts(
        boolean isShut,
        Set<Role> hiddenFromRoles,
        Set<AccountId> hiddenFromAccounts,
        HandlerRole handledAs,
        Optional<AccountId> assignedTo,
        Instant reportedAt,
        Map<AccountId, Instant> handedTo,
        Optional<AccountId> responseDecidedBy,
        Optional<AccountId> closeDecidedBy) {

    /** Whoever the worry may be about, or who has stepped out, learns nothing of it. Nobody does once it is shut. */
    public boolean excludes(Person person) {
        return isShut
                || hiddenFromAccounts.contains(person.id())
                || !Collections.disjoint(hiddenFromRoles, person.roles());
    }

    /**
     * Whether this person was in this role when the concern came in, or when it was handed to them. Who comes into a role
     * later is offered what comes from then on.
     */
    public boolean isInLine(Person person, Role role) {
        Instant handed = handedTo.getOrDefault(person.id(), reportedAt);
        return person.holdsSince(role, handed.isAfter(reportedAt) ? handed : reportedAt);
    }

    /** Whether this person was named for it, was handed it or a step of it, or decided something in it. */
    public boolean wasHandledBy(AccountId account) {
        return isOne(assignedTo, account)
                || handedTo.containsKey(account)
                || isOne(responseDecidedBy, account)
                || isOne(closeDecidedBy, account);
    }

    /** Whether this person made the decision that this step countersigns. */
    boolean isDecider(AccountId account, StepId step) {
        return isOne(step.equals(Steps.COUNTERSIGN_CLOSE) ? closeDecidedBy : responseDecidedBy, account);
    }

    private static boolean isOne(Optional<AccountId> known, AccountId account) {
        return known.filter(account::equals).isPresent();
    }

    /** Who is asked, one after another, while nobody before them is there; of everybody where nobody handles it yet. */
    List<Role> everybodyInLine() {
        return handledAs == HandlerRole.NOBODY ? HandlerRole.CPO.line() : handledAs.line();
    }
}

package school.safeguarding.parentcontact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.reference.Reference;

/** What other features may know and say about telling home. */
public interface ParentContacts {

    /** Which adult a step is about, by the routing facts there. One that began before each had a contact is the first. */
    static int adult(Map<String, Object> facts) {
        return (Integer) facts.getOrDefault(RoutingFact.adult.name(), 1);
    }

    /** Whether the person of concern lives in the child's household, or nobody knows that they do not. */
    void householdInvolved(Reference reference, boolean isInvolved);

    /** The same, found only now: what an agency said before, that home may be told, counts no more. */
    void householdFoundInvolved(Reference reference);

    /**
     * A review again tells of harm of which nobody knew: what was said before, that home may be told, was said of something else
     * and counts no more. What was asked to be held stays held.
     */
    void newHarmFound(Reference reference);

    /** Whether new harm was found of which nobody has begun yet to decide what home is told. */
    boolean isToBeAskedAgain(Reference reference);

    /** Why any adult at home may not be told now: nothing is sent home while there is a reason. */
    Hold hold(Reference reference);

    /** Why this adult may not be told now. */
    Hold hold(Reference reference, int adult);

    /**
     * Why home may not be told now, in words, and who says so.
     *
     * @param recorded what was found when the procedure last asked; the school's own rows stand until it asks again
     */
    List<Reason> reasons(Reference reference, List<Reason> recorded);

    record Reason(String reason, String source) {}

    /** Has telling home about one report go on in the record of another, with what holds it. */
    void carryOver(Reference from, Reference to);

    /** The report is one of its own again: telling home is decided on again where it was not settled. */
    void goOnAgain(Reference reference);

    /** Ends the contact of each adult who is not settled yet: the child has moved to another school, or has died. */
    void endAsChildIsGone(Reference reference);

    /** Whether each adult was told, or is told by an agency, or their contact was ended, and nothing about it is left to do. */
    boolean isSettled(Reference reference);

    int countOpen(Reference reference);

    /** How often telling this adult was put off. */
    int deferrals(Reference reference, int adult);

    /** The references of all concerns in which telling an adult was put off, and was last decided on from then on. */
    Set<Reference> putOffSince(Instant from);

    /** In the order in which they were named. */
    List<Adult> adults(Reference reference);

    /**
     * The concern is about another child, who lives with others: nobody at the first child's home is told of it from now on,
     * and the adults with parental responsibility for the other are. Nothing happens where nobody was to be told yet.
     *
     * @param correction by which it is so
     */
    void setAside(Reference reference, UUID correction);

    /** It is about the first child after all: whoever was set aside is to be told again, and nobody of the other's. */
    void standAgain(Reference reference, UUID correction);

    /**
     * @param name empty where nobody knows yet who it is
     * @param isWithoutAnswer ended without their having been told, which whoever countersigns the close agrees to
     * @param isTold whether anybody has told them
     * @param setAsideBy the correction by which this turned out to be an adult of another child
     */
    public record Adult(
            int number,
            Optional<String> name,
            boolean isSettled,
            String stateInWords,
            boolean isWithoutAnswer,
            boolean isTold,
            Optional<UUID> setAsideBy) {

        public boolean isOfAnotherChild() {
            return setAsideBy.isPresent();
        }
    }

    /** Why home may not be told now; each by itself holds it. */
    record Hold(boolean isLadoPending, boolean isAskedToHold, boolean isHouseholdInvolved, boolean isReasonToHold) {

        public boolean isHeld() {
            return isLadoPending || isAskedToHold || isHouseholdInvolved || isReasonToHold;
        }
    }
}

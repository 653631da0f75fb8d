package school.safeguarding.parentcontact;

/** What other features may know and say about telling home. */
public interface ParentContacts {

    /** Whether the person of concern lives in the child's household, or nobody knows that they do not. */
    void householdInvolved(String reference, boolean isInvolved);

    Hold hold(String reference);

    /** Whether home was told, or is told by an agency, and nothing about it is left to do. */
    boolean isSettled(String reference);

    /** How often telling home was put off. */
    int deferrals(String reference);

    /** Why home may not be told now; each by itself holds it. */
    record Hold(boolean isLadoPending, boolean isAskedToHold, boolean isHouseholdInvolved, boolean isReasonToHold) {

        public boolean isHeld() {
            return isLadoPending || isAskedToHold || isHouseholdInvolved || isReasonToHold;
        }
    }
}

package school.safeguarding.referral;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The referrals of a concern, as other features may see and open them. */
public interface Referrals {

    /** Opens a referral to each of these agencies that has neither an open nor a settled one. Idempotent. */
    void openMissing(String reference, Set<Agency> agencies);

    /** Opens a referral to this agency unless one is open already, also where an earlier one was settled. */
    void openAgain(String reference, Agency agency);

    /** Says which referrals the decision demands: only the others may be ended as not needed. The LADO's always stays. */
    void needOnly(String reference, Set<Agency> agencies);

    int countOpen(String reference);

    /** In the order in which they were opened. */
    List<Referral> of(String reference);

    /** @param isHeld whether this agency asked not to tell home, the last time it was asked; @param heldAt since when */
    record Referral(
            Agency agency,
            boolean isOpen,
            String stateInWords,
            Instant openedAt,
            boolean isAdvised,
            boolean isHeld,
            Instant heldAt) {}
}

package school.safeguarding.parentcontact.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import school.safeguarding.reference.Reference;

/** What holds telling home of one concern, whichever adult it is. */
@Entity
@Table(name = "parent_contact")
public class HomeContact {

    public enum Advice {
        NONE,
        MAY_TELL,
        HOLD
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Reference reference;

    @Column(name = "is_household_involved")
    private boolean householdInvolved;

    @Enumerated(EnumType.STRING)
    private Advice advice = Advice.NONE;

    private Instant advisedAt;

    @Column(name = "is_lado_advised")
    private boolean ladoAdvised;

    /** When a review last told of harm of which nobody knew. */
    private @Nullable Instant newHarmAt;

    /** Until each adult is decided on again for it. */
    @Column(name = "is_to_be_asked_again")
    private boolean toBeAskedAgain;

    @Version
    private int version;

    protected HomeContact() {}

    public static HomeContact of(Reference reference) {
        HomeContact contact = new HomeContact();
        contact.reference = reference;
        return contact;
    }

    public void householdInvolved(boolean isInvolved) {
        if (isInvolved && !householdInvolved) {
            foundInvolved();
        }
        householdInvolved = isInvolved;
    }

    /** Known only now: an agency that said that home may be told did not know of it. */
    public void foundInvolved() {
        householdInvolved = true;
        mayTellNoMore();
    }

    /** Whoever advised before advised on something else. A request to hold stands. */
    public void newHarm(Instant now) {
        mayTellNoMore();
        ladoAdvised = false;
        newHarmAt = now;
        toBeAskedAgain = true;
    }

    private void mayTellNoMore() {
        advice = advice == Advice.MAY_TELL ? Advice.NONE : advice;
    }

    public void askedAgain() {
        toBeAskedAgain = false;
    }

    public void advised(Advice given, Instant now) {
        advice = given;
        advisedAt = now;
    }

    public void ladoAdvised() {
        ladoAdvised = true;
    }

    /**
     * What holds telling home for another report of the same incident holds it for this one. Whoever advised in either, whenever, did
     * so without knowing both, so harm that was found in the other is new here once they are joined.
     */
    public void alsoHeldAs(HomeContact other, Instant joinedAt) {
        if (other.isHouseholdInvolved()) {
            foundInvolved();
        }
        if (other.newHarmAt != null) {
            newHarm(joinedAt);
        }
        toBeAskedAgain |= other.toBeAskedAgain;
        if (other.advice == Advice.HOLD) {
            advised(Advice.HOLD, other.advisedAt);
        }
    }

    public boolean isHouseholdInvolved() {
        return householdInvolved && advice != Advice.MAY_TELL;
    }

    public boolean isAdvisedToHold() {
        return advice == Advice.HOLD;
    }

    /** Whether an agency's request to hold, made at that time, was lifted by later advice. */
    public boolean isLiftedSince(Instant heldAt) {
        return advice == Advice.MAY_TELL && advisedAt.isAfter(heldAt);
    }

    /** @param at when something was advised; null where that was before it was kept */
    public boolean isSinceNewHarm(@Nullable Instant at) {
        return newHarmAt == null || (at != null && at.isAfter(newHarmAt));
    }

    public boolean isToBeAskedAgain() {
        return toBeAskedAgain;
    }

    public boolean isLadoAdvised() {
        return ladoAdvised;
    }
}

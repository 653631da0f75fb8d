package school.safeguarding.parentcontact;

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

/** What has been decided about telling home of one concern. */
@Entity
@Table(name = "parent_contact")
class HomeContact {

    enum Advice {
        NONE,
        MAY_TELL,
        HOLD
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String reference;

    @Column(name = "is_household_involved")
    private boolean householdInvolved;

    @Enumerated(EnumType.STRING)
    private Advice advice = Advice.NONE;

    private Instant advisedAt;

    @Column(name = "is_lado_advised")
    private boolean ladoAdvised;

    private Instant deferredUntil;
    private int deferrals;

    @Enumerated(EnumType.STRING)
    private ContactDecision decision;

    private Instant decidedAt;

    @Column(name = "is_settled")
    private boolean settled;

    @Version
    private int version;

    protected HomeContact() {}

    static HomeContact of(String reference) {
        HomeContact contact = new HomeContact();
        contact.reference = reference;
        return contact;
    }

    void householdInvolved(boolean isInvolved) {
        householdInvolved = isInvolved;
    }

    void advised(Advice given, Instant now) {
        advice = given;
        advisedAt = now;
    }

    void ladoAdvised() {
        ladoAdvised = true;
    }

    void decide(ContactDecision made, Instant now) {
        decision = made;
        decidedAt = now;
        settled = made == ContactDecision.NOT_BY_SCHOOL;
    }

    /** A reason given for deferring holds until the question is asked again; then it is to be given anew. */
    void deferUntil(Instant askAgainAt) {
        deferredUntil = askAgainAt;
        deferrals++;
    }

    /** Nobody was reached: home still does not know, which is a deferral that nobody decided. */
    void notReached() {
        deferrals++;
    }

    void settle() {
        settled = true;
    }

    boolean isHouseholdInvolved() {
        return householdInvolved && advice != Advice.MAY_TELL;
    }

    boolean isAdvisedToHold() {
        return advice == Advice.HOLD;
    }

    /** Whether an agency's request to hold, made at that time, was lifted by later advice. */
    boolean isLiftedSince(Instant heldAt) {
        return advice == Advice.MAY_TELL && advisedAt.isAfter(heldAt);
    }

    boolean isDeferredAt(Instant now) {
        return decision == ContactDecision.DEFER && deferredUntil != null && now.isBefore(deferredUntil);
    }

    int deferrals() {
        return deferrals;
    }

    boolean isLadoAdvised() {
        return ladoAdvised;
    }

    boolean isSettled() {
        return settled;
    }
}

package school.safeguarding.parentcontact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.protection.Sealed;
import school.safeguarding.reference.Reference;

/** Telling one adult with parental responsibility. Each is settled, put off or held by itself. */
@Entity
class AdultContact {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;

    private Reference reference;

    @Column(name = "adult")
    private int number;

    @Sealed(by = Sealed.Key.CONCERN)
    private @Nullable String name;

    private @Nullable Instant deferredUntil;
    private int deferrals;

    /** How many of those were before something new had it decided on again. */
    private int deferralsBefore;

    @Enumerated(EnumType.STRING)
    private @Nullable ContactDecision decision;

    private Instant decidedAt;

    @Column(name = "is_settled")
    private boolean settled;

    @Column(name = "is_told")
    private boolean told;

    /** The correction by which this turned out to be an adult of another child. */
    private @Nullable UUID setAsideBy;

    @Version
    private int version;

    protected AdultContact() {}

    /** @param name empty where nobody knows yet who it is */
    static AdultContact of(Reference reference, int number, Optional<String> name) {
        AdultContact contact = new AdultContact();
        contact.reference = reference;
        contact.number = number;
        contact.name = name.orElse(null);
        return contact;
    }

    void named(String given) {
        name = given;
    }

    void decide(ContactDecision made, Instant now) {
        decision = made;
        decidedAt = now;
        settled = made.isEnd();
    }

    /** A reason given for deferring holds until the question is asked again; then it has to be given again. */
    void deferUntil(Instant askAgainAt) {
        deferredUntil = askAgainAt;
        deferrals++;
    }

    /** Nobody was reached: home still does not know, which is a deferral that nobody decided. */
    void notReached() {
        deferrals++;
    }

    void isTold() {
        told = true;
    }

    /** This is an adult of another child than the concern is about. */
    void setAside(UUID correction) {
        setAsideBy = correction;
    }

    void standsAgain() {
        setAsideBy = null;
    }

    boolean isSetAsideBy(UUID correction) {
        return correction.equals(setAsideBy);
    }

    boolean isOfAnotherChild() {
        return setAsideBy != null;
    }

    void settle() {
        settled = true;
    }

    /** Something new came in, of which this adult may have been told nothing. Whether they were told before stays. */
    void askAgain() {
        settled = false;
        decision = null;
        deferredUntil = null;
        deferralsBefore = deferrals;
    }

    /** The same adult for the report that their own is joined to. */
    AdultContact in(Reference other, int otherNumber) {
        AdultContact copy = of(other, otherNumber, name());
        copy.takesOver(this);
        return copy;
    }

    /** How far telling the same adult came for another report. */
    void takesOver(AdultContact other) {
        decision = other.decision;
        decidedAt = other.decidedAt;
        settled = other.settled;
        told |= other.told;
        deferralsBefore = other.deferralsBefore;
        alsoDeferredAs(other);
    }

    void alsoDeferredAs(AdultContact other) {
        deferrals = Math.max(deferrals, other.deferrals);
        if (other.deferredUntil != null && (deferredUntil == null || other.deferredUntil.isAfter(deferredUntil))) {
            deferredUntil = other.deferredUntil;
        }
    }

    boolean isDeferredAt(Instant now) {
        return decision == ContactDecision.DEFER && deferredUntil != null && now.isBefore(deferredUntil);
    }

    boolean isNamed(String other) {
        return name != null && name.strip().equalsIgnoreCase(other.strip());
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Also where nothing is asked of it any more, because it is an adult of another child. */
    boolean isSettled() {
        return settled || isOfAnotherChild();
    }

    /** Since it was last to be decided on from the start. */
    int deferrals() {
        return deferrals - deferralsBefore;
    }

    Reference reference() {
        return reference;
    }

    int number() {
        return number;
    }

    ParentContacts.Adult seen() {
        return new ParentContacts.Adult(
                number,
                Optional.ofNullable(name),
                isSettled(),
                isOfAnotherChild()
                        ? "of another child, named here wrongly"
                        : Optional.ofNullable(decision)
                                .map(ContactDecision::inWords)
                                .orElse("Nothing decided yet"),
                settled && !isOfAnotherChild() && decision != null && decision.isWithoutAnswer(),
                told,
                Optional.ofNullable(setAsideBy));
    }
}

package school.safeguarding.parentcontact.model;

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
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.protection.Sealed;
import school.safeguarding.reference.Reference;

/** Telling one adult with parental responsibility. Each is settled, put off or held by itself. */
@Entity
public class AdultContact {

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

    /** What was decided before something new had it decided on again. */
    @Enumerated(EnumType.STRING)
    private @Nullable ContactDecision decisionBefore;

    /** This adult was not to be told, on advice, and nobody has advised otherwise since. */
    @Column(name = "is_held_on_advice")
    private boolean heldOnAdvice;

    /** Something new came in while this adult was being told: then they are decided on again. */
    @Column(name = "is_asked_again")
    private boolean askedAgain;

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
    public static AdultContact of(Reference reference, int number, Optional<String> name) {
        AdultContact contact = new AdultContact();
        contact.reference = reference;
        contact.number = number;
        contact.name = name.orElse(null);
        return contact;
    }

    public void named(String given) {
        name = given;
    }

    public void decide(ContactDecision made, Instant now) {
        decision = made;
        decidedAt = now;
        settled = made.isEnd();
        askedAgain = false;
    }

    /** A reason given for deferring holds until the question is asked again; then it has to be given again. */
    public void deferUntil(Instant askAgainAt) {
        deferredUntil = askAgainAt;
        deferrals++;
    }

    /** Nobody was reached: home still does not know, which is a deferral that nobody decided. */
    public void notReached() {
        deferrals++;
    }

    public void isTold() {
        told = true;
    }

    /** This is an adult of another child than the concern is about. */
    public void setAside(UUID correction) {
        setAsideBy = correction;
    }

    public void standsAgain() {
        setAsideBy = null;
    }

    public boolean isSetAsideBy(UUID correction) {
        return correction.equals(setAsideBy);
    }

    public boolean isOfAnotherChild() {
        return setAsideBy != null;
    }

    /** Unless something new came in meanwhile: then this adult is decided on again instead. */
    public void settle() {
        settled = !askedAgain;
    }

    /** Something new came in, of which this adult may have been told nothing. Whether they were told before stays. */
    public void askAgain() {
        settled = false;
        askedAgain = false;
        heldOnAdvice |= decision == ContactDecision.NOT_TOLD_ON_ADVICE;
        decisionBefore = decision == null ? decisionBefore : decision;
        decision = null;
        deferredUntil = null;
        deferralsBefore = deferrals;
    }

    /** Being told now, which goes on and is kept first. Whoever is still to be decided on is decided on anyway. */
    public boolean isBeingTold() {
        return !isSettled() && decision == ContactDecision.TELL_NOW;
    }

    public void askAgainOnceTold() {
        askedAgain = true;
    }

    /** Null where nothing was decided yet. */
    @Nullable
    public Instant decidedAt() {
        return decidedAt;
    }

    public boolean isAskedAgain() {
        return askedAgain;
    }

    /** An agency said of this adult that they may be told. */
    public void mayBeTold() {
        heldOnAdvice = false;
    }

    public boolean isHeldOnAdvice() {
        return heldOnAdvice && !isSettled();
    }

    /** The same adult for the report that their own is joined to. */
    public AdultContact in(Reference other, int otherNumber) {
        AdultContact copy = of(other, otherNumber, name());
        copy.takesOver(this);
        return copy;
    }

    /** How far telling the same adult came for another report. */
    public void takesOver(AdultContact other) {
        alsoHeldOnAdviceAs(other);
        ContactDecision before = decision == null ? other.decisionBefore : decision;
        decisionBefore = before == null ? decisionBefore : before;
        heldOnAdvice |= decision == ContactDecision.NOT_TOLD_ON_ADVICE;
        decision = other.decision;
        askedAgain = other.askedAgain;
        decidedAt = other.decidedAt;
        settled = other.settled;
        told |= other.told;
        deferralsBefore = deferrals;
        alsoDeferredAs(other);
    }

    /** Whoever was not to be told on advice is not to be told for whatever the two reports are about. */
    public void alsoHeldOnAdviceAs(AdultContact other) {
        heldOnAdvice |= other.heldOnAdvice || other.decision == ContactDecision.NOT_TOLD_ON_ADVICE;
    }

    /** Of those before and those since each by itself: what was before something new is no attempt since. */
    public void alsoDeferredAs(AdultContact other) {
        int since = Math.max(deferrals(), other.deferrals());
        deferralsBefore = Math.max(deferralsBefore, other.deferralsBefore);
        deferrals = deferralsBefore + since;
        heldOnAdvice |= other.heldOnAdvice;
        if (other.deferredUntil != null && (deferredUntil == null || other.deferredUntil.isAfter(deferredUntil))) {
            deferredUntil = other.deferredUntil;
        }
    }

    public boolean isDeferredAt(Instant now) {
        return decision == ContactDecision.DEFER && deferredUntil != null && now.isBefore(deferredUntil);
    }

    public boolean isNamed(String other) {
        return name != null && name.strip().equalsIgnoreCase(other.strip());
    }

    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Also where nothing is asked of it any more, because it is an adult of another child. */
    public boolean isSettled() {
        return settled || isOfAnotherChild();
    }

    /** Since it was last to be decided on from the start. */
    public int deferrals() {
        return deferrals - deferralsBefore;
    }

    public Reference reference() {
        return reference;
    }

    public int number() {
        return number;
    }

    public ParentContacts.Adult seen() {
        return new ParentContacts.Adult(
                number,
                Optional.ofNullable(name),
                isSettled(),
                isOfAnotherChild()
                        ? "of another child, named here wrongly"
                        : Optional.ofNullable(decision)
                                .map(ContactDecision::inWords)
                                .orElseGet(this::undecided),
                settled && !isOfAnotherChild() && decision != null && decision.isWithoutAnswer(),
                told,
                Optional.ofNullable(setAsideBy));
    }

    private String undecided() {
        if (decisionBefore == null) {
            return "Nothing decided yet";
        }
        String before = decisionBefore == ContactDecision.TELL_NOW ? "Home was told" : decisionBefore.inWords();
        return "To be decided again after new harm. Before: “" + before + "”";
    }
}

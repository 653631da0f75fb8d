package school.safeguarding.referral.model;

import static java.util.Objects.requireNonNull;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;

/** Telling one agency about one concern, from the telephone call to the agency's settled decision. */
@Entity
@Table(name = "referral")
public class AgencyReferral {

    /** Stage 1 is the chase of a missing decision. Source: local escalation procedures (London's have four). */
    public static final int LAST_STAGE = 4;

    public enum State {
        TO_TELEPHONE("to be telephoned"),
        TO_WRITE("telephoned, to be confirmed in writing"),
        AWAITING_ANSWER("waiting for their decision"),
        DISAGREED("taken further: no decision, or one that is disputed"),
        AT_WORK("accepted; they are at work"),
        SETTLED("settled"),
        NOT_NEEDED("ended as not needed"),
        SILENT("ended without an answer: they were silent through all stages of disagreement"),
        CHILD_GONE("ended without an answer: the child is gone"),
        JOINED("goes on with the report that this one was joined to");

        private final String inWords;

        State(String inWords) {
            this.inWords = inWords;
        }

        String inWords() {
            return inWords;
        }

        public boolean isOpen() {
            return this != SETTLED && this != NOT_NEEDED && this != JOINED && !isWithoutAnswer();
        }

        /** Whoever countersigns the close agrees to it. */
        boolean isWithoutAnswer() {
            return this == SILENT || this == CHILD_GONE;
        }
    }

    private static final List<State> LEFT_TO_DO =
            List.of(State.TO_WRITE, State.DISAGREED, State.AWAITING_ANSWER, State.AT_WORK);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Reference reference;

    @Enumerated(EnumType.STRING)
    private Agency agency;

    @Enumerated(EnumType.STRING)
    private State state;

    /** What it was when its report was joined to another; nothing while it is not. */
    @Enumerated(EnumType.STRING)
    private @Nullable State stateBefore;

    @Column(name = "is_required")
    private boolean required;

    @Column(name = "is_advice_enough")
    private boolean adviceEnough;

    @Column(name = "is_advised")
    private boolean advised;

    private @Nullable Instant advisedAt;

    @Column(name = "is_held")
    private boolean held;

    private @Nullable Instant heldAt;
    private Instant telephonedAt;
    private Instant confirmedAt;
    private Instant askedAt;
    private @Nullable Instant disputedSince;
    private int disputes;

    /** How often in a row they did not decide by when they should have. */
    private int unanswered;

    private int silences;
    private Instant openedAt;
    private Instant changedAt;

    @Version
    private int version;

    protected AgencyReferral() {}

    public static AgencyReferral open(Reference reference, Agency agency, Instant now) {
        AgencyReferral referral = new AgencyReferral();
        referral.reference = reference;
        referral.agency = agency;
        referral.state = State.TO_TELEPHONE;
        referral.required = true;
        referral.openedAt = now;
        referral.changedAt = now;
        return referral;
    }

    /** @param calledAt when they were spoken to, which may be well before it was recorded */
    public void telephoned(Instant calledAt, Instant now) {
        telephonedAt = calledAt;
        move(State.TO_WRITE, now, State.TO_TELEPHONE);
    }

    public void endAsNotNeeded(Instant now) {
        move(State.NOT_NEEDED, now, State.TO_TELEPHONE);
    }

    public void confirmedInWriting(Instant now) {
        confirmedAt = now;
        askedAt = now;
        move(State.AWAITING_ANSWER, now, State.TO_WRITE);
    }

    public void chased(Instant now) {
        move(State.AWAITING_ANSWER, now, State.AWAITING_ANSWER);
    }

    /** Accepting what they decided is where their work begins. */
    public void accepted(Instant now) {
        unanswered = 0;
        move(State.AT_WORK, now, State.AWAITING_ANSWER);
        advised = true;
        advisedAt = now;
    }

    public void goesOn(Instant now) {
        silences = 0;
        move(State.AT_WORK, now, State.AT_WORK);
    }

    public void isSilent(Instant now) {
        silences++;
        move(State.AT_WORK, now, State.AT_WORK);
    }

    /** They have ended their work, or the child has a plan with which the school goes on by itself. */
    public void ended(Instant now) {
        move(State.SETTLED, now, State.AT_WORK);
    }

    /** What they ended is not accepted: they are asked for a decision again, from now on. */
    public void isAskedAgain(Instant now) {
        askedAt = now;
        move(State.AWAITING_ANSWER, now, State.AT_WORK);
    }

    public void disputed(Instant now) {
        unanswered = 0;
        move(State.DISAGREED, now, State.AWAITING_ANSWER);
        disputedSince = disputedSince == null ? now : disputedSince;
        advised = true;
        advisedAt = now;
    }

    /** They were chased and have not decided, though they should have by then. */
    public void unanswered(Instant dueAt, Instant now) {
        move(State.DISAGREED, now, State.AWAITING_ANSWER);
        disputedSince = disputedSince == null ? dueAt : disputedSince;
        unanswered++;
    }

    /** Whether they were chased and taken to each further stage, and have not decided once. */
    public boolean isSilentThroughout() {
        return unanswered >= LAST_STAGE;
    }

    /** @throws IllegalStateException if they have answered, or a stage is left */
    public void endAsSilent(Instant now) {
        if (!isSilentThroughout()) {
            throw new IllegalStateException("A stage of disagreement is left");
        }
        move(State.SILENT, now, State.DISAGREED);
    }

    public void endAsChildIsGone(Instant now) {
        move(
                State.CHILD_GONE,
                now,
                State.TO_TELEPHONE,
                State.TO_WRITE,
                State.AWAITING_ANSWER,
                State.DISAGREED,
                State.AT_WORK);
    }

    public void disputeSettled(Instant now) {
        unanswered = 0;
        silences = 0;
        disputes = 0;
        disputedSince = null;
        move(State.AT_WORK, now, State.DISAGREED);
    }

    public void disputeContinues(Instant now) {
        disputes++;
        askedAt = now;
        move(State.AWAITING_ANSWER, now, State.DISAGREED);
    }

    public void askedToHoldContact(boolean isHeld, Instant now) {
        held = isHeld;
        heldAt = isHeld ? now : null;
    }

    /** @param isEndedOnAdvice whether it may end all the same where that agency or the LADO said that it is not needed */
    public void need(boolean isNeeded, boolean isEndedOnAdvice) {
        required = isNeeded;
        adviceEnough = isEndedOnAdvice;
    }

    public boolean isAdviceEnough() {
        return adviceEnough && agency != Agency.LADO;
    }

    private void move(State to, Instant now, State... from) {
        if (!EnumSet.of(from[0], from).contains(state)) {
            throw new IllegalStateException("A referral that is " + state + " cannot become " + to);
        }
        state = to;
        changedAt = now;
    }

    /** A concern about staff always makes the LADO referral, whatever is decided. Source: KCSIE part four. */
    public boolean isRequired() {
        return required || agency == Agency.LADO;
    }

    public Referrals.Clocks clocks() {
        return new Referrals.Clocks(
                Optional.ofNullable(telephonedAt),
                Optional.ofNullable(confirmedAt),
                Optional.ofNullable(askedAt),
                Optional.ofNullable(disputedSince),
                state == State.AT_WORK ? silences : disputes);
    }

    /** The same for the report that its own is joined to. */
    public AgencyReferral in(Reference other) {
        AgencyReferral copy = open(other, agency, openedAt);
        copy.takesOver(this);
        return copy;
    }

    /** How far another report's came with the same agency; what either asks to hold is held. */
    public void takesOver(AgencyReferral other) {
        state = other.state;
        required |= other.required;
        adviceEnough &= other.adviceEnough;
        advised = other.advised;
        advisedAt = other.advisedAt;
        telephonedAt = other.telephonedAt;
        confirmedAt = other.confirmedAt;
        askedAt = other.askedAt;
        disputedSince = other.disputedSince;
        disputes = other.disputes;
        unanswered = other.unanswered;
        silences = other.silences;
        changedAt = other.changedAt;
        alsoHeldAs(other);
    }

    public void alsoHeldAs(AgencyReferral other) {
        if (other.held && (!held || requireNonNull(other.heldAt).isAfter(requireNonNull(heldAt)))) {
            held = true;
            heldAt = other.heldAt;
        }
        required |= other.required;
    }

    /** Of two that are told counts the one that was; of two that were, the one with more left to do for the school. */
    public boolean goesOnRatherThan(AgencyReferral other) {
        return isTold() && (!other.isTold() || LEFT_TO_DO.indexOf(state) < LEFT_TO_DO.indexOf(other.state));
    }

    public void joined(Instant now) {
        stateBefore = state;
        state = State.JOINED;
        changedAt = now;
    }

    /** Its report is one of its own again, and so is this, as it was. */
    public void separated(Instant now) {
        if (state != State.JOINED) {
            throw new IllegalStateException("A referral that is " + state + " was not joined to another");
        }
        state = requireNonNull(stateBefore);
        stateBefore = null;
        changedAt = now;
    }

    public boolean isDemandedAndUnmade() {
        return state == State.TO_TELEPHONE && isRequired();
    }

    public boolean isTold() {
        return telephonedAt != null;
    }

    public Agency agency() {
        return agency;
    }

    public State state() {
        return state;
    }

    public Referrals.Referral seen() {
        return new Referrals.Referral(
                agency,
                state.isOpen(),
                state.inWords(),
                openedAt,
                advised,
                advisedAt,
                held,
                heldAt,
                state.isWithoutAnswer());
    }
}

package school.safeguarding.referral;

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
import java.util.Optional;

/** Telling one agency about one concern, from the telephone call to the agency's settled decision. */
@Entity
@Table(name = "referral")
class AgencyReferral {

    enum State {
        TO_TELEPHONE("to be telephoned"),
        TO_WRITE("telephoned, to be confirmed in writing"),
        AWAITING_ANSWER("waiting for their decision"),
        DISAGREED("taken further: no decision, or one that is disputed"),
        SETTLED("settled"),
        NOT_NEEDED("ended as not needed");

        private final String inWords;

        State(String inWords) {
            this.inWords = inWords;
        }

        String inWords() {
            return inWords;
        }

        boolean isOpen() {
            return this != SETTLED && this != NOT_NEEDED;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String reference;

    @Enumerated(EnumType.STRING)
    private Agency agency;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "is_required")
    private boolean required;

    @Column(name = "is_advised")
    private boolean advised;

    @Column(name = "is_held")
    private boolean held;

    private Instant heldAt;
    private Instant telephonedAt;
    private Instant confirmedAt;
    private Instant askedAt;
    private Instant disputedSince;
    private int disputes;
    private Instant openedAt;
    private Instant changedAt;

    @Version
    private int version;

    protected AgencyReferral() {}

    static AgencyReferral open(String reference, Agency agency, Instant now) {
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
    void telephoned(Instant calledAt, Instant now) {
        telephonedAt = calledAt;
        move(State.TO_WRITE, now, State.TO_TELEPHONE);
    }

    void endAsNotNeeded(Instant now) {
        move(State.NOT_NEEDED, now, State.TO_TELEPHONE);
    }

    void confirmedInWriting(Instant now) {
        confirmedAt = now;
        askedAt = now;
        move(State.AWAITING_ANSWER, now, State.TO_WRITE);
    }

    void chased(Instant now) {
        move(State.AWAITING_ANSWER, now, State.AWAITING_ANSWER);
    }

    void accepted(Instant now) {
        move(State.SETTLED, now, State.AWAITING_ANSWER);
        advised = true;
    }

    void disputed(Instant now) {
        move(State.DISAGREED, now, State.AWAITING_ANSWER);
        disputedSince = disputedSince == null ? now : disputedSince;
        advised = true;
    }

    /** They were chased and have not decided, though they should have by then. */
    void unanswered(Instant dueAt, Instant now) {
        move(State.DISAGREED, now, State.AWAITING_ANSWER);
        disputedSince = disputedSince == null ? dueAt : disputedSince;
    }

    void disputeSettled(Instant now) {
        move(State.SETTLED, now, State.DISAGREED);
    }

    void disputeContinues(Instant now) {
        disputes++;
        askedAt = now;
        move(State.AWAITING_ANSWER, now, State.DISAGREED);
    }

    void askedToHoldContact(boolean isHeld, Instant now) {
        held = isHeld;
        heldAt = isHeld ? now : null;
    }

    void need(boolean isNeeded) {
        required = isNeeded;
    }

    private void move(State to, Instant now, State... from) {
        if (!EnumSet.of(from[0], from).contains(state)) {
            throw new IllegalStateException("A referral that is " + state + " cannot become " + to);
        }
        state = to;
        changedAt = now;
    }

    /** A concern about staff always makes the LADO referral, whatever is decided. Source: KCSIE part four. */
    boolean isRequired() {
        return required || agency == Agency.LADO;
    }

    Referrals.Clocks clocks() {
        return new Referrals.Clocks(
                Optional.ofNullable(telephonedAt),
                Optional.ofNullable(confirmedAt),
                Optional.ofNullable(askedAt),
                Optional.ofNullable(disputedSince),
                disputes);
    }

    Agency agency() {
        return agency;
    }

    State state() {
        return state;
    }

    Referrals.Referral seen() {
        return new Referrals.Referral(agency, state.isOpen(), state.inWords(), openedAt, advised, held, heldAt);
    }
}

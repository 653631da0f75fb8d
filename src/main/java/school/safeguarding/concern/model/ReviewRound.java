package school.safeguarding.concern.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import school.safeguarding.reference.Reference;

/** One time that the review of a concern is asked for, until it was decided on. What was answered is in the record. */
@Entity
@Table(name = "review_round")
public class ReviewRound {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Reference reference;

    @Column(name = "round")
    private int number;

    @Column(name = "is_beside")
    private boolean beside;

    private Instant askedAt;
    private int askedEntry;
    private Instant harmPossibleSince;
    private Instant reviewedAt;
    private Instant decidedAt;

    @Version
    private int version;

    protected ReviewRound() {}

    /** @param lastEntry the number of the record's last entry, which the form shows from the start */
    public static ReviewRound first(Reference reference, int lastEntry, Instant now) {
        ReviewRound round = new ReviewRound();
        round.reference = reference;
        round.number = 1;
        round.askedAt = now.truncatedTo(ChronoUnit.MICROS);
        round.askedEntry = lastEntry;
        return round;
    }

    /** @param isBeside whether the concern is being worked meanwhile */
    public ReviewRound next(boolean isBeside, int lastEntry, Instant now) {
        ReviewRound round = first(reference, lastEntry, now);
        round.number = number + 1;
        round.beside = isBeside;
        return round;
    }

    /** What is learned before it was submitted becomes a part of it. */
    public void learns(boolean isHarmPossible, Instant now) {
        if (isHarmPossible && harmPossibleSince == null) {
            harmPossibleSince = now.truncatedTo(ChronoUnit.MICROS);
        }
    }

    public void reviewed(Instant now) {
        if (reviewedAt != null) {
            throw new IllegalStateException("Round " + number + " of " + reference + " has been reviewed");
        }
        reviewedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Its report was joined to another, in whose review it is answered. */
    public void endedByJoining(Instant now) {
        reviewedAt = reviewedAt == null ? now.truncatedTo(ChronoUnit.MICROS) : reviewedAt;
        decidedAt = decidedAt == null ? now.truncatedTo(ChronoUnit.MICROS) : decidedAt;
    }

    public void decided(Instant now) {
        decidedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public int number() {
        return number;
    }

    public boolean isBeside() {
        return beside;
    }

    public boolean isAgain() {
        return number > 1;
    }

    public boolean isHarmPossible() {
        return harmPossibleSince != null;
    }

    public int askedEntry() {
        return askedEntry;
    }

    Instant reviewedAt() {
        return reviewedAt;
    }
}

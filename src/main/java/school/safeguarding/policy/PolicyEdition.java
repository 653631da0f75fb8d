package school.safeguarding.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import school.safeguarding.protection.Sealed;

/** One text of the policy: written, perhaps accepted by the governors, perhaps published. What was written is never changed. */
@Entity
class PolicyEdition {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID review;

    /** Counted from 1 within its review: the last is the one that is accepted. */
    @Column(updatable = false)
    private int draft;

    @Column(updatable = false)
    private String writtenBy;

    @Column(updatable = false)
    private Instant writtenAt;

    @Sealed
    @Column(updatable = false)
    private String text;

    @Sealed
    @Column(updatable = false)
    private String whomToTell;

    @Sealed
    @Column(updatable = false)
    private String changes;

    private LocalDate acceptedOn;

    @Sealed
    private String minuteNumber;

    @Sealed
    private String acceptedBy;

    /** Counted from 1 when it is published; null before. */
    private Integer number;

    private Instant publishedAt;

    @Version
    private int version;

    protected PolicyEdition() {}

    /** @param changes what is other than before, and why */
    PolicyEdition(
            UUID review, int draft, String text, String whomToTell, String changes, String writtenBy, Instant now) {
        this.id = UUID.randomUUID();
        this.review = review;
        this.draft = draft;
        this.text = text;
        this.whomToTell = whomToTell;
        this.changes = changes;
        this.writtenBy = writtenBy;
        this.writtenAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    void accepted(LocalDate on, String minute, String by) {
        acceptedOn = on;
        minuteNumber = minute;
        acceptedBy = by;
    }

    void published(int asNumber, Instant now) {
        if (acceptedOn == null) {
            throw new IllegalStateException("Not accepted");
        }
        number = asNumber;
        publishedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    byte[] hash() {
        return EditionHash.of(number, text, whomToTell, changes, acceptedOn, minuteNumber, acceptedBy, publishedAt);
    }

    int draft() {
        return draft;
    }

    String text() {
        return text;
    }

    String whomToTell() {
        return whomToTell;
    }

    String changes() {
        return changes;
    }

    String writtenBy() {
        return writtenBy;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    LocalDate acceptedOn() {
        return acceptedOn;
    }

    String minuteNumber() {
        return minuteNumber;
    }

    String acceptedBy() {
        return acceptedBy;
    }

    boolean isPublished() {
        return number != null;
    }

    int number() {
        return number;
    }

    Instant publishedAt() {
        return publishedAt;
    }
}

package school.safeguarding.policy.edition;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.policy.EditionHash;
import school.safeguarding.protection.Sealed;

/** One text of the policy: written, perhaps accepted by the governors, perhaps published. What was written is never changed. */
@Entity
public class PolicyEdition {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID review;

    /** Counted from 1 within its review: the last is the one that is accepted. */
    @Column(updatable = false)
    private int draft;

    @Column(updatable = false)
    private AccountId writtenBy;

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

    private @Nullable LocalDate acceptedOn;

    @Sealed
    private @Nullable String minuteNumber;

    @Sealed
    private @Nullable String acceptedBy;

    /** Counted from 1 when it is published; null before. */
    private @Nullable Integer number;

    private @Nullable Instant publishedAt;

    @Version
    private int version;

    protected PolicyEdition() {}

    /** @param changes what is other than before, and why */
    public PolicyEdition(
            UUID review, int draft, String text, String whomToTell, String changes, AccountId writtenBy, Instant now) {
        this.id = UUID.randomUUID();
        this.review = review;
        this.draft = draft;
        this.text = text;
        this.whomToTell = whomToTell;
        this.changes = changes;
        this.writtenBy = writtenBy;
        this.writtenAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public void accepted(LocalDate on, String minute, String by) {
        acceptedOn = on;
        minuteNumber = minute;
        acceptedBy = by;
    }

    public void published(int asNumber, Instant now) {
        if (acceptedOn == null) {
            throw new IllegalStateException("Not accepted");
        }
        number = asNumber;
        publishedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public byte[] hash() {
        return EditionHash.of(
                number(), text, whomToTell, changes, acceptedOn(), minuteNumber(), acceptedBy(), publishedAt());
    }

    public int draft() {
        return draft;
    }

    public String text() {
        return text;
    }

    public String whomToTell() {
        return whomToTell;
    }

    public String changes() {
        return changes;
    }

    public AccountId writtenBy() {
        return writtenBy;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    public boolean isAccepted() {
        return acceptedOn != null;
    }

    public LocalDate acceptedOn() {
        return requireNonNull(acceptedOn);
    }

    public String minuteNumber() {
        return requireNonNull(minuteNumber);
    }

    public String acceptedBy() {
        return requireNonNull(acceptedBy);
    }

    public boolean isPublished() {
        return number != null;
    }

    public int number() {
        return requireNonNull(number);
    }

    public Instant publishedAt() {
        return requireNonNull(publishedAt);
    }
}

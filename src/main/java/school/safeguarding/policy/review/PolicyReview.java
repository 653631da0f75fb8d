package school.safeguarding.policy.review;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.calendar.BritishDates;

/** One review of the policy, from sixty days before it is due until an edition is published and everybody told. */
@Entity
public class PolicyReview {

    /** A day is not over before it ends. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    @Id
    private UUID id;

    @Column(updatable = false)
    private LocalDate dueOn;

    @Column(updatable = false)
    private LocalDate begunOn;

    private @Nullable LocalDate endedOn;
    private @Nullable LocalDate nextOn;

    @Version
    private int version;

    protected PolicyReview() {}

    PolicyReview(LocalDate dueOn, LocalDate begunOn) {
        this.id = UUID.randomUUID();
        this.dueOn = dueOn;
        this.begunOn = begunOn;
    }

    void ended(LocalDate today, LocalDate next) {
        endedOn = today;
        nextOn = next;
    }

    public UUID id() {
        return id;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    Instant dueAt() {
        return dueOn.atTime(END_OF_DAY).atZone(BritishDates.ZONE).toInstant();
    }

    LocalDate begunOn() {
        return begunOn;
    }

    LocalDate endedOn() {
        return requireNonNull(endedOn);
    }

    /** @throws IllegalStateException while it goes on */
    LocalDate nextOn() {
        if (nextOn == null) {
            throw new IllegalStateException("The review goes on");
        }
        return nextOn;
    }
}

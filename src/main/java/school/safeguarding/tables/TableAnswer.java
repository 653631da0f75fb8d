package school.safeguarding.tables;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.protection.Sealed;

/** What the head or the CPO said of a proposed table. By itself it makes no table count. */
@Entity
class TableAnswer {

    @Id
    private UUID id;

    private UUID proposal;

    @Enumerated(EnumType.STRING)
    private Seat seat;

    private Instant answeredAt;
    private boolean isAgreed;

    @Sealed(nothingIfChanged = true)
    private @Nullable String answeredBy;

    @Sealed(nothingIfChanged = true)
    private @Nullable String reason;

    protected TableAnswer() {}

    TableAnswer(ProposedTable proposed, Seat seat, boolean isAgreed, String reason, String answeredBy, Instant now) {
        this.id = UUID.randomUUID();
        this.proposal = proposed.id();
        this.seat = seat;
        this.isAgreed = isAgreed;
        this.reason = reason;
        this.answeredBy = answeredBy;
        this.answeredAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    Seat seat() {
        return seat;
    }

    boolean isAgreed() {
        return isAgreed;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    /** Account id; empty if it was changed in the database, so that it agrees to nothing. */
    Optional<String> answeredBy() {
        return Optional.ofNullable(answeredBy);
    }

    String reason() {
        return reason == null ? "(does not open: it was changed in the database)" : reason;
    }
}

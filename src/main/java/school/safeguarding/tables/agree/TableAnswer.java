package school.safeguarding.tables.agree;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.Sealed;
import school.safeguarding.tables.propose.ProposedTable;

/** What one of those who are asked said of a proposed table. By itself it makes no table count. */
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

    /** Who of the LADO contact said what, and when; of the chair alone. */
    @Sealed(nothingIfChanged = true)
    private @Nullable String ladoContact;

    protected TableAnswer() {}

    /** @param ladoContact what the LADO contact said to the chair; empty for everybody else */
    TableAnswer(
            ProposedTable proposed,
            Seat seat,
            boolean isAgreed,
            String reason,
            Optional<String> ladoContact,
            AccountId answeredBy,
            Instant now) {
        this.id = UUID.randomUUID();
        this.proposal = proposed.id();
        this.seat = seat;
        this.isAgreed = isAgreed;
        this.reason = reason;
        this.ladoContact = ladoContact.orElse(null);
        this.answeredBy = answeredBy.value();
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
    Optional<AccountId> answeredBy() {
        return AccountId.in(answeredBy);
    }

    /** Whether it agrees, and does so still: the chair's does not without what the LADO contact said. */
    boolean counts() {
        return isAgreed && answeredBy != null && (seat != Seat.CHAIR || ladoContact != null);
    }

    Optional<String> ladoContact() {
        return Optional.ofNullable(ladoContact);
    }

    String reason() {
        return reason == null ? "(does not open: it was changed in the database)" : reason;
    }
}

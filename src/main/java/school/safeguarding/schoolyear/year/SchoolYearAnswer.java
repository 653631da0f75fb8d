package school.safeguarding.schoolyear.year;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.Sealed;

/** What the second person said of a school year that somebody had typed. By itself it makes no year count. */
@Entity
class SchoolYearAnswer {

    @Id
    private UUID proposal;

    private AccountId answeredBy;
    private Instant answeredAt;
    private boolean isConfirmed;

    @Sealed(nothingIfChanged = true)
    private @Nullable String reason;

    protected SchoolYearAnswer() {}

    SchoolYearAnswer(
            ProposedSchoolYear proposed, boolean isConfirmed, String reason, AccountId answeredBy, Instant now) {
        this.proposal = proposed.id();
        this.isConfirmed = isConfirmed;
        this.reason = reason;
        this.answeredBy = answeredBy;
        this.answeredAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    boolean isConfirmed() {
        return isConfirmed;
    }

    AccountId answeredBy() {
        return answeredBy;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    /** As it was typed; says so if it was changed in the database. */
    String reason() {
        return reason == null ? "(does not open: it was changed in the database)" : reason;
    }
}

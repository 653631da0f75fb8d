package school.safeguarding.policy.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.Sealed;

/** What somebody answered at one step of a review. Never changed. */
@Entity
class PolicyNote {

    @Id
    private UUID id;

    private UUID review;
    private String step;
    private AccountId byAccount;
    private Instant at;

    @Sealed
    private String answers;

    protected PolicyNote() {}

    /** @param step what was done, as people read it */
    PolicyNote(UUID review, String step, AccountId byAccount, String answers, Instant now) {
        this.id = UUID.randomUUID();
        this.review = review;
        this.step = step;
        this.byAccount = byAccount;
        this.answers = answers;
        this.at = now.truncatedTo(ChronoUnit.MICROS);
    }

    String step() {
        return step;
    }

    AccountId by() {
        return byAccount;
    }

    Instant at() {
        return at;
    }

    String answers() {
        return answers;
    }
}

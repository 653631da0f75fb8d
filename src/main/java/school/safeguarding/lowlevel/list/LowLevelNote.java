package school.safeguarding.lowlevel.list;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.Sealed;

/** What became of a low-level concern: an addition to it, and never changed. */
@Entity
public class LowLevelNote {

    @Id
    private UUID id;

    private String reference;
    private String step;
    private AccountId byAccount;
    private Instant at;

    @Sealed
    private String answers;

    protected LowLevelNote() {}

    /** @param step what was done, as people read it */
    public LowLevelNote(String reference, String step, AccountId byAccount, String answers, Instant now) {
        this.id = UUID.randomUUID();
        this.reference = reference;
        this.step = step;
        this.byAccount = byAccount;
        this.answers = answers;
        this.at = now.truncatedTo(ChronoUnit.MICROS);
    }
}

package school.safeguarding.briefing.policy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.Sealed;

/** What was done about somebody who had not read the policy. Never changed. */
@Entity
class BriefingNote {

    @Id
    private UUID id;

    private UUID briefing;
    private AccountId byAccount;
    private Instant at;

    @Sealed
    private String answers;

    protected BriefingNote() {}

    BriefingNote(UUID briefing, AccountId byAccount, String answers, Instant now) {
        this.id = UUID.randomUUID();
        this.briefing = briefing;
        this.byAccount = byAccount;
        this.answers = answers;
        this.at = now.truncatedTo(ChronoUnit.MICROS);
    }
}

package school.safeguarding.briefing.training;

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

/** That the CPO or a deputy was asked for their next training. */
@Entity
public class TrainingQuestion {

    @Id
    private UUID id;

    @Column(updatable = false)
    private AccountId account;

    @Column(updatable = false)
    private LocalDate askedOn;

    @Column(updatable = false)
    private Instant dueAt;

    private @Nullable Instant answeredAt;
    private @Nullable Instant endedAt;

    @Version
    private int version;

    protected TrainingQuestion() {}

    TrainingQuestion(AccountId account, LocalDate askedOn, Instant dueAt) {
        this.id = UUID.randomUUID();
        this.account = account;
        this.askedOn = askedOn;
        this.dueAt = dueAt.truncatedTo(ChronoUnit.MICROS);
    }

    void answered(Instant now) {
        answeredAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** They are none any more. */
    void ended(Instant now) {
        endedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    UUID id() {
        return id;
    }

    public AccountId account() {
        return account;
    }

    public Instant dueAt() {
        return dueAt;
    }
}

package school.safeguarding.family.say;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;

/** That somebody was asked whether they have family at this school. */
@Entity
public class FamilyQuestion {

    @Id
    private UUID id;

    private AccountId account;
    private LocalDate askedOn;
    private @Nullable Instant answeredAt;

    @Version
    private int version;

    protected FamilyQuestion() {}

    public FamilyQuestion(AccountId account, LocalDate askedOn) {
        this.id = UUID.randomUUID();
        this.account = account;
        this.askedOn = askedOn;
    }

    void answered(Instant now) {
        answeredAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        return id;
    }

    public AccountId account() {
        return account;
    }
}

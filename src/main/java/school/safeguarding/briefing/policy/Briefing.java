package school.safeguarding.briefing.policy;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;

/** That somebody was asked to read an edition of the policy and to answer three questions. */
@Entity
public class Briefing {

    @Id
    private UUID id;

    @Column(updatable = false)
    private AccountId account;

    @Column(updatable = false)
    private int edition;

    @Column(updatable = false)
    private LocalDate askedOn;

    @Column(updatable = false)
    private Instant dueAt;

    /** Their codes, one after another. */
    @Column(updatable = false)
    private String questions;

    private @Nullable Instant doneAt;
    private @Nullable Instant endedAt;

    @Version
    private int version;

    protected Briefing() {}

    /** @param edition 0 while none was published here */
    Briefing(AccountId account, int edition, LocalDate askedOn, Instant dueAt, List<String> questions) {
        this.id = UUID.randomUUID();
        this.account = account;
        this.edition = edition;
        this.askedOn = askedOn;
        this.dueAt = dueAt.truncatedTo(ChronoUnit.MICROS);
        this.questions = String.join(" ", questions);
    }

    void done(Instant now) {
        doneAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Without having been done. */
    void ended(Instant now) {
        endedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public boolean isOpen() {
        return doneAt == null && endedAt == null;
    }

    public boolean isDone() {
        return doneAt != null;
    }

    public boolean isOf(int thisEdition, LocalDate schoolYearBegan) {
        return edition == thisEdition && !askedOn.isBefore(schoolYearBegan);
    }

    UUID id() {
        return id;
    }

    public AccountId account() {
        return account;
    }

    int edition() {
        return edition;
    }

    LocalDate askedOn() {
        return askedOn;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public List<String> questions() {
        return List.of(questions.split(" "));
    }

    Instant doneAt() {
        return requireNonNull(doneAt);
    }
}

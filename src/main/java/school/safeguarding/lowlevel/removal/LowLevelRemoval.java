package school.safeguarding.lowlevel.removal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.Sealed;

/** That two people took a low-level concern out of its list. Never changed, and nothing that somebody writes into the database is one. */
@Entity
public class LowLevelRemoval {

    @Id
    private String reference;

    private AccountId askedBy;
    private AccountId agreedBy;
    private Instant removedAt;

    /** The same again, which only this application can write. */
    @Sealed(nothingIfChanged = true)
    private String sealed;

    protected LowLevelRemoval() {}

    LowLevelRemoval(String reference, AccountId askedBy, AccountId agreedBy, Instant now) {
        if (askedBy.equals(agreedBy)) {
            throw new IllegalStateException("Nobody removes alone");
        }
        this.reference = reference;
        this.askedBy = askedBy;
        this.agreedBy = agreedBy;
        this.removedAt = now.truncatedTo(ChronoUnit.MICROS);
        this.sealed = inWords();
    }

    private String inWords() {
        return String.join(" ", reference, askedBy.value(), agreedBy.value(), removedAt.toString());
    }

    boolean isAsWritten() {
        return inWords().equals(sealed);
    }

    String reference() {
        return reference;
    }

    public AccountId askedBy() {
        return askedBy;
    }

    public AccountId agreedBy() {
        return agreedBy;
    }

    public Instant removedAt() {
        return removedAt;
    }
}

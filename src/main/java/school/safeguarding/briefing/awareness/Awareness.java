package school.safeguarding.briefing.awareness;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.Sealed;

/** One time that children were taught about being safe, or that staff practised. Never changed. */
@Entity
public class Awareness {

    public enum Kind {
        ASSEMBLY("Assembly"),
        SAFETY_DAY("Personal safety day"),
        E_SAFETY("Being safe online"),
        OTHER("Something else"),
        DRILL("Drill with staff"),
        RESTORE("Drill: a backup restored");

        private final String inWords;

        Kind(String inWords) {
            this.inWords = inWords;
        }

        public String inWords() {
            return inWords;
        }
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private LocalDate heldOn;

    /** As they are called, one after another; empty where no child was there. */
    private String yearGroups;

    @Sealed
    private String content;

    @Sealed
    private String heldBy;

    private AccountId recordedBy;
    private Instant recordedAt;

    protected Awareness() {}

    Awareness(
            Kind kind,
            LocalDate heldOn,
            List<String> yearGroups,
            String content,
            String heldBy,
            AccountId recordedBy,
            Instant now) {
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.heldOn = heldOn;
        this.yearGroups = String.join(", ", yearGroups);
        this.content = content;
        this.heldBy = heldBy;
        this.recordedBy = recordedBy;
        this.recordedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public Kind kind() {
        return kind;
    }

    public LocalDate heldOn() {
        return heldOn;
    }

    public String yearGroups() {
        return yearGroups;
    }

    public String content() {
        return content;
    }

    public String heldBy() {
        return heldBy;
    }
}

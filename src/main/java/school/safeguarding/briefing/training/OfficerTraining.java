package school.safeguarding.briefing.training;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import school.safeguarding.account.AccountId;
import school.safeguarding.coded.Coded;
import school.safeguarding.protection.Sealed;

/** That a CPO or a deputy was trained, and where the evidence is. Never changed. */
@Entity
public class OfficerTraining {

    public enum Kind implements Coded {
        FULL,
        REFRESHER;

        /** @param value as the form says it */
        static Kind chosen(String value) {
            return Coded.of(Kind.class, value);
        }

        public String inWords() {
            return this == FULL ? "training" : "refresher";
        }
    }

    @Id
    private UUID id;

    private AccountId account;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private LocalDate trainedOn;
    private AccountId recordedBy;
    private Instant recordedAt;

    @Sealed
    private String answers;

    protected OfficerTraining() {}

    OfficerTraining(
            AccountId account, Kind kind, LocalDate trainedOn, AccountId recordedBy, String answers, Instant now) {
        this.id = UUID.randomUUID();
        this.account = account;
        this.kind = kind;
        this.trainedOn = trainedOn;
        this.recordedBy = recordedBy;
        this.answers = answers;
        this.recordedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public Kind kind() {
        return kind;
    }

    public LocalDate trainedOn() {
        return trainedOn;
    }
}

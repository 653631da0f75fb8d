package school.safeguarding.lowlevel.list;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.coded.Coded;
import school.safeguarding.protection.Sealed;
import school.safeguarding.record.FormAnswers;

/** One worry about one adult, as it was added. Never changed: what is learned of it later is a {@link LowLevelNote}. */
@Entity
public class LowLevelConcern {

    /** What whoever added it answered to "could it meet the harm threshold?". */
    public enum Threshold implements Coded {
        NO,
        UNKNOWN,
        YES;

        /** @param value as the form says it */
        static Threshold chosen(String value) {
            return Coded.of(Threshold.class, value);
        }
    }

    @Id
    private String reference;

    /** The name of a {@link KeptList}: sealed, since who may read it depends on it. */
    @Sealed
    private String keptIn;

    private AccountId addedBy;
    private Instant addedAt;

    @Sealed
    private String adult;

    @Sealed
    private @Nullable String aboutAccount;

    @Enumerated(EnumType.STRING)
    private Threshold threshold;

    /** As {@link FormAnswers} writes them. */
    @Sealed
    private String answers;

    protected LowLevelConcern() {}

    LowLevelConcern(
            String reference,
            KeptList list,
            Adult adult,
            Threshold threshold,
            AccountId addedBy,
            String answers,
            Instant now) {
        this.reference = reference;
        this.keptIn = list.name();
        this.adult = adult.name();
        this.aboutAccount = adult.account().map(AccountId::value).orElse(null);
        this.threshold = threshold;
        this.addedBy = addedBy;
        this.answers = answers;
        this.addedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public String reference() {
        return reference;
    }

    public KeptList list() {
        return KeptList.valueOf(keptIn);
    }

    public Adult adult() {
        return new Adult(adult, AccountId.in(aboutAccount));
    }

    public Threshold threshold() {
        return threshold;
    }

    public AccountId addedBy() {
        return addedBy;
    }

    public Instant addedAt() {
        return addedAt;
    }

    String answers() {
        return answers;
    }
}

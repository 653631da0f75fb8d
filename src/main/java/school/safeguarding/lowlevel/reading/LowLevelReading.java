package school.safeguarding.lowlevel.reading;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.lowlevel.list.KeptList;
import school.safeguarding.lowlevel.list.LowLevelConcern;
import school.safeguarding.protection.Sealed;

/** That somebody beside its keeper was asked to read a list, or some of it, and what they found. */
@Entity
public class LowLevelReading {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private KeptList list;

    private Instant askedAt;

    /** References, one after another; null for the whole list. */
    @Sealed
    private @Nullable String onlyEntries;

    private @Nullable AccountId readBy;
    private @Nullable Instant readAt;

    @Sealed
    private @Nullable String answers;

    @Version
    private int version;

    protected LowLevelReading() {}

    LowLevelReading(KeptList list, Instant now) {
        this.id = UUID.randomUUID();
        this.list = list;
        this.askedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Of these entries, which whoever reads the list is not shown. */
    LowLevelReading(KeptList list, List<String> entries, Instant now) {
        this(list, now);
        this.onlyEntries = String.join(" ", entries);
    }

    public boolean isOf(LowLevelConcern entry) {
        return entry.list() == list && (onlyEntries == null || onlyEntries().contains(entry.reference()));
    }

    /** Empty for the whole list. */
    public List<String> onlyEntries() {
        return onlyEntries == null ? List.of() : List.of(onlyEntries.split(" "));
    }

    void read(AccountId account, String found, Instant now) {
        if (readBy != null) {
            throw new IllegalStateException("Read already");
        }
        readBy = account;
        answers = found;
        readAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    UUID id() {
        return id;
    }

    public KeptList list() {
        return list;
    }
}

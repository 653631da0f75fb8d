package school.safeguarding.lowlevel;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import school.safeguarding.protection.Sealed;

/** That somebody beside its keeper was asked to read a list, and what they found. */
@Entity
class LowLevelReading {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private KeptList list;

    private Instant askedAt;
    private String readBy;
    private Instant readAt;

    @Sealed
    private String answers;

    @Version
    private int version;

    protected LowLevelReading() {}

    LowLevelReading(KeptList list, Instant now) {
        this.id = UUID.randomUUID();
        this.list = list;
        this.askedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    void read(String account, String found, Instant now) {
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

    KeptList list() {
        return list;
    }
}

package school.safeguarding.replay;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Under which edition of the policy, and by which versions of the tables, a response was decided. Never changed. */
@Entity
class DecidedUnder {

    @Id
    private UUID id;

    private String reference;
    private Instant decidedAt;
    private int edition;

    /** Such as {@code deadlines 3, risk-level 2}. */
    private String tables;

    protected DecidedUnder() {}

    /** @param edition 0 while none was published here */
    DecidedUnder(String reference, int edition, Map<String, Integer> tables, Instant now) {
        this.id = UUID.randomUUID();
        this.reference = reference;
        this.edition = edition;
        this.tables = tables.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
        this.decidedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    Instant decidedAt() {
        return decidedAt;
    }

    int edition() {
        return edition;
    }

    String tables() {
        return tables;
    }
}

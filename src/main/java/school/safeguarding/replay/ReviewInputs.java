package school.safeguarding.replay;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.protection.Sealed;
import school.safeguarding.reference.Reference;

/**
 * What a decision table was asked about one concern, by its review or by what followed. Written by {@link KeepWhatWasDecided},
 * never changed.
 */
@Entity
class ReviewInputs {

    @Id
    private UUID id;

    private Reference reference;
    private Instant assessedAt;

    /** Which table was asked. */
    private String decision;

    /** As {@link InputCodes} writes them; null where somebody has changed them outside this system. */
    @Sealed(by = Sealed.Key.CONCERN, nothingIfChanged = true)
    private @Nullable String inputs;

    protected ReviewInputs() {}

    Reference reference() {
        return reference;
    }

    Instant assessedAt() {
        return assessedAt;
    }

    boolean isOf(String table) {
        return decision.equals(table);
    }

    Optional<String> inputs() {
        return Optional.ofNullable(inputs);
    }
}

package school.safeguarding.replay;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.protection.Sealed;
import school.safeguarding.reference.Reference;

/** What one review of a concern came to, as the table of risk levels reads it. Written by {@link KeepWhatWasDecided}, never changed. */
@Entity
class ReviewInputs {

    @Id
    private UUID id;

    private Reference reference;
    private Instant assessedAt;

    /** As {@link InputCodes} writes them; null where somebody has changed them outside this system. */
    @Sealed(by = Sealed.Key.CONCERN, nothingIfChanged = true)
    private @Nullable String inputs;

    protected ReviewInputs() {}

    Reference reference() {
        return reference;
    }

    Optional<String> inputs() {
        return Optional.ofNullable(inputs);
    }
}

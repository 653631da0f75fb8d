package school.safeguarding.replay;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import school.safeguarding.protection.Sealed;

/** What one review of a concern came to, as the table of risk levels reads it. Never changed. */
@Entity
class ReviewInputs {

    @Id
    private UUID id;

    private String reference;
    private Instant assessedAt;

    /** As {@link InputCodes} writes them. */
    @Sealed(by = Sealed.Key.CONCERN)
    private String inputs;

    protected ReviewInputs() {}

    ReviewInputs(String reference, String inputs, Instant now) {
        this.id = UUID.randomUUID();
        this.reference = reference;
        this.inputs = inputs;
        this.assessedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    String reference() {
        return reference;
    }

    String inputs() {
        return inputs;
    }
}

package school.safeguarding.concern.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import school.safeguarding.protection.Sealed;
import school.safeguarding.reference.Reference;

/** Who was named as the person of concern in one concern. */
@Entity
public class PersonOfConcern {

    @Id
    private UUID id;

    private Reference reference;

    /** A concern whose key was destroyed must not keep all others from being looked through. */
    @Sealed(by = Sealed.Key.CONCERN, nothingIfChanged = true)
    private String name;

    private Instant namedAt;

    protected PersonOfConcern() {}

    public PersonOfConcern(Reference reference, String name, Instant now) {
        this.id = UUID.randomUUID();
        this.reference = reference;
        this.name = name;
        this.namedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public Reference reference() {
        return reference;
    }

    public Optional<String> name() {
        return Optional.ofNullable(name);
    }
}

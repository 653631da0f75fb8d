package school.safeguarding.schoolyear.year;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.SchoolYear;
import school.safeguarding.protection.Sealed;

/**
 * A school year that somebody typed and that counts for nothing yet. Who typed it is sealed too: whoever could change that in the
 * database would confirm their own.
 */
@Entity
public class ProposedSchoolYear {

    @Id
    private UUID id;

    private Instant proposedAt;

    @Sealed(nothingIfChanged = true)
    private @Nullable String proposedBy;

    @Sealed(nothingIfChanged = true)
    private @Nullable String days;

    protected ProposedSchoolYear() {}

    ProposedSchoolYear(SchoolYear year, AccountId proposedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.days = year.asText();
        this.proposedBy = proposedBy.value();
        this.proposedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    UUID id() {
        return id;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    /** Empty if it was changed in the database. */
    Optional<Typed> typed() {
        return Optional.ofNullable(days)
                .flatMap(text -> AccountId.in(proposedBy).map(by -> new Typed(SchoolYear.of(text), by)));
    }

    /** @param by account id */
    public record Typed(SchoolYear year, AccountId by) {}
}

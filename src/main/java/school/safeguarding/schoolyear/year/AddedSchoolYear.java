package school.safeguarding.schoolyear.year;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.SchoolYear;
import school.safeguarding.protection.Sealed;

/** A school year that was added to the calendar. Sealed, since who could change it in the database would move due times. */
@Entity
public class AddedSchoolYear {

    @Id
    private UUID id;

    private AccountId addedBy;
    private Instant addedAt;

    @Sealed(nothingIfChanged = true)
    private String days;

    protected AddedSchoolYear() {}

    public AddedSchoolYear(SchoolYear year, AccountId addedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.days = year.asText();
        this.addedBy = addedBy;
        this.addedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** As {@link SchoolYear#asText()} gave it; empty if it was changed in the database. */
    public Optional<String> days() {
        return Optional.ofNullable(days);
    }
}

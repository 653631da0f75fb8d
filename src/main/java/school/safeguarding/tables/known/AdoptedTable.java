package school.safeguarding.tables.known;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.protection.Sealed;
import school.safeguarding.tables.check.TableFile;
import school.safeguarding.tables.propose.ProposedTable;

/** A table that two people agreed to. It counts until another of the same id does. Sealed: nobody makes one in the database. */
@Entity
public class AdoptedTable {

    @Id
    private UUID id;

    private Instant adoptedAt;

    @Sealed(nothingIfChanged = true)
    private @Nullable String content;

    protected AdoptedTable() {}

    public AdoptedTable(ProposedTable proposed, TableFile file, Instant now) {
        this.id = proposed.id();
        this.content = file.asText();
        this.adoptedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    Instant adoptedAt() {
        return adoptedAt;
    }

    /** Empty if it was changed in the database. */
    public Optional<TableFile> file() {
        return Optional.ofNullable(content).map(TableFile::of);
    }
}

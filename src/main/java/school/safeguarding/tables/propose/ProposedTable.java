package school.safeguarding.tables.propose;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.Sealed;
import school.safeguarding.tables.check.TableFile;

/** A table that somebody proposed and that counts for nothing yet. Who proposed it is sealed too. */
@Entity
public class ProposedTable {

    @Id
    private UUID id;

    private Instant proposedAt;

    @Sealed(nothingIfChanged = true)
    private @Nullable String proposedBy;

    @Sealed(nothingIfChanged = true)
    private @Nullable String content;

    protected ProposedTable() {}

    public ProposedTable(TableFile file, AccountId proposedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.content = file.asText();
        this.proposedBy = proposedBy.value();
        this.proposedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        return id;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    /** Empty if it was changed in the database. */
    public Optional<Proposal> proposal() {
        return Optional.ofNullable(content)
                .flatMap(text -> AccountId.in(proposedBy).map(by -> new Proposal(TableFile.of(text), by)));
    }

    /** @param by account id */
    public record Proposal(TableFile table, AccountId by) {}
}

package school.safeguarding.concern.model;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.ConcernStanding;
import school.safeguarding.concern.ConcernStanding.Row;
import school.safeguarding.concern.DeletionTraces;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.reference.Reference;

/**
 * Finds concerns that were changed directly in the database, or put back there. Looks at the row, its seal and the
 * trail in one statement, and reads no concern as such: one that was changed may be none that can be read.
 */
@Component
public class ChangedConcerns {

    private final JdbcClient database;
    private final Seals seals;

    ChangedConcerns(JdbcClient database, Seals seals) {
        this.database = database;
        this.seals = seals;
    }

    /** Their references, with those that count as deleted without a trace of who deleted them. */
    public List<String> all() {
        return Stream.concat(changed().stream().map(Reference::value), countedAsDeleted().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> countedAsDeleted() {
        return database.sql(DeletionTraces.ROWS_WITHOUT_TRACE)
                .query(String.class)
                .list();
    }

    private List<Reference> changed() {
        return database
                .sql(ConcernStanding.EACH + " ORDER BY c.reference")
                .query((row, index) -> Row.read(row))
                .list()
                .stream()
                .filter(row -> !isAsDecided(row))
                .map(Row::reference)
                .toList();
    }

    /** Those of these. */
    public Set<Reference> among(Collection<Reference> references) {
        return references.isEmpty()
                ? Set.of()
                : database
                        .sql(ConcernStanding.EACH + " WHERE c.reference = ANY (?)")
                        .param(references.stream().map(Reference::value).toArray(String[]::new))
                        .query((row, index) -> Row.read(row))
                        .list()
                        .stream()
                        .filter(row -> !isAsDecided(row))
                        .map(Row::reference)
                        .collect(Collectors.toSet());
    }

    /** The others of these, in their order: what may be shown of reports that go on in a record. */
    public List<Reference> without(List<Reference> references) {
        Set<Reference> out = among(references);
        return references.stream().filter(reference -> !out.contains(reference)).toList();
    }

    public boolean isOne(Reference reference) {
        return database
                .sql(ConcernStanding.EACH + " WHERE c.reference = ?")
                .param(reference.value())
                .query((row, index) -> Row.read(row))
                .list()
                .stream()
                .anyMatch(row -> !isAsDecided(row));
    }

    private boolean isAsDecided(Row row) {
        return row.isAsTheTrailSays()
                && row.kept()
                        .filter(kept -> opens(row.reference(), kept, row.now()))
                        .isPresent();
    }

    private boolean opens(Reference reference, String kept, String now) {
        try {
            return SealedText.opened(seals.ofSchool(), new Place("concern", reference.value(), "standing"), kept)
                    .equals(now);
        } catch (CannotOpen e) {
            return false;
        }
    }
}

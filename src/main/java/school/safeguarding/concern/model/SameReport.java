package school.safeguarding.concern.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.reference.Reference;
import school.safeguarding.transaction.PerTransaction;

/** Which concerns one report began. */
@Component
public class SameReport {

    private final JdbcClient database;

    /** Those of the transaction that runs, which is the report's own. */
    private final PerTransaction<Map<Reference, List<Reference>>> accepted = new PerTransaction<>(HashMap::new);

    SameReport(JdbcClient database) {
        this.database = database;
    }

    /** @param references of several, the one first that keeps the report's own process */
    public void began(List<Reference> references) {
        for (Reference reference : references) {
            database.sql("INSERT INTO safeguarding.same_report (reference, first) VALUES (?, ?)")
                    .params(reference.value(), references.get(0).value())
                    .update();
            accepted.get().put(reference, List.copyOf(references));
        }
    }

    /** What the report that this transaction accepts began beside this concern too; only itself where it is another. */
    public List<Reference> acceptedWith(Reference reference) {
        return accepted.get().getOrDefault(reference, List.of(reference));
    }

    /** The others of the same report, in order, without those that were deleted; none where it named one child. */
    public List<Reference> others(Reference reference) {
        return database
                .sql(
                        "SELECT other.reference FROM safeguarding.same_report own"
                                + " JOIN safeguarding.same_report other ON other.first = own.first AND other.reference <> own.reference"
                                + " WHERE own.reference = ?"
                                + " AND other.reference NOT IN (SELECT d.reference FROM safeguarding.deleted_record d) ORDER BY other.reference")
                .param(reference.value())
                .query(String.class)
                .list()
                .stream()
                .map(Reference::of)
                .toList();
    }
}

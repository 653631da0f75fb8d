package school.safeguarding.concern.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.reference.Reference;

/** Which records two people have had deleted. Nothing of them opens any more, so nobody may try to read one. */
@Component
public class DeletedRecords {

    private final JdbcClient database;

    DeletedRecords(JdbcClient database) {
        this.database = database;
    }

    public boolean isOne(Reference reference) {
        return !among(List.of(reference)).isEmpty();
    }

    /** The others of these, in their order. */
    public List<Reference> without(Collection<Reference> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        Set<Reference> deleted = among(references);
        return references.stream()
                .filter(reference -> !deleted.contains(reference))
                .toList();
    }

    private Set<Reference> among(Collection<Reference> references) {
        return new HashSet<>(database.sql(
                        "SELECT reference FROM safeguarding.deleted_record WHERE reference IN (:references)")
                .param("references", references.stream().map(Reference::value).toList())
                .query((row, index) -> Reference.of(row.getString(1)))
                .list());
    }

    /**
     * Of reports that are read as one, the one first that the two people named.
     *
     * @param agreed what two people have said
     * @param until the day until which it was to be kept at least
     */
    public void add(Reference reference, Correction agreed, LocalDate until, Instant now) {
        database.sql(
                        "INSERT INTO safeguarding.deleted_record"
                                + " (reference, agreement, asked_by, agreed_by, kept_until, deleted_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        reference.value(),
                        agreed.uuid(),
                        agreed.askedBy().value(),
                        agreed.answeredBy().value(),
                        until,
                        OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }
}

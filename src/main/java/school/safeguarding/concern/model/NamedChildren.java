package school.safeguarding.concern.model;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import school.safeguarding.child.ChildId;
import school.safeguarding.concern.model.NamedChild.Kind;
import school.safeguarding.concern.model.NamedChild.State;
import school.safeguarding.reference.Reference;
import school.safeguarding.transaction.PerReading;

/** Keeps the lines by INSERT and SELECT alone, which is all that the database lets the application do. */
@Repository
class NamedChildren {

    /** A record that was deleted names nobody any more. */
    private static final String LINES = "SELECT reference, kind, child, state FROM safeguarding.concern_child"
            + " WHERE reference NOT IN (SELECT d.reference FROM safeguarding.deleted_record d)";

    private final JdbcClient database;
    private final PerReading<Reference, List<NamedChild>> named = new PerReading<>(this::ofNow);

    NamedChildren(JdbcClient database) {
        this.database = database;
    }

    void add(NamedChild line) {
        database.sql(
                        "INSERT INTO safeguarding.concern_child (id, reference, kind, child, state) VALUES (?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        line.reference().value(),
                        line.kind().name(),
                        line.child().value(),
                        line.state().name())
                .update();
    }

    /** In the order in which they were said. */
    List<NamedChild> of(Reference reference) {
        return named.get(reference);
    }

    private List<NamedChild> ofNow(Reference reference) {
        return database.sql(LINES + " AND reference = ? ORDER BY position")
                .param(reference.value())
                .query(NamedChildren::line)
                .list();
    }

    /** The same of several concerns. */
    List<NamedChild> ofAll(Collection<Reference> references) {
        return references.isEmpty()
                ? List.of()
                : database.sql(LINES + " AND reference IN (:references) ORDER BY position")
                        .param(
                                "references",
                                references.stream().map(Reference::value).toList())
                        .query(NamedChildren::line)
                        .list();
    }

    /** In the order in which they were said, of whichever concern. */
    List<NamedChild> about(Collection<UUID> children) {
        return database.sql(LINES + " AND child IN (:children) ORDER BY position")
                .param("children", children)
                .query(NamedChildren::line)
                .list();
    }

    /** The same of every concern that there is. */
    List<NamedChild> everywhere() {
        return database.sql(LINES + " ORDER BY position")
                .query(NamedChildren::line)
                .list();
    }

    private static NamedChild line(ResultSet row, int index) throws SQLException {
        return new NamedChild(
                Reference.of(row.getString("reference")),
                Kind.valueOf(row.getString("kind")),
                new ChildId(row.getObject("child", UUID.class)),
                State.valueOf(row.getString("state")));
    }
}

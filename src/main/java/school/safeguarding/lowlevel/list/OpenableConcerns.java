package school.safeguarding.lowlevel.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;

/**
 * All low-level concerns but those that cannot be opened, which hide none of the others. Looks at the rows first: reading one that
 * cannot be opened as what it is would end the transaction.
 */
@Component
class OpenableConcerns {

    private static final Logger log = LoggerFactory.getLogger(OpenableConcerns.class);

    private static final String TABLE = "low_level_concern";

    private static final List<String> SEALED = List.of("kept_in", "adult", "about_account", "answers");

    private final LowLevelConcerns concerns;
    private final JdbcClient database;
    private final Seals seals;

    OpenableConcerns(LowLevelConcerns concerns, JdbcClient database, Seals seals) {
        this.concerns = concerns;
        this.database = database;
        this.seals = seals;
    }

    /** In the order in which they were added. */
    List<LowLevelConcern> all() {
        Set<String> damaged = damaged();
        return damaged.isEmpty()
                ? concerns.findAllByOrderByAddedAt()
                : concerns.findByReferenceNotInOrderByAddedAt(damaged);
    }

    /** The references of those that cannot be opened: nobody knows whom they are about, nor whose they are. */
    Set<String> damaged() {
        return database
                .sql("SELECT reference, " + String.join(", ", SEALED) + " FROM safeguarding." + TABLE)
                .query((row, index) -> new Looked(row.getString("reference"), opens(row)))
                .list()
                .stream()
                .filter(row -> !row.opens())
                .map(Looked::reference)
                .collect(Collectors.toSet());
    }

    private record Looked(String reference, boolean opens) {}

    private boolean opens(ResultSet row) throws SQLException {
        String reference = row.getString("reference");
        try {
            for (String column : SEALED) {
                String kept = row.getString(column);
                if (kept != null) {
                    SealedText.opened(seals.ofSchool(), new Place(TABLE, reference, column), kept);
                }
            }
            return true;
        } catch (CannotOpen damaged) {
            log.error("ALARM A12: {}", damaged.getMessage());
            return false;
        }
    }
}

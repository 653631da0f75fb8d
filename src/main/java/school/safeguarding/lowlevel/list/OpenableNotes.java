package school.safeguarding.lowlevel.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;

/** What became of low-level concerns: where one note cannot be opened, that it is there, and who wrote it when. */
@Component
class OpenableNotes {

    private static final Logger log = LoggerFactory.getLogger(OpenableNotes.class);

    private static final String TABLE = "low_level_note";

    private final JdbcClient database;
    private final Seals seals;

    OpenableNotes(JdbcClient database, Seals seals) {
        this.database = database;
        this.seals = seals;
    }

    /** @param answers empty where they cannot be opened */
    record Noted(String step, AccountId by, Instant at, Optional<String> answers) {}

    /** In the order in which they were written. */
    List<Noted> of(String reference) {
        return database.sql("SELECT id, step, by_account, at, answers FROM safeguarding." + TABLE
                        + " WHERE reference = ? ORDER BY at")
                .param(reference)
                .query((row, index) -> new Noted(
                        row.getString("step"),
                        AccountId.of(row.getString("by_account")),
                        row.getTimestamp("at").toInstant(),
                        opened(row)))
                .list();
    }

    private Optional<String> opened(ResultSet row) throws SQLException {
        try {
            return Optional.of(SealedText.opened(
                    seals.ofSchool(), new Place(TABLE, row.getString("id"), "answers"), row.getString("answers")));
        } catch (CannotOpen damaged) {
            log.error("ALARM A12: {}", damaged.getMessage());
            return Optional.empty();
        }
    }
}

package school.safeguarding.verification;

import static school.safeguarding.verification.DoesNotFit.hold;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import school.safeguarding.concern.ConcernStanding;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;

/** What the rules know of a concern is what its last change made of it, and there were as many changes as the trail has. */
class VerifyConcerns {

    private final Database database;

    VerifyConcerns(Database database) {
        this.database = database;
    }

    void verify() throws SQLException, DoesNotFit {
        try (PreparedStatement query = database.query(ConcernStanding.EACH + " ORDER BY c.reference");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                concern(ConcernStanding.Row.read(row));
            }
        }
        try (PreparedStatement query = database.query(
                        "SELECT min(reference) FROM safeguarding.trace t WHERE kind = 'CONCERN_STANDS' AND NOT EXISTS"
                                + " (SELECT FROM safeguarding.concern c WHERE c.reference = t.reference)");
                ResultSet row = query.executeQuery()) {
            row.next();
            hold(row.getString(1) == null, "the concern " + row.getString(1), "it is gone");
        }
    }

    private void concern(ConcernStanding.Row row) throws DoesNotFit {
        String where = "the concern " + row.reference();
        Optional<String> opened = standing(row);
        String was = opened.filter(row::isLast)
                .map(standing -> ". It was: " + ConcernStanding.inWords(standing))
                .orElse("");
        hold(
                row.isAsTheTrailSays(),
                where,
                "who handles it, whom it is about, who has stepped out or how far it is has been changed or put back"
                        + was);
        hold(
                database.keys().isEmpty() || opened.filter(row.now()::equals).isPresent(),
                where,
                "what is sealed beside it is something else, or cannot be opened");
    }

    private Optional<String> standing(ConcernStanding.Row row) {
        try {
            return database.keys().flatMap(keys -> row.kept()
                    .map(kept -> SealedText.opened(
                            keys.ofSchool(),
                            new Place("concern", row.reference().value(), "standing"),
                            kept)));
        } catch (CannotOpen e) {
            return Optional.empty();
        }
    }
}

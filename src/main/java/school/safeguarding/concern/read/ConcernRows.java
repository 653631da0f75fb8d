package school.safeguarding.concern.read;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernLists.State;
import school.safeguarding.concern.model.AboutWhomColumn;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.HandedColumn;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.risk.RiskLevel;

/** Concerns as rows of codes: ten thousand of them are asked for in one statement, and none is opened. */
@Repository
class ConcernRows {

    private static final String ROWS =
            """
            SELECT c.reference, c.reported_at, c.about, c.handler_role, c.assigned_to, c.handed_to, c.closed_at, c.class,
                c.is_reviewed, c.proposed_level, c.decided_level, c.response, c.is_response_agreed, recusal.accounts
            FROM safeguarding.concern c
            LEFT JOIN (SELECT concern, array_agg(account) AS accounts FROM safeguarding.concern_recusal GROUP BY concern) recusal
                ON recusal.concern = c.id
            WHERE c.reference NOT IN (SELECT d.reference FROM safeguarding.deleted_record d) AND\s""";

    private final JdbcClient database;

    ConcernRows(JdbcClient database) {
        this.database = database;
    }

    /** @param concern as much of it as decides who may know of it */
    record ConcernRow(
            Concern concern,
            Optional<RiskLevel> level,
            State state,
            Optional<UUID> classId,
            Optional<Instant> closedAt) {

        Reference reference() {
            return concern.reference();
        }
    }

    List<ConcernRow> open() {
        return database.sql(ROWS + "c.closed_at IS NULL ORDER BY c.reported_at, c.reference")
                .query(ConcernRows::row)
                .list();
    }

    /** Those that were closed last, first. */
    List<ConcernRow> closed() {
        return database.sql(ROWS + "c.closed_at IS NOT NULL ORDER BY c.closed_at DESC, c.reference")
                .query(ConcernRows::row)
                .list();
    }

    List<ConcernRow> of(Set<Reference> references) {
        return references.isEmpty()
                ? List.of()
                : database.sql(ROWS + "c.reference = ANY (?) ORDER BY c.reported_at DESC, c.reference")
                        .param(references.stream().map(Reference::value).toArray(String[]::new))
                        .query(ConcernRows::row)
                        .list();
    }

    Set<Reference> inClass(UUID id) {
        return database.sql("SELECT reference FROM safeguarding.concern WHERE class = ?")
                .param(id)
                .query((row, index) -> Reference.of(row.getString(1)))
                .set();
    }

    private static ConcernRow row(ResultSet row, int index) throws SQLException {
        Instant closedAt = time(row, "closed_at");
        String handlerRole = row.getString("handler_role");
        Concern concern = Concern.listed(
                Reference.of(row.getString("reference")),
                requireNonNull(time(row, "reported_at")),
                new AboutWhomColumn().convertToEntityAttribute(row.getString("about")),
                handlerRole == null ? null : HandlerRole.valueOf(handlerRole),
                AccountId.in(row.getString("assigned_to")).orElse(null),
                accounts(row.getArray("accounts")),
                new HandedColumn().convertToEntityAttribute(row.getString("handed_to")),
                closedAt);
        boolean isAgreed = row.getBoolean("is_response_agreed");
        return new ConcernRow(
                concern,
                Concern.standing(
                        level(row.getString("proposed_level")), level(row.getString("decided_level")), isAgreed),
                state(closedAt, row.getBoolean("is_reviewed"), isAgreed && row.getString("response") != null),
                Optional.ofNullable(row.getObject("class", UUID.class)),
                Optional.ofNullable(closedAt));
    }

    private static State state(@Nullable Instant closedAt, boolean isReviewed, boolean isDecided) {
        if (closedAt != null) {
            return State.CLOSED;
        }
        if (!isReviewed) {
            return State.TO_REVIEW;
        }
        return isDecided ? State.AT_WORK : State.TO_DECIDE;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable RiskLevel level(@Nullable String name) {
        return name == null ? null : RiskLevel.valueOf(name);
    }

    private static Set<AccountId> accounts(@Nullable Array array) throws SQLException {
        return array == null
                ? Set.of()
                : Arrays.stream((String[]) array.getArray())
                        .map(AccountId::orNobody)
                        .collect(Collectors.toSet());
    }
}

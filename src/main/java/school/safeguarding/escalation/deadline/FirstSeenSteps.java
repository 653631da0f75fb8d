package school.safeguarding.escalation.deadline;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.escalation.FirstSeen;
import school.safeguarding.reference.Reference;

@Component
class FirstSeenSteps implements FirstSeen {

    private final JdbcClient database;

    FirstSeenSteps(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<Seen> of(Reference reference) {
        return database.sql(
                        """
                        SELECT seen.at, EXISTS (SELECT 1 FROM safeguarding.overdue_step late WHERE late.reference = ?
                            AND late.step = 'userTask_reviewConcern' AND late.cause <> 'MAIL_FAILED' AND late.started_at <= seen.at)
                        FROM (SELECT min(seen_at) AS at FROM safeguarding.step_seen WHERE reference = ?) seen
                        WHERE seen.at IS NOT NULL""")
                .params(reference.value(), reference.value())
                .query((row, index) ->
                        new Seen(row.getObject(1, OffsetDateTime.class).toInstant(), !row.getBoolean(2)))
                .optional();
    }
}

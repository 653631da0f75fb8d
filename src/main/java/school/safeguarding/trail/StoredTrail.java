package school.safeguarding.trail;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace.Kind;

/**
 * Adds a transaction's traces when everything else of it is done: there is one chain, so whoever adds to it makes all others
 * wait, and that has to be short.
 */
@Repository
class StoredTrail implements Trail {

    private static final String ALL =
            "SELECT number, at, by_account, kind, reference, detail, entry_hash, standing FROM safeguarding.trace";

    private static final String COLUMNS = ALL + " WHERE kind NOT IN ('ENTRY', 'CONCERN_STANDS', 'STEP_OFFERED')";

    private final JdbcClient database;
    private final EntityManager entities;
    private final CountedTraces counted;
    private final Clock clock;
    private final String school;

    StoredTrail(
            JdbcClient database,
            EntityManager entities,
            CountedTraces counted,
            Clock clock,
            @Value("${safeguarding.school}") String school) {
        this.database = database;
        this.entities = entities;
        this.counted = counted;
        this.clock = clock;
        this.school = school;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(Trace trace) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        waiting().add(new Waiting(at, trace));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void leaveOnceAnHour(Trace trace) {
        if (counted.isFirst(trace, true)) {
            leave(trace);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(Trace trace) {
        counted.isFirst(trace, false);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void leaveNumbers() {
        counted.takeNumbers().forEach(this::leave);
    }

    @Override
    public void expectMore() {
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            waiting();
        }
    }

    private List<Waiting> waiting() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(AtTheEnd.class::isInstance)
                .map(AtTheEnd.class::cast)
                .filter(waiting -> waiting.trail() == this)
                .findFirst()
                .orElseGet(() -> {
                    AtTheEnd atTheEnd = new AtTheEnd(this, new ArrayList<>());
                    TransactionSynchronizationManager.registerSynchronization(atTheEnd);
                    return atTheEnd;
                })
                .waiting();
    }

    private record Waiting(Instant at, Trace trace) {}

    private record AtTheEnd(StoredTrail trail, List<Waiting> waiting) implements TransactionSynchronization {

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            trail.keepAll(waiting);
        }
    }

    private void keepAll(List<Waiting> waiting) {
        // Whoever holds the chain's end must wait for no row that somebody else holds who waits for the chain's end.
        entities.flush();
        if (waiting.isEmpty()) {
            return;
        }
        End end = lockEnd();
        List<Object> values = new ArrayList<>();
        for (Waiting one : waiting) {
            Trace trace = one.trace();
            long number = end.number() + 1;
            byte[] hash = TraceHash.of(school, number, one.at(), trace, end.hash());
            values.add(number);
            values.add(OffsetDateTime.ofInstant(one.at(), ZoneOffset.UTC));
            values.add(trace.by().value());
            values.add(trace.kind().name());
            values.add(trace.reference().orElse(null));
            values.add(trace.detail().orElse(null));
            values.add(trace.hashed().orElse(null));
            values.add(trace.standing().orElse(null));
            values.add(hash);
            values.add(end.hash());
            end = new End(number, hash);
        }
        values.add(end.number());
        values.add(end.hash());
        database.sql("WITH kept AS (INSERT INTO safeguarding.trace"
                        + " (number, at, by_account, kind, reference, detail, entry_hash, standing, hash, previous_hash)"
                        + " VALUES "
                        + String.join(", ", Collections.nCopies(waiting.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
                        + ") UPDATE safeguarding.trail_head SET last_number = ?, last_hash = ?")
                .params(values)
                .update();
    }

    private End lockEnd() {
        return database.sql("SELECT last_number, last_hash FROM safeguarding.trail_head FOR UPDATE")
                .query(StoredTrail::readEnd)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<End> end() {
        return database.sql("SELECT last_number, last_hash FROM safeguarding.trail_head")
                .query(StoredTrail::readEnd)
                .optional()
                .filter(end -> end.number() > 0);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Left> about(Reference reference) {
        return database.sql(COLUMNS + " AND reference = ? ORDER BY number")
                .param(reference.value())
                .query(StoredTrail::readLeft)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Left> standings(Reference reference) {
        return database.sql(ALL + " WHERE kind = 'CONCERN_STANDS' AND reference = ? ORDER BY number")
                .param(reference.value())
                .query(StoredTrail::readLeft)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Left> standing(Reference reference, Instant until) {
        return database.sql(ALL + " WHERE kind = 'CONCERN_STANDS' AND reference = ? AND at < ?"
                        + " ORDER BY number DESC LIMIT 1")
                .params(reference.value(), OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .query(StoredTrail::readLeft)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Left> offers(Reference reference, Instant until) {
        return database.sql(ALL + " WHERE kind = 'STEP_OFFERED' AND reference = ? AND at < ? ORDER BY number")
                .params(reference.value(), OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .query(StoredTrail::readLeft)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Left> between(Instant from, Instant until) {
        return database.sql(COLUMNS + " AND at >= ? AND at < ? ORDER BY number")
                .params(OffsetDateTime.ofInstant(from, ZoneOffset.UTC), OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .query(StoredTrail::readLeft)
                .list();
    }

    private static End readEnd(ResultSet row, int index) throws SQLException {
        return new End(row.getLong("last_number"), row.getBytes("last_hash"));
    }

    private static Left readLeft(ResultSet row, int index) throws SQLException {
        return new Left(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Trace(
                        AccountId.orNobody(row.getString("by_account")),
                        Kind.named(row.getString("kind")),
                        Optional.ofNullable(row.getString("reference")),
                        Optional.ofNullable(row.getString("detail")),
                        Optional.ofNullable(row.getBytes("entry_hash")),
                        Optional.ofNullable(row.getString("standing"))));
    }
}

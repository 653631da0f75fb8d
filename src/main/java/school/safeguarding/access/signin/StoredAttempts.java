package school.safeguarding.access.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import school.safeguarding.access.session.DatabaseTime;

/** Attempts in the database, so that all nodes count together, and a restart forgets none. */
@Component
public class StoredAttempts implements Attempts {

    /** So many that are forgotten are removed with each new one: whoever guesses under many names fills no table. */
    private static final int TIDIED = 100;

    /** So many connections, and no more, for whoever tries: the others are for those who are signed in. */
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final JdbcClient database;
    private final DatabaseTime time;
    private final TransactionTemplate transaction;

    public StoredAttempts(JdbcClient database, DatabaseTime time, PlatformTransactionManager transactions) {
        this.database = database;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
        // What was tried has been tried, whatever becomes of the caller's transaction.
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Row(Turns turns, Instant forgottenAt, Instant now) {

        boolean isNew() {
            return forgottenAt.equals(Instant.EPOCH);
        }

        Turns known() {
            return forgottenAt.isBefore(now) ? Turns.NONE : turns;
        }
    }

    @Override
    public <T> T change(String name, Duration kept, BiFunction<Turns, Instant, Changed<T>> change) {
        byte[] hash = hash(name);
        places.acquireUninterruptibly();
        try {
            return transaction.execute(status -> change(hash, kept, change));
        } finally {
            places.release();
        }
    }

    private <T> T change(byte[] hash, Duration kept, BiFunction<Turns, Instant, Changed<T>> change) {
        Row row = locked(hash);
        if (row.isNew()) {
            tidy(row.now());
        }
        Changed<T> changed = change.apply(row.known(), row.now());
        database.sql("UPDATE safeguarding.sign_in_attempt SET tried = ?, next_at = ?, forgotten_at = ? WHERE name = ?")
                .params(
                        changed.turns().tried(),
                        changed.turns().nextAt().map(StoredAttempts::at).orElse(null),
                        at(row.now().plus(kept)),
                        hash)
                .update();
        return changed.answer();
    }

    private Row locked(byte[] hash) {
        return database.sql(
                        "INSERT INTO safeguarding.sign_in_attempt (name, tried, forgotten_at) VALUES (?, 0, 'epoch')"
                                + " ON CONFLICT (name) DO UPDATE SET tried = sign_in_attempt.tried"
                                + " RETURNING tried, next_at, forgotten_at, clock_timestamp()")
                .param(hash)
                .query((row, index) -> new Row(
                        new Turns(
                                row.getInt(1),
                                Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        time.of(row.getObject(4, OffsetDateTime.class).toInstant())))
                .single();
    }

    /** Passes by what another is changing: nobody waits here for anybody. */
    private void tidy(Instant now) {
        database.sql("DELETE FROM safeguarding.sign_in_attempt WHERE name IN (SELECT name FROM"
                        + " safeguarding.sign_in_attempt WHERE forgotten_at < ? AND forgotten_at > 'epoch' LIMIT ?"
                        + " FOR UPDATE SKIP LOCKED)")
                .params(at(now), TIDIED)
                .update();
    }

    @Override
    public void forget(String name) {
        database.sql("DELETE FROM safeguarding.sign_in_attempt WHERE name = ?")
                .param(hash(name))
                .update();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

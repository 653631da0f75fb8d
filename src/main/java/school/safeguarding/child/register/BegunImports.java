package school.safeguarding.child.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.csv.Column;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.Seals;

/**
 * Files of pupils between the pages of an import, one for each account. In the database, since the next page may be asked of
 * another node, and sealed.
 */
@Component
public class BegunImports {

    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient database;
    private final Seals seals;
    private final Clock clock;

    BegunImports(JdbcClient database, Seals seals, Clock clock) {
        this.database = database;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * @param file as it was chosen
     * @param columns by what they are, the first being 0; empty until they are said
     * @param shown the fingerprint of what it would change; empty until that was shown
     */
    record BegunImport(byte[] file, Map<Column, Integer> columns, String shown) {}

    @Transactional
    public void keep(AccountId account, BegunImport begun) {
        forgetOld();
        database.sql("INSERT INTO safeguarding.register_import (account, kept_at, content)"
                        + " VALUES (:account, :now, :content) ON CONFLICT (school, account)"
                        + " DO UPDATE SET kept_at = excluded.kept_at, content = excluded.content")
                .param("account", account.value())
                .param("now", at(clock.instant()))
                .param("content", sealed(account, begun))
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<BegunImport> of(AccountId account) {
        return database.sql("SELECT content FROM safeguarding.register_import WHERE account = ? AND kept_at >= ?")
                .params(account.value(), at(clock.instant().minus(KEPT)))
                .query((row, index) -> row.getBytes(1))
                .optional()
                .flatMap(content -> opened(account, content));
    }

    @Transactional
    public void forget(AccountId account) {
        database.sql("DELETE FROM safeguarding.register_import WHERE account = ?")
                .param(account.value())
                .update();
    }

    /** Everybody's that nobody went on with. */
    @Transactional
    public void forgetOld() {
        database.sql("DELETE FROM safeguarding.register_import WHERE kept_at < ?")
                .param(at(clock.instant().minus(KEPT)))
                .update();
    }

    private byte[] sealed(AccountId account, BegunImport begun) {
        try {
            return seals.ofSchool().seal(JSON.writeValueAsBytes(begun), place(account));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A file of pupils could not be kept");
        }
    }

    private Optional<BegunImport> opened(AccountId account, byte[] content) {
        try {
            return Optional.of(JSON.readValue(seals.ofSchool().open(content, place(account)), BegunImport.class));
        } catch (CannotOpen | IOException notOurs) {
            return Optional.empty();
        }
    }

    private static Place place(AccountId account) {
        return new Place("register_import", account.value(), "content");
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

package school.safeguarding.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import school.safeguarding.SchoolTest;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.EntryCodec;
import school.safeguarding.record.Verified;
import school.safeguarding.story.DatabaseSearch;

/** An installation of before there were keys: what it kept is there afterwards, sealed and chained. */
@SchoolTest
class SealWhatWasPlainTest {

    private static final String BEFORE = "011";
    private static final String MARKER = "Zzplain";

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private SealWhatWasPlain migration;

    @Autowired
    private OneRowPerChild children;

    private String url;
    private JdbcClient database;

    @BeforeEach
    void installAsItWas() {
        new JdbcTemplate(KeysOfDatabase.asSuperuser(details.getJdbcUrl())).execute("CREATE DATABASE before_keys");
        url = details.getJdbcUrl().replaceFirst("/[^/]*$", "/before_keys");
        JdbcTemplate superuser = new JdbcTemplate(KeysOfDatabase.asSuperuser(url));
        superuser.execute("CREATE SCHEMA safeguarding AUTHORIZATION owner");
        superuser.execute("CREATE SCHEMA engine AUTHORIZATION owner");
        database = JdbcClient.create(KeysOfDatabase.asSuperuser(url));
        flyway().target(BEFORE).load().migrate();
    }

    @AfterEach
    void leaveNothing() {
        new JdbcTemplate(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .execute("DROP DATABASE before_keys WITH (FORCE)");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(new DriverManagerDataSource(url, "owner", "owner"))
                .locations("classpath:db/migration")
                .schemas("safeguarding")
                .defaultSchema("safeguarding")
                .createSchemas(false)
                .javaMigrations(migration, children);
    }

    private void concern(String reference) {
        database.sql("INSERT INTO safeguarding.concern (reference, reported_at, reporter, about, is_immediate_danger)"
                        + " VALUES (?, now(), 'teacher', 'STRANGER', false)")
                .param(reference)
                .update();
        database.sql("INSERT INTO safeguarding.concern_person (reference, kind, name, name_key, born_on)"
                        + " VALUES (?, 'CHILD', 'Zzplain Madeup', 'zzplain madeup', '2021-05-04')")
                .param(reference)
                .update();
        database.sql("INSERT INTO safeguarding.record_head (reference, last_number, last_hash) VALUES (?, 2, '\\x02')")
                .param(reference)
                .update();
        for (int number : List.of(1, 2)) {
            database.sql(
                            "INSERT INTO safeguarding.entry (reference, number, at, by_account, kind, content, key_id, hash,"
                                    + " previous_hash) VALUES (?, ?, now(), 'teacher', 'report', ?, 'plain-1', '\\x01', '\\x00')")
                    .params(
                            reference,
                            number,
                            ("{\"step\":\"Report\",\"lines\":[],\"x\":\"" + MARKER + number + "\"}").getBytes())
                    .update();
        }
    }

    @Test
    void nothing_is_lost_and_nothing_stays_readable() throws Exception {
        concern("CSE-2026-0001");
        concern("CSE-2026-0002");
        database.sql("INSERT INTO safeguarding.account (id, name, mail, password, second_factor)"
                        + " VALUES ('nico', 'Zzplain Example', 'zzplain@school.example', 'a hash', 'ZZPLAINSECRET')")
                .update();
        database.sql("INSERT INTO safeguarding.account (id, name, password) VALUES ('ivo', 'Zzplain', 'a hash')")
                .update();
        database.sql(
                        "INSERT INTO safeguarding.account_change (id, kind, account, reason, asked_by, asked_at, needs, state)"
                                + " VALUES (gen_random_uuid(), 'DISABLE', 'nico', 'Zzplain reason', 'ivo', now(), 'NOBODY', 'ASKED')")
                .update();

        database.sql("INSERT INTO safeguarding.concern_recusal (concern, account)"
                        + " SELECT id, 'nico' FROM safeguarding.concern WHERE reference = 'CSE-2026-0002'")
                .update();

        flyway().load().migrate();

        DatabaseSearch search = new DatabaseSearch(url);
        for (String plain : List.of(MARKER, "zzplain", "ZZPLAIN", "2021-05-04")) {
            assertThat(search.columnsWith("safeguarding", plain)).as(plain).isEmpty();
        }
        Seals keys = KeysOfDatabase.open(url);
        assertThat(new String(keys.ofConcern("CSE-2026-0002")
                        .open(
                                database.sql("SELECT content FROM safeguarding.entry WHERE reference = 'CSE-2026-0002'"
                                                + " AND number = 2")
                                        .query((row, index) -> row.getBytes(1))
                                        .single(),
                                EntryCodec.place("CSE-2026-0002", 2))))
                .contains(MARKER + "2");
        assertThat(opened(keys, "second_factor")).isEqualTo("ZZPLAINSECRET");
        assertThat(opened(keys, "name")).isEqualTo("Zzplain Example");
        assertThat(database.sql("SELECT l.reference FROM safeguarding.concern_child l JOIN safeguarding.child c"
                                + " ON c.id = l.child WHERE l.kind = 'CHILD' AND c.content IS NOT NULL ORDER BY 1")
                        .query(String.class)
                        .list())
                .containsExactly("CSE-2026-0001", "CSE-2026-0002");
        assertThat(Verified.isWhole(KeysOfDatabase.asSuperuser(url), keys)).isTrue();
    }

    private String opened(Seals keys, String column) {
        return SealedText.opened(
                keys.ofSchool(),
                new Place("account", "nico", column),
                database.sql("SELECT " + column + " FROM safeguarding.account WHERE id = 'nico'")
                        .query(String.class)
                        .single());
    }
}

package school.safeguarding.story;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.people.RightsSeal;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;

/** Who works at the school, changed behind the application's back, as a database's owner may. */
public class Staff {

    private static final Map<String, DataSource> POOLS = new ConcurrentHashMap<>();
    private static final Map<String, Seals> KEYS = new ConcurrentHashMap<>();

    private final JdbcClient database;
    private final String jdbcUrl;

    /** @param jdbcUrl of the school's database */
    public Staff(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
        database = JdbcClient.create(POOLS.computeIfAbsent(jdbcUrl, Staff::pool));
    }

    private static DataSource pool(String jdbcUrl) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(KeysOfDatabase.asSuperuser(jdbcUrl));
        pool.setMaximumPoolSize(2);
        pool.setMinimumIdle(0);
        return pool;
    }

    private Seals keys() {
        return KEYS.computeIfAbsent(jdbcUrl, KeysOfDatabase::open);
    }

    private String sealed(String account, String column, String text) {
        return SealedText.sealed(keys().ofSchool(), new Place("account", account, column), text);
    }

    public void leaves(String account, LocalDate lastDay) {
        database.sql("UPDATE safeguarding.account SET until_day = ? WHERE id = ?")
                .params(lastDay, account)
                .update();
        stands(account);
    }

    /** As if the application had written what the account's row says now. */
    private void stands(String account) {
        String standing = database.sql("SELECT until_day, is_password_one_time, activation IS NOT NULL,"
                        + " second_factor IS NOT NULL, link_until FROM safeguarding.account WHERE id = ?")
                .param(account)
                .query((row, index) -> RightsSeal.of(
                        roles(account),
                        row.getObject(1, LocalDate.class),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant()))
                .single();
        database.sql("UPDATE safeguarding.account SET standing = ? WHERE id = ?")
                .params(sealed(account, "standing", standing), account)
                .update();
    }

    private Map<String, Instant> roles(String account) {
        Map<String, Instant> roles = new HashMap<>();
        database.sql("SELECT role, since FROM safeguarding.account_role WHERE account = ?")
                .param(account)
                .query(row -> {
                    roles.put(row.getString(1), row.getTimestamp(2).toInstant());
                });
        return roles;
    }

    private void everybodyStands() {
        database.sql("SELECT id FROM safeguarding.account")
                .query(String.class)
                .list()
                .forEach(this::stands);
    }

    public void isIn(String account, String... roles) {
        database.sql("DELETE FROM safeguarding.account_role WHERE account = ?")
                .param(account)
                .update();
        for (String role : roles) {
            database.sql("INSERT INTO safeguarding.account_role (account, role) VALUES (?, ?)")
                    .params(account, role)
                    .update();
        }
        stands(account);
    }

    /** As if the account had come into all of its roles at that time. */
    public void isInSince(String account, Instant since) {
        database.sql("UPDATE safeguarding.account_role SET since = ? WHERE account = ?")
                .params(Timestamp.from(since), account)
                .update();
        stands(account);
    }

    /** Somebody new, with the password of the account {@code teacher} at that time. */
    public void joins(String account, String... roles) {
        database.sql("INSERT INTO safeguarding.account (id, password, standing, name, mail) VALUES (?, ?, '', ?, ?)")
                .params(
                        account,
                        sealed(account, "password", password("teacher")),
                        sealed(account, "name", account + " Example"),
                        sealed(account, "mail", account + "@school.example"))
                .update();
        isIn(account, roles);
    }

    /** Whether the password was given by somebody else, and until when it works. */
    public void wasGivenPassword(String account, Instant until) {
        database.sql("UPDATE safeguarding.account SET is_password_one_time = true, password_until = ? WHERE id = ?")
                .params(Timestamp.from(until), account)
                .update();
        stands(account);
    }

    /** The hash of it. */
    public String password(String account) {
        return SealedText.opened(
                keys().ofSchool(),
                new Place("account", account, "password"),
                database.sql("SELECT password FROM safeguarding.account WHERE id = ?")
                        .param(account)
                        .query(String.class)
                        .single());
    }

    public void hasPassword(String account, String hash) {
        database.sql("UPDATE safeguarding.account SET password = ? WHERE id = ?")
                .params(sealed(account, "password", hash), account)
                .update();
    }

    /** As if nobody of the trial's people had ever been away or left. Whoever joined for a test and left stays away. */
    public void everybodyIsBack() {
        database.sql("DELETE FROM safeguarding.absence").update();
        database.sql("UPDATE safeguarding.account SET until_day = NULL, teaches = NULL WHERE id IN"
                        + " ('teacher', 'cpo', 'deputy', 'head', 'chair', 'governor', 'it')")
                .update();
        database.sql("UPDATE safeguarding.account_role SET since = DEFAULT WHERE account IN"
                        + " ('teacher', 'cpo', 'deputy', 'head', 'chair', 'governor', 'it')")
                .update();
        everybodyStands();
    }

    public void teaches(String account, String className) {
        database.sql("UPDATE safeguarding.account SET teaches = ? WHERE id = ?")
                .params(sealed(account, "teaches", className), account)
                .update();
    }

    public void hasSecondFactor(String account) {
        database.sql("UPDATE safeguarding.account SET second_factor = ? WHERE id = ?")
                .params(sealed(account, "second_factor", "MADEUPSECRET"), account)
                .update();
        stands(account);
    }

    /** As if nobody had ever asked for a change of an account, been away or left. */
    public void noAccountWasChanged() {
        everybodyIsBack();
        String made = "(SELECT account FROM safeguarding.account_change WHERE kind = 'CREATE' AND state = 'DONE')";
        database.sql("DELETE FROM safeguarding.account_role WHERE account IN " + made)
                .update();
        database.sql("WITH changes AS (DELETE FROM safeguarding.account_change RETURNING account, kind, state)"
                        + " SELECT DISTINCT account FROM changes WHERE kind = 'CREATE' AND state = 'DONE'")
                .query(String.class)
                .list()
                .forEach(account -> database.sql("DELETE FROM safeguarding.account WHERE id = ?")
                        .param(account)
                        .update());
        database.sql(
                        "UPDATE safeguarding.account SET second_factor = NULL WHERE second_factor IS NOT NULL RETURNING id")
                .query(String.class)
                .list()
                .forEach(this::stands);
    }
}

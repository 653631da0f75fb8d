package school.safeguarding.story;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;

/** Who works at the school, changed behind the application's back, as a database's owner may. */
public class Staff {

    private static final Map<String, Seals> KEYS = new ConcurrentHashMap<>();

    private final JdbcClient database;
    private final String jdbcUrl;

    /** @param jdbcUrl of the school's database */
    public Staff(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
        database = JdbcClient.create(KeysOfDatabase.asSuperuser(jdbcUrl));
    }

    private String sealed(String account, String column, String text) {
        Seals keys = KEYS.computeIfAbsent(jdbcUrl, KeysOfDatabase::open);
        return SealedText.sealed(keys.ofSchool(), new Place("account", account, column), text);
    }

    public void leaves(String account, LocalDate lastDay) {
        database.sql("UPDATE safeguarding.account SET until_day = ? WHERE id = ?")
                .params(lastDay, account)
                .update();
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
    }

    /** Somebody new, with the password of the account {@code teacher} at that time. */
    public void joins(String account, String... roles) {
        database.sql("INSERT INTO safeguarding.account (id, name, mail, password)"
                        + " SELECT ?, ?, ?, password FROM safeguarding.account WHERE id = 'teacher'")
                .params(
                        account,
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
    }

    /** As if nobody of the trial's people had ever been away or left. Whoever joined for a test and left stays away. */
    public void everybodyIsBack() {
        database.sql("DELETE FROM safeguarding.absence").update();
        database.sql("UPDATE safeguarding.account SET until_day = NULL, teaches = NULL WHERE id IN"
                        + " ('teacher', 'cpo', 'deputy', 'head', 'chair', 'governor', 'it')")
                .update();
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
        database.sql("UPDATE safeguarding.account SET second_factor = NULL").update();
    }
}

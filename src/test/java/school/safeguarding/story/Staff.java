package school.safeguarding.story;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Who works at the school, changed behind the application's back, as a database's owner may. */
public class Staff {

    private final JdbcClient database;

    /** @param jdbcUrl of the school's database */
    public Staff(String jdbcUrl) {
        database = JdbcClient.create(
                new DriverManagerDataSource(jdbcUrl.replaceFirst("\\?.*", ""), "postgres", "postgres"));
    }

    public void leaves(String account, LocalDate lastDay) {
        database.sql("UPDATE safeguarding.account SET until_day = ? WHERE id = ?")
                .params(lastDay, account)
                .update();
    }

    /** As if nobody had ever been away or left. */
    public void everybodyIsBack() {
        database.sql("DELETE FROM safeguarding.absence").update();
        database.sql("UPDATE safeguarding.account SET until_day = NULL").update();
    }
}

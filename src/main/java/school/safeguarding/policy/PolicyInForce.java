package school.safeguarding.policy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which edition of the policy is in force, for whatever is decided or read under it. */
@Component
public class PolicyInForce {

    private final JdbcClient database;

    PolicyInForce(JdbcClient database) {
        this.database = database;
    }

    /**
     * Counted from 1; 0 while none was published here. Opens nothing that is written in an edition. Asked by plain JDBC, so that
     * whoever can go on without an answer loses no transaction by it.
     */
    public int number() {
        return database.sql("SELECT coalesce(max(number), 0) FROM safeguarding.policy_edition")
                .query(Integer.class)
                .single();
    }
}

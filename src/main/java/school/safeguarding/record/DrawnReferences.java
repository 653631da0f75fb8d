package school.safeguarding.record;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Year;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;

/**
 * Draws references: a prefix, the calendar year in Europe/London and digits at random, so that nobody infers from a gap that
 * something is hidden.
 */
@Component
public class DrawnReferences {

    private static final int FEWEST_DIGITS = 4;
    private static final int TRIES_PER_LENGTH = 20;

    private final JdbcClient database;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    DrawnReferences(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One that is not taken, in the caller's transaction.
     *
     * @param prefix such as {@code CSE}
     * @param table of the domain's schema, whose column {@code reference} holds those that are taken
     */
    public String next(String prefix, String table) {
        int year = Year.from(clock.instant().atZone(BritishDates.ZONE)).getValue();
        for (int attempt = 0; ; attempt++) {
            int digits = FEWEST_DIGITS + attempt / TRIES_PER_LENGTH;
            String number = String.valueOf(random.nextLong((long) Math.pow(10, digits)));
            String reference = prefix + "-" + year + "-" + "0".repeat(digits - number.length()) + number;
            if (isFree(reference, table)) {
                return reference;
            }
        }
    }

    /**
     * Two at once may draw the same; whoever drew it first has it until their transaction ends. That it is taken only once is
     * in the end for the table's key to see to.
     */
    private boolean isFree(String reference, String table) {
        return database.sql("SELECT pg_try_advisory_xact_lock(hashtext(:reference)) AND NOT EXISTS"
                        + " (SELECT FROM safeguarding." + table + " WHERE reference = :reference)")
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }
}

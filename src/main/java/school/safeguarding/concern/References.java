package school.safeguarding.concern;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneId;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Draws a reference: the calendar year of the report in Europe/London and digits at random, so that nobody infers a
 * hidden concern from a gap.
 */
@Component
class References {

    private static final ZoneId SCHOOL_ZONE = ZoneId.of("Europe/London");
    private static final int FEWEST_DIGITS = 4;
    private static final int TRIES_PER_LENGTH = 20;

    private final JdbcClient database;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    References(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** In the report's own transaction. */
    String next() {
        int year = Year.from(clock.instant().atZone(SCHOOL_ZONE)).getValue();
        for (int attempt = 0; ; attempt++) {
            int digits = FEWEST_DIGITS + attempt / TRIES_PER_LENGTH;
            String number = String.valueOf(random.nextLong((long) Math.pow(10, digits)));
            String reference = "CSE-" + year + "-" + "0".repeat(digits - number.length()) + number;
            if (isFree(reference)) {
                return reference;
            }
        }
    }

    /**
     * Two reports at once may draw the same; whoever drew it first has it until their transaction ends. That it is taken
     * only once is in the end for the table's key to see to.
     */
    private boolean isFree(String reference) {
        return database.sql("SELECT pg_try_advisory_xact_lock(hashtext(:reference)) AND NOT EXISTS"
                        + " (SELECT FROM safeguarding.concern WHERE reference = :reference)")
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }
}

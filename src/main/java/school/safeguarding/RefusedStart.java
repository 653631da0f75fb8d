package school.safeguarding;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import school.safeguarding.logging.FailureCodes;

/**
 * Says in one sentence why the application does not start, where our own code refuses to or the database does: whoever reads it
 * has a setting to change, and where in the code it was found is no help to them. What nobody foresaw is reported with its
 * places, as ever.
 */
class RefusedStart implements SpringBootExceptionReporter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(RefusedStart.class);
    private static final String BEGINNING = "Not started. ";

    /** By the first two signs of the SQL state. Source: PostgreSQL's manual, appendix A. */
    private static final Map<String, String> OF_DATABASE = Map.of(
            "08", "The database does not answer at the address in SAFEGUARDING_DB_URL",
            "28",
                    "The database refuses a role or its password: see SAFEGUARDING_DB_USER and SAFEGUARDING_DB_OWNER_USER",
            "3D", "There is no database of the name in SAFEGUARDING_DB_URL: create-roles.sh makes it",
            "3F", "The schemas that create-roles.sh makes are not in the database",
            "42501", "The roles may not do in the database what create-roles.sh allows them",
            "57P03", "The database is starting up or shutting down");

    /** @param context null where the start did not come that far; Spring Boot demands the parameter */
    RefusedStart(ConfigurableApplicationContext context) {}

    @Override
    public int getOrder() {
        // Before Spring Boot's own: after the first that reports, none is asked.
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> why = inOneSentence(failure);
        why.ifPresent(log::error);
        return why.isPresent();
    }

    static Optional<String> inOneSentence(Throwable failure) {
        return ofDatabase(failure)
                .or(() -> FailureCodes.of(failure).inOurWords())
                .map(why -> BEGINNING + why);
    }

    private static Optional<String> ofDatabase(Throwable failure) {
        return Stream.iterate(failure, one -> one != null, Throwable::getCause)
                .limit(100)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .map(SQLException::getSQLState)
                .filter(state -> state != null)
                .flatMap(state -> Stream.of(state, state.substring(0, 2))
                        .filter(OF_DATABASE::containsKey)
                        .map(code -> OF_DATABASE.get(code) + " (SQL state " + state + ")."))
                .findFirst();
    }
}

package school.safeguarding.logging;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a failure where people read who may not read a record: its kinds, one below the other, and where it
 * happened. What a database, a mail server or a parser says of a failure quotes values; what our own code says does not.
 */
public final class FailureCodes {

    static final String OURS = "school.safeguarding.";

    /** Nobody reads further, and a failure may go round in a circle. */
    private static final int DEEPEST = 50;

    private final List<Throwable> failures = new ArrayList<>();

    private FailureCodes() {}

    public static FailureCodes of(Throwable failure) {
        FailureCodes codes = new FailureCodes();
        codes.add(failure);
        return codes;
    }

    private void add(@Nullable Throwable failure) {
        if (failure == null || failures.size() == DEEPEST || failures.stream().anyMatch(known -> known == failure)) {
            return;
        }
        failures.add(failure);
        add(failure.getCause());
        if (failure instanceof SQLException ofDatabase) {
            add(ofDatabase.getNextException());
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            add(suppressed);
        }
    }

    /** From the outermost to what began it. */
    public String inOneLine() {
        return failures.stream().map(this::code).collect(Collectors.joining(" <- "));
    }

    /** What our own code says of it, the innermost last; empty where only others say something. */
    public Optional<String> inOurWords() {
        return failures.stream().flatMap(failure -> ourWords(failure).stream()).reduce((outer, inner) -> inner);
    }

    /** The same, and where in the code each was. */
    public String withPlaces() {
        StringBuilder text = new StringBuilder(inOneLine());
        for (Throwable failure : failures) {
            text.append('\n').append(failure.getClass().getName());
            for (StackTraceElement place : failure.getStackTrace()) {
                text.append("\n\tat ").append(OneLine.of(place.toString()));
            }
        }
        return text.toString();
    }

    private String code(Throwable failure) {
        String kind = failure.getClass().getName();
        if (failure instanceof SQLException ofDatabase && ofDatabase.getSQLState() != null) {
            kind += " SQLState " + OneLine.of(ofDatabase.getSQLState());
        }
        return kind + ourWords(failure).map(": "::concat).orElse("");
    }

    /**
     * Of a failure that another one caused, Java makes a message that quotes the other's; so only a kind of our own is taken at
     * its word there.
     */
    private static Optional<String> ourWords(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .filter(words -> isOurs(failure))
                .filter(words -> isOurKind(failure) || !isCausedByOthers(failure))
                .map(OneLine::of);
    }

    private static boolean isCausedByOthers(Throwable failure) {
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (!isOurs(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOurKind(Throwable failure) {
        return failure.getClass().getName().startsWith(OURS);
    }

    private static boolean isOurs(Throwable failure) {
        StackTraceElement[] places = failure.getStackTrace();
        String madeIn = places.length > 0
                ? places[0].getClassName()
                : failure.getClass().getName();
        return madeIn.startsWith(OURS);
    }
}

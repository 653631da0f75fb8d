package school.safeguarding.verification;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import school.safeguarding.command.Command;
import school.safeguarding.logging.FailureCodes;
import school.safeguarding.protection.Seals;
import school.safeguarding.trail.DailyHead;
import school.safeguarding.verification.VerifyRecords.Outcome;

/** Says whether anything that was recorded has been changed since, or is gone. */
@Component
class VerifyCommand implements Command {

    private static final String HEAD = "--head=";
    /** Read by the framework, as when the application itself is started. */
    private static final Pattern SETTING = Pattern.compile("--[a-z-]+(\\.[a-z-]+)+=.*");

    private static final String WITHOUT_KEYS = "--without-keys";
    private static final long SAY_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final ObjectProvider<DataSource> database;
    private final ObjectProvider<Seals> keys;

    VerifyCommand(ObjectProvider<DataSource> database, ObjectProvider<Seals> keys) {
        this.database = database;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public List<String> usage() {
        return List.of("verify [--head=HASH, as it stands in the chair's mail, any number of times] [--without-keys]");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        List<byte[]> heads = new ArrayList<>();
        for (String argument : arguments) {
            Optional<byte[]> head =
                    argument.startsWith(HEAD) ? DailyHead.typed(argument.substring(HEAD.length())) : Optional.empty();
            if (head.isEmpty()
                    && !argument.equals(WITHOUT_KEYS)
                    && !SETTING.matcher(argument).matches()) {
                out.println(
                        "Not understood: " + argument + ". A head is 64 letters and digits, as in the chair's mail.");
                usage().forEach(out::println);
                return NOT_UNDERSTOOD;
            }
            head.ifPresent(heads::add);
        }
        Optional<Seals> opening;
        try {
            opening = arguments.contains(WITHOUT_KEYS) ? Optional.empty() : Optional.of(keys.getObject());
        } catch (BeansException e) {
            FailureCodes failure = FailureCodes.of(e);
            out.println(failure.inOurWords().orElseGet(failure::inOneLine));
            out.println("Nothing was verified. Without the keyset: verify --without-keys");
            return FAILED;
        }
        try (Connection connection = database.getObject().getConnection()) {
            // One picture of the whole, also while people work.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            long all = VerifyRecords.count(connection);
            Outcome outcome = new VerifyRecords(connection, opening, heads, progress(all, out)).verify();
            connection.rollback();
            return say(outcome, heads.isEmpty(), opening.isPresent(), out);
        } catch (SQLException e) {
            out.println("The database could not be read: SQL state " + e.getSQLState() + ".");
            return FAILED;
        }
    }

    private static LongConsumer progress(long all, PrintStream out) {
        long[] saidAt = {System.nanoTime()};
        return done -> {
            if (System.nanoTime() - saidAt[0] >= SAY_EVERY_NANOS) {
                saidAt[0] = System.nanoTime();
                out.printf(Locale.UK, "%,d of %,d entries and traces (%d %%)%n", done, all, done * 100 / all);
            }
        };
    }

    private static int say(Outcome outcome, boolean isWithoutHead, boolean isOpened, PrintStream out) {
        if (outcome instanceof Outcome.Misfit misfit) {
            out.println("DOES NOT FIT: " + misfit.where() + ": " + misfit.why() + ".");
            return FAILED;
        }
        Outcome.Fits fits = (Outcome.Fits) outcome;
        out.printf(
                Locale.UK,
                "Everything fits: %,d entries in %,d records, and %,d traces.%n",
                fits.entries(),
                fits.records(),
                fits.traces());
        out.println(isOpened ? "Everything that is sealed opens." : "What is sealed was not opened.");
        fits.end().ifPresent(end -> out.println("The trail ends with " + DailyHead.code(end)));
        out.println(
                isWithoutHead
                        ? "That nothing was cut off or put back together by somebody who may change the database shows only"
                                + " against a head from the chair's mail: verify --head=HASH"
                        : "What the chair was told is still so.");
        return DONE;
    }
}

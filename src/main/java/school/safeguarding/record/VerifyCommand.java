package school.safeguarding.record;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import school.safeguarding.command.Command;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.VerifyRecords.Outcome;
import school.safeguarding.trail.DailyHead;
import school.safeguarding.trail.Trail.End;

/** Says whether anything that was recorded has been changed since, or is gone. */
@Component
class VerifyCommand implements Command {

    private static final String HEAD = "--head=";
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
        return List.of(
                "verify [--head=NUMBER:HASH, as it stands in the chair's mail, any number of times] [--without-keys]");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        List<End> heads = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith(HEAD)) {
                Optional<End> head = DailyHead.typed(argument.substring(HEAD.length()));
                if (head.isEmpty()) {
                    out.println("--head must be a number, a colon and 64 letters and digits, as in the chair's mail.");
                    return NOT_UNDERSTOOD;
                }
                heads.add(head.get());
            }
        }
        Optional<Seals> opening = arguments.contains(WITHOUT_KEYS) ? Optional.empty() : opening(out);
        try (Connection connection = database.getObject().getConnection()) {
            // One picture of the whole, also while people work.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            long all = VerifyRecords.count(connection);
            Outcome outcome = new VerifyRecords(connection, opening, heads, progress(all, out)).verify();
            connection.rollback();
            return say(outcome, heads, out);
        } catch (SQLException e) {
            out.println("The database could not be read: SQL state " + e.getSQLState() + ".");
            return FAILED;
        }
    }

    /** Who has no keyset, such as somebody who holds a backup, can still verify. */
    private Optional<Seals> opening(PrintStream out) {
        try {
            return Optional.of(keys.getObject());
        } catch (BeansException e) {
            out.println(
                    "Contents are not opened, since the keyset is missing or another; everything else is verified.");
            return Optional.empty();
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

    private static int say(Outcome outcome, List<End> heads, PrintStream out) {
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
        fits.end().ifPresent(end -> out.println("The trail ends with " + DailyHead.code(end)));
        out.println(
                heads.isEmpty()
                        ? "That nothing was cut off or put back together by somebody who may change the database shows only"
                                + " against a head from the chair's mail: verify --head=NUMBER:HASH"
                        : "What the chair was told is still so.");
        return DONE;
    }
}

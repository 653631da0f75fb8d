package school.safeguarding.protection;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import school.safeguarding.command.Command;

/** Makes the installation's keyset, and puts a new key in the place of the one in use while people work. */
@Component
class KeysetCommand implements Command {

    private final ObjectProvider<InstallationKeyset> keyset;
    private final ObjectProvider<FlywayConnectionDetails> trialsOwner;
    private final Environment settings;
    private final String school;

    KeysetCommand(
            ObjectProvider<InstallationKeyset> keyset,
            ObjectProvider<FlywayConnectionDetails> trialsOwner,
            Environment settings,
            @Value("${safeguarding.school}") String school) {
        this.keyset = keyset;
        this.trialsOwner = trialsOwner;
        this.settings = settings;
        this.school = school;
    }

    @Override
    public String name() {
        return "keyset";
    }

    @Override
    public List<String> usage() {
        return List.of(
                "keyset new FILE      makes a keyset for a new installation",
                "keyset prepare       adds a key that is not in use yet, to be copied to other servers before a rotation",
                "keyset rotate        puts a new key in use and seals all others with it; run it as often as you like",
                "keyset forget        takes out the keys that are no longer in use",
                "keyset sheet         prints the keyset for the sealed envelopes",
                "keyset restore FILE  makes the file again from the sheet, which is typed or scanned in");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        String action = arguments.isEmpty() ? "" : arguments.get(0);
        try {
            return switch (action) {
                case "new" -> makeNew(file(arguments), Keyset.generate(), out);
                case "restore" -> restore(file(arguments), out);
                case "prepare" -> prepare(out);
                case "rotate" -> rotate(out);
                case "forget" -> forget(out);
                case "sheet" -> sheet(out);
                default -> notUnderstood(out);
            };
        } catch (SQLException e) {
            out.println("The database could not be changed: SQL state " + e.getSQLState()
                    + ". Nothing is lost: run it again.");
            return FAILED;
        }
    }

    private int notUnderstood(PrintStream out) {
        usage().forEach(out::println);
        return NOT_UNDERSTOOD;
    }

    private static Path file(List<String> arguments) {
        if (arguments.size() < 2 || arguments.get(1).startsWith("-")) {
            throw new IllegalStateException("Name the file that is to be made.");
        }
        return Path.of(arguments.get(1));
    }

    /** Never over one that is there: that would be the end of everything that it opens. */
    private static int makeNew(Path file, Keyset made, PrintStream out) {
        if (Files.exists(file)) {
            out.println(file.toAbsolutePath() + " is there already, and stays as it is.");
            return FAILED;
        }
        InstallationKeyset.from("", file.toString()).write(made);
        out.println("Made " + file.toAbsolutePath() + " with key " + made.inUse()
                + ". Print it for the envelopes before anybody uses it: keyset sheet.");
        return DONE;
    }

    private static int restore(Path file, PrintStream out) {
        return makeNew(file, RecoverySheet.read(System.in), out);
    }

    private int sheet(PrintStream out) {
        out.println(RecoverySheet.of(keyset.getObject().keyset()));
        return DONE;
    }

    /** A server that has not got a key cannot open what another seals with it. */
    private int prepare(PrintStream out) {
        InstallationKeyset installed = keyset.getObject();
        Keyset before = installed.keyset();
        if (!before.isPrepared()) {
            installed.write(before.prepared());
        }
        out.println("A key that is not in use yet is in " + installed.where()
                + ". Copy that file to every other server, then run keyset rotate.");
        return DONE;
    }

    private int rotate(PrintStream out) throws SQLException {
        InstallationKeyset installed = keyset.getObject();
        Keyset before = installed.keyset();
        try (Connection owner = owner()) {
            if (sealedByOthers(owner, before) > 0) {
                out.println("A rotation was not finished; it goes on with key " + before.inUse() + ".");
            } else {
                installed.write(before.rotated());
                out.println("Key " + installed.keyset().inUse() + " is in use from now on, in " + installed.where()
                        + ". The running application reads it before it needs it next.");
            }
            sealAnew(owner, installed.keyset(), out);
        }
        out.println(
                "Print the keyset again for the envelopes: keyset sheet. Old backups need the old key: keep the old sheet"
                        + " until the last of them is gone, then run keyset forget.");
        return DONE;
    }

    /** The school's own first: from then on every node seals with the new key what it makes. */
    private void sealAnew(Connection owner, Keyset now, PrintStream out) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement query = owner.prepareStatement(
                "SELECT name FROM safeguarding.data_key WHERE school = ? AND wrapped_by <> ? ORDER BY name <> ?, name")) {
            query.setString(1, school);
            query.setString(2, now.inUse());
            query.setString(3, DataKey.SCHOOL);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        int done = 0;
        for (String name : names) {
            sealAnew(owner, now, name);
            done++;
            if (done % 1_000 == 0 || done == names.size()) {
                out.println(done + " of " + names.size() + " keys are sealed again");
            }
        }
    }

    private void sealAnew(Connection owner, Keyset now, String name) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement(
                        "SELECT wrapped FROM safeguarding.data_key WHERE school = ? AND name = ? FOR UPDATE");
                PreparedStatement update = owner.prepareStatement(
                        "UPDATE safeguarding.data_key SET wrapped = ?, wrapped_by = ? WHERE school = ? AND name = ?")) {
            query.setString(1, school);
            query.setString(2, name);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                DataKey key = DataKey.unwrapped(row.getBytes(1), now.aead(), school, name);
                update.setBytes(1, key.wrapped(now.aead(), school, name));
            }
            update.setString(2, now.inUse());
            update.setString(3, school);
            update.setString(4, name);
            update.executeUpdate();
            owner.commit();
        }
    }

    private int forget(PrintStream out) throws SQLException {
        InstallationKeyset installed = keyset.getObject();
        Keyset now = installed.keyset();
        try (Connection owner = owner()) {
            long others = sealedByOthers(owner, now);
            if (others > 0) {
                out.println(others
                        + " keys are still sealed by an older one: run keyset rotate first. Nothing was changed.");
                return FAILED;
            }
        }
        installed.write(now.withoutOld());
        out.println("Only key " + now.inUse() + " is left in " + installed.where() + ".");
        return DONE;
    }

    private long sealedByOthers(Connection owner, Keyset now) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement(
                "SELECT count(*) FROM safeguarding.data_key WHERE school = ? AND wrapped_by <> ?")) {
            query.setString(1, school);
            query.setString(2, now.inUse());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private String needed(String name) {
        return Optional.ofNullable(settings.getProperty(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalStateException(name + " is missing."));
    }

    /** The application's own account may not change a key. */
    private Connection owner() throws SQLException {
        FlywayConnectionDetails trial = trialsOwner.getIfAvailable();
        Connection owner = trial != null
                ? DriverManager.getConnection(trial.getJdbcUrl(), trial.getUsername(), trial.getPassword())
                : DriverManager.getConnection(
                        needed("SAFEGUARDING_DB_URL"),
                        needed("SAFEGUARDING_DB_OWNER_USER"),
                        needed("SAFEGUARDING_DB_OWNER_PASSWORD"));
        owner.setAutoCommit(false);
        return owner;
    }
}

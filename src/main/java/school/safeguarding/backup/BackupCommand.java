package school.safeguarding.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import school.safeguarding.backup.BackupFile.Header;
import school.safeguarding.backup.BackupFile.Writing;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.command.Command;
import school.safeguarding.protection.BackupSeal;

/** Takes everything but the keyset out into one file that only the keyset opens. */
@Component
class BackupCommand implements Command {

    private final Installation installation;
    private final BackupSeal seal;
    private final Clock clock;
    private final String school;

    BackupCommand(
            Installation installation, BackupSeal seal, Clock clock, @Value("${safeguarding.school}") String school) {
        this.installation = installation;
        this.seal = seal;
        this.clock = clock;
        this.school = school;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public List<String> usage() {
        return List.of(
                "backup FILE          takes everything but the keyset out into a file that only the keyset opens");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || arguments.get(0).startsWith("-")) {
            usage().forEach(out::println);
            return NOT_UNDERSTOOD;
        }
        Path file = Path.of(arguments.get(0));
        try {
            Header taken = take(file);
            long bytes = Files.size(file);
            installation.wasTaken(bytes);
            out.printf(
                    Locale.UK,
                    "Backed up to %s: everything as of %s, up to trace %d, %,d kB, read back whole; key %s of the keyset"
                            + " opens it.%n",
                    file.toAbsolutePath(),
                    BritishDates.inFull(taken.takenAt()),
                    taken.end().number(),
                    bytes / 1024 + 1,
                    taken.key());
            return DONE;
        } catch (BackupRefused e) {
            out.println("Not backed up. " + e.getMessage());
            return FAILED;
        } catch (IOException e) {
            out.println("Not backed up. The file could not be written: "
                    + e.getClass().getSimpleName() + ".");
            return FAILED;
        }
    }

    private Header take(Path file) throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Header[] taken = new Header[1];
        try (Writing writing = new BackupFile(file, seal).write()) {
            installation.takeOut(end -> {
                taken[0] = new Header(installation.kind(), now.toString(), school, seal.key(), end);
                return writing.begin(taken[0]);
            });
            writing.finish();
        }
        return taken[0];
    }
}

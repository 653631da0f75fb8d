package school.safeguarding.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import school.safeguarding.backup.BackupFile.Header;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.command.Command;
import school.safeguarding.protection.BackupSeal;

/** Puts a backup in the place of nothing, or of an earlier state of the same installation, and holds it against its chain. */
@Component
class RestoreCommand implements Command {

    private final Installation installation;
    private final BackupSeal seal;
    private final ObjectProvider<Command> commands;
    private final String school;

    RestoreCommand(
            Installation installation,
            BackupSeal seal,
            ObjectProvider<Command> commands,
            @Value("${safeguarding.school}") String school) {
        this.installation = installation;
        this.seal = seal;
        this.commands = commands;
        this.school = school;
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public List<String> usage() {
        return List.of("restore FILE         puts a backup back, over nothing that is newer, and verifies it");
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || arguments.get(0).startsWith("-")) {
            usage().forEach(out::println);
            return NOT_UNDERSTOOD;
        }
        BackupFile file = new BackupFile(Path.of(arguments.get(0)), seal);
        try {
            Header header = file.header();
            check(header);
            try (InputStream content = file.content()) {
                installation.putBack(content);
            }
            return verified(header, out);
        } catch (BackupRefused e) {
            out.println("Not restored. " + e.getMessage());
            return FAILED;
        } catch (IOException e) {
            out.println("Not restored. The file was changed, or is not whole. Nothing that was there was changed.");
            return FAILED;
        }
    }

    private void check(Header header) throws IOException {
        if (!header.kind().equals(installation.kind())) {
            throw new BackupRefused(
                    "It is a backup of a " + header.kind() + ", and here is a " + installation.kind() + ".");
        }
        if (!header.school().equals(school)) {
            throw new BackupRefused(
                    "It is a backup of the school " + header.school() + ", and here is " + school + ".");
        }
        Optional<ChainEnd> present = installation.present();
        if (present.isPresent() && !present.get().isUpTo(header.end())) {
            throw new BackupRefused(
                    "What is here is newer than the backup, or of another installation: it ends with trace "
                            + present.get().number() + ", the backup with trace "
                            + header.end().number()
                            + ". Nothing was changed. Restore it where nothing is.");
        }
    }

    private int verified(Header header, PrintStream out) {
        Command verify = commands.stream()
                .filter(command -> command.name().equals("verify"))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> head = header.end().number() == 0
                ? List.of()
                : List.of("--head=" + header.end().hash());
        int code = verify.run(head, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code == DONE) {
            out.println("Restored as of " + BritishDates.inFull(header.takenAt())
                    + ": everything fits, up to trace " + header.end().number()
                    + ". Start the application; what fell due since then is done at once.");
        } else {
            out.print(said.toString(StandardCharsets.UTF_8));
            out.println("Restored, but it does not fit. Do not start the application; take an older backup.");
        }
        return code;
    }
}

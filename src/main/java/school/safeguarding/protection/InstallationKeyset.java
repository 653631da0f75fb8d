package school.safeguarding.protection;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import school.safeguarding.logging.InOurWords;

/**
 * Where the installation's keyset is: in a file, or in a setting. Never in the database or the image. A file that changes is
 * read again, so that keys are rotated while people work.
 */
final class InstallationKeyset {

    private static final Logger log = LoggerFactory.getLogger(InstallationKeyset.class);

    private final Optional<Path> file;
    private volatile @Nullable Read last;

    private record Read(Keyset keyset, FileTime changedAt, long size) {}

    private InstallationKeyset(Optional<Path> file, @Nullable Read last) {
        this.file = file;
        this.last = last;
    }

    /** @param text the keyset itself; empty where a file has it */
    static InstallationKeyset from(String text, String file) {
        if (!text.isBlank()) {
            return new InstallationKeyset(
                    Optional.empty(), new Read(parsed(text, "SAFEGUARDING_KEYSET"), FileTime.fromMillis(0), 0));
        }
        if (file.isBlank()) {
            throw refused("There is no keyset: SAFEGUARDING_KEYSET_FILE names no file");
        }
        return new InstallationKeyset(Optional.of(Path.of(file)), null);
    }

    boolean isThere() {
        return last != null || file.filter(Files::exists).isPresent();
    }

    /** @throws IllegalStateException if there is none, or none that can be read */
    Keyset keyset() {
        if (file.isEmpty()) {
            return requireNonNull(last).keyset();
        }
        try {
            return read(file.get());
        } catch (AccessDeniedException e) {
            throw refused("The keyset in " + file.get().toAbsolutePath()
                    + " may not be read by the account that this runs" + " under. Make it the owner of the file");
        } catch (IOException e) {
            if (last != null) {
                log.error(
                        "ALARM A11: the keyset in {} cannot be read any more. The one read before is used on.",
                        file.get());
                return last.keyset();
            }
            throw refused("The keyset cannot be read from " + file.get().toAbsolutePath()
                    + ". Put it back from the recovery sheet; without it nobody can read what was kept");
        }
    }

    private Keyset read(Path path) throws IOException {
        Read known = last;
        FileTime changedAt = Files.getLastModifiedTime(path);
        long size = Files.size(path);
        if (known == null || !known.changedAt().equals(changedAt) || known.size() != size) {
            String text = Files.readString(path);
            try {
                known = new Read(parsed(text, path.toAbsolutePath().toString()), changedAt, size);
                last = known;
            } catch (IllegalStateException e) {
                if (known == null) {
                    throw e;
                }
                log.error("ALARM A11: {} The one read before is used on.", e.getMessage());
            }
        }
        return known.keyset();
    }

    Aead aead() {
        return keyset().aead();
    }

    /** Whole or not at all, and for nobody but the account that the application runs under. */
    void write(Keyset keyset) {
        Path path = file.orElseThrow(() -> new IllegalStateException("A keyset in a setting is changed there"));
        try {
            Path folder = requireNonNull(path.toAbsolutePath().getParent());
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "keyset", ".new");
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(keyset.json().getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            if (Files.getFileStore(written).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
                belongsToReader(path, folder, written);
            }
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            keepName(folder);
        } catch (IOException e) {
            throw new InOurWords("The keyset could not be written to " + path.toAbsolutePath(), e);
        }
    }

    /**
     * Root runs the commands, and the application, which runs under another account, has to read what they leave: whoever owned the file
     * before, or the folder where that was root, as after a command of an earlier version.
     */
    private static void belongsToReader(Path before, Path folder, Path written) throws IOException {
        if (!System.getProperty("user.name", "").equals("root")) {
            return;
        }
        UserPrincipal root = Files.getOwner(written);
        UserPrincipal owner = Files.exists(before) ? Files.getOwner(before) : root;
        Files.setOwner(written, owner.equals(root) ? Files.getOwner(folder) : owner);
    }

    /** So that the file is still the new one after a power cut: what it seals is in the database by then. */
    private static void keepName(Path folder) throws IOException {
        boolean isUnix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        if (isUnix) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    String where() {
        return file.map(path -> path.toAbsolutePath().toString()).orElse("SAFEGUARDING_KEYSET");
    }

    private static Keyset parsed(String text, String where) {
        try {
            return Keyset.parse(text);
        } catch (IllegalArgumentException e) {
            throw refused("What is in " + where + " is " + e.getMessage());
        }
    }

    private static IllegalStateException refused(String why) {
        return new IllegalStateException(why + ".");
    }
}

package school.safeguarding.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;
import school.safeguarding.backup.BackupRefused;
import school.safeguarding.backup.ChainEnd;
import school.safeguarding.backup.Installation;

/** A trial's folder while no trial runs on it: its database server has no program that would dump it. */
class TrialFolder implements Installation {

    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

    /** The keyset never lies beside what it opens, and a lock is not a thing to keep. */
    private static final Set<String> LEFT_OUT = Set.of("keyset.json", "lock");

    private final Path folder;
    private final boolean isDurable;
    private final String school;

    TrialFolder(Path folder, boolean isDurable, String school) {
        this.folder = folder;
        this.isDurable = isDurable;
        this.school = school;
    }

    @Override
    public String kind() {
        return "trial";
    }

    @Override
    public void takeOut(Picture picture) throws IOException {
        ChainEnd end = present()
                .orElseThrow(() -> new BackupRefused("There is no trial's data in " + folder.toAbsolutePath()
                        + ". Name its folder with --safeguarding.data-dir=…"));
        try (FileChannel lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = lockFile.tryLock();
                Stream<Path> files = Files.walk(folder)) {
            isStopped(lock);
            ZipOutputStream zip = new ZipOutputStream(picture.begins(end));
            for (Path file : files.filter(this::isKept).sorted().toList()) {
                boolean isFolder = Files.isDirectory(file);
                zip.putNextEntry(new ZipEntry(name(file) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(file, zip);
                }
                zip.closeEntry();
            }
            zip.finish();
        }
    }

    private boolean isKept(Path file) {
        return !file.equals(folder) && !LEFT_OUT.contains(name(file));
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static void isStopped(FileLock lock) {
        if (lock == null) {
            throw running();
        }
    }

    private static BackupRefused running() {
        return new BackupRefused("The trial is running. Stop it first: a copy of a database that is in use is none.");
    }

    /** Nobody waits for a trial's next backup. */
    @Override
    public void wasTaken(long bytes) {
        // Nothing is kept of it.
    }

    @Override
    public Optional<ChainEnd> present() throws IOException {
        if (!Files.exists(folder.resolve(TrialDatabase.COMPLETE))) {
            return Optional.empty();
        }
        if (isLocked()) {
            throw running();
        }
        try (TrialDatabase database = TrialDatabase.join(folder, isDurable);
                Connection superuser = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres")) {
            return ChainEnd.of(superuser, school);
        } catch (SQLException e) {
            throw new BackupRefused("The trial's database could not be read: SQL state " + e.getSQLState() + ".");
        }
    }

    private boolean isLocked() throws IOException {
        try (FileChannel lockFile =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lockFile.tryLock()) {
            return lock == null;
        }
    }

    @Override
    public void putBack(InputStream picture) throws IOException {
        Files.createDirectories(folder);
        Path incoming = folder.resolve("restoring");
        FileSystemUtils.deleteRecursively(incoming);
        try {
            unpack(picture, incoming);
            List<Path> names;
            try (Stream<Path> files = Files.list(incoming)) {
                // What says that the database is whole comes last.
                names = files.map(Path::getFileName)
                        .sorted((one, other) -> Boolean.compare(isMark(one), isMark(other)))
                        .toList();
            }
            Files.deleteIfExists(folder.resolve(TrialDatabase.COMPLETE));
            for (Path name : names) {
                FileSystemUtils.deleteRecursively(folder.resolve(name));
                Files.move(incoming.resolve(name), folder.resolve(name));
            }
        } finally {
            FileSystemUtils.deleteRecursively(incoming);
        }
    }

    private static boolean isMark(Path name) {
        return name.toString().equals(TrialDatabase.COMPLETE);
    }

    private static void unpack(InputStream picture, Path incoming) throws IOException {
        makeFolder(incoming);
        ZipInputStream zip = new ZipInputStream(picture);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path file = incoming.resolve(entry.getName()).normalize();
            if (!file.startsWith(incoming)) {
                throw new BackupRefused("It holds a file that belongs elsewhere.");
            }
            if (entry.isDirectory()) {
                makeFolder(file);
            } else {
                Files.copy(zip, file);
            }
        }
        // The end of what was sealed is beyond the end of the archive, and shows that nothing was cut off.
        picture.transferTo(OutputStream.nullOutputStream());
    }

    /** The database server refuses a folder that others may look into. */
    private static void makeFolder(Path path) throws IOException {
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
            return;
        }
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, OWN);
        }
    }
}

package school.safeguarding.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import school.safeguarding.protection.BackupSeal;

/** One sealed file. In front of what is sealed stands, for everybody to read, what it is a backup of and how far that had come. */
final class BackupFile {

    private static final byte[] MARK = "safeguarding backup 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_HEADER = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final BackupSeal seal;

    BackupFile(Path file, BackupSeal seal) {
        this.file = file;
        this.seal = seal;
    }

    /**
     * @param at in ISO 8601, UTC
     * @param key the name of the keyset's key that opens it
     */
    record Header(String kind, String at, String school, String key, ChainEnd end) {

        Instant takenAt() {
            return Instant.parse(at);
        }
    }

    /** A file that is being written; it has its name once it is whole. */
    final class Writing implements AutoCloseable {

        private final Path unfinished;
        private OutputStream content = OutputStream.nullOutputStream();

        private Writing() {
            this.unfinished = file.resolveSibling(file.getFileName() + ".part");
        }

        OutputStream begin(Header header) throws IOException {
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished);
            if (Files.getFileStore(unfinished).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
            }
            OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished));
            byte[] text = JSON.writeValueAsBytes(header);
            DataOutputStream data = new DataOutputStream(out);
            data.write(MARK);
            data.writeInt(text.length);
            data.write(text);
            content = seal.sealing(out, text);
            return content;
        }

        /** Reads it back before anybody relies on it. */
        void finish() throws IOException {
            content.close();
            try (InputStream back = new BackupFile(unfinished, seal).content()) {
                back.transferTo(OutputStream.nullOutputStream());
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(unfinished);
        }
    }

    /** @throws BackupRefused if there is one already, which may be the only one */
    Writing write() {
        if (Files.exists(file)) {
            throw new BackupRefused(file.toAbsolutePath() + " is there already, and stays as it is.");
        }
        return new Writing();
    }

    Header header() throws IOException {
        try (InputStream in = open()) {
            return parsed(headerOf(in));
        }
    }

    /** What was sealed. It ends with a failure where the file was changed or cut off. */
    InputStream content() throws IOException {
        InputStream in = open();
        try {
            return seal.opening(in, headerOf(in));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private InputStream open() throws IOException {
        if (!Files.isReadable(file)) {
            throw new BackupRefused(file.toAbsolutePath() + " is not there, or may not be read.");
        }
        return new BufferedInputStream(Files.newInputStream(file));
    }

    private byte[] headerOf(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (!Arrays.equals(data.readNBytes(MARK.length), MARK)) {
            throw new BackupRefused(file.toAbsolutePath() + " is no backup of this application.");
        }
        int length = data.readInt();
        if (length < 1 || length > LONGEST_HEADER) {
            throw new BackupRefused(file.toAbsolutePath() + " was changed, or is not whole.");
        }
        return data.readNBytes(length);
    }

    private Header parsed(byte[] text) throws IOException {
        try {
            return JSON.readValue(text, Header.class);
        } catch (JsonProcessingException e) {
            throw new BackupRefused(file.toAbsolutePath() + " was changed, or is not whole.");
        }
    }
}

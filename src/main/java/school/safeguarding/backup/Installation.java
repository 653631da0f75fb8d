package school.safeguarding.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** What is backed up and restored, and how it is taken out and put back. */
public interface Installation {

    /** What kind it is; a backup of one kind is restored to that kind only. */
    String kind();

    /** Hands over one picture of the whole, as it is at one moment. */
    void takeOut(Picture picture) throws IOException;

    /** That a backup was taken, where somebody looks whether there is one. */
    void wasTaken(long bytes) throws IOException;

    /**
     * How far what is there has come; empty where nothing is.
     *
     * @throws BackupRefused where it is in use
     */
    Optional<ChainEnd> present() throws IOException;

    /** Puts the picture in the place of what is there: whole, or not at all. */
    void putBack(InputStream picture) throws IOException;

    /** Takes a picture. */
    interface Picture {

        /** @return where the picture goes, which its taker does not close */
        OutputStream begins(ChainEnd end) throws IOException;
    }
}

package school.safeguarding.attachment.file;

import java.io.IOException;
import java.util.List;
import school.safeguarding.attachment.file.LookedAt.NotTaken;
import school.safeguarding.attachment.file.LookedAt.Taken;

/** Tells by its content alone what a file is, whatever it is called, and takes it or says why not. */
public final class LookAtFile {

    /** Bytes. */
    public static final int MOST = 10_000_000;

    private LookAtFile() {}

    /** Never throws for anything that a file may contain. */
    public static LookedAt of(byte[] file) {
        try {
            return taken(file);
        } catch (Refused refused) {
            return new NotTaken(refused.why());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Readers of foreign formats fail in many ways on what is none. The message may quote the file, so it ends
            // here.
            return new NotTaken(Refusal.BROKEN);
        }
    }

    private static Taken taken(byte[] file) throws Refused, IOException {
        if (file.length == 0) {
            throw new Refused(Refusal.EMPTY);
        }
        if (file.length > MOST) {
            throw new Refused(Refusal.TOO_LARGE);
        }
        TakenOut takenOut = new TakenOut();
        return switch (Signature.of(file)) {
            case PICTURE -> throw new Refused(Refusal.PICTURE);
            case PDF -> new Taken(FileKind.PDF, PdfFile.rewritten(file, takenOut), takenOut.inWords());
            case ZIP -> office(ZipParts.read(file), takenOut);
            case OLD_OFFICE -> throw new Refused(Signature.isLocked(file) ? Refusal.ENCRYPTED : Refusal.OLD_WORD);
            case OTHER -> throw new Refused(Refusal.UNKNOWN);
            case PERHAPS_TEXT -> new Taken(FileKind.TXT, PlainText.rewritten(file), List.of());
        };
    }

    private static Taken office(ZipParts parts, TakenOut takenOut) throws Refused, IOException {
        if (parts.has("[Content_Types].xml") && parts.has("_rels/.rels")) {
            return new Taken(FileKind.DOCX, new WordFile(parts, takenOut).rewritten(), takenOut.inWords());
        }
        if (parts.has("mimetype")) {
            return new Taken(FileKind.ODT, new OpenDocumentFile(parts, takenOut).rewritten(), takenOut.inWords());
        }
        throw new Refused(Refusal.UNKNOWN);
    }
}

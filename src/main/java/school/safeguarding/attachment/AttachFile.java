package school.safeguarding.attachment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.attachment.Questions.Answered;
import school.safeguarding.attachment.StoredAttachments.Document;
import school.safeguarding.attachment.file.LookAtFile;
import school.safeguarding.attachment.file.LookedAt;
import school.safeguarding.attachment.file.LookedAt.NotTaken;
import school.safeguarding.attachment.file.LookedAt.Taken;
import school.safeguarding.concern.RecordAdditions;
import school.safeguarding.concern.RecordAdditions.Addition;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;

/** Attaches a document to a record, and gives it back to whoever may read the record. */
@Service
class AttachFile {

    private static final int KILO = 1_000;

    private final StoredAttachments attachments;
    private final AddEntry addEntry;
    private final RecordAdditions additions;

    AttachFile(StoredAttachments attachments, AddEntry addEntry, RecordAdditions additions) {
        this.attachments = attachments;
        this.addEntry = addEntry;
        this.additions = additions;
    }

    /** @return why it was not stored; empty if it is there */
    Optional<String> attach(Reference reference, AccountId by, byte[] file, Answered said) {
        LookedAt looked = LookAtFile.of(file);
        if (looked instanceof NotTaken refused) {
            return Optional.of(refused.why().sentence());
        }
        Taken taken = (Taken) looked;
        Addition addition = new Addition(
                reference,
                by,
                Attached.KIND,
                Attached.STEP,
                lines(file, taken, said.lines()),
                said.isAboutNamed(),
                said.news());
        return addEntry.add(
                addition, added -> attachments.add(reference, by, new Document(taken.kind(), taken.content())));
    }

    private static List<Line> lines(byte[] file, Taken taken, List<Line> said) {
        List<Line> lines = new ArrayList<>(said);
        int kilobytes = Math.max(1, taken.content().length / KILO);
        lines.add(new Line(Attached.FILE, "File", taken.kind().title() + ", " + kilobytes + " KB"));
        if (!taken.takenOut().isEmpty()) {
            lines.add(new Line("takenOut", "Left out when it was stored", String.join("; ", taken.takenOut())));
        }
        lines.add(new Line("originalHash", "SHA-256 of the file as it was given", hash(file)));
        return lines;
    }

    private static String hash(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return empty for what is not there and for whoever may not read it */
    @Transactional
    public Optional<Document> read(Reference reference, int number, AccountId reader) {
        boolean isReaders = additions.reads(reference, reader, "attachment " + number);
        // Asked for in either case, by a reference that nobody has where it is not theirs.
        return attachments.with(isReaders ? reference : Reference.NEVER_GIVEN, number);
    }
}

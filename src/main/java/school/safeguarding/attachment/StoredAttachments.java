package school.safeguarding.attachment;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.attachment.file.FileKind;
import school.safeguarding.protection.Seals;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/** Documents by INSERT and SELECT alone, each sealed with its concern's own key and known to the trail. */
@Repository
class StoredAttachments {

    private final JdbcClient database;
    private final Seals seals;
    private final Trail trail;
    private final String school;

    StoredAttachments(JdbcClient database, Seals seals, Trail trail, @Value("${safeguarding.school}") String school) {
        this.database = database;
        this.seals = seals;
        this.trail = trail;
        this.school = school;
    }

    /** @param content opened */
    record Document(FileKind kind, byte[] content) {}

    /** In the transaction that has added its entry, so that nobody else counts at the same time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int add(Reference reference, AccountId by, Document document) {
        int number = database.sql("SELECT count(*) + 1 FROM safeguarding.attachment WHERE reference = ?")
                .param(reference.value())
                .query(Integer.class)
                .single();
        byte[] sealed = seals.ofConcern(reference.value())
                .seal(document.content(), AttachedContent.place(reference.value(), number));
        String format = document.kind().code();
        database.sql("INSERT INTO safeguarding.attachment (reference, number, format, content) VALUES (?, ?, ?, ?)")
                .params(reference.value(), number, format, sealed)
                .update();
        trail.leave(Trace.ofAttachment(
                reference, by, number, AttachedContent.hash(school, reference.value(), number, format, sealed)));
        return number;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Document> with(Reference reference, int number) {
        return database.sql("SELECT format, content FROM safeguarding.attachment WHERE reference = ? AND number = ?")
                .params(reference.value(), number)
                .query((row, index) -> new Document(
                        FileKind.withCode(row.getString("format")).orElseThrow(),
                        seals.ofConcern(reference.value())
                                .open(row.getBytes("content"), AttachedContent.place(reference.value(), number))))
                .optional();
    }
}

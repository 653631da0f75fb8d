package school.safeguarding.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.WebUtils;
import school.safeguarding.account.AccountId;
import school.safeguarding.attachment.AddToRecordPages.Asked;
import school.safeguarding.attachment.StoredAttachments.Document;
import school.safeguarding.attachment.file.Refusal;
import school.safeguarding.door.WholeBody;
import school.safeguarding.reference.Reference;

/** Attaches a document to a record and saves it on a reader's computer. A file is in memory until it is sealed, and on no disk. */
@RestController
class AttachmentPages {

    private static final String FILE = "file";

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}");
    private static final int NEVER_GIVEN = 0;

    private static final Questions QUESTIONS = new Questions(Stream.concat(
                    Stream.of(
                            Questions.line(Attached.WHAT, "What it is", "Such as: letter, minutes of a meeting.", true),
                            Questions.line(Attached.FROM, "From whom it is", "Full name, or the agency.", true),
                            Questions.day("attachmentOn", "Date on it", false)),
                    Questions.AT_THE_END.stream())
            .toList());

    private static final Asked ASKED =
            new Asked("attachment/attach", "Attach a document", QUESTIONS, Map.of(), "attachments");

    private final AttachFile attachFile;
    private final AddToRecordPages pages;

    AttachmentPages(AttachFile attachFile, AddToRecordPages pages) {
        this.attachFile = attachFile;
        this.pages = pages;
    }

    @GetMapping("/records/{reference}/attachments/new")
    ResponseEntity<String> page(
            @PathVariable("reference") Reference reference, Authentication person, CsrfToken token) {
        return pages.empty(reference, ASKED, person, token);
    }

    @PostMapping("/records/{reference}/attachments")
    ResponseEntity<String> attach(
            @PathVariable("reference") Reference reference,
            HttpServletRequest request,
            Authentication person,
            CsrfToken token) {
        return pages.receive(reference, ASKED, request, person, token, (sent, isUnderstood) -> {
            Optional<byte[]> file = Optional.ofNullable(WebUtils.getNativeRequest(request, WholeBody.class))
                    .flatMap(body -> body.file(FILE))
                    .filter(content -> content.length > 0);
            if (file.isEmpty()) {
                return Optional.of(Refusal.NONE_CHOSEN.sentence());
            }
            return isUnderstood
                    ? attachFile.attach(reference, AccountId.of(person.getName()), file.get(), sent.said())
                    : Optional.of("");
        });
    }

    @GetMapping("/records/{reference}/attachments/{number}")
    ResponseEntity<?> save(
            @PathVariable("reference") Reference reference,
            @PathVariable("number") String typed,
            Authentication reader) {
        int number = NUMBER.matcher(typed).matches() ? Integer.parseInt(typed) : NEVER_GIVEN;
        Optional<Document> document = attachFile.read(reference, number, AccountId.of(reader.getName()));
        if (document.isEmpty()) {
            return pages.notThere();
        }
        // Of our own, from a reference that was found: whatever the file was called is forgotten.
        String name = reference + "-attachment-" + number + "."
                + document.get().kind().code();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CONTENT_TYPE, document.get().kind().mediaType())
                .body(document.get().content());
    }
}

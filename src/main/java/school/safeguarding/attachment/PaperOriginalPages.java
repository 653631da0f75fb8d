package school.safeguarding.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.attachment.AddToRecordPages.Asked;
import school.safeguarding.attachment.Questions.Answered;
import school.safeguarding.concern.RecordAdditions.Addition;
import school.safeguarding.reference.Reference;

/** Records a signed note or a drawing that stays on paper: what it is, where it lies, and who got it. */
@RestController
class PaperOriginalPages {

    private static final Questions QUESTIONS = new Questions(Stream.concat(
                    Stream.of(
                            Questions.text(
                                    "paperWhat",
                                    "What it is, and what it shows",
                                    "In words. No photograph and no copy of a drawing is kept here.",
                                    true),
                            Questions.line("paperFrom", "Who wrote or drew it", "Full name.", true),
                            Questions.day("paperOn", "Date on it", false),
                            Questions.line(
                                    "paperWhere", "Where it is kept", "Such as: safe in the head's office.", true),
                            Questions.line("paperGivenTo", "To whom it was given", "Name, role and agency.", false),
                            Questions.day("paperGivenOn", "On which day it was given", false),
                            Questions.line(
                                    "paperReceipt",
                                    "Receipt",
                                    "Who signed for it, and where the receipt is kept.",
                                    false)),
                    Questions.AT_THE_END.stream())
            .toList());

    private static final Asked ASKED =
            new Asked("attachment/paper", "Record a paper original", QUESTIONS, Map.of(), "attachments");

    private final AddEntry addEntry;
    private final AddToRecordPages pages;

    PaperOriginalPages(AddEntry addEntry, AddToRecordPages pages) {
        this.addEntry = addEntry;
        this.pages = pages;
    }

    @GetMapping("/records/{reference}/paper-originals/new")
    ResponseEntity<String> page(
            @PathVariable("reference") Reference reference, Authentication person, CsrfToken token) {
        return pages.empty(reference, ASKED, person, token);
    }

    @PostMapping("/records/{reference}/paper-originals")
    ResponseEntity<String> keep(
            @PathVariable("reference") Reference reference,
            HttpServletRequest request,
            Authentication person,
            CsrfToken token) {
        return pages.receive(
                reference,
                ASKED,
                request,
                person,
                token,
                (sent, isUnderstood) -> isUnderstood
                        ? addEntry.add(addition(reference, AccountId.of(person.getName()), sent.said()), added -> {})
                        : Optional.of(""));
    }

    private static Addition addition(Reference reference, AccountId by, Answered said) {
        return new Addition(
                reference, by, Attached.PAPER, "Paper original", said.lines(), said.isAboutNamed(), said.news());
    }
}

package school.safeguarding.record.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.ConcernRecords.Words;
import school.safeguarding.concern.LeftOut;
import school.safeguarding.concern.PaperRecords;
import school.safeguarding.concern.PaperRecords.Sheet;
import school.safeguarding.concern.PaperRecords.Sheets;
import school.safeguarding.door.Redirect;
import school.safeguarding.pages.NotThere;
import school.safeguarding.pages.Paper;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;

/**
 * The chronology of a concern, or of all about a child, as a PDF to be given to somebody. By a POST: it leaves a trace, and is kept
 * by no browser. Its file is called by reference and date.
 */
@RestController
class PaperPages {

    private static final int MOST_NAMES = 50;

    private final PaperRecords records;
    private final Paper paper;
    private final NotThere notThere;

    PaperPages(PaperRecords records, Paper paper, NotThere notThere) {
        this.records = records;
        this.paper = paper;
        this.notThere = notThere;
    }

    /** @param alsoOut names to leave out as well, one a line */
    @PostMapping("/records/{typed}/paper")
    ResponseEntity<?> concern(
            @PathVariable("typed") String typed,
            @RequestParam(name = "putBack", defaultValue = "false") boolean isPutBack,
            @RequestParam(name = "alsoOut", defaultValue = "") String alsoOut,
            Authentication reader) {
        Reference reference = TypedReference.read(typed).orElse(Reference.NEVER_GIVEN);
        return answer(
                records.ofConcern(reference, AccountId.of(reader.getName()), isPutBack, lines(alsoOut)),
                sheets -> sheets.concerns().get(0).reference().value());
    }

    @PostMapping("/children/{id}/paper")
    ResponseEntity<?> file(
            @PathVariable("id") String id,
            @RequestParam(name = "alsoOut", defaultValue = "") String alsoOut,
            Authentication reader) {
        return answer(
                ChildrenPages.uuid(id)
                        .flatMap(child -> records.ofChild(child, AccountId.of(reader.getName()), lines(alsoOut))),
                sheets -> sheets.concerns().get(sheets.concerns().size() - 1).reference() + "-file");
    }

    /**
     * @param what codes of what to show, with commas between them as Spring joins those of one name
     * @param purpose for whom, and why
     */
    @PostMapping("/records/{typed}/paper/ask")
    ResponseEntity<String> ask(
            @PathVariable("typed") String typed,
            @RequestParam(name = "what", defaultValue = "") String what,
            @RequestParam(name = "purpose", defaultValue = "") String purpose,
            Authentication reader) {
        Reference reference = TypedReference.read(typed).orElse(Reference.NEVER_GIVEN);
        Set<LeftOut> chosen = Stream.of(what.split(","))
                .flatMap(code -> LeftOut.withCode(code).stream())
                .collect(Collectors.toSet());
        return switch (records.ask(reference, AccountId.of(reader.getName()), chosen, purpose)) {
            case ASKED, WAITS_ALREADY -> Redirect.to("/records/" + reference);
            case NOT_SAID -> Redirect.to("/records/" + reference + "?paper=not-said");
            case NOT_THERE -> notThere.answer();
        };
    }

    private static List<String> lines(String typed) {
        return typed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST_NAMES)
                .toList();
    }

    private interface FileName {
        String of(Sheets sheets);
    }

    private ResponseEntity<?> answer(Optional<Sheets> found, FileName name) {
        return found.<ResponseEntity<?>>map(sheets -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(
                                "Content-Disposition",
                                ContentDisposition.attachment()
                                        .filename(name.of(sheets) + "-" + day(sheets.printedAt()) + ".pdf")
                                        .build()
                                        .toString())
                        .body(paper.draw("record/paper", name.of(sheets), words(sheets))))
                .orElseGet(notThere::answer);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, BritishDates.ZONE);
    }

    record PrintedConcern(
            Reference reference,
            String status,
            String reportedAt,
            Optional<String> reportedBy,
            String handledBy,
            String level,
            List<Words> words,
            List<ShownEntry> chronology,
            List<Map<String, Object>> readers) {}

    private static Map<String, Object> words(Sheets sheets) {
        Map<String, Object> words = new HashMap<>();
        words.put(
                "references",
                sheets.concerns().stream()
                        .map(Sheet::reference)
                        .map(Reference::value)
                        .collect(Collectors.joining(", ")));
        words.put("name", sheets.childName());
        words.put("bornOn", sheets.childBornOn().map(BritishDates::brief).orElse("not known"));
        words.put("className", sheets.className());
        words.put("printedBy", sheets.printedBy());
        words.put("printedAt", BritishDates.inFull(sheets.printedAt()));
        words.put(
                "putBack",
                sheets.putBack().stream().sorted().map(LeftOut::inWords).toList());
        words.put(
                "leftOut",
                Arrays.stream(LeftOut.values())
                        .filter(one -> !sheets.putBack().contains(one))
                        .map(LeftOut::inWords)
                        .toList());
        words.put(
                "concerns", sheets.concerns().stream().map(PaperPages::printed).toList());
        return words;
    }

    private static PrintedConcern printed(Sheet concern) {
        return new PrintedConcern(
                concern.reference(),
                concern.status(),
                concern.reportedAt(),
                concern.reportedBy(),
                concern.handledBy(),
                concern.level().map(RiskLevel::inWords).orElse("not assessed yet"),
                concern.words(),
                concern.entries().stream()
                        .map(entry -> ShownEntry.of(entry, AccountId::value))
                        .toList(),
                concern.readers());
    }
}

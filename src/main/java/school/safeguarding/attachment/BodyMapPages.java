package school.safeguarding.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.account.AccountId;
import school.safeguarding.attachment.AddToRecordPages.Adds;
import school.safeguarding.attachment.AddToRecordPages.Asked;
import school.safeguarding.attachment.AddToRecordPages.Sent;
import school.safeguarding.attachment.Questions.Answered;
import school.safeguarding.concern.RecordAdditions.Addition;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;

/**
 * Records what somebody saw on a child's body: points on a plain outline, in words. Places are chosen from a list; where the
 * browser runs script, also by a click.
 */
@RestController
class BodyMapPages {

    private static final Questions QUESTIONS = new Questions(Stream.concat(
                    Stream.of(
                            Questions.line(
                                    "seenBy", "Who saw it", "Full name. Only whoever saw it says what it was.", true),
                            Questions.day("seenOn", "On which day it was seen", true),
                            Questions.line("seenAt", "At what time", "", false),
                            Questions.text(
                                    "howSeen",
                                    "How it came to be seen",
                                    "Such as: sleeves were rolled up for painting. Nothing was taken off to look.",
                                    true)),
                    Questions.AT_THE_END.stream())
            .toList());

    private final AddEntry addEntry;
    private final AddToRecordPages pages;

    BodyMapPages(AddEntry addEntry, AddToRecordPages pages) {
        this.addEntry = addEntry;
        this.pages = pages;
    }

    private static Asked asked() {
        Map<String, List<Region>> places = new LinkedHashMap<>();
        for (Region.View view : Region.View.values()) {
            places.put(view.title(), Region.of(view));
        }
        return new Asked(
                "attachment/body-map",
                "Record a body map",
                QUESTIONS,
                Map.of(
                        "places",
                        places,
                        "numbers",
                        IntStream.rangeClosed(1, BodyMap.MOST_MARKS).boxed().toList()),
                "body-maps");
    }

    @GetMapping("/records/{reference}/body-maps/new")
    ResponseEntity<String> page(
            @PathVariable("reference") Reference reference, Authentication person, CsrfToken token) {
        return pages.empty(reference, asked(), person, token);
    }

    @PostMapping("/records/{reference}/body-maps")
    ResponseEntity<String> keep(
            @PathVariable("reference") Reference reference,
            HttpServletRequest request,
            Authentication person,
            CsrfToken token) {
        return pages.receive(reference, asked(), request, person, token, new Adds() {

            @Override
            public Map<String, String> faults(Sent sent) {
                return TypedMarks.of(sent.typed()).faults();
            }

            @Override
            public Optional<String> add(Sent sent, boolean isUnderstood) {
                return isUnderstood
                        ? addEntry.add(
                                addition(
                                        reference,
                                        AccountId.of(person.getName()),
                                        sent.said(),
                                        TypedMarks.of(sent.typed())),
                                added -> {})
                        : Optional.of("");
            }
        });
    }

    private static Addition addition(Reference reference, AccountId by, Answered said, TypedMarks marks) {
        List<Line> lines = new ArrayList<>(said.lines());
        lines.addAll(marks.lines());
        return new Addition(reference, by, BodyMap.KIND, "Body map", lines, said.isAboutNamed(), said.news());
    }
}

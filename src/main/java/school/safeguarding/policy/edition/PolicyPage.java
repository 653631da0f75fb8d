package school.safeguarding.policy.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.pages.Layout;
import school.safeguarding.pages.Paper;
import school.safeguarding.policy.edition.PolicyText.Part;
import school.safeguarding.policy.review.PolicyReviews;

/**
 * The edition in force, for anybody. Whom to talk to is text of the edition: who has an account here is nobody's business
 * outside. Source: the school's CSE policy (November 2023), made available to parents and stakeholders.
 */
@RestController
class PolicyPage {

    private static final String TITLE = "Policy on child sexual exploitation";

    private final PolicyReviews reviews;
    private final PolicyEditions editions;
    private final Layout layout;
    private final Paper paper;
    private final LastDrawn lastDrawn = new LastDrawn();
    private final List<Part> summary = PolicyText.parts(text(new ClassPathResource("policy/summary.txt")));

    PolicyPage(PolicyReviews reviews, PolicyEditions editions, Layout layout, Paper paper) {
        this.reviews = reviews;
        this.editions = editions;
        this.layout = layout;
        this.paper = paper;
    }

    /** @param number counted from 1 */
    record Shown(int number, String publishedOn, String acceptedOn, String minuteNumber) {}

    @GetMapping("/policy")
    ResponseEntity<String> show() {
        Map<String, Object> words = words(inForce());
        words.put("isForAnyone", true);
        return layout.showAnyone("policy/policy", TITLE, words);
    }

    /** The same as a file, to print, to send or to hang up. Drawn once for each edition, since anybody may ask for it. */
    @GetMapping("/policy/edition.pdf")
    ResponseEntity<byte[]> file() {
        Optional<PolicyEdition> edition = inForce();
        String hash = edition.map(one -> HexFormat.of().formatHex(one.hash())).orElse("");
        byte[] pdf = lastDrawn.of(hash, () -> {
            Map<String, Object> words = words(edition);
            words.put("hash", hash);
            return paper.draw("policy/paper", TITLE, words);
        });
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }

    private Optional<PolicyEdition> inForce() {
        return editions.findFirstByNumberIsNotNullOrderByNumberDesc();
    }

    private Map<String, Object> words(Optional<PolicyEdition> edition) {
        Map<String, Object> words = new HashMap<>();
        words.put(
                "text", edition.map(PolicyEdition::text).map(PolicyText::parts).orElse(summary));
        edition.ifPresent(inForce -> {
            words.put("edition", shown(inForce));
            words.put("whomToTell", PolicyText.parts(inForce.whomToTell()));
        });
        return words;
    }

    /** The text on which staff are asked, for everybody who is signed in, until it is published. */
    @GetMapping("/policy/draft")
    ResponseEntity<String> draft(Authentication reader, CsrfToken token) {
        Map<String, Object> words = new HashMap<>();
        reviews.findByEndedOnIsNull()
                .flatMap(review -> editions.findFirstByReviewOrderByDraftDesc(review.id()))
                .filter(edition -> !edition.isPublished())
                .ifPresent(edition -> {
                    words.put("text", PolicyText.parts(edition.text()));
                    words.put("whomToTell", PolicyText.parts(edition.whomToTell()));
                    words.put("changes", PolicyText.parts(edition.changes()));
                });
        return layout.show("policy/draft", "Draft of the policy", reader, token, words);
    }

    private static Shown shown(PolicyEdition edition) {
        return new Shown(
                edition.number(),
                BritishDates.brief(LocalDate.ofInstant(edition.publishedAt(), BritishDates.ZONE)),
                BritishDates.brief(edition.acceptedOn()),
                edition.minuteNumber());
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

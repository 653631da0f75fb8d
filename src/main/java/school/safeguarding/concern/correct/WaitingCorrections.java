package school.safeguarding.concern.correct;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.concern.keep.KeepRecords;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.review.ChildChoices;
import school.safeguarding.reference.Reference;
import school.safeguarding.text.TextTemplates;

/** What was put right in a concern and waits for a second person, as a form shows it. */
@Component
public class WaitingCorrections {

    private final Corrections corrections;
    private final KnownChildren children;
    private final KeepRecords records;
    private final TextTemplates texts;

    WaitingCorrections(Corrections corrections, KnownChildren children, KeepRecords records, TextTemplates texts) {
        this.corrections = corrections;
        this.children = children;
        this.records = records;
        this.texts = texts;
    }

    /** Whom somebody has said to be the wrong child, while nobody has agreed. */
    public Optional<String> wrongChild(Reference reference) {
        return corrections.ofChildWaiting(reference).map(Correction::wrongChild).map(this::described);
    }

    /** Whether that child may be of another home than the right one, so that their brothers and sisters are not the right one's. */
    public boolean isWrongChildOfOtherHome(Reference reference) {
        return corrections
                .ofChildWaiting(reference)
                .filter(correction -> !correction.isSameHome())
                .isPresent();
    }

    private String described(ChildId child) {
        return children.of(child).map(ChildChoices::described).orElse("a child who is not known any more");
    }

    /** @param names of accounts, for whoever reads it */
    public List<Map<String, Object>> waiting(Reference reference, Function<AccountId, String> names) {
        return corrections.findByReferenceOrderByAskedAt(reference).stream()
                .filter(Correction::isWaiting)
                .map(correction -> Map.<String, Object>of(
                        "id", correction.id(),
                        "what", inWords(correction, names),
                        "follows", follows(correction.kind()),
                        "by", names.apply(correction.askedBy()),
                        "at", BritishDates.inFull(correction.askedAt())))
                .toList();
    }

    /** What each answer does. Of every other kind it would be read by somebody whom it does not concern. */
    private String follows(Correction.Kind kind) {
        return texts.fill("corrections/follows", Map.of("kind", kind));
    }

    private String inWords(Correction correction, Function<AccountId, String> names) {
        List<String> whom = Stream.concat(
                        correction.about().stream().sorted().map(AboutWhom::inWords),
                        correction.accounts().stream().sorted().map(names))
                .toList();
        Map<String, Object> facts = new HashMap<>(Map.of("kind", correction.kind(), "whom", whom));
        switch (correction.kind()) {
            case ADDED -> facts.put("isNameOnly", correction.isNameOnly());
            case TAKEN_AWAY -> facts.put("isFamily", correction.isFamily());
            case WRONG_CHILD, REPORTED_OTHER -> {
                facts.put("wrongChild", described(correction.wrongChild()));
                facts.put("rightChild", correction.rightChild().map(this::described));
            }
            case SEPARATED -> facts.put("other", correction.otherReference().orElseThrow());
            case RECORD_DELETED -> facts.put("countedFrom", records.countedFrom(correction.reference()));
            case FOUND_OTHER -> throw new IllegalStateException("Nobody is asked about it");
            case CHILD_GONE, SHOWN_ON_PAPER, HOLD_LIFTED -> {}
        }
        return texts.fill("corrections/what", facts);
    }
}

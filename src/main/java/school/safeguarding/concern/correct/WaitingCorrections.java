package school.safeguarding.concern.correct;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.concern.keep.KeepRecords;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.review.ChildChoices;
import school.safeguarding.reference.Reference;

/** What was put right in a concern and waits for a second person, as a form shows it. */
@Component
public class WaitingCorrections {

    private final Corrections corrections;
    private final KnownChildren children;
    private final KeepRecords records;

    WaitingCorrections(Corrections corrections, KnownChildren children, KeepRecords records) {
        this.corrections = corrections;
        this.children = children;
        this.records = records;
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
    public List<Map<String, Object>> waiting(Reference reference, UnaryOperator<String> names) {
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
    private static String follows(Correction.Kind kind) {
        return switch (kind) {
            case ADDED -> "If you answer “No”, those people may see the concern again.";
            case TAKEN_AWAY -> "If you answer “No”, those people still may not see the concern.";
            case WRONG_CHILD ->
                "If you answer “No”, the child named first stays, and the other gets a concern of their own.";
            case REPORTED_OTHER -> "If you answer “No”, the child whom the report named gets a concern of their own.";
            case FOUND_OTHER -> throw new IllegalStateException("Nobody is asked about it");
            case CHILD_GONE -> "If you answer “No”, what is open goes on.";
            case SEPARATED -> "If you answer “No”, the two reports stay joined.";
            case SHOWN_ON_PAPER -> "If you answer “No”, paper goes on leaving it out.";
            case HOLD_LIFTED -> "If you answer “No”, the legal hold stays.";
            case RECORD_DELETED ->
                "If you answer “Yes”, the record is gone for good on the next morning. If you answer “No”, it stays.";
        };
    }

    private String inWords(Correction correction, UnaryOperator<String> names) {
        String whom = Stream.concat(
                        correction.about().stream().sorted().map(AboutWhom::inWords),
                        correction.accounts().stream().sorted().map(names))
                .collect(Collectors.joining(", "));
        return switch (correction.kind()) {
            case ADDED ->
                correction.isNameOnly()
                        ? "The person of concern has the name of: " + whom
                        : "It is also about, or to be kept from: " + whom;
            case WRONG_CHILD ->
                "The wrong child was named, and is to be taken out: " + described(correction.wrongChild())
                        + ". The right child: "
                        + correction.rightChild().map(this::described).orElse("not known yet");
            case REPORTED_OTHER ->
                "The report names another child than the review found, and that child is to be taken out: "
                        + described(correction.wrongChild()) + ". The child found: "
                        + correction.rightChild().map(this::described).orElse("not known yet");
            case FOUND_OTHER -> throw new IllegalStateException("Nobody is asked about it");
            case TAKEN_AWAY ->
                correction.isFamily()
                        ? "Kept out as family, and to know of it after all: " + whom
                        : "It is not about: " + whom;
            case SEPARATED ->
                correction.otherReference().orElseThrow() + " is of another incident, and is worked by itself again";
            case SHOWN_ON_PAPER ->
                "Paper of the record is to show what it leaves out otherwise; the record says what, for whom and why";
            case HOLD_LIFTED -> "The legal hold on the record is to be lifted; the record says why";
            case RECORD_DELETED ->
                "The record has been kept for as long as the rules ask, and is to be deleted for good; the record says why. "
                        + records.countedFrom(correction.reference());
            case CHILD_GONE -> "The child has moved or has died: what is still open ends without an answer";
        };
    }
}

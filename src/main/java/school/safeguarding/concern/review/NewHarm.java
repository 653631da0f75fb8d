package school.safeguarding.concern.review;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.concern.model.ReviewRound;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;

/**
 * Whether a review again tells of harm of which nobody knew when home was decided on: home is decided on again then, whatever was
 * told or not told before. What was settled long ago and is only answered again at three months is nothing new.
 */
@Component
class NewHarm {

    private static final List<RoutingFact> OF_HARM = List.of(
            RoutingFact.isDisclosed,
            RoutingFact.isWitnessed,
            RoutingFact.isImaged,
            RoutingFact.isShownPictures,
            RoutingFact.isPhysicalSign,
            RoutingFact.isHarmIndicated);

    private final Chronology chronology;

    NewHarm(Chronology chronology) {
        this.chronology = chronology;
    }

    /**
     * Asked once this review is in the record.
     *
     * @param found what this review answered
     * @param before what the procedure knows of the review before; nothing where it was opened again
     */
    boolean is(Reference reference, ReviewRound round, RoutingFacts found, Map<String, Object> before) {
        List<RoutingFact> harm =
                OF_HARM.stream().filter(fact -> fact.isTrue(found.values())).toList();
        return round.isAgain()
                && !harm.isEmpty()
                && (harm.stream().anyMatch(fact -> !fact.isTrue(before)) || isAnythingNew(reference));
    }

    private boolean isAnythingNew(Reference reference) {
        List<Entry> entries = chronology.of(reference);
        int before = reviewBefore(entries);
        return entries.stream()
                .filter(entry -> entry.number() > before && entry.kind().equals(LearnNewInformation.KIND))
                .flatMap(entry -> entry.lines().stream())
                .anyMatch(line -> line.key().equals(LearnNewInformation.ENTRY));
    }

    /** Not the last decision: what came in between that review and it was decided on by nobody. */
    private static int reviewBefore(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(ReviewAnswers.KIND))
                .map(Entry::number)
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElse(0);
    }
}

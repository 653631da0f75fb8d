package school.safeguarding.concern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.FilledIn;
import school.safeguarding.engine.RefusedSubmission;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** Proposes the close. Refused, with a list, while anything is open. */
@Service
class RecordAndClose implements StepForm, FilledIn {

    private static final Set<String> SETTLED_ACTIONS = Set.of("none-agreed", "all-done", "handed-over");

    private final Concerns concerns;
    private final ConcernChildren children;
    private final StillOpen stillOpen;
    private final Chronology chronology;

    RecordAndClose(Concerns concerns, ConcernChildren children, StillOpen stillOpen, Chronology chronology) {
        this.concerns = concerns;
        this.children = children;
        this.stillOpen = stillOpen;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return "record-and-close";
    }

    /** A line for each brother or sister on record, whose answer is missing. */
    @Override
    public Map<String, Object> answers(String reference, Map<String, Object> facts, String reader) {
        String lines = children.siblings(reference).stream()
                .map(sibling -> sibling.name() + ": ")
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? Map.of() : Map.of("siblingsConsidered", lines);
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Concern concern = concerns.withReference(submission.concern());
        boolean isReporterTold = !submission.required("reporterTold").equals("not-yet");
        boolean areActionsSettled = SETTLED_ACTIONS.contains(submission.required("actionsState"));
        List<String> open = new ArrayList<>(stillOpen.of(concern));
        if (!isReporterTold) {
            open.add("the reporter has not been told");
        }
        if (!areActionsSettled) {
            open.add("agreed actions are still open");
        }
        siblingsWithoutAnswer(concern, submission.required("siblingsConsidered"))
                .forEach(name -> open.add(name + ", a brother or sister on record, has no answer of their own"));
        if (!open.isEmpty()) {
            throw new RefusedSubmission("This concern cannot close yet. Still open: " + String.join("; ", open) + ".");
        }
        concern.proposeClose(submission.submittedBy(), isReporterTold, areActionsSettled);
        chronology.append(concern.reference(), FormEntries.entry(submission, "Close proposed"));
        return RoutingFacts.none();
    }

    /** Each has a line that names them and says something of them. */
    private List<String> siblingsWithoutAnswer(Concern concern, String considered) {
        return children.siblings(concern.reference()).stream()
                .map(sibling -> sibling.name())
                .filter(name -> considered.lines().noneMatch(line -> isAnswered(line, name)))
                .toList();
    }

    private static boolean isAnswered(String line, String name) {
        String lower = line.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(name.toLowerCase(Locale.ROOT));
        return at >= 0
                && lower.substring(at + name.length())
                                .codePoints()
                                .filter(Character::isLetter)
                                .count()
                        >= 2;
    }
}

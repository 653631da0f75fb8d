package school.safeguarding.concern.close;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.learn.AddToRecord;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.FilledInForConcern;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.ShownAnswers;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;

/** Proposes the close. Refused, with a list, while anything is open. */
@Service
class RecordAndClose implements StepForm, FilledInForConcern {

    private static final Set<String> SETTLED_ACTIONS = Set.of("none-agreed", "all-done", "handed-over");

    /** By the key under which it was added to the record before. */
    private static final Map<String, String> CHILD_GONE = Map.of(
            "childGoneHow", "childGone",
            "childGoneHandedTo", "handedToDsl",
            "childGoneReceiptOn", "receiptOn",
            "additionText", "goneReason");

    private final Concerns concerns;
    private final ConcernChildren children;
    private final StillOpen stillOpen;
    private final Chronology chronology;
    private final ShownAnswers shown;

    RecordAndClose(
            Concerns concerns,
            ConcernChildren children,
            StillOpen stillOpen,
            Chronology chronology,
            ShownAnswers shown) {
        this.concerns = concerns;
        this.children = children;
        this.stillOpen = stillOpen;
        this.chronology = chronology;
        this.shown = shown;
    }

    @Override
    public String formId() {
        return EntryKind.RECORD_AND_CLOSE;
    }

    /** A line for each brother or sister on record, whose answer is missing. */
    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        String lines = children.siblings(reference).stream()
                .map(sibling -> sibling.name() + ": ")
                .collect(Collectors.joining("\n"));
        Map<String, Object> answers = new HashMap<>(childGone(reference));
        if (!lines.isEmpty()) {
            answers.put("siblingsConsidered", lines);
        }
        return answers;
    }

    /** What was said when what was open ended for it. */
    private Map<String, Object> childGone(Reference reference) {
        Map<String, Object> answers = new HashMap<>();
        chronology.of(reference).stream()
                .filter(entry -> entry.step().equals(AddToRecord.CHILD_GONE))
                .flatMap(entry -> entry.lines().stream())
                .forEach(line -> Optional.ofNullable(CHILD_GONE.get(line.key()))
                        .flatMap(key -> shown.sent(formId(), key, line.answer()).map(answer -> Map.entry(key, answer)))
                        .ifPresent(answer -> answers.put(answer.getKey(), answer.getValue())));
        return answers;
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

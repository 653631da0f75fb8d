package school.safeguarding.concern;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RefusedSubmission;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** Proposes the close. Refused, with a list, while anything is open. */
@Service
class RecordAndClose implements StepForm {

    private static final Set<String> SETTLED_ACTIONS = Set.of("none-agreed", "all-done", "handed-over");

    private final Concerns concerns;
    private final StillOpen stillOpen;
    private final Chronology chronology;

    RecordAndClose(Concerns concerns, StillOpen stillOpen, Chronology chronology) {
        this.concerns = concerns;
        this.stillOpen = stillOpen;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return "record-and-close";
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
        if (!open.isEmpty()) {
            throw new RefusedSubmission("This concern cannot close yet. Still open: " + String.join("; ", open) + ".");
        }
        concern.proposeClose(submission.submittedBy(), isReporterTold, areActionsSettled);
        chronology.append(concern.reference(), FormEntries.entry(submission, "Close proposed"));
        return RoutingFacts.none();
    }
}

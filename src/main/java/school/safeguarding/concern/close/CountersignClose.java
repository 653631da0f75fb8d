package school.safeguarding.concern.close;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.report.TellReporter;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;

/** A second person agrees to the close, or sends it back. What has come up since it was proposed stands in its way. */
@Service
class CountersignClose implements StepForm {

    private final Concerns concerns;
    private final StillOpen stillOpen;
    private final EndsWithoutAnswer ends;
    private final TellReporter tellReporter;
    private final Chronology chronology;
    private final Clock clock;

    CountersignClose(
            Concerns concerns,
            StillOpen stillOpen,
            EndsWithoutAnswer ends,
            TellReporter tellReporter,
            Chronology chronology,
            Clock clock) {
        this.concerns = concerns;
        this.stillOpen = stillOpen;
        this.ends = ends;
        this.tellReporter = tellReporter;
        this.chronology = chronology;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.COUNTERSIGN_CLOSE;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Concern concern = concerns.withReference(submission.concern());
        if (concern.isCloseDecidedBy(submission.submittedBy())) {
            throw new RefusedSubmission("You proposed this close, so somebody else has to countersign it.");
        }
        boolean isAgreed = submission.required("countersign").equals("agree");
        if (isAgreed && ends.isEndedBy(concern.reference(), submission.submittedBy())) {
            throw new RefusedSubmission(
                    "You ended a contact or a referral that has no answer, so somebody else has to countersign this"
                            + " close.");
        }
        if (isAgreed) {
            List<String> open = stillOpen.of(concern);
            if (!open.isEmpty()) {
                throw new RefusedSubmission("This concern cannot close yet. Still open: " + String.join("; ", open)
                        + ". Send it back to the handler.");
            }
            concern.close(clock.instant());
            tellReporter.closed(concern);
        }
        chronology.append(concern.reference(), FormEntries.entry(submission, isAgreed ? "Closed" : "Close sent back"));
        return RoutingFacts.of(RoutingFact.isCountersigned, isAgreed);
    }
}

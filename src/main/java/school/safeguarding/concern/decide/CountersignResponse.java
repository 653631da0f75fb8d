package school.safeguarding.concern.decide;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;

/** A second person agrees to a response below the proposal, or sends it back. */
@Service
class CountersignResponse implements StepForm {

    private final Concerns concerns;
    private final Chronology chronology;

    CountersignResponse(Concerns concerns, Chronology chronology) {
        this.concerns = concerns;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return EntryKind.COUNTERSIGN_RESPONSE;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Concern concern = concerns.withReference(submission.concern());
        if (concern.isResponseDecidedBy(submission.submittedBy())) {
            throw new RefusedSubmission("You made this decision, so somebody else has to countersign it.");
        }
        boolean isAgreed = submission.required("countersign").equals("agree");
        if (isAgreed) {
            concern.agreeToResponse();
        }
        chronology.append(
                concern.reference(),
                FormEntries.entry(submission, isAgreed ? "Decision countersigned" : "Decision sent back"));
        return RoutingFacts.of(RoutingFact.isCountersigned, isAgreed);
    }
}

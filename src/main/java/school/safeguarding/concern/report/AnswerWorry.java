package school.safeguarding.concern.report;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.close.ReopenConcern;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;

/** The head, or whoever stands in, has spoken with a reporter who is still worried. */
@Service
class AnswerWorry implements StepForm {

    private final Concerns concerns;
    private final LearnNewInformation learn;
    private final ReopenConcern reopen;
    private final Chronology chronology;

    AnswerWorry(Concerns concerns, LearnNewInformation learn, ReopenConcern reopen, Chronology chronology) {
        this.concerns = concerns;
        this.learn = learn;
        this.reopen = reopen;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return EntryKind.ANSWER_WORRY;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        chronology.append(submission.concern(), FormEntries.entry(submission, "Worry answered"));
        if (submission.isYes("lookAgain")) {
            Reference reference = learn.bring(submission.concern());
            // They have not read the record, and have spoken with the reporter.
            boolean isHarmPossible = !submission.required("harmPossible").equals("no");
            if (concerns.withReference(reference).isOpen()) {
                learn.of(reference, isHarmPossible);
            } else {
                reopen.reopen(reference, isHarmPossible);
            }
        }
        return RoutingFacts.none();
    }
}

package school.safeguarding.concern.learn;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;

/** Keeps who took the child home, and when. */
@Service
class RecordWhoCollected implements StepForm {

    private final Chronology chronology;

    RecordWhoCollected(Chronology chronology) {
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return EntryKind.RECORD_WHO_COLLECTED;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        chronology.append(submission.concern(), FormEntries.entry(submission, "Collected"));
        return RoutingFacts.none();
    }
}

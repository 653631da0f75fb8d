package school.safeguarding.concern;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** The head, or whoever stands in, has spoken with a reporter who is still worried. */
@Service
class AnswerWorry implements StepForm {

    private final Chronology chronology;

    AnswerWorry(Chronology chronology) {
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return "answer-worry";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        chronology.append(submission.concern(), FormEntries.entry(submission, "Worry answered"));
        return RoutingFacts.none();
    }
}

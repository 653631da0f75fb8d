package school.safeguarding.concern.close;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** Keeps that a child's file went to the next school, to whom and how, or why it stays here. */
@Service
class SendFileToNextSchool implements StepForm {

    private final Chronology chronology;

    SendFileToNextSchool(Chronology chronology) {
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return "send-file-to-next-school";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        boolean isSent = submission.required("fileSending").equals("sent");
        chronology.append(
                submission.concern(),
                FormEntries.entry(submission, isSent ? "File sent to the next school" : "The file stays here"));
        return RoutingFacts.of("isFileSent", isSent);
    }
}

package school.safeguarding.concern.close;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** Keeps that a child's file went to the next school, to whom and how, or why it stays here. */
@Service
class SendFileToNextSchool implements StepForm {

    /** As the entry's step names it. */
    static final String SENT = "File sent to the next school";

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
        String sending = submission.required("fileSending");
        String step =
                switch (sending) {
                    case "sent" -> SENT;
                    case "none" -> "There is no next school";
                    default -> "The file stays here";
                };
        chronology.append(submission.concern(), FormEntries.entry(submission, step));
        return RoutingFacts.of(RoutingFact.isFileSent, sending.equals("sent"));
    }
}

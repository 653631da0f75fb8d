package school.safeguarding.concern.close;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** Keeps the next school's receipt of a child's file, or that they were asked for it. */
@Service
class RecordReceiptOfFile implements StepForm {

    private final Chronology chronology;

    RecordReceiptOfFile(Chronology chronology) {
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return "record-receipt-of-file";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        boolean isReceived = submission.required("fileReceipt").equals("received");
        chronology.append(
                submission.concern(),
                FormEntries.entry(
                        submission, isReceived ? "The next school has the file" : "Receipt of the file chased"));
        return RoutingFacts.of(RoutingFact.isReceiptObtained, isReceived);
    }
}

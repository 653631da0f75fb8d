package school.safeguarding.concern.decide;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;

/** Keeps that emergency services were called, or why that was not needed. */
@Service
class ConfirmEmergencyServices implements StepForm {

    private final Chronology chronology;

    ConfirmEmergencyServices(Chronology chronology) {
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return EntryKind.CONFIRM_EMERGENCY_SERVICES;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        chronology.append(submission.concern(), FormEntries.entry(submission, "Emergency services"));
        return RoutingFacts.none();
    }
}

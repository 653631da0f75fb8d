package school.safeguarding.earlyhelp;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** Names who leads early help, and keeps what was planned. */
@Service
class PlanEarlyHelp implements StepForm {

    private final Chronology chronology;

    PlanEarlyHelp(Chronology chronology) {
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return "plan-early-help";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        chronology.append(submission.concern(), FormEntries.entry(submission, "Early help planned"));
        return RoutingFacts.none();
    }
}

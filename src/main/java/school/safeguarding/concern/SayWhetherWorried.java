package school.safeguarding.concern;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** The reporter is content, or still worried and says why. */
@Service
class SayWhetherWorried implements StepForm {

    private final Chronology chronology;
    private final LearnNewInformation learn;

    SayWhetherWorried(Chronology chronology, LearnNewInformation learn) {
        this.chronology = chronology;
        this.learn = learn;
    }

    @Override
    public String formId() {
        return "say-whether-worried";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        boolean isWorried = submission.required("contentOrWorried").equals("worried");
        chronology.append(
                submission.concern(),
                FormEntries.entry(submission, isWorried ? "Reporter still worried" : "Reporter content"));
        if (isWorried) {
            learn.ifOpen(
                    submission.concern(), !submission.required("harmPossible").equals("no"));
        }
        return RoutingFacts.of("isStillWorried", isWorried);
    }
}

package school.safeguarding.concern.report;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.exclude.KeepOutNamed;
import school.safeguarding.concern.learn.LearnNewInformation;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;

/** The reporter is content, or still worried and says why. */
@Service
class SayWhetherWorried implements StepForm {

    private final Concerns concerns;
    private final KeepOutNamed keepOutNamed;
    private final Chronology chronology;
    private final LearnNewInformation learn;

    SayWhetherWorried(Concerns concerns, KeepOutNamed keepOutNamed, Chronology chronology, LearnNewInformation learn) {
        this.concerns = concerns;
        this.keepOutNamed = keepOutNamed;
        this.chronology = chronology;
        this.learn = learn;
    }

    @Override
    public String formId() {
        return EntryKind.SAY_WHETHER_WORRIED;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        boolean isWorried = submission.required("contentOrWorried").equals("worried");
        keepOutNamed.from(
                submission, submission.text("worryReason").orElse(""), concerns.withReference(submission.concern()));
        chronology.append(
                submission.concern(),
                FormEntries.entry(submission, isWorried ? "Reporter still worried" : "Reporter content"));
        if (isWorried) {
            learn.ifOpen(
                    submission.concern(), !submission.required("harmPossible").equals("no"));
        }
        return RoutingFacts.of(RoutingFact.isStillWorried, isWorried);
    }
}

package school.safeguarding.concern;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RefusedSubmission;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;
import school.safeguarding.record.TypedReference;

/** A reporter says at any time that they are still worried about what they reported. */
@Service
class StillWorried implements StepForm {

    private final Concerns concerns;
    private final KeepOutNamed keepOutNamed;
    private final Chronology chronology;
    private final LearnNewInformation learn;

    StillWorried(Concerns concerns, KeepOutNamed keepOutNamed, Chronology chronology, LearnNewInformation learn) {
        this.concerns = concerns;
        this.keepOutNamed = keepOutNamed;
        this.chronology = chronology;
        this.learn = learn;
    }

    @Override
    public String formId() {
        return "still-worried";
    }

    /** Without a difference between somebody else's concern and one that is not there. */
    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        String typed =
                TypedReference.read(submission.required("concernReference")).orElse("");
        Concern concern = concerns.findByReference(typed)
                .filter(found -> found.reporter().equals(submission.submittedBy()))
                .orElseThrow(() -> new RefusedSubmission(submission.label("concernReference")
                        + " must be the reference in the mail that you got for your own report,"
                        + " such as CSE-2026-0123."));
        if (!concern.isAsDecided()) {
            throw new RefusedSubmission(Concern.SHUT);
        }
        keepOutNamed.from(submission, submission.required("worryReason"), concern);
        chronology.append(concern.reference(), FormEntries.entry(submission, "Reporter still worried"));
        learn.ifOpen(concern.reference(), !submission.required("harmPossible").equals("no"));
        return RoutingFacts.of("reference", concern.reference());
    }
}

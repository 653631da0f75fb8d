package school.safeguarding.referral;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.Steps;

/** How children are kept from being alone with an adult whom a concern is about, without that adult being told. */
@Service
class ProtectChildren implements StepForm {

    private static final String FORM = EntryKind.PROTECT_CHILDREN;

    private final Procedures procedures;
    private final Chronology chronology;

    ProtectChildren(Procedures procedures, Chronology chronology) {
        this.procedures = procedures;
        this.chronology = chronology;
    }

    /** Asks for it once for each concern, however often it is found to be about staff. */
    void ask(Reference reference) {
        boolean isAsked = procedures.openSteps(reference).stream()
                        .anyMatch(step -> step.step().equals(Steps.PROTECT_CHILDREN))
                || chronology.of(reference).stream()
                        .anyMatch(entry -> entry.kind().equals(FORM));
        if (!isAsked) {
            procedures.start("protect-children", reference, RoutingFacts.none());
        }
    }

    @Override
    public String formId() {
        return FORM;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        chronology.append(submission.concern(), FormEntries.entry(submission, "Children protected meanwhile"));
        return RoutingFacts.none();
    }
}

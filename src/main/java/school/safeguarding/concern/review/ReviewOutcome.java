package school.safeguarding.concern.review;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;

/** Looks at what the response has led to: go on to the close, or decide again. */
@Service
class ReviewOutcome implements StepForm {

    private final ParentContacts contacts;
    private final Chronology chronology;

    ReviewOutcome(ParentContacts contacts, Chronology chronology) {
        this.contacts = contacts;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return EntryKind.REVIEW_OUTCOME;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        String outcome = submission.required("outcome");
        if (outcome.equals("close") && !submission.isYes("isChildSafeNow")) {
            throw new RefusedSubmission(
                    "“" + submission.answer("outcome").orElseThrow().label()
                            + "” cannot be “close” while the child is not known to be safe. Choose to decide again.");
        }
        chronology.append(submission.concern(), FormEntries.entry(submission, "Outcome reviewed"));
        return RoutingFacts.of(RoutingFact.outcome, outcome)
                .with(RoutingFact.isContactSettled, contacts.isSettled(submission.concern()));
    }
}

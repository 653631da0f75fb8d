package school.safeguarding.concern.close;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.WhoIsAsked;

/** Whoever would handle a closed concern opens it again, with a reason. */
@Service
public class OpenAgain implements StepForm {

    private final Concerns concerns;
    private final WhoIsAsked responsible;
    private final JoinedReports joined;
    private final ReopenConcern reopen;
    private final Chronology chronology;

    OpenAgain(
            Concerns concerns,
            WhoIsAsked responsible,
            JoinedReports joined,
            ReopenConcern reopen,
            Chronology chronology) {
        this.concerns = concerns;
        this.responsible = responsible;
        this.joined = joined;
        this.reopen = reopen;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return EntryKind.OPEN_AGAIN;
    }

    /** Whether this account may ask for it; of a joined report it is refused then, with a reason. */
    public boolean isFor(Concern concern, AccountId account) {
        return !concern.isOpen() && responsible.handlers(concern.facts()).contains(account);
    }

    /** Without a difference between a concern that is somebody else's, one that is open and one that is not there. */
    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Reference typed =
                TypedReference.read(submission.required("concernReference")).orElse(Reference.NEVER_GIVEN);
        Concern concern = concerns.findByReference(typed)
                .filter(found -> isFor(found, submission.submittedBy()))
                .orElseThrow(() -> new RefusedSubmission(submission.label("concernReference")
                        + " must be the reference of a closed concern that you handle, such as CSE-2026-0123."));
        if (!concern.isAsDecided()) {
            throw new RefusedSubmission(Concern.SHUT);
        }
        joined.joinedTo(concern.reference()).ifPresent(other -> {
            throw new RefusedSubmission("This report goes on with " + other
                    + ", to which it was joined. Separate the two" + " there, in “Add to the record”.");
        });
        chronology.append(concern.reference(), FormEntries.entry(submission, "Something has come up after the close"));
        reopen.reopen(concern.reference(), !submission.required("harmPossible").equals("no"));
        return RoutingFacts.of(RoutingFact.reference, concern.reference().value());
    }
}

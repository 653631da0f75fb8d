package school.safeguarding.lowlevel.reading;

import org.springframework.stereotype.Component;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.TypedReference;
import school.safeguarding.reference.Reference;

/** Which concern was reported because a low-level one may be more. */
@Component
class ReportedInstead {

    private static final String FIELD = "reportedReference";

    private final Responsibility responsibility;

    ReportedInstead(Responsibility responsibility) {
        this.responsibility = responsibility;
    }

    /** Without a difference between a concern that is hidden from whoever asks and one that is not there. */
    void check(Submission submission) {
        Reference typed = TypedReference.read(submission.required(FIELD)).orElse(Reference.NEVER_GIVEN);
        if (!responsibility.isReportOf(typed, submission.submittedBy())
                && !responsibility.mayKnow(typed, submission.submittedBy())) {
            throw new RefusedSubmission(submission.label(FIELD)
                    + " must be the reference of the concern that was reported, such as CSE-2026-0123. It is in the email"
                    + " that whoever reported it got.");
        }
    }
}

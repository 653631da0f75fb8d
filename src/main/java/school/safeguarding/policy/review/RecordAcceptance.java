package school.safeguarding.policy.review;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.policy.edition.PolicyEditions;

/** The governors have accepted the text, or sent it back. Source: the policy, "Formal acceptance by the Governing Body". */
@Service
class RecordAcceptance implements StepForm {

    /** As people read it, and by which it is found who accepted. */
    static final String ACCEPTED = "Accepted by the governors";

    private final PolicyEditions editions;
    private final TwoPeople twoPeople;
    private final NotePolicyStep note;

    RecordAcceptance(PolicyEditions editions, TwoPeople twoPeople, NotePolicyStep note) {
        this.editions = editions;
        this.twoPeople = twoPeople;
        this.note = note;
    }

    @Override
    public String formId() {
        return "record-acceptance";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        boolean isAccepted = submission.required("policyAcceptance").equals("accepted");
        if (isAccepted) {
            UUID review = NotePolicyStep.reviewOf(submission);
            if (twoPeople.isWriter(review, submission.submittedBy())) {
                throw new RefusedSubmission("You wrote this text, so somebody else has to say that it was accepted.");
            }
            editions.lastOf(review)
                    .accepted(
                            submission.date("policyAcceptedOn").orElseThrow(),
                            submission.required("policyMinuteNumber"),
                            submission.required("policyAcceptedBy"));
        }
        note.keep(submission, isAccepted ? ACCEPTED : "Sent back by the governors");
        return RoutingFacts.of(RoutingFact.isPolicyAccepted, isAccepted);
    }
}

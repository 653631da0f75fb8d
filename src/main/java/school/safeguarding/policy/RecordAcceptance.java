package school.safeguarding.policy;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;

/** The governors have accepted the text, or sent it back. Source: the policy, "Formal acceptance by the Governing Body". */
@Service
class RecordAcceptance implements StepForm {

    private final PolicyEditions editions;
    private final NotePolicyStep note;

    RecordAcceptance(PolicyEditions editions, NotePolicyStep note) {
        this.editions = editions;
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
            editions.lastOf(NotePolicyStep.reviewOf(submission))
                    .accepted(
                            submission.date("policyAcceptedOn").orElseThrow(),
                            submission.required("policyMinuteNumber"),
                            submission.required("policyAcceptedBy"));
        }
        note.keep(submission, isAccepted ? "Accepted by the governors" : "Sent back by the governors");
        return RoutingFacts.of("isPolicyAccepted", isAccepted);
    }
}

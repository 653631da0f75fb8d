package school.safeguarding.policy.review;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;

/** Staff were asked what they think of the text, which may have it written again. */
@Service
class ConsultStaff implements StepForm {

    private final NotePolicyStep note;

    ConsultStaff(NotePolicyStep note) {
        this.note = note;
    }

    @Override
    public String formId() {
        return "consult-staff";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        note.keep(submission, "Staff consulted");
        return RoutingFacts.of(
                RoutingFact.isTextFinal, submission.required("policyTextStands").equals("yes"));
    }
}

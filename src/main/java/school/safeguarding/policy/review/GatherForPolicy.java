package school.safeguarding.policy.review;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;

/** Whoever reviews the policy says what its review has to look at. */
@Service
class GatherForPolicy implements StepForm {

    private final NotePolicyStep note;

    GatherForPolicy(NotePolicyStep note) {
        this.note = note;
    }

    @Override
    public String formId() {
        return "gather-what-has-changed";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        note.keep(submission, "Gathered what has changed");
        return RoutingFacts.none();
    }
}

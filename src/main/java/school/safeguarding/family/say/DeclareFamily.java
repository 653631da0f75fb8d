package school.safeguarding.family.say;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;

/** Somebody says by themselves that they have family at this school. */
@Service
class DeclareFamily implements StepForm {

    private final SaidFamily said;

    DeclareFamily(SaidFamily said) {
        this.said = said;
    }

    @Override
    public String formId() {
        return "declare-family";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        said.take(submission);
        return RoutingFacts.none();
    }
}

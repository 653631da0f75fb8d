package school.safeguarding.family.link;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;

/** A second person says whether somebody is family of a child. */
@Service
class ConfirmFamily implements StepForm {

    private final FamilyLinks links;
    private final LinkFamily link;

    ConfirmFamily(FamilyLinks links, LinkFamily link) {
        this.links = links;
        this.link = link;
    }

    @Override
    public String formId() {
        return "confirm-family";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        FamilyLink asked = links.withId(submission.fact(RoutingFact.familyLinkId));
        if (asked.account().equals(submission.submittedBy())) {
            throw new RefusedSubmission("It is about you, so somebody else has to answer it.");
        }
        link.answer(
                asked,
                submission.required("familyLinkAnswer").equals("family"),
                submission.submittedBy(),
                submission.required("familyLinkReason"));
        return RoutingFacts.none();
    }
}

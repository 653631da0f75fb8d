package school.safeguarding.policy.review;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.policy.edition.PolicyEdition;
import school.safeguarding.policy.edition.PolicyEditions;

/** Another text of the policy is written, with what is other than before and why. */
@Service
class RevisePolicy implements StepForm {

    static final String FORM = "revise-policy";

    private final PolicyEditions editions;
    private final NotePolicyStep note;
    private final Clock clock;

    RevisePolicy(PolicyEditions editions, NotePolicyStep note, Clock clock) {
        this.editions = editions;
        this.note = note;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return FORM;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        UUID review = NotePolicyStep.reviewOf(submission);
        editions.save(new PolicyEdition(
                review,
                editions.findFirstByReviewOrderByDraftDesc(review)
                                .map(PolicyEdition::draft)
                                .orElse(0)
                        + 1,
                submission.required("policyText"),
                submission.required("policyWhomToTell"),
                submission.required("policyChanges"),
                submission.submittedBy(),
                clock.instant()));
        note.keep(submission, "Revised");
        return RoutingFacts.none();
    }
}

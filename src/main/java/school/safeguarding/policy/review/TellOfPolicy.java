package school.safeguarding.policy.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.escalation.SchoolClocks;
import school.safeguarding.policy.edition.PolicyEditions;
import school.safeguarding.step.StepId;

/** Staff and parents were told of the new edition, which ends the review and sets the date of the next. */
@Service
class TellOfPolicy implements StepForm {

    private static final String NEXT = "policyNextOn";

    private final PolicyReviews reviews;
    private final PolicyEditions editions;
    private final SchoolClocks clocks;
    private final NotePolicyStep note;
    private final Clock clock;

    TellOfPolicy(
            PolicyReviews reviews, PolicyEditions editions, SchoolClocks clocks, NotePolicyStep note, Clock clock) {
        this.reviews = reviews;
        this.editions = editions;
        this.clocks = clocks;
        this.note = note;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "tell-of-policy";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        UUID review = NotePolicyStep.reviewOf(submission);
        LocalDate latest = latest(editions.lastOf(review).acceptedOn());
        LocalDate next = submission.date(NEXT).orElse(latest);
        if (next.isAfter(latest)) {
            throw RefusedSubmission.at(
                    NEXT,
                    submission.label(NEXT) + " must not be after " + BritishDates.brief(latest)
                            + ": the policy is reviewed every year");
        }
        note.keep(submission, "Staff and parents told");
        reviews.withId(review.toString()).ended(BritishDates.today(clock), next);
        return RoutingFacts.none();
    }

    private LocalDate latest(LocalDate accepted) {
        return LocalDate.ofInstant(
                clocks.dueAt(
                        StepId.of("policyReview"),
                        accepted.atStartOfDay(BritishDates.ZONE).toInstant()),
                BritishDates.ZONE);
    }
}

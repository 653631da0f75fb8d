package school.safeguarding.policy.review;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.policy.PolicyInForce;
import school.safeguarding.policy.PolicyPublished;
import school.safeguarding.policy.edition.PolicyEdition;
import school.safeguarding.policy.edition.PolicyEditions;
import school.safeguarding.policy.edition.SealedHash;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/** The accepted text becomes the edition in force, which anybody reads from then on. */
@Service
class PublishPolicy implements StepForm {

    private final PolicyEditions editions;
    private final TwoPeople twoPeople;
    private final PolicyInForce inForce;
    private final SealedHash sealedHash;
    private final NotePolicyStep note;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PublishPolicy(
            PolicyEditions editions,
            TwoPeople twoPeople,
            PolicyInForce inForce,
            SealedHash sealedHash,
            NotePolicyStep note,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.editions = editions;
        this.twoPeople = twoPeople;
        this.inForce = inForce;
        this.sealedHash = sealedHash;
        this.note = note;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "publish-policy";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        UUID review = NotePolicyStep.reviewOf(submission);
        if (twoPeople.isAccepter(review, submission.submittedBy())) {
            throw new RefusedSubmission("You said that this text was accepted, so somebody else has to publish it.");
        }
        PolicyEdition edition = editions.lastOf(review);
        edition.published(inForce.number() + 1, clock.instant());
        trail.leave(
                Trace.ofEdition(edition.number(), submission.submittedBy(), edition.hash(), sealedHash.of(edition)));
        note.keep(submission, "Published");
        events.publishEvent(new PolicyPublished(edition.number()));
        return RoutingFacts.none();
    }
}

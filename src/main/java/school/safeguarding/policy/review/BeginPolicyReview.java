package school.safeguarding.policy.review;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.policy.PolicyStepAsked;

/**
 * Begins the review of the policy sixty days before it is due, and says so once more after half of that. One that was due before
 * this application came to the school begins on its first day. Source: the school's CSE policy (November 2023), date of next review.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class BeginPolicyReview implements BeginsWithDay {

    private static final int BEGINS_DAYS_BEFORE = 60;
    private static final int WARNED_DAYS_BEFORE = 30;

    private final PolicyReviews reviews;
    private final PolicyOffers offers;
    private final Procedures procedures;
    private final ApplicationEventPublisher events;
    private final LocalDate firstDueOn;

    BeginPolicyReview(
            PolicyReviews reviews,
            PolicyOffers offers,
            Procedures procedures,
            ApplicationEventPublisher events,
            @Value("${safeguarding.policy.next-review}") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    LocalDate firstDueOn) {
        this.reviews = reviews;
        this.offers = offers;
        this.procedures = procedures;
        this.events = events;
        this.firstDueOn = firstDueOn;
    }

    @Override
    public String ofDay() {
        return "policy-review";
    }

    @Override
    public void begin(LocalDate day) {
        Optional<PolicyReview> open = reviews.findByEndedOnIsNull();
        open.filter(review -> isWithin(WARNED_DAYS_BEFORE, review.dueOn(), day))
                .filter(review -> !isWithin(WARNED_DAYS_BEFORE, review.dueOn(), review.begunOn()))
                .ifPresent(review -> events.publishEvent(
                        new PolicyStepAsked("policy review warned " + review.id(), offers.reviewers(false))));
        LocalDate dueOn = dueOn();
        if (open.isEmpty() && isWithin(BEGINS_DAYS_BEFORE, dueOn, day)) {
            begin(new PolicyReview(dueOn, day));
        }
    }

    private void begin(PolicyReview review) {
        String id = reviews.save(review).id().toString();
        procedures.startForSchool(
                "policy-review",
                id,
                RoutingFacts.of(RoutingFact.policyReviewId, id)
                        .with(RoutingFact.policyDueAt, BritishDates.iso(review.dueAt())));
    }

    private LocalDate dueOn() {
        return reviews.findFirstByEndedOnIsNotNullOrderByEndedOnDescDueOnDesc()
                .map(PolicyReview::nextOn)
                .orElse(firstDueOn);
    }

    private static boolean isWithin(int days, LocalDate dueOn, LocalDate day) {
        return !day.isBefore(dueOn.minusDays(days));
    }
}

package school.safeguarding.policy.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.offer.OfferRule;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.policy.PolicyStepAsked;

/**
 * The head reviews the policy, and the chair too once it is overdue; governors accept it. Never to whoever wrote what is to be
 * accepted, or accepted what is to be published.
 */
@Component
class PolicyOffers implements OfferRule {

    private static final Logger log = LoggerFactory.getLogger(PolicyOffers.class);

    static final String REVIEWER = "policyReviewer";
    static final String ACCEPTER = "policyAccepter";

    private static final List<Role> REVIEWERS = List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR);
    private static final List<Role> ACCEPTERS = List.of(Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS);

    private final PolicyNotes notes;
    private final TwoPeople twoPeople;
    private final People people;
    private final ApplicationEventPublisher events;

    PolicyOffers(PolicyNotes notes, TwoPeople twoPeople, People people, ApplicationEventPublisher events) {
        this.notes = notes;
        this.twoPeople = twoPeople;
        this.people = people;
        this.events = events;
    }

    @Override
    public Set<String> words() {
        return Set.of(REVIEWER, ACCEPTER);
    }

    @Override
    @Transactional
    public Set<AccountId> candidates(Offered step) {
        String offeredTo = step.offeredTo();
        Map<String, Object> facts = step.facts();
        boolean isNextAsked = RoutingFact.isNextAsked.isTrue(facts);
        String review = RoutingFact.policyReviewId.of(facts);
        UUID id = UUID.fromString(review);
        Set<AccountId> found = offeredTo.equals(REVIEWER)
                ? asked(REVIEWERS, isNextAsked, account -> !twoPeople.isAccepter(id, account))
                : asked(ACCEPTERS, isNextAsked, account -> !twoPeople.isWriter(id, account));
        if (found.isEmpty()) {
            log.error("ALARM A21: nobody is left for a step of the policy's review");
        } else {
            events.publishEvent(new PolicyStepAsked(key(review), found));
        }
        return found;
    }

    /** Another for each step, which is told by how many were done before it. */
    private String key(String review) {
        return "policy step "
                + notes.findByReviewOrderByAt(UUID.fromString(review)).size() + " " + review;
    }

    Set<AccountId> reviewers(boolean isNextAsked) {
        return asked(REVIEWERS, isNextAsked, account -> true);
    }

    private Set<AccountId> asked(List<Role> line, boolean isNextAsked, Predicate<AccountId> mayBe) {
        return people.staff().asked(line, isNextAsked ? 2 : 1, mayBe);
    }

    @Override
    public Optional<Instant> dueAt(Map<String, Object> facts) {
        return RoutingFact.policyDueAt.in(facts).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    }
}

package school.safeguarding.schoolyear.nearday;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.offer.OfferRule;
import school.safeguarding.schoolyear.SchoolYearAsked;
import school.safeguarding.schoolyear.nearday.NearDayChange.Typed;

/** Asks the chair whether one near day is changed; somebody else only where it is the chair who asks for it. */
@Component
class NearDayOffers implements OfferRule {

    private static final Logger log = LoggerFactory.getLogger(NearDayOffers.class);

    private static final String CONFIRMER = "nearDayConfirmer";

    private final NearDayChanges changes;
    private final WhoConfirms whoConfirms;
    private final ApplicationEventPublisher events;

    NearDayOffers(NearDayChanges changes, WhoConfirms whoConfirms, ApplicationEventPublisher events) {
        this.changes = changes;
        this.whoConfirms = whoConfirms;
        this.events = events;
    }

    @Override
    public Set<String> words() {
        return Set.of(CONFIRMER);
    }

    @Override
    @Transactional
    public Set<AccountId> candidates(Offered step) {
        String id = RoutingFact.nearDayChangeId.of(step.facts());
        Optional<AccountId> by = changes.findById(UUID.fromString(id))
                .flatMap(NearDayChange::typed)
                .map(Typed::by);
        Set<AccountId> found = whoConfirms.askedOfDay(by, RoutingFact.isNextAsked.isTrue(step.facts()));
        if (found.isEmpty()) {
            log.error("ALARM A09: nobody is left who could confirm the change of a school day");
        } else {
            events.publishEvent(new SchoolYearAsked("near-day " + id, found));
        }
        return found;
    }
}

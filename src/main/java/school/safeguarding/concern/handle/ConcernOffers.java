package school.safeguarding.concern.handle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.NoticeLines;
import school.safeguarding.concern.OverdueLines;
import school.safeguarding.concern.OverdueLines.OverdueLine;
import school.safeguarding.concern.decide.CorrectWhatWasTold;
import school.safeguarding.concern.event.StepOffered;
import school.safeguarding.concern.event.StepWithoutPerson;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.offer.OfferRule;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.responsibility.WhoIsAsked;
import school.safeguarding.risk.RiskLevel;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/**
 * Offers each step to people, by what the model says of it. A step that nobody may do raises an alarm; for the last resort
 * that was raised when no handler was found.
 */
@Service
class ConcernOffers implements OfferRule {

    private static final Logger log = LoggerFactory.getLogger(ConcernOffers.class);

    private static final String NEXT_PERSON = "nextPerson";
    private static final String LAST_RESORT = "lastResort";
    private static final String ASKED_TO_ACT = "askedToAct";

    private static final int MOST_NAMES = 3;

    /**
     * Who handles a concern is told when it comes in, whoever is asked about a late step when it is late, and whoever stands
     * in for a mail that did not arrive by no further mail.
     */
    private static final Set<String> TOLD_OF_NEW_STEPS =
            Set.of(WhoIsAsked.COUNTERSIGNER, LAST_RESORT, WhoIsAsked.OVERSEER, WhoIsAsked.CONFIRMER);

    /** Whoever handles a concern that is closed looks at it no more: of these they are told too, which can wait for the morning. */
    private static final Set<StepId> TOLD_TO_HANDLERS = Set.of(Steps.SEND_FILE_TO_NEXT_SCHOOL);

    private static final Duration SOON = Duration.ofHours(2);

    private final Concerns concerns;
    private final Corrections corrections;
    private final WhoIsAsked responsible;
    private final NoticeLines notices;
    private final OverdueLines overdue;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConcernOffers(
            Concerns concerns,
            Corrections corrections,
            WhoIsAsked responsible,
            NoticeLines notices,
            OverdueLines overdue,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.corrections = corrections;
        this.responsible = responsible;
        this.notices = notices;
        this.overdue = overdue;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<String> words() {
        return Set.of(
                WhoIsAsked.HANDLER,
                WhoIsAsked.COUNTERSIGNER,
                WhoIsAsked.OVERSEER,
                WhoIsAsked.CONFIRMER,
                WhoIsAsked.REPORTER,
                NEXT_PERSON,
                LAST_RESORT,
                ASKED_TO_ACT);
    }

    @Override
    @Transactional
    public Set<AccountId> candidates(Offered offered) {
        StepId step = offered.step();
        String offeredTo = offered.offeredTo();
        Map<String, Object> facts = offered.facts();
        if (offered.reference().isEmpty() && offeredTo.equals(NEXT_PERSON)) {
            return nextOfSchool(facts);
        }
        Reference reference = Reference.of(offered.reference());
        Concern concern = concerns.withReference(reference);
        Set<AccountId> candidates =
                switch (offeredTo) {
                    case WhoIsAsked.HANDLER -> responsible.handlers(concern.facts());
                    case WhoIsAsked.COUNTERSIGNER -> responsible.countersigners(concern.facts(), step);
                    case NEXT_PERSON -> responsible.nextPerson(concern.facts(), unreached(facts));
                    // Not to handle it, but to put in what the LADO says about who should.
                    case LAST_RESORT -> responsible.nextPerson(concern.facts(), Optional.empty());
                    case ASKED_TO_ACT -> toAct(concern, overdue.toAct(RoutingFact.overdueId.of(facts)));
                    case WhoIsAsked.OVERSEER -> responsible.worryAnswerers(concern.facts());
                    case WhoIsAsked.CONFIRMER ->
                        responsible.confirmers(
                                concern.facts(),
                                corrections
                                        .withId(RoutingFact.correctionId.of(facts))
                                        .toConfirm(people));
                    case WhoIsAsked.REPORTER -> mayKnow(concern, Set.of(concern.reporter()));
                    default -> throw new IllegalArgumentException("A step cannot be offered to " + offeredTo);
                };
        if (candidates.isEmpty() && !offeredTo.equals(LAST_RESORT) && !offeredTo.equals(WhoIsAsked.REPORTER)) {
            log.error("ALARM A01 {}: nobody is left for {}", reference, step);
            if (concern.isAsDecided()) {
                events.publishEvent(new StepWithoutPerson(reference, step));
            }
        }
        return candidates;
    }

    /** A mail about no concern that did not arrive: the next person above, who is there. */
    private Set<AccountId> nextOfSchool(Map<String, Object> facts) {
        Optional<AccountId> unreached = unreached(facts);
        return List.of(Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.CPO).stream()
                .flatMap(role -> people.holding(role).stream())
                .map(Person::id)
                .filter(id -> !unreached.map(id::equals).orElse(false) && !people.isAbsent(id))
                .findFirst()
                .map(Set::of)
                .orElse(Set.of());
    }

    /** Where none of those who were asked is there any more, the next person above is asked at once. */
    private Set<AccountId> toAct(Concern concern, Set<AccountId> asked) {
        Set<AccountId> there = mayKnow(concern, asked).stream()
                .filter(account -> !people.isAbsent(account))
                .collect(Collectors.toSet());
        return there.isEmpty() ? responsible.overseers(concern.facts()) : there;
    }

    private Set<AccountId> mayKnow(Concern concern, Set<AccountId> accounts) {
        return accounts.stream()
                .map(people::person)
                .flatMap(Optional::stream)
                .filter(person -> !concern.excludes(person))
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public void offered(NewStep step) {
        boolean isToldToHandlers = TOLD_TO_HANDLERS.contains(step.step());
        boolean isTold = isToldToHandlers || TOLD_OF_NEW_STEPS.contains(step.offeredTo());
        if (step.reference().isEmpty() || step.people().isEmpty() || !isTold) {
            return;
        }
        Concern concern = concerns.withReference(Reference.of(step.reference()));
        boolean isDueSoon = step.dueAt()
                .filter(due -> due.isBefore(clock.instant().plus(SOON)))
                .isPresent();
        boolean isUrgent = isDueSoon
                || concern.isUnsafe()
                || concern.standingLevel().filter(RiskLevel.IMMEDIATE::equals).isPresent();
        events.publishEvent(new StepOffered(
                Reference.of(step.reference()),
                step.taskId(),
                step.title(),
                step.people(),
                step.dueAt(),
                step.isDueAssumed(),
                isUrgent && !isToldToHandlers));
    }

    @Override
    @Transactional
    public Set<AccountId> deputies(String reference) {
        return responsible.deputies(
                concerns.withReference(Reference.of(reference)).facts());
    }

    @Override
    @Transactional
    public Optional<Instant> dueAt(Map<String, Object> facts) {
        return overdue(facts).map(OverdueLine::dueAt);
    }

    @Override
    public Optional<String> detail(Map<String, Object> facts) {
        return overdue(facts)
                .map(line -> line.step() + (line.isDueAssumed() ? " (due time assumed)" : "") + " · held by "
                        + some(line.heldBy()))
                .or(() -> RoutingFact.agency.in(facts).map(code -> Agency.withCode(code)
                        .onCard()))
                .or(() -> CorrectWhatWasTold.onCard(facts))
                // The first stands alone where there is no other.
                .or(() -> Optional.ofNullable((Integer) facts.get(RoutingFact.adult.name()))
                        .filter(adult -> adult > 1)
                        .map(adult -> "adult " + adult));
    }

    /** A card has no room for a whole staffroom. */
    private static String some(List<String> names) {
        int more = names.size() - MOST_NAMES;
        return String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private Optional<OverdueLine> overdue(Map<String, Object> facts) {
        return RoutingFact.overdueId.in(facts).flatMap(overdue::of);
    }

    private Optional<AccountId> unreached(Map<String, Object> facts) {
        return RoutingFact.noticeId.in(facts).flatMap(notices::of).flatMap(notice -> notice.toAccount());
    }
}

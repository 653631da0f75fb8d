package school.safeguarding.concern;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.StepOffers;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.responsibility.ConcernFacts;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.responsibility.WhoIsAsked;

/** Answers who is responsible, and hands a concern's open steps over when that changes. */
@Service
@Transactional
class ConcernResponsibility implements Responsibility {

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final Corrections corrections;
    private final WhoIsAsked responsible;
    private final Procedures procedures;
    private final StepOffers offers;
    private final AskForHandler askForHandler;
    private final People people;
    private final ChangedConcerns changed;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConcernResponsibility(
            Concerns concerns,
            ReviewRounds rounds,
            Corrections corrections,
            WhoIsAsked responsible,
            Procedures procedures,
            StepOffers offers,
            AskForHandler askForHandler,
            People people,
            ChangedConcerns changed,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.corrections = corrections;
        this.responsible = responsible;
        this.procedures = procedures;
        this.offers = offers;
        this.askForHandler = askForHandler;
        this.people = people;
        this.changed = changed;
        this.events = events;
        this.clock = clock;
    }

    private ConcernFacts facts(String reference) {
        return concerns.withReference(reference).facts();
    }

    @Override
    public Set<String> handlers(String reference) {
        return responsible.handlers(facts(reference));
    }

    @Override
    public Set<String> deputies(String reference) {
        return responsible.deputies(facts(reference));
    }

    @Override
    public Set<String> holding(Role role, String reference) {
        return responsible.present(facts(reference), role);
    }

    @Override
    public List<String> line(String reference) {
        return responsible.line(facts(reference));
    }

    @Override
    public List<String> newcomers(String reference) {
        return responsible.newcomers(facts(reference));
    }

    @Override
    public List<String> takers(OpenStep step) {
        return confirmers(step)
                .orElseGet(() ->
                        responsible.takers(facts(step.reference()), step.step(), step.offeredTo()));
    }

    @Override
    public List<String> mayAct(OpenStep step) {
        return confirmers(step)
                .orElseGet(() ->
                        responsible.mayAct(facts(step.reference()), step.step(), step.offeredTo()));
    }

    /** Empty for any other step than one that confirms a correction. */
    private Optional<List<String>> confirmers(OpenStep step) {
        return Optional.of(step)
                .filter(one -> one.offeredTo().equals(WhoIsAsked.CONFIRMER))
                .map(one -> responsible.mayConfirm(
                        facts(one.reference()),
                        corrections
                                .withId((String) one.facts().get("correctionId"))
                                .toConfirm(people)));
    }

    @Override
    public Set<String> overseers(String reference) {
        return responsible.overseers(facts(reference));
    }

    @Override
    public boolean mayKnow(String reference, String account) {
        return concerns.findByReference(reference)
                .flatMap(concern -> people.person(account).filter(person -> !concern.excludes(person)))
                .isPresent();
    }

    @Override
    public boolean isReportOf(String reference, String account) {
        return concerns.findByReference(reference)
                .filter(concern -> concern.reporter().equals(account))
                .isPresent();
    }

    @Override
    public void handTo(String reference, String account) {
        Concern concern = concerns.withReference(reference);
        concern.handTo(people.person(account).orElseThrow(), clock.instant());
        procedures.openSteps(reference).stream()
                .filter(step -> step.offeredTo().equals(WhoIsAsked.HANDLER))
                .forEach(step -> procedures.offerOnly(step.id(), Set.of(account)));
    }

    @Override
    public void letIn(String reference, String account) {
        concerns.withReference(reference).letIn(people.person(account).orElseThrow(), clock.instant());
    }

    @Override
    public void offerAgain(String reference) {
        offerAgain(reference, step -> true, step -> true);
    }

    @Override
    public void handOn(String reference, String except) {
        offerAgain(reference, step -> !step.step().equals(except), step -> !step.offeredTo()
                .equals(WhoIsAsked.HANDLER));
    }

    private void offerAgain(String reference, Predicate<OpenStep> isMeant, Predicate<OpenStep> isKept) {
        Concern concern = concerns.withReference(reference);
        if (!concern.isAsDecided()) {
            // Nobody reads it by what is offered, and whoever had a step has it again when the concern is put right.
            return;
        }
        List<String> line = responsible.line(concern.facts());
        Set<String> before = new HashSet<>();
        Set<String> after = new HashSet<>();
        List<OpenStep> steps = procedures.openSteps(reference);
        steps.stream().filter(isMeant).forEach(step -> {
            before.addAll(step.people());
            after.addAll(offerAgain(step, isKept.test(step) ? keepers(step, line) : List.of()));
        });
        after.removeAll(before);
        if (!after.isEmpty()) {
            events.publishEvent(new ConcernHandedOn(reference, after));
        }
        askForHandler.ifNobodyIsLeft(concern, steps, isMeant);
    }

    private List<String> keepers(OpenStep step, List<String> line) {
        return step.offeredTo().equals(WhoIsAsked.OVERSEER) ? mayAct(step) : line;
    }

    /**
     * Whoever is offered a step already keeps it while they may know of it, are there and still handle concerns.
     *
     * @param line who keeps it
     */
    private Set<String> offerAgain(OpenStep step, List<String> line) {
        Set<String> now =
                new HashSet<>(offers.candidates(step.reference(), step.step(), step.offeredTo(), step.facts()));
        Set<String> kept = step.people().stream().filter(line::contains).collect(Collectors.toSet());
        now.addAll(kept);
        if (!now.equals(step.people())) {
            procedures.offerOnly(step.id(), now);
        }
        return now;
    }

    @Override
    @Transactional(readOnly = true)
    public Times times(String reference) {
        Concern concern = concerns.withReference(reference);
        return new Times(concern.reportedAt(), concern.isOutsideHours(), concern.standingLevel(), concern.isUnsafe());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> decisionAwaitedSince(String reference) {
        return rounds.decisionAwaitedSince(reference);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> openKnownTo(String account) {
        Optional<Person> person = people.person(account);
        return concerns.findByClosedAtIsNullOrderByReference().stream()
                .filter(concern -> person.filter(one -> !concern.excludes(one)).isPresent())
                .map(Concern::reference)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> changedByHand() {
        return changed.all();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> openWithNobodyElse() {
        List<Person> there = people.holding(HandlerRole.CPO.line().toArray(Role[]::new)).stream()
                .filter(person -> !people.isAbsent(person.id()))
                .toList();
        return concerns.findByClosedAtIsNullOrderByReference().stream()
                .filter(concern -> there.stream()
                                .filter(person -> !concern.excludes(person) && responsible.isInLine(concern.facts(), person))
                                .count()
                        <= 1)
                .map(Concern::reference)
                .toList();
    }
}

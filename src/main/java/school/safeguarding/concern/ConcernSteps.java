package school.safeguarding.concern;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.event.ConcernHandedOn;
import school.safeguarding.concern.handle.AskForHandler;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.offer.StepOffers;
import school.safeguarding.people.People;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.WhoIsAsked;
import school.safeguarding.step.StepId;

/** Offers a concern's open steps: to whoever they are handed to, and again to whoever may do them when that changes. */
@Service
@Transactional
public class ConcernSteps {

    private final Concerns concerns;
    private final WhoIsAsked responsible;
    private final Procedures procedures;
    private final StepOffers offers;
    private final AskForHandler askForHandler;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConcernSteps(
            Concerns concerns,
            WhoIsAsked responsible,
            Procedures procedures,
            StepOffers offers,
            AskForHandler askForHandler,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.responsible = responsible;
        this.procedures = procedures;
        this.offers = offers;
        this.askForHandler = askForHandler;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** Makes this person the handler, alone, and offers them the handler's open steps. */
    public void handTo(Reference reference, AccountId account) {
        Concern concern = concerns.withReference(reference);
        concern.handTo(people.person(account).orElseThrow(), clock.instant());
        procedures.openSteps(reference).stream()
                .filter(step -> step.offeredTo().equals(WhoIsAsked.HANDLER))
                .forEach(step -> procedures.offerOnly(step.id(), Set.of(account)));
    }

    /** Somebody of the line gives this person a step of it: whoever came into the line later is of it from then on. */
    public void letIn(Reference reference, AccountId account) {
        concerns.withReference(reference).letIn(people.person(account).orElseThrow(), clock.instant());
    }

    /** Offers every open step of the concern again to whoever may do it now. */
    public void offerAgain(Reference reference) {
        offerAgain(reference, step -> true, step -> true);
    }

    /**
     * Offers them again because others handle it now: whoever handled it before keeps only what they have for another reason.
     *
     * @param except the step that is just being done, if one is
     */
    public void handOn(Reference reference, Optional<StepId> except) {
        offerAgain(reference, step -> !except.equals(Optional.of(step.step())), step -> !step.offeredTo()
                .equals(WhoIsAsked.HANDLER));
    }

    private void offerAgain(Reference reference, Predicate<OpenStep> isMeant, Predicate<OpenStep> isKept) {
        Concern concern = concerns.withReference(reference);
        if (!concern.isAsDecided()) {
            // Nobody reads it by what is offered, and whoever had a step has it again when the concern is put right.
            return;
        }
        List<AccountId> line = responsible.line(concern.facts());
        Set<AccountId> before = new HashSet<>();
        Set<AccountId> after = new HashSet<>();
        List<OpenStep> steps = procedures.openSteps(reference);
        steps.stream().filter(isMeant).forEach(step -> {
            before.addAll(step.people());
            after.addAll(offerAgain(step, isKept.test(step) ? keepers(concern, step, line) : List.of()));
        });
        after.removeAll(before);
        if (!after.isEmpty()) {
            events.publishEvent(new ConcernHandedOn(reference, after));
        }
        askForHandler.ifNobodyIsLeft(concern, steps, isMeant);
    }

    private List<AccountId> keepers(Concern concern, OpenStep step, List<AccountId> line) {
        return step.offeredTo().equals(WhoIsAsked.OVERSEER)
                ? responsible.mayAct(concern.facts(), step.step(), step.offeredTo())
                : line;
    }

    /**
     * Whoever is offered a step already keeps it while they may know of it, are there and still handle concerns.
     *
     * @param line who keeps it
     */
    private Set<AccountId> offerAgain(OpenStep step, List<AccountId> line) {
        Set<AccountId> now =
                new HashSet<>(offers.candidates(step.reference(), step.step(), step.offeredTo(), step.facts()));
        Set<AccountId> kept = step.people().stream().filter(line::contains).collect(Collectors.toSet());
        now.addAll(kept);
        if (!now.equals(step.people())) {
            procedures.offerOnly(step.id(), now);
        }
        return now;
    }
}

package school.safeguarding.escalation.ladder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.coded.Coded;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.concern.event.StepWithoutPerson;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.escalation.LevelReached;
import school.safeguarding.escalation.StepOverdue;
import school.safeguarding.escalation.cover.Names;
import school.safeguarding.escalation.deadline.Deadlines;
import school.safeguarding.escalation.ladder.OverdueStep.LevelKind;
import school.safeguarding.people.Role;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;

/** Makes the next person responsible for a late step: a different one each time, never one whom it may be about. */
@Service
class Escalate {

    /** What it came to. */
    enum Outcome implements Coded {
        /** Somebody may do the step who could not before, or nobody else is left and an alarm stands. */
        OFFERED,
        /** Somebody above has to see to it. */
        TO_ACT,
        /** The step is done meanwhile. */
        DONE
    }

    private static final Logger log = LoggerFactory.getLogger(Escalate.class);

    /** How often the alarm sounds again while nobody is left. */
    private static final Duration ALARM_AGAIN = Duration.ofDays(1);

    /** Up to this time to the next person: emergency services, calls now, and what came in when nobody is there. */
    private static final Duration URGENT = Duration.ofMinutes(20);

    private final OverdueSteps overdueSteps;
    private final Deadlines deadlines;
    private final Responsibility responsibility;
    private final Procedures procedures;
    private final Chronology chronology;
    private final Names names;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Escalate(
            OverdueSteps overdueSteps,
            Deadlines deadlines,
            Responsibility responsibility,
            Procedures procedures,
            Chronology chronology,
            Names names,
            ApplicationEventPublisher events,
            Clock clock) {
        this.overdueSteps = overdueSteps;
        this.deadlines = deadlines;
        this.responsibility = responsibility;
        this.procedures = procedures;
        this.chronology = chronology;
        this.names = names;
        this.events = events;
        this.clock = clock;
    }

    /** @param nextAt when the one after is asked */
    record Escalated(Outcome outcome, Instant nextAt) {}

    @Transactional
    public Escalated escalate(String overdueId) {
        OverdueStep overdue = overdueSteps.withId(overdueId);
        Optional<OpenStep> open = procedures.openStep(overdue.taskId()).filter(step -> overdue.isRunning());
        if (open.isEmpty()) {
            if (overdue.isRunning()) {
                // Whoever did the step in the second in which this began could not see it yet, and has not ended it.
                overdue.end(clock.instant());
            }
            return new Escalated(Outcome.DONE, clock.instant());
        }
        OpenStep step = open.get();
        Set<AccountId> known = new HashSet<>(step.people());
        known.addAll(overdue.told(LevelKind.values()));
        Next next = next(overdue, step, known);
        if (next.people().isEmpty()) {
            return nobodyElse(overdue);
        }
        boolean isFirst = overdue.levels().isEmpty();
        overdue.heldBy(step.heldBy());
        if (next.kind() == LevelKind.OFFERED) {
            procedures.offerAlso(step.id(), next.people());
        } else if (isFirst) {
            // Whoever took it and did nothing no longer keeps it from the others.
            procedures.release(step.id());
        }
        return tell(overdue, next, isFirst ? step.people() : Set.of());
    }

    private Escalated tell(OverdueStep overdue, Next next, Set<AccountId> remindedToo) {
        Instant now = clock.instant();
        overdue.tell(next.people(), next.kind(), now);
        Instant nextAt = deadlines.after(overdue.pause(), overdue.reference());
        overdue.waitUntil(nextAt);
        chronology.append(
                overdue.reference(),
                new NewEntry(
                        AccountId.PROCEDURE,
                        "Overdue: " + overdue.stepName(),
                        EntryKind.OVERDUE,
                        List.of(
                                new Line("cause", "Why", overdue.cause().inWords()),
                                new Line(
                                        "told",
                                        next.kind() == LevelKind.REMINDED ? "Reminded" : "Now responsible too",
                                        names.of(next.people())))));
        events.publishEvent(new LevelReached(overdue.reference(), overdue.step(), overdue.lastLevel()));
        events.publishEvent(new StepOverdue(
                overdue.reference(),
                overdue.id().toString(),
                overdue.stepName(),
                overdue.dueAt(),
                overdue.isDueAssumed(),
                overdue.cause().inWords(),
                !nextAt.isAfter(now.plus(URGENT)),
                overdue.lastLevel(),
                next.kind() == LevelKind.REMINDED ? next.people() : remindedToo,
                next.kind() == LevelKind.OFFERED ? next.people() : Set.of(),
                next.kind() == LevelKind.TO_ACT ? next.people() : Set.of()));
        return new Escalated(overdue.told(LevelKind.TO_ACT).isEmpty() ? Outcome.OFFERED : Outcome.TO_ACT, nextAt);
    }

    private Next next(OverdueStep overdue, OpenStep step, Set<AccountId> known) {
        for (Optional<String> rung = overdue.takeRung(); rung.isPresent(); rung = overdue.takeRung()) {
            Next next =
                    switch (rung.get()) {
                        case "chase" -> new Next(LevelKind.REMINDED, known);
                        case "deputy" -> new Next(LevelKind.OFFERED, notYet(deputiesWhoMayDo(step), known));
                        case "head" -> new Next(LevelKind.TO_ACT, notYet(holding(Role.HEAD, step), known));
                        case "chair" -> new Next(LevelKind.TO_ACT, notYet(holding(Role.CHAIR, step), known));
                        default -> throw new IllegalStateException("No rung " + rung.get());
                    };
            if (!next.people().isEmpty()) {
                return next;
            }
        }
        return responsibility.mayAct(step).stream()
                .filter(account -> !known.contains(account))
                .findFirst()
                .map(account -> new Next(LevelKind.TO_ACT, Set.of(account)))
                .orElse(new Next(LevelKind.TO_ACT, Set.of()));
    }

    private Set<AccountId> holding(Role role, OpenStep step) {
        Set<AccountId> holding = new HashSet<>(responsibility.holding(role, Reference.of(step.reference())));
        holding.retainAll(responsibility.mayAct(step));
        return holding;
    }

    private Set<AccountId> deputiesWhoMayDo(OpenStep step) {
        Set<AccountId> deputies = new HashSet<>(responsibility.deputies(Reference.of(step.reference())));
        deputies.retainAll(responsibility.takers(step));
        return deputies;
    }

    private static Set<AccountId> notYet(Set<AccountId> people, Set<AccountId> known) {
        return people.stream().filter(account -> !known.contains(account)).collect(Collectors.toSet());
    }

    private Escalated nobodyElse(OverdueStep overdue) {
        log.error(
                "ALARM A01 {}: nobody is left who could be made responsible for {}",
                overdue.reference(),
                overdue.step());
        if (overdue.told(LevelKind.TO_ACT).isEmpty()) {
            events.publishEvent(new StepWithoutPerson(overdue.reference(), overdue.step()));
        }
        Instant nextAt = clock.instant().plus(ALARM_AGAIN);
        overdue.waitUntil(nextAt);
        return new Escalated(overdue.told(LevelKind.TO_ACT).isEmpty() ? Outcome.OFFERED : Outcome.TO_ACT, nextAt);
    }

    private record Next(LevelKind kind, Set<AccountId> people) {}
}

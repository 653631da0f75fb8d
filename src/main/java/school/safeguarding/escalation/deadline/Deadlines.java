package school.safeguarding.escalation.deadline;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolHours;
import school.safeguarding.concern.Responsibility;
import school.safeguarding.concern.Responsibility.Times;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.table.DecisionAsked;
import school.safeguarding.engine.table.Decisions;
import school.safeguarding.engine.table.FurtherRows;
import school.safeguarding.escalation.DueWords;
import school.safeguarding.escalation.ladder.Ladder;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;
import school.safeguarding.referral.Referrals.Clocks;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/** Asks {@code deadlines.dmn} and turns its words into times on the school's calendar. */
@Component
public class Deadlines {

    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);

    private static final String TABLE = "deadlines";

    /** The clock of an alert begins with its step, which after an emergency is later than the report. */
    public static final StepId ALERT_SEEN = StepId.of("alertSeen");

    /** The only step that is asked again because it was put off. */
    private static final StepId TELLING_HOME = Steps.DECIDE_PARENT_CONTACT;

    static final StepId REVIEW = Steps.REVIEW_CONCERN;

    private static final StepId CORRECTION = Steps.CORRECT_WHAT_WAS_TOLD;

    /** Where somebody was rung at once and told of another child, they may be at the wrong door. */
    private static final Set<String> RUNG_AT_ONCE = Set.of("emergency", "front-door");

    /** Its clock goes on where a review again takes the work back to it. */
    private static final StepId DECISION = Steps.DECIDE_RESPONSE;

    /** These clocks start when the report is accepted, whenever their step begins. */
    private static final Set<StepId> FROM_ACCEPTANCE = Set.of(Steps.CONFIRM_EMERGENCY_SERVICES, REVIEW);

    /** No due time on the school's own clock lies before that much after acceptance. */
    private static final Duration AT_LEAST = Duration.ofMinutes(15);

    private static final int OFTEN = 3;

    private final Decisions decisions;
    private final FurtherRows furtherRows;
    private final Responsibility responsibility;
    private final ParentContacts contacts;
    private final Referrals referrals;
    private final SchoolCalendar calendar;
    private final Clock clock;

    Deadlines(
            Decisions decisions,
            FurtherRows furtherRows,
            Responsibility responsibility,
            ParentContacts contacts,
            Referrals referrals,
            SchoolCalendar calendar,
            Clock clock) {
        this.decisions = decisions;
        this.furtherRows = furtherRows;
        this.responsibility = responsibility;
        this.contacts = contacts;
        this.referrals = referrals;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A day that was changed at short notice makes nothing due later for a concern that was reported before.
     *
     * @param reference the concern; empty for a step about none
     * @param step the id of the step in its model, or {@code alertSeen}
     * @param facts the routing facts there
     */
    Deadline of(String reference, StepId step, Map<String, Object> facts) {
        Row row = row(reference, step, facts, calendar);
        Deadline now = deadline(reference, step, facts, row, calendar);
        SchoolCalendar unchanged = calendar.unchangedSince(row.times().acceptedAt());
        if (unchanged == calendar) {
            return now;
        }
        Deadline before = deadline(reference, step, facts, row(reference, step, facts, unchanged), unchanged);
        return before.dueAt().isBefore(now.dueAt()) ? before : now;
    }

    private Deadline deadline(
            String reference, StepId step, Map<String, Object> facts, Row row, SchoolCalendar counted) {
        // What the school has of its own brings a due time forward, and never back.
        Instant released = dueAt(reference, step, facts, row, new DueRule(row.word("due")), counted);
        Instant start =
                FROM_ACCEPTANCE.contains(clockOf(step, facts)) ? row.times().acceptedAt() : clock.instant();
        Instant earliest = start.plus(AT_LEAST);
        Instant dueAt = Stream.concat(
                        Stream.of(released),
                        row.further().stream()
                                .flatMap(words -> own(reference, step, facts, row, words, counted).stream())
                                .map(own -> own.isBefore(earliest) ? earliest : own))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Deadline(dueAt, row.word("together").equals("deputy"), row.word("source"), row.inputs());
    }

    /** Empty where it cannot be counted: the release's own counts in any case. */
    private Optional<Instant> own(
            String reference, StepId step, Map<String, Object> facts, Row row, String words, SchoolCalendar counted) {
        try {
            if (!DueWords.isOne(words)) {
                throw new IllegalArgumentException("No due time: " + words);
            }
            return Optional.of(dueAt(reference, step, facts, row, new DueRule(words), counted));
        } catch (RuntimeException e) {
            log.error("ALARM A26: a row of the school's own deadlines does not count for {}", step, e);
            return Optional.empty();
        }
    }

    private Instant dueAt(
            String reference, StepId step, Map<String, Object> facts, Row row, DueRule due, SchoolCalendar counted) {
        Instant from = FROM_ACCEPTANCE.contains(clockOf(step, facts))
                ? row.times().acceptedAt()
                : decisionAwaitedSince(reference, step)
                        .or(() -> row.clocks().flatMap(agencys -> start(due, agencys)))
                        .orElseGet(clock::instant);
        Instant dueAt = due.dueAt(from, counted);
        Instant earliest = row.times().acceptedAt().plus(AT_LEAST);
        return due.isOfSchoolDay() && dueAt.isBefore(earliest) ? earliest : dueAt;
    }

    /**
     * Whether that due time of the step was counted with days that the calendar does not know. A clock that never stops
     * and the working days of an agency need no calendar, whenever they end.
     */
    public boolean isAssumed(String reference, StepId step, Map<String, Object> facts, Instant dueAt) {
        return calendar.isAssumed(dueAt)
                && new DueRule(row(reference, step, facts, calendar).word("due")).isCountedOnSchoolCalendar();
    }

    /** Whom the step makes responsible when it is late, one after another. */
    public Ladder ladderOf(String reference, StepId step, Map<String, Object> facts) {
        Row row = row(reference, step, facts, calendar);
        List<String> rungs = Arrays.stream(row.word("ladder").split(", "))
                .filter(word -> !word.isEmpty())
                .toList();
        return new Ladder(rungs, new DueRule(row.word("pause")));
    }

    /** When a clock is over that belongs to no concern. */
    public DueRule ruleOf(StepId clock) {
        return new DueRule(row("", clock, Map.of(), calendar).word("due"));
    }

    private Row row(String reference, StepId step, Map<String, Object> facts, SchoolCalendar counted) {
        Optional<Agency> agency = RoutingFact.agency.in(facts).map(Agency::withCode);
        Times times = reference.isEmpty() ? ofTheSchool() : responsibility.times(Reference.of(reference));
        Optional<Clocks> clocks = agency.flatMap(told -> referrals.clocks(Reference.of(reference), told));
        Map<String, Object> inputs = new HashMap<>();
        inputs.put(RoutingFact.step.name(), clockOf(step, facts).value());
        inputs.put(RoutingFact.agency.name(), agency.map(Agency::code).orElse(null));
        inputs.put(RoutingFact.level.name(), times.level().map(Enum::name).orElse(null));
        inputs.put(
                RoutingFact.isOutsideHours.name(),
                isOfReport(step, facts) ? times.isOutsideHours() : SchoolHours.isOutside(clock.instant(), counted));
        inputs.put(RoutingFact.isUnsafe.name(), times.isUnsafe());
        inputs.put(
                RoutingFact.isDeferredOften.name(),
                step.equals(TELLING_HOME)
                        && contacts.deferrals(Reference.of(reference), ParentContacts.adult(facts)) >= OFTEN);
        inputs.put(RoutingFact.stage.name(), clocks.map(Clocks::stage).orElse(0));
        return new Row(
                inputs,
                decisions.first(TABLE, inputs).orElseThrow(() -> new IllegalStateException("No deadline for " + step)),
                times,
                clocks,
                DueWords.OF_AGENCY.contains(step)
                        ? List.of()
                        : furtherRows.of(TABLE, inputs::get, times.acceptedAt()).stream()
                                .map(further -> requireNonNull(further.get("due")))
                                .toList());
    }

    private Optional<Instant> decisionAwaitedSince(String reference, StepId step) {
        return step.equals(DECISION) ? responsibility.decisionAwaitedSince(Reference.of(reference)) : Optional.empty();
    }

    /**
     * A review that is made again has a clock of its own, and what the report's acceptance says is long past; so has putting right
     * what whoever was rung at once was told.
     */
    private static StepId clockOf(StepId step, Map<String, Object> facts) {
        if (step.equals(CORRECTION)
                && RoutingFact.toldParty
                        .in(facts)
                        .filter(RUNG_AT_ONCE::contains)
                        .isPresent()) {
            return StepId.of("correctRungAtOnce");
        }
        return step.equals(REVIEW) && isMadeAgain(facts) ? StepId.of(RoutingFact.reviewClock.of(facts)) : step;
    }

    private static boolean isMadeAgain(Map<String, Object> facts) {
        return RoutingFact.reviewClock.in(facts).isPresent();
    }

    /**
     * Whether that clock began when the report was accepted. What it was asked is said with the review and not before: a report
     * asks the database for as little as it can.
     */
    static boolean isOfReport(StepId step, Map<String, Object> facts) {
        return !isMadeAgain(facts) && (FROM_ACCEPTANCE.contains(step) || step.equals(ALERT_SEEN));
    }

    /** What the table was asked about the first review of a concern, and from when it was counted. */
    Map<String, Object> askedOfReview(Reference reference) {
        Times times = responsibility.times(reference);
        Map<String, Object> inputs = new HashMap<>();
        inputs.put(RoutingFact.step.name(), REVIEW.value());
        inputs.put(RoutingFact.isOutsideHours.name(), times.isOutsideHours());
        inputs.put(RoutingFact.isUnsafe.name(), false);
        inputs.put(RoutingFact.isDeferredOften.name(), false);
        inputs.put(RoutingFact.stage.name(), 0);
        inputs.put(DecisionAsked.FROM, times.acceptedAt().toString());
        return inputs;
    }

    /** @param further due times that the school has of its own, in words */
    private record Row(
            Map<String, Object> inputs,
            Map<String, String> words,
            Times times,
            Optional<Clocks> clocks,
            List<String> further) {

        private String word(String column) {
            return requireNonNull(words.get(column));
        }
    }

    /** Where a clock starts with what the agency did; one that is asked again starts with the question. */
    private static Optional<Instant> start(DueRule due, Clocks clocks) {
        return switch (due.start()) {
            case THE_CALL -> clocks.telephonedAt();
            case THEIR_DECISION -> clocks.disputedSince();
            case WRITTEN_CONFIRMATION -> clocks.askedAt();
            case STEP -> Optional.empty();
        };
    }

    /** Of a step that is about no concern. */
    private Times ofTheSchool() {
        return new Times(clock.instant(), false, Optional.empty(), false);
    }

    /** Home time of the next school day. */
    public Instant endOfNextSchoolDay() {
        LocalDate next = calendar.nextSchoolDay(BritishDates.today(clock));
        return next.atTime(calendar.hours(next).orElseThrow().home())
                .atZone(BritishDates.ZONE)
                .toInstant();
    }

    /** When the next person has had their time, about a step of that concern. */
    public Instant after(DueRule pause, Reference reference) {
        Instant from = clock.instant();
        Instant now = pause.dueAt(from, calendar);
        Instant before = pause.dueAt(
                from, calendar.unchangedSince(responsibility.times(reference).acceptedAt()));
        return before.isBefore(now) ? before : now;
    }
}

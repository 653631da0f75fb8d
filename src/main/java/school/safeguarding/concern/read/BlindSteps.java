package school.safeguarding.concern.read;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.OverdueLines;
import school.safeguarding.concern.OverdueLines.OverdueLine;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.report.StillWorried;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.responsibility.WhoIsAsked;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/** What the forms of those steps show that are done without reading the record: no narrative, no child. */
@Component
class BlindSteps {

    /** What somebody wrote who is still worried: the one thing here that is part of the record. */
    static final String WORRIES = "worries";

    private static final String WORRY = "worryReason";

    private final WhoIsAsked responsible;
    private final Procedures procedures;
    private final OverdueLines overdue;
    private final RedactedRecord record;
    private final People people;
    private final Clock clock;
    private final String frontDoorNumber;

    BlindSteps(
            WhoIsAsked responsible,
            Procedures procedures,
            OverdueLines overdue,
            RedactedRecord record,
            People people,
            Clock clock,
            @Value("${safeguarding.outside-contacts.front-door-number}") String frontDoorNumber) {
        this.responsible = responsible;
        this.procedures = procedures;
        this.overdue = overdue;
        this.record = record;
        this.people = people;
        this.clock = clock;
        this.frontDoorNumber = frontDoorNumber;
    }

    /**
     * @param steps what the reader has in hand
     * @return empty if no such step is among them
     */
    Map<String, Object> view(Concern concern, List<OpenStep> steps) {
        Map<String, Object> view = new LinkedHashMap<>();
        List<String> overdueIds = steps.stream()
                .filter(step -> step.step().equals(Steps.ACT_ON_OVERDUE_STEP))
                .flatMap(step -> RoutingFact.overdueId.in(step.facts()).stream())
                .toList();
        List<Map<String, Object>> late =
                overdueIds.stream().map(this::late).flatMap(Optional::stream).toList();
        if (!late.isEmpty()) {
            view.put("overdue", late);
            view.put("people", choices(concern, overdueIds));
        }
        if (has(steps, Steps.ANSWER_WORRY)) {
            view.put(WORRIES, worries(concern));
            view.put("frontDoor", frontDoorNumber);
        }
        if (has(steps, Steps.SAY_WHETHER_WORRIED)) {
            view.put("frontDoor", frontDoorNumber);
        }
        return view;
    }

    private static boolean has(List<OpenStep> steps, StepId step) {
        return steps.stream().anyMatch(open -> open.step().equals(step));
    }

    private Optional<Map<String, Object>> late(String overdueId) {
        return overdue.of(overdueId)
                .map(line -> Map.of(
                        "id", overdueId,
                        "step", line.step(),
                        "cause", line.cause(),
                        "due", BritishDates.inFull(line.dueAt(), line.isDueAssumed()),
                        "late", howLate(line),
                        "heldBy", String.join(", ", line.heldBy()),
                        "tried",
                                line.tried().stream()
                                        .map(text -> Map.of("text", text))
                                        .toList()));
    }

    private String howLate(OverdueLine line) {
        Duration late = Duration.between(line.dueAt(), clock.instant());
        List<String> parts = new ArrayList<>();
        add(parts, late.toDays(), "day");
        add(parts, late.toHoursPart(), "hour");
        if (late.toDays() == 0) {
            add(parts, late.toMinutesPart(), "minute");
        }
        return parts.isEmpty() ? "just now" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }

    /** Who may be given any of these late steps; which of them, the server sees to. */
    private List<Map<String, String>> choices(Concern concern, List<String> overdueIds) {
        return overdueIds.stream()
                .map(overdue::of)
                .flatMap(Optional::stream)
                .map(line -> procedures.openStep(line.taskId()))
                .flatMap(Optional::stream)
                .flatMap(step -> responsible.takers(concern.facts(), step.step(), step.offeredTo()).stream())
                .distinct()
                .map(people::person)
                .flatMap(Optional::stream)
                .map(person ->
                        Map.of("label", person.name(), "value", person.id().value()))
                .toList();
    }

    private List<Map<String, String>> worries(Concern concern) {
        return record.of(concern.reference()).stream()
                .filter(entry -> entry.kind().equals(EntryKind.STILL_WORRIED)
                        || entry.kind().equals(EntryKind.SAY_WHETHER_WORRIED))
                .flatMap(entry -> entry.lines().stream()
                        .filter(line -> line.key().equals(WORRY))
                        .map(line -> worry(entry, line)))
                .toList();
    }

    private Map<String, String> worry(Entry entry, Line line) {
        return Map.of(
                "at", BritishDates.inFull(entry.at()),
                "by",
                        people.nameOf(entry.by())
                                + (entry.lines().contains(StillWorried.FROM_EXCLUDED) ? " (somebody excluded)" : ""),
                "text", line.answer());
    }
}

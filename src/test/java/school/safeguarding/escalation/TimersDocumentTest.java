package school.safeguarding.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.Test;
import school.safeguarding.escalation.DeadlineRows.Row;

/**
 * The table of all timers in {@code src/docs/timers.md} is made from the models and the table of deadlines. Where it has
 * drifted, run this test with {@code -Dtimers.write=true} and read what changed.
 */
class TimersDocumentTest {

    private static final Path DOCUMENT = Path.of("src/docs/timers.md");

    /** What waits without a deadline, and for what. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("event_monitoringDue", "the date given with the decision to monitor"),
            Map.entry("event_askAgain", "the opening of the next school day"),
            Map.entry("event_stillOverdue", "one pause of its deadline, or until when more time was allowed"),
            Map.entry("event_nothingDone", "one pause of its deadline"),
            Map.entry("event_stillNothingDone", "one pause of its deadline"),
            Map.entry("event_absenceBegun", "the beginning of the first day away"),
            Map.entry("event_absenceEnded", "the end of the last day away"),
            Map.entry("event_inForce", "five working days after head and a governor agreed without a chair"),
            Map.entry("event_nextLook", "a quarter of an hour, and each opening of the school"),
            Map.entry("event_reviewPolicyOverdue", "the day given in the configuration, then with the review before"),
            Map.entry("event_stillNotRead", "one pause of its deadline"),
            Map.entry(
                    "event_recordTrainingOverdue",
                    "two years after the last training or one after the last refresher; twenty school days where none is known"),
            Map.entry("event_reviewStillOverdue", "one pause of the clock policyReview"));

    /** The same step, on a clock of its own. */
    private record OwnClock(String step, String inWords) {}

    private static final Map<String, OwnClock> OWN_CLOCKS = Map.of(
            "reassessConcernHarmPossible", new OwnClock("userTask_reviewConcern", "made again as"),
            "reassessConcern", new OwnClock("userTask_reviewConcern", "made again as"),
            "correctRungAtOnce", new OwnClock("userTask_correctWhatWasTold", "rung at once:"));

    private record Timer(String process, FlowElement event, Optional<FlowElement> step, boolean isSeen) {

        String id() {
            return event.getId();
        }

        String key() {
            return isSeen ? "alertSeen" : step.map(FlowElement::getId).orElse("");
        }
    }

    private static List<Timer> timers() throws IOException {
        List<Timer> timers = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList()) {
                BpmnModelInstance model = Bpmn.readModelFromFile(new File(file.toString()));
                String process = model.getModelElementsByType(Process.class)
                        .iterator()
                        .next()
                        .getId();
                for (TimerEventDefinition timer : model.getModelElementsByType(TimerEventDefinition.class)) {
                    FlowElement event = (FlowElement) timer.getParentElement();
                    timers.add(new Timer(
                            process,
                            event,
                            event instanceof BoundaryEvent boundary
                                    ? Optional.of(boundary.getAttachedTo())
                                    : Optional.empty(),
                            timer.getTimeDate().getTextContent().contains("dueTimes.seen")));
                }
            }
        }
        return timers;
    }

    private static boolean isByTheTable(Timer timer) {
        return !OTHERS.containsKey(timer.id());
    }

    private static List<Row> rows(String step) {
        return DeadlineRows.all().stream()
                .filter(row -> stepOf(row).equals(step))
                .toList();
    }

    private static String clock(Row row) {
        return row.inputs().get("Step or clock").replace("\"", "");
    }

    private static String stepOf(Row row) {
        return Optional.ofNullable(OWN_CLOCKS.get(clock(row)))
                .map(OwnClock::step)
                .orElseGet(() -> clock(row));
    }

    private static String document() throws IOException {
        StringBuilder text = new StringBuilder(
                """
                # Every timer

                Made from `processes/*.bpmn` and `processes/deadlines.dmn` by `TimersDocumentTest`, which fails when this file
                has drifted. Within a step the first row that fits counts. School minutes and school days run on the school's
                calendar, working days are Monday to Friday less England's bank holidays, everything else runs through the night.

                ## Steps with a due time

                | Process | Timer | Step | When | Due | Then responsible | One after | Source |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (Timer timer : timers()) {
            for (Row row : isByTheTable(timer) ? rows(timer.key()) : List.<Row>of()) {
                text.append("| ")
                        .append(String.join(
                                " | ",
                                timer.process(),
                                "`" + timer.id() + "`",
                                timer.step().map(FlowElement::getName).orElse("") + (timer.isSeen() ? " (opened)" : ""),
                                when(row),
                                word(row, "due"),
                                next(row),
                                word(row, "pause"),
                                word(row, "source")))
                        .append(" |\n");
            }
        }
        text.append("\n## Clocks that no step of a model has yet\n\n")
                .append("| Clock | When | Due | Then responsible | One after | Source |\n"
                        + "| --- | --- | --- | --- | --- | --- |\n");
        for (Row row : rowsWithoutTimer()) {
            text.append("| ")
                    .append(String.join(
                            " | ",
                            clock(row),
                            when(row),
                            word(row, "due"),
                            next(row),
                            word(row, "pause"),
                            word(row, "source")))
                    .append(" |\n");
        }
        text.append(
                "\n## Timers that wait for something else\n\n| Process | Timer | Waits for |\n| --- | --- | --- |\n");
        for (Timer timer : timers()) {
            if (!isByTheTable(timer)) {
                text.append("| ")
                        .append(String.join(" | ", timer.process(), "`" + timer.id() + "`", OTHERS.get(timer.id())))
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private static List<Row> rowsWithoutTimer() throws IOException {
        List<String> used = timers().stream().map(Timer::key).toList();
        return DeadlineRows.all().stream()
                .filter(row -> !used.contains(stepOf(row)))
                .toList();
    }

    private static String word(Row row, String output) {
        return row.outputs().get(output).toString();
    }

    private static String next(Row row) {
        String told = word(row, "together").isEmpty() ? "" : "from the start: " + word(row, "together") + "; ";
        String ladder = word(row, "ladder").replace("chase", "reminder to whoever holds it");
        return told + (ladder.isEmpty() ? "nobody: see the process" : ladder);
    }

    private static String when(Row row) {
        Map<String, String> conditions = new LinkedHashMap<>(row.inputs());
        conditions.remove("Step or clock");
        Optional.ofNullable(OWN_CLOCKS.get(clock(row))).ifPresent(own -> conditions.put(own.inWords(), clock(row)));
        String when = conditions.entrySet().stream()
                .filter(condition -> !condition.getValue().isEmpty())
                .map(condition ->
                        condition.getKey() + " " + condition.getValue().replace("\"", ""))
                .collect(Collectors.joining("; "));
        return when.isEmpty() ? "otherwise" : when;
    }

    @Test
    void the_table_of_timers_says_what_the_models_do() throws IOException {
        String document = document();
        if (Boolean.getBoolean("timers.write")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT).content().isEqualTo(document);
    }

    @Test
    void every_step_with_a_timer_has_a_deadline_and_every_other_timer_is_explained() throws IOException {
        assertThat(timers())
                .filteredOn(TimersDocumentTest::isByTheTable)
                .allSatisfy(
                        timer -> assertThat(rows(timer.key())).as(timer.id()).isNotEmpty());
        assertThat(timers()).extracting(Timer::id).containsAll(OTHERS.keySet());
    }

    /** Only what no model does yet may have a deadline without a timer. */
    @Test
    void every_deadline_has_its_timer() throws IOException {
        assertThat(rowsWithoutTimer())
                .extracting(row -> row.inputs().get("Step or clock"))
                .containsOnly("\"policyReview\"", "\"newStaffBriefing\"");
    }
}

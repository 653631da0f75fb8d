package school.safeguarding.tables.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.table.DecisionAsked;
import school.safeguarding.engine.table.Tables;
import school.safeguarding.engine.table.Tables.BadCell;
import school.safeguarding.engine.table.Tables.Table;
import school.safeguarding.engine.table.Tables.Why;
import school.safeguarding.escalation.DueWords;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.risk.ChangedIndicators;
import school.safeguarding.risk.Indicator;
import school.safeguarding.risk.RiskLevel;
import school.safeguarding.schoolyear.ChangeCalendar;
import school.safeguarding.step.StepId;

/** Which of the tables a file is a changed copy of, and whether its rows say what rows of that table say. */
@Component
public class CheckTable {

    public static final List<String> TABLES = List.of("contact-hold", "deadlines", "handler", "risk-level");

    /** Who handles a concern, to which the chair agrees too, after the LADO contact has. */
    public static final String HANDLER = "handler";

    private static final Set<String> FIRST_COUNTS = Set.of("deadlines", HANDLER);

    /** How much each sign counts, proposed and agreed to in the same way. */
    public static final String INDICATORS = DecisionAsked.INDICATORS;

    private static final Pattern SOURCE = Pattern.compile(".{10,}looked at 20\\d\\d-(?:0[1-9]|1[0-2])");

    private static final String SAYS_WHO =
            "has to say who says so, and the month in which somebody looked at it, such as “looked at 2026-11”";

    /** More on a page are read by nobody. */
    private static final int MOST_FAULTS = 10;

    private static final List<@Nullable Object> FLAG = List.of(false, true);

    /** What each table may read, for the tables whose rows are asked before anybody relies on them. */
    private static final Map<String, List<@Nullable Object>> CODES = Map.of(
            RoutingFact.currentSignificant.name(), List.of(0, 1, 2),
            RoutingFact.scoreBand.name(), List.of("0-5", "6-10", "11-15", "16+"),
            RoutingFact.generalSigns.name(), List.of("none", "some", "supported"),
            RoutingFact.picturesAlone.name(), List.of("none", "once", "repeated"),
            // Not every step is about an agency, and not every concern has a level yet.
            RoutingFact.agency.name(), Arrays.asList("police", "social-care", "school-nursing", "lado", null),
            RoutingFact.level.name(), Arrays.asList("LOW", "MEDIUM", "HIGH", "IMMEDIATE", null),
            RoutingFact.stage.name(), List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

    /** The school's calendar as a file, which is proposed and agreed to in the same way. */
    public static final String CALENDAR = "calendar";

    private final Tables tables;
    private final ChangedIndicators indicators;
    private final KeptOutByHandler keptOut;
    private final ChangeCalendar calendar;

    CheckTable(Tables tables, ChangedIndicators indicators, KeptOutByHandler keptOut, ChangeCalendar calendar) {
        this.tables = tables;
        this.indicators = indicators;
        this.keptOut = keptOut;
        this.calendar = calendar;
    }

    public sealed interface Checked {}

    public record Fit(TableFile file) implements Checked {}

    /**
     * @param decisionId empty where the file is no copy of any of the tables
     * @param faults whole sentences that name row and column
     */
    public record Unfit(Optional<String> decisionId, List<String> faults) implements Checked {}

    /** Every row is asked, for every combination of what the table may read. */
    public Checked read(byte[] file) {
        if (ChangedIndicators.isOne(file)) {
            List<String> faults = indicators.faults(file);
            return faults.isEmpty()
                    ? new Fit(new TableFile(INDICATORS, indicators.version(), file))
                    : new Unfit(Optional.of(INDICATORS), faults);
        }
        if (ChangeCalendar.isOne(file)) {
            return calendar.faultOf(file)
                    .<Checked>map(fault -> new Unfit(Optional.of(CALENDAR), List.of(fault)))
                    .orElseGet(() -> new Fit(new TableFile(CALENDAR, 0, file)));
        }
        Map<String, Integer> released = tables.inForce();
        for (String id : TABLES) {
            Optional<Table> table = tables.read(id, file);
            List<String> faults = table.map(found -> faults(id, found, file))
                    .orElseGet(() -> inWords(tables.badCells(id, file).stream(), List.of())
                            .toList());
            if (!faults.isEmpty()) {
                return new Unfit(
                        Optional.of(id), faults.stream().limit(MOST_FAULTS).toList());
            }
            if (table.isPresent()) {
                return new Fit(new TableFile(id, released.getOrDefault(id, 0), file));
            }
        }
        return new Unfit(Optional.empty(), List.of());
    }

    /** One that was read before and counts, or may: a release may have other columns now. */
    public Optional<Table> table(String decisionId, byte[] file) {
        return tables.read(decisionId, file)
                .filter(table -> conclusions(decisionId, table).isEmpty()
                        && table.cells().badCells(domain(decisionId, table)).isEmpty()
                        && alwaysHolds(decisionId, table).isEmpty()
                        && (!decisionId.equals(HANDLER) || keptOut.faults(table).isEmpty()));
    }

    /** The release's own, or the calendar's on the server, for whoever wants to change a copy; empty where there is none of that name. */
    public Optional<byte[]> released(String id) {
        return switch (id) {
            case CALENDAR -> Optional.of(calendar.file());
            case INDICATORS -> Optional.of(indicators.file());
            default -> TABLES.contains(id) ? Optional.of(tables.file(id)) : Optional.empty();
        };
    }

    /** Whether this release has another one by now than the one with which it was compared. */
    public boolean isReleaseNewer(TableFile own) {
        return own.decisionId().equals(INDICATORS)
                ? indicators.version() != own.released()
                : tables.inForce().getOrDefault(own.decisionId(), 0) != own.released();
    }

    /** Indicators that were agreed to and count, as far as this release has them. */
    public Optional<List<Indicator>> indicators(byte[] file) {
        return indicators.agreed(file);
    }

    private List<String> faults(String decisionId, Table table, byte[] file) {
        List<String> said = decisionId.equals(HANDLER) ? handlers(table, file) : conclusions(decisionId, table);
        List<String> unasked = inWords(table.cells().badCells(domain(decisionId, table)).stream(), said)
                .toList();
        List<String> found = Stream.concat(said.stream(), unasked.stream()).toList();
        if (!found.isEmpty()) {
            return found;
        }
        // Which rows fire can be asked once every cell can.
        if (decisionId.equals(HANDLER)) {
            return keptOut.faults(table);
        }
        List<String> holds = alwaysHolds(decisionId, table);
        return holds.isEmpty() ? silences(decisionId, table) : holds;
    }

    private Map<String, List<@Nullable Object>> domain(String decisionId, Table table) {
        Map<String, List<@Nullable Object>> domain = new HashMap<>();
        table.inputs().forEach(input -> domain.put(input, CODES.getOrDefault(input, FLAG)));
        if (decisionId.equals("deadlines")) {
            domain.put("step", List.copyOf(tables.table(decisionId).cells().texts("step")));
        }
        return domain;
    }

    private static List<String> conclusions(String decisionId, Table table) {
        if (decisionId.equals(HANDLER)) {
            return wrongRoles(table);
        }
        List<String> faults = new ArrayList<>(
                wrong(table, "source", text -> SOURCE.matcher(text).matches(), SAYS_WHO));
        switch (decisionId) {
            case "risk-level" -> {
                faults.addAll(wrong(table, "level", levels()::contains, "has to be LOW, MEDIUM, HIGH or IMMEDIATE"));
                faults.addAll(wrong(table, "rule", text -> !text.isBlank(), "has to say why"));
            }
            case "contact-hold" -> faults.addAll(wrong(table, "reason", text -> !text.isBlank(), "has to say why"));
            default -> {
                String asOthers = "has to be a time in the words of the other rows, such as “2 hours”";
                faults.addAll(wrong(table, "due", DueWords::isOne, asOthers));
                faults.addAll(wrong(table, "pause", DueWords::isOne, asOthers));
            }
        }
        return faults;
    }

    private static List<String> wrongRoles(Table table) {
        Set<String> roles =
                Arrays.stream(HandlerRole.values()).map(HandlerRole::code).collect(Collectors.toSet());
        return wrong(
                table,
                KeptOutByHandler.ROLE,
                roles::contains,
                "has to be " + String.join(", ", new TreeSet<>(roles)) + ", in quotation marks");
    }

    /** A table with one conclusion has its sources in the rows' annotations. */
    private List<String> handlers(Table table, byte[] file) {
        List<String> faults = new ArrayList<>(wrongRoles(table));
        List<String> sources = tables.annotations(file);
        for (int row = 0; row < sources.size(); row++) {
            if (!SOURCE.matcher(sources.get(row).replaceAll("\\s+", " ")).matches()) {
                faults.add(cell(row + 1, "annotation") + " " + SAYS_WHO + ".");
            }
        }
        return faults;
    }

    private static List<String> wrong(Table table, String column, Predicate<String> isRight, String fault) {
        List<Map<String, String>> rows = table.cells().says();
        return IntStream.range(0, rows.size())
                .filter(row -> !isRight.test(rows.get(row).getOrDefault(column, "")))
                .mapToObj(row -> cell(row + 1, column) + " " + fault + ".")
                .toList();
    }

    static String cell(int row, String column) {
        return "Row " + row + ", column “" + column + "”:";
    }

    /** A row that always holds would keep every parent from being told. */
    private static List<String> alwaysHolds(String decisionId, Table table) {
        if (!decisionId.equals("contact-hold")) {
            return List.of();
        }
        Set<Integer> always = null;
        for (String input : table.inputs()) {
            Set<Integer> takes = new TreeSet<>(table.cells().rowsThatTake(input, false));
            if (always != null) {
                takes.retainAll(always);
            }
            always = takes;
        }
        return Stream.ofNullable(always)
                .flatMap(Set::stream)
                .map(
                        row -> cell(row, table.inputs().get(0))
                                + " this row holds home where there is no reason at all. At least one column has to ask for “true”.")
                .toList();
    }

    /** The school's own rows count for no clock by which an agency is silent: whoever writes one would believe that it does. */
    private List<String> silences(String decisionId, Table table) {
        if (!decisionId.equals("deadlines")) {
            return List.of();
        }
        List<String> lines = table.lines();
        Set<Integer> own =
                new TreeSet<>(IntStream.rangeClosed(1, lines.size()).boxed().toList());
        Set<String> released = Set.copyOf(tables.table(decisionId).lines());
        own.removeIf(row -> released.contains(lines.get(row - 1)));
        List<String> faults = new ArrayList<>();
        for (StepId step : DueWords.OF_AGENCY) {
            table.cells().rowsThatTake("step", step.value()).stream()
                    .filter(own::contains)
                    .forEach(row -> faults.add(cell(row, "step") + " whether an agency was silent (" + step
                            + ") is judged by this release’s time alone. Please name other steps."));
        }
        return faults;
    }

    /** @param others sentences that may speak of the same cell already */
    private static Stream<String> inWords(Stream<BadCell> cells, List<String> others) {
        return cells.filter(bad -> others.stream().noneMatch(other -> other.startsWith(cell(bad.row(), bad.column()))))
                .map(bad -> cell(bad.row(), bad.column()) + " " + inWords(bad.why()));
    }

    private static String inWords(Why why) {
        return switch (why) {
            case SHAPE ->
                "nothing but values, comparisons and intervals may stand here, at most 200 characters of them (500 where it says why).";
            case UNANSWERED -> "this cannot be compared with what may be there, such as a number with a text.";
            case NEVER -> "nothing that may be there is ever like this, so that the row would never count.";
            case NO_TEXT -> "this has to be a text in quotation marks.";
        };
    }

    private static Set<String> levels() {
        return Arrays.stream(RiskLevel.values()).map(Enum::name).collect(Collectors.toSet());
    }

    /**
     * @param more rows of the proposed table that the release has not
     * @param less rows of the release that it leaves out, which count all the same
     */
    public record Difference(List<String> more, List<String> less) {}

    /** In rows, and whether they stand in another order where that matters. */
    public Optional<Difference> difference(TableFile proposed) {
        if (proposed.decisionId().equals(CALENDAR)) {
            return Optional.of(new Difference(calendar.lines(proposed.file()), List.of()));
        }
        if (proposed.decisionId().equals(INDICATORS)) {
            return Optional.of(new Difference(indicators.lines(proposed.file()), List.of()));
        }
        return table(proposed.decisionId(), proposed.file()).map(table -> {
            Table now = tables.table(proposed.decisionId());
            String id = proposed.decisionId();
            List<String> more = new ArrayList<>(without(table, now, inWords(id, table, proposed.file())));
            if (FIRST_COUNTS.contains(id) && isReordered(table.lines(), now.lines())) {
                more.add("Rows that stay stand in another order, and the first that fits counts.");
            }
            return new Difference(more, without(now, table, inWords(id, now, tables.file(id))));
        });
    }

    private static boolean isReordered(List<String> rows, List<String> others) {
        List<String> here = new ArrayList<>(rows);
        here.retainAll(others);
        List<String> there = new ArrayList<>(others);
        there.retainAll(rows);
        return !here.equals(there);
    }

    /** Where the first that fits counts each with its place too, and with who says so where that stands beside the row. */
    private List<String> inWords(String decisionId, Table table, byte[] file) {
        List<String> words = table.inWords();
        if (!FIRST_COUNTS.contains(decisionId)) {
            return words;
        }
        List<String> annotations = tables.annotations(file);
        return IntStream.range(0, words.size())
                .mapToObj(row -> "Row " + (row + 1) + ": " + words.get(row) + beside(annotations.get(row)))
                .toList();
    }

    private static String beside(String annotation) {
        return annotation.isEmpty() ? "" : ". " + annotation.replaceAll("\\s+", " ");
    }

    /** Told apart by what stands in their cells. */
    private static List<String> without(Table table, Table other, List<String> words) {
        Map<String, Integer> left = new HashMap<>();
        other.lines().forEach(row -> left.merge(row, 1, Integer::sum));
        List<String> rows = table.lines();
        return IntStream.range(0, rows.size())
                .filter(row -> left.merge(rows.get(row), -1, Integer::sum) < 0)
                .mapToObj(words::get)
                .toList();
    }
}

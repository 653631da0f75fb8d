package school.safeguarding.engine.decisions;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import school.safeguarding.engine.table.Tables.BadCell;
import school.safeguarding.engine.table.Tables.Why;

/**
 * Reads a table from a file that somebody proposes. It may differ from the one in force in its rows only, and its cells hold
 * literals, comparisons and intervals: anything else could run code, or ask for what a table here does not know. It is no longer
 * than a table that people read, so that nobody keeps the application busy with one.
 */
public final class TriedTables {

    private static final int MOST_ROWS = 200;
    private static final int LONGEST_CONDITION = 200;

    /** A row says why, and who says so. */
    private static final int LONGEST_CONCLUSION = 500;

    private static final String LITERAL = "(?:\"[^\"\\\\]*+\"|-?\\d{1,9}(?:\\.\\d{1,9})?|true|false|null)";

    /** No bracket but an interval's own: a parser goes back and forth over nested ones. */
    private static final String TEST =
            "(?:(?:[<>]=?\\s*)?" + LITERAL + "|[\\[\\](]\\s*" + LITERAL + "\\s*\\.\\.\\s*" + LITERAL + "\\s*[\\[\\])])";

    private static final Pattern CONDITION = Pattern.compile("\\s*(?:-|" + TEST + "(?:\\s*,\\s*" + TEST + ")*+)?\\s*");
    private static final Pattern CONCLUSION = Pattern.compile("\\s*" + LITERAL + "\\s*");

    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");

    private TriedTables() {}

    /** Empty where it is no such table. */
    public static Optional<DmnDecision> read(DmnEngine engine, DmnDecision inForce, byte[] file) {
        return parsed(engine, inForce, file)
                .filter(found -> misshapen(found).isEmpty())
                .filter(found -> ClosedTable.of(found).isPresent());
    }

    /** The cells because of which a file with these columns is no such table. */
    static List<BadCell> badCells(DmnEngine engine, DmnDecision inForce, byte[] file) {
        return parsed(engine, inForce, file).map(TriedTables::misshapen).orElse(List.of());
    }

    private static Optional<DmnDecision> parsed(DmnEngine engine, DmnDecision inForce, byte[] file) {
        if (new String(file, StandardCharsets.UTF_8).contains("<!DOCTYPE")) {
            return Optional.empty();
        }
        try {
            return engine.parseDecisions(new ByteArrayInputStream(file)).stream()
                    .filter(found -> found.getKey().equals(inForce.getKey()))
                    .filter(TriedTables::isShort)
                    .filter(found -> columns(found).equals(columns(inForce)))
                    .findFirst();
        } catch (DmnEngineException e) {
            return Optional.empty();
        }
    }

    private static boolean isShort(DmnDecision decision) {
        return decision.getDecisionLogic() instanceof DmnDecisionTableImpl table
                && table.getRules().size() <= MOST_ROWS;
    }

    private static List<BadCell> misshapen(DmnDecision decision) {
        List<BadCell> bad = new ArrayList<>();
        eachCell(decision, (row, column, isInput, cell) -> {
            boolean isFit = isInput
                    ? cell.length() <= LONGEST_CONDITION
                            && CONDITION.matcher(cell).matches()
                    : cell.length() <= LONGEST_CONCLUSION
                            && CONCLUSION.matcher(cell).matches();
            if (!isFit) {
                bad.add(new BadCell(row, column, Why.SHAPE));
            }
        });
        return bad;
    }

    private interface Cell {

        /** @param row counted from 1 */
        void is(int row, String column, boolean isInput, String text);
    }

    /** Every cell with something in it. */
    private static void eachCell(DmnDecision decision, Cell seen) {
        DmnDecisionTableImpl table = (DmnDecisionTableImpl) decision.getDecisionLogic();
        List<String> inputs = inputs(decision);
        List<String> outputs = outputs(decision);
        for (int row = 0; row < table.getRules().size(); row++) {
            List<DmnExpressionImpl> conditions = table.getRules().get(row).getConditions();
            List<DmnExpressionImpl> conclusions = table.getRules().get(row).getConclusions();
            for (int at = 0; at < inputs.size(); at++) {
                String cell = conditions.get(at).getExpression();
                if (cell != null) {
                    seen.is(row + 1, inputs.get(at), true, cell);
                }
            }
            for (int at = 0; at < outputs.size(); at++) {
                String cell = conclusions.get(at).getExpression();
                if (cell != null) {
                    seen.is(row + 1, outputs.get(at), false, cell);
                }
            }
        }
    }

    /** As the engine asks a cell. */
    private static boolean isTaken(FeelEngine feel, String cell, String input, @Nullable Object value) {
        return feel.evaluateSimpleUnaryTests(
                cell, input, Variables.createVariables().putValue(input, value).asVariableContext());
    }

    static Set<Integer> rowsThatTake(FeelEngine feel, DmnDecision decision, String input, Object value) {
        DmnDecisionTableImpl table = (DmnDecisionTableImpl) decision.getDecisionLogic();
        Set<Integer> rows = new TreeSet<>();
        int column = inputs(decision).indexOf(input);
        for (int row = 0; row < table.getRules().size(); row++) {
            String cell = table.getRules().get(row).getConditions().get(column).getExpression();
            if (cell == null || isTaken(feel, cell, input, value)) {
                rows.add(row + 1);
            }
        }
        return rows;
    }

    static List<BadCell> badCells(
            FeelEngine feel, DmnEngine engine, DmnDecision decision, Map<String, List<@Nullable Object>> domain) {
        List<BadCell> bad = new ArrayList<>();
        // For each row one combination for which it fires.
        Map<Integer, Map<String, @Nullable Object>> firing = new TreeMap<>();
        eachCell(decision, (row, column, isInput, cell) -> {
            if (isInput) {
                taken(feel, cell, column, requireNonNull(domain.get(column)))
                        .ifPresentOrElse(
                                taken -> {
                                    if (taken.isEmpty()) {
                                        bad.add(new BadCell(row, column, Why.NEVER));
                                    } else {
                                        firing.computeIfAbsent(row, first -> new HashMap<>())
                                                .put(column, taken.get(0));
                                    }
                                },
                                () -> bad.add(new BadCell(row, column, Why.UNANSWERED)));
            } else if (!cell.strip().startsWith("\"")) {
                bad.add(new BadCell(row, column, Why.NO_TEXT));
            }
        });
        if (bad.isEmpty()) {
            firing.forEach((row, inputs) -> {
                domain.forEach((name, values) -> inputs.computeIfAbsent(name, any -> values.get(0)));
                try {
                    engine.evaluateDecisionTable(decision, inputs);
                } catch (RuntimeException e) {
                    bad.add(new BadCell(row, inputs(decision).get(0), Why.UNANSWERED));
                }
            });
        }
        return bad;
    }

    /** The values that a cell takes; empty where it cannot be asked for one of them. */
    private static Optional<List<@Nullable Object>> taken(
            FeelEngine feel, String cell, String input, List<@Nullable Object> values) {
        List<@Nullable Object> taken = new ArrayList<>();
        for (Object value : values) {
            try {
                if (isTaken(feel, cell, input, value)) {
                    taken.add(value);
                }
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        }
        return Optional.of(taken);
    }

    static List<Map<String, String>> says(DmnDecision decision) {
        DmnDecisionTableImpl table = (DmnDecisionTableImpl) decision.getDecisionLogic();
        List<String> outputs = outputs(decision);
        return table.getRules().stream()
                .map(row -> {
                    Map<String, String> said = new LinkedHashMap<>();
                    for (int at = 0; at < outputs.size(); at++) {
                        said.put(
                                outputs.get(at),
                                text(row.getConclusions().get(at).getExpression()));
                    }
                    return said;
                })
                .toList();
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell.strip().replaceAll("^\"|\"$", "");
    }

    static Set<String> texts(DmnDecision decision, String input) {
        Set<String> texts = new TreeSet<>();
        eachCell(decision, (row, column, isInput, cell) -> {
            if (isInput && column.equals(input)) {
                Matcher text = TEXT.matcher(cell);
                while (text.find()) {
                    texts.add(text.group(1));
                }
            }
        });
        return texts;
    }

    private static List<String> outputs(DmnDecision decision) {
        return ((DmnDecisionTableImpl) decision.getDecisionLogic())
                .getOutputs().stream()
                        .map(DmnDecisionTableOutputImpl::getOutputName)
                        .toList();
    }

    /** What they are called and of which type, and how rows that fire together count. */
    private static List<Object> columns(DmnDecision decision) {
        DmnDecisionTableImpl table = (DmnDecisionTableImpl) decision.getDecisionLogic();
        return List.of(
                table.getInputs().stream()
                        .map(input -> input.getExpression().getExpression() + " "
                                + input.getExpression().getTypeDefinition().getTypeName())
                        .toList(),
                table.getOutputs().stream()
                        .map(output -> output.getOutputName() + " "
                                + output.getTypeDefinition().getTypeName())
                        .toList(),
                String.valueOf(table.getHitPolicyHandler().getHitPolicyEntry()));
    }

    static List<String> inputs(DmnDecision decision) {
        return ((DmnDecisionTableImpl) decision.getDecisionLogic())
                .getInputs().stream()
                        .map(input -> input.getExpression().getExpression())
                        .toList();
    }

    /** Each row of a closed table: the cells that are not empty, beside the names of their columns. */
    static List<String> lines(DmnDecision decision) {
        DmnDecisionTableImpl table = (DmnDecisionTableImpl) decision.getDecisionLogic();
        List<String> inputs = inputs(decision);
        List<String> outputs = outputs(decision);
        return table.getRules().stream()
                .map(row ->
                        "if " + cells(inputs, row.getConditions()) + ", then " + cells(outputs, row.getConclusions()))
                .toList();
    }

    private static String cells(List<String> columns, List<DmnExpressionImpl> cells) {
        List<String> filled = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            String cell = cells.get(at).getExpression();
            if (cell != null
                    && !cell.isBlank()
                    && !cell.strip().equals("-")
                    && !cell.strip().equals("\"\"")) {
                filled.add(columns.get(at) + " " + cell.strip());
            }
        }
        return filled.isEmpty() ? "anything" : String.join(", ", filled);
    }

    /** What the rows of a closed table can say in that output. */
    public static Set<String> outputs(DmnDecision decision, String name) {
        return says(decision).stream().map(row -> requireNonNull(row.get(name))).collect(Collectors.toSet());
    }
}

package school.safeguarding.engine.decisions;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;

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

    private TriedTables() {}

    /** Empty where it is no such table. */
    public static Optional<DmnDecision> read(DmnEngine engine, DmnDecision inForce, byte[] file) {
        if (new String(file, StandardCharsets.UTF_8).contains("<!DOCTYPE")) {
            return Optional.empty();
        }
        try {
            return engine.parseDecisions(new ByteArrayInputStream(file)).stream()
                    .filter(found -> found.getKey().equals(inForce.getKey()))
                    .filter(TriedTables::isShort)
                    .filter(found -> ClosedTable.of(found).isPresent())
                    .filter(found -> columns(found).equals(columns(inForce)))
                    .findFirst();
        } catch (DmnEngineException e) {
            return Optional.empty();
        }
    }

    private static boolean isShort(DmnDecision decision) {
        return decision.getDecisionLogic() instanceof DmnDecisionTableImpl table
                && table.getRules().size() <= MOST_ROWS
                && table.getRules().stream()
                        .allMatch(row -> are(row.getConditions(), LONGEST_CONDITION, CONDITION)
                                && are(row.getConclusions(), LONGEST_CONCLUSION, CONCLUSION));
    }

    private static boolean are(List<DmnExpressionImpl> cells, int longest, Pattern shape) {
        return cells.stream()
                .map(DmnExpressionImpl::getExpression)
                .allMatch(cell -> cell == null
                        || (cell.length() <= longest && shape.matcher(cell).matches()));
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
        List<String> outputs = table.getOutputs().stream()
                .map(DmnDecisionTableOutputImpl::getOutputName)
                .toList();
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
        DmnDecisionTableImpl table = (DmnDecisionTableImpl) decision.getDecisionLogic();
        int column = table.getOutputs().stream()
                .map(DmnDecisionTableOutputImpl::getOutputName)
                .toList()
                .indexOf(name);
        return table.getRules().stream()
                .map(row -> row.getConclusions().get(column).getExpression())
                .map(cell -> cell == null ? "" : cell.strip().replaceAll("^\"|\"$", ""))
                .collect(Collectors.toSet());
    }
}

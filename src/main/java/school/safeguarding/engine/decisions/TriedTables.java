package school.safeguarding.engine.decisions;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;

/**
 * Reads a table from a file that somebody proposes. It may differ from the one in force in its rows only, and its cells hold
 * literals and comparisons: anything else could run code, or ask for what a table here does not know.
 */
public final class TriedTables {

    private TriedTables() {}

    /** Empty where it is no such table. */
    public static Optional<DmnDecision> read(DmnEngine engine, DmnDecision inForce, byte[] file) {
        if (new String(file, StandardCharsets.UTF_8).contains("<!DOCTYPE")) {
            return Optional.empty();
        }
        try {
            return engine.parseDecisions(new ByteArrayInputStream(file)).stream()
                    .filter(found -> found.getKey().equals(inForce.getKey()))
                    .filter(found -> ClosedTable.of(found).isPresent())
                    .filter(found -> columns(found).equals(columns(inForce)))
                    .findFirst();
        } catch (DmnEngineException e) {
            return Optional.empty();
        }
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

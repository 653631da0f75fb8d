package school.safeguarding.engine.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as people read them. The columns are called what the table in force calls them: a file could call a column
 * something else than what it asks.
 */
final class RowsInWords {

    private static final Pattern STEP = Pattern.compile("\\b(?:userTask|subProcess)_(\\w)(\\w*)");
    private static final Pattern CODE = Pattern.compile("\\b([A-Z])([A-Z]{2,})\\b");

    /** A conclusion that is a sentence has names in capitals of its own. */
    private static final Pattern ONE_WORD = Pattern.compile("\\w+");

    private RowsInWords() {}

    /** Each row as one line, in the order of the file. */
    static List<String> of(DmnDecision decision, DmnDecision inForce) {
        List<String> asks = labels(inForce, true);
        List<String> says = labels(inForce, false);
        return ((DmnDecisionTableImpl) decision.getDecisionLogic())
                .getRules().stream()
                        .map(row -> asked(asks, row.getConditions(), isFirst(inForce)) + " "
                                + said(says, row.getConclusions()))
                        .toList();
    }

    private static List<String> labels(DmnDecision decision, boolean isInput) {
        DmnDecisionTableImpl table = (DmnDecisionTableImpl) decision.getDecisionLogic();
        return isInput
                ? table.getInputs().stream().map(input -> input.getName()).toList()
                : table.getOutputs().stream().map(output -> output.getName()).toList();
    }

    private static boolean isFirst(DmnDecision decision) {
        return ((DmnDecisionTableImpl) decision.getDecisionLogic())
                        .getHitPolicyHandler()
                        .getHitPolicyEntry()
                        .getHitPolicy()
                == HitPolicy.FIRST;
    }

    private static String asked(List<String> labels, List<DmnExpressionImpl> cells, boolean isFirst) {
        List<String> asked = new ArrayList<>();
        filled(labels, cells).forEach((label, cell) -> asked.add("“" + label + "” is " + condition(cell)));
        String ofAll = isFirst ? "In every case that no row before it takes." : "Always.";
        return asked.isEmpty() ? ofAll : "If " + String.join(" and ", asked) + ".";
    }

    private static String said(List<String> labels, List<DmnExpressionImpl> cells) {
        List<String> said = new ArrayList<>();
        filled(labels, cells).forEach((label, cell) -> said.add(label + ": " + conclusion(cell)));
        return String.join(". ", said);
    }

    private static Map<String, String> filled(List<String> labels, List<DmnExpressionImpl> cells) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (int at = 0; at < labels.size(); at++) {
            String cell = text(cells.get(at).getExpression());
            if (!cell.isEmpty() && !cell.equals("-") && !cell.equals("\"\"")) {
                filled.put(labels.get(at), cell);
            }
        }
        return filled;
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell.strip();
    }

    private static String condition(String cell) {
        if (cell.equals("true")) {
            return "yes";
        }
        if (cell.equals("false")) {
            return "no";
        }
        return words(cell.replaceAll("\\bnull\\b", "not known"))
                .replaceAll(">=\\s*", "at least ")
                .replaceAll("<=\\s*", "at most ")
                .replaceAll(">\\s*", "more than ")
                .replaceAll("<\\s*", "less than ")
                .replaceAll("\"\\s*,\\s*\"", " or ")
                .replace("\"", "");
    }

    private static String conclusion(String cell) {
        String text = cell.replaceAll("^\"|\"$", "");
        return ONE_WORD.matcher(text).matches() ? words(text) : text;
    }

    private static String words(String text) {
        Matcher step = STEP.matcher(text);
        String steps = step.replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT)
                + found.group(2).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
        return CODE.matcher(steps)
                .replaceAll(found -> found.group(1) + found.group(2).toLowerCase(Locale.ROOT));
    }
}

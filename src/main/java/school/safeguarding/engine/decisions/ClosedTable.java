package school.safeguarding.engine.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * A table whose outcome depends on its inputs alone: each input is one variable, and its cells hold literals and comparisons
 * with them, no name of anything else and no function.
 *
 * @param inputs the names of the variables
 */
record ClosedTable(List<String> inputs) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern LITERALS =
            Pattern.compile("(?:[\\s,<>=\\[\\]().0-9-]|\\b(?:not|true|false|null)\\b)*");

    /** A code, such as a step's id or a level, and never what somebody wrote. */
    private static final Pattern CODE = Pattern.compile("[\\w+-]{0,64}");

    /** Instead of a value where there is no such variable, which is not the same as none given. */
    private static final Object ABSENT = "(absent)";

    /** The decision as such a table; empty if it is none. */
    static Optional<ClosedTable> of(DmnDecision decision) {
        if (!(decision.getDecisionLogic() instanceof DmnDecisionTableImpl table)
                || !decision.getRequiredDecisions().isEmpty()) {
            return Optional.empty();
        }
        Stream<DmnExpressionImpl> cells = table.getRules().stream()
                .flatMap(rule -> Stream.concat(rule.getConditions().stream(), rule.getConclusions().stream()));
        List<DmnExpressionImpl> inputs =
                table.getInputs().stream().map(input -> input.getExpression()).toList();
        return inputs.stream().allMatch(ClosedTable::isOneVariable) && cells.allMatch(ClosedTable::isLiteral)
                ? Optional.of(new ClosedTable(
                        inputs.stream().map(DmnExpressionImpl::getExpression).toList()))
                : Optional.empty();
    }

    private static boolean isOneVariable(DmnExpressionImpl expression) {
        return isFeel(expression)
                && expression.getExpression() != null
                && NAME.matcher(expression.getExpression()).matches();
    }

    private static boolean isLiteral(DmnExpressionImpl cell) {
        return cell.getExpression() == null
                || (isFeel(cell)
                        && LITERALS.matcher(STRING.matcher(cell.getExpression()).replaceAll(""))
                                .matches());
    }

    private static boolean isFeel(DmnExpressionImpl expression) {
        String language = expression.getExpressionLanguage();
        return language == null || language.toLowerCase(Locale.ROOT).contains("feel");
    }

    /** The inputs' values in the table's order; empty if one of them is more than a code, a truth or a number. */
    Optional<List<Object>> values(VariableContext variables) {
        List<Object> values = new ArrayList<>();
        for (String input : inputs) {
            Object value = variables.containsVariable(input) ? value(variables.resolve(input)) : ABSENT;
            boolean isSmall = value == null
                    || value == ABSENT
                    || value instanceof Boolean
                    || value instanceof Integer
                    || (value instanceof String text && CODE.matcher(text).matches());
            if (!isSmall) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(values);
    }

    private static @Nullable Object value(@Nullable TypedValue value) {
        return value == null ? null : value.getValue();
    }
}

package school.safeguarding.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Tables;
import school.safeguarding.engine.Tables.Table;
import school.safeguarding.escalation.DueWords;
import school.safeguarding.risk.RiskLevel;

/** Which of the tables a file is a changed copy of, and whether its rows say what rows of that table say. */
@Component
class CheckTable {

    /** {@code handler} is none of them: who is kept out is changed with a release. */
    static final List<String> TABLES = List.of("contact-hold", "deadlines", "risk-level");

    private static final Pattern SOURCE = Pattern.compile(".{10,}looked at 20\\d\\d-(?:0[1-9]|1[0-2])");

    private final Tables tables;

    CheckTable(Tables tables) {
        this.tables = tables;
    }

    /** Empty where it is none, or where a row says what nobody could act on. */
    Optional<TableFile> read(byte[] file) {
        Map<String, Integer> released = tables.inForce();
        return TABLES.stream()
                .filter(id -> table(id, file).isPresent())
                .findFirst()
                .map(id -> new TableFile(id, released.getOrDefault(id, 0), file));
    }

    /** The same of one that was read before: a release may have other columns now. */
    Optional<Table> table(String decisionId, byte[] file) {
        return tables.read(decisionId, file).filter(table -> isSound(decisionId, table));
    }

    private static boolean isSound(String decisionId, Table table) {
        boolean isFromSomewhere =
                all(table, "source", text -> SOURCE.matcher(text).matches());
        return isFromSomewhere
                && switch (decisionId) {
                    case "risk-level" ->
                        all(table, "level", levels()::contains) && all(table, "rule", text -> !text.isBlank());
                    case "contact-hold" -> all(table, "reason", text -> !text.isBlank()) && holdsForReason(table);
                    default -> all(table, "due", DueWords::isOne) && all(table, "pause", DueWords::isOne);
                };
    }

    /** A row that always holds would keep every parent from being told. */
    private static boolean holdsForReason(Table table) {
        return table.rows(table.inputs().stream().collect(Collectors.toMap(input -> input, input -> (Object) false)))
                .isEmpty();
    }

    private static boolean all(Table table, String output, Predicate<String> is) {
        return table.outputs(output).stream().allMatch(is);
    }

    private static Set<String> levels() {
        return Arrays.stream(RiskLevel.values()).map(Enum::name).collect(Collectors.toSet());
    }

    /**
     * @param more rows of the proposed table that the release has not
     * @param less rows of the release that it leaves out, which count all the same
     */
    record Difference(List<String> more, List<String> less) {}

    /** In rows, whatever their order. */
    Optional<Difference> difference(TableFile proposed) {
        return table(proposed.decisionId(), proposed.file()).map(table -> {
            List<String> then = table.lines();
            List<String> now = tables.table(proposed.decisionId()).lines();
            return new Difference(without(then, now), without(now, then));
        });
    }

    private static List<String> without(List<String> rows, List<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(row -> left.merge(row, 1, Integer::sum));
        return rows.stream()
                .filter(row -> left.merge(row, -1, Integer::sum) < 0)
                .toList();
    }
}

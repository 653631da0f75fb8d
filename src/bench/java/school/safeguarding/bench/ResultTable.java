package school.safeguarding.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, for people as a table in Markdown and for programs as JSON. */
class ResultTable {

    private static final String HEAD = "| Work | Unit | Ours | Stock | Ours / stock | Must be | Met |\n"
            + "| --- | --- | ---: | ---: | ---: | --- | --- |\n";

    private final Map<String, Object> conditions;
    private final List<Row> rows = new ArrayList<>();

    /** @param conditions under which it was measured, by name */
    ResultTable(Map<String, Object> conditions) {
        this.conditions = conditions;
    }

    /** @param ours medians or percentiles; @param stock null where the stock engine has no such work; @param isMet null where nothing is asked */
    public record Row(
            String work,
            String unit,
            double ours,
            Double stock,
            String mustBe,
            Boolean isMet,
            Map<String, ?> measured) {

        Double ratio() {
            return stock == null ? null : ours / stock;
        }
    }

    void atMostTimesStock(String work, String unit, double limit, Figures ours, Figures stock) {
        double ratio = ours.median() / stock.median();
        add(work, unit, ours, stock, "≤ " + limit + " ×", ratio <= limit);
    }

    void atLeastTimesStock(String work, String unit, double limit, Figures ours, Figures stock) {
        double ratio = ours.median() / stock.median();
        add(work, unit, ours, stock, "≥ " + limit + " ×", ratio >= limit);
    }

    void beside(String work, String unit, Figures ours, Figures stock) {
        add(work, unit, ours, stock, "", null);
    }

    private void add(String work, String unit, Figures ours, Figures stock, String mustBe, Boolean isMet) {
        rows.add(new Row(
                work,
                unit,
                ours.median(),
                stock.median(),
                mustBe,
                isMet,
                Map.of("ours", ours.values(), "stock", stock.values())));
    }

    void atMost(String work, String unit, double ours, Double stock, double limit) {
        rows.add(
                new Row(work, unit, ours, stock, String.format(Locale.ROOT, "≤ %.0f", limit), ours <= limit, Map.of()));
    }

    void alone(String work, String unit, double ours) {
        rows.add(new Row(work, unit, ours, null, "", null, Map.of()));
    }

    String markdown() {
        StringBuilder table = new StringBuilder(HEAD);
        for (Row row : rows) {
            table.append("| %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            row.work(),
                            row.unit(),
                            shown(row.ours()),
                            shown(row.stock()),
                            shown(row.ratio()),
                            row.mustBe(),
                            row.isMet() == null ? "" : row.isMet() ? "yes" : "no"));
        }
        table.append('\n');
        conditions.forEach((name, value) ->
                table.append("- ").append(name).append(": ").append(value).append('\n'));
        return table.toString();
    }

    private static String shown(Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bench.md"), markdown());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("conditions", conditions);
        all.put("rows", rows);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("bench.json").toFile(), all);
    }
}

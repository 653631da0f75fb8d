package school.safeguarding.governance.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import school.safeguarding.governance.figures.FiguresShown.Row;
import school.safeguarding.governance.figures.FiguresShown.Table;

/** Figures as a file for a spreadsheet: one number a line. */
final class FiguresAsCsv {

    /** What a spreadsheet takes for a formula. Source: OWASP, "CSV Injection". */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);

    private FiguresAsCsv() {}

    static String of(FiguresShown figures) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter file = new CSVPrinter(text, CSVFormat.RFC4180)) {
            file.printRecord("School year", "Table", "Row", "Column", "Number");
            for (Table table : figures.tables()) {
                for (Row row : table.rows()) {
                    for (int cell = 0; cell < row.cells().size(); cell++) {
                        file.printRecord(plain(
                                figures.schoolYear().orElse(""),
                                table.title(),
                                row.title(),
                                table.headings().get(cell + 1),
                                row.cells().get(cell)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** An edition's name is typed by somebody, so no text is trusted. */
    private static List<String> plain(String... texts) {
        return Stream.of(texts)
                .map(text -> FORMULA.matcher(text).matches() ? "'" + text : text)
                .toList();
    }
}

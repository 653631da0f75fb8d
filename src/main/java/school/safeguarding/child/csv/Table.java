package school.safeguarding.child.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of pupils as headings and rows, whatever saved it: UTF-8 or Windows-1252, commas or semicolons, a title line above
 * the headings, columns and lines of nothing but separators. A cell is text and nothing else, a formula too.
 *
 * @param headings in the file's order; the same one may stand there twice
 */
public record Table(List<String> headings, List<Row> rows) {

    /** Below it no office puts its headings. */
    private static final int TITLE_LINES = 10;

    private static final char[] SEPARATORS = {',', ';', '\t'};

    public Table {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** @param line of the file, from 1: where the row begins */
    public record Row(long line, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    /** @return empty where it is no such file: no row that can be headings, or a quote that never ends */
    public static Optional<Table> of(byte[] file) {
        String text = text(file);
        return new String(SEPARATORS)
                .chars()
                .mapToObj(separator -> rows(text, (char) separator))
                .flatMap(Optional::stream)
                .map(Table::withHeadings)
                .flatMap(Optional::stream)
                .max(Comparator.<Table>comparingInt(
                                table -> Column.guessed(table.headings()).size())
                        .thenComparingInt(table -> table.headings().size()));
    }

    /** Windows-1252 is what is no UTF-8: hardly any text in it is both. */
    private static String text(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(file, Charset.forName("windows-1252"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<List<Row>> rows(String text, char separator) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            long line = 1;
            for (CSVRecord row : parser) {
                rows.add(new Row(line, row.stream().map(Table::cleaned).toList()));
                line = parser.getCurrentLineNumber() + 1;
            }
            return Optional.of(rows);
        } catch (UncheckedIOException | CSVException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without blanks of any kind around it, and with plain ones in it. */
    private static String cleaned(String cell) {
        return cell.replaceAll("[\\p{Z}\\s]+", " ").strip();
    }

    private static Optional<Table> withHeadings(List<Row> rows) {
        return rows.stream()
                .limit(TITLE_LINES)
                .filter(row -> Column.guessed(row.cells()).size() > 1)
                .findFirst()
                .or(() -> rows.stream()
                        .limit(TITLE_LINES)
                        .filter(row -> row.cells().stream()
                                        .filter(cell -> !cell.isEmpty())
                                        .count()
                                > 2)
                        .findFirst())
                .map(headings -> below(headings, rows));
    }

    private static Table below(Row headings, List<Row> all) {
        List<Row> rows = all.stream()
                .filter(row -> row.line() > headings.line() && !row.isBlank())
                .toList();
        int width = Stream.concat(Stream.of(headings), rows.stream())
                .mapToInt(Table::width)
                .max()
                .orElse(0);
        List<String> named = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            named.add(headings.cell(column));
        }
        return new Table(named, rows);
    }

    private static int width(Row row) {
        int width = row.cells().size();
        while (width > 0 && row.cell(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }
}

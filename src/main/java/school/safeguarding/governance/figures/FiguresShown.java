package school.safeguarding.governance.figures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Governors' figures of one school year, as they are read, whether on a page, on paper or in a file.
 *
 * @param schoolYear such as 2026/27; empty before the first term was frozen
 * @param years every school year of which something was frozen, the last first
 * @param frozenAt when the last of what is shown was
 * @param current the term that is not over; empty where the school calendar has none for today
 * @param inNoTable for the chair alone, in words
 */
public record FiguresShown(
        Optional<String> schoolYear,
        List<Year> years,
        Optional<Instant> frozenAt,
        Optional<Current> current,
        List<Table> counts,
        Optional<Table> byTerm,
        Optional<Table> times,
        List<Table> others,
        Optional<String> inNoTable) {

    /** @param lastDay on which it ends and is frozen, as people write it */
    record Current(String name, String lastDay) {}

    /** @param begins the year in which it begins */
    record Year(int begins, String title, boolean isShown) {}

    /**
     * @param id for addresses and files; ours, plain ASCII
     * @param headings of the columns, the first of them of what heads each row
     * @param plot empty where a table is all that there is
     */
    public record Table(
            String id, String title, String intro, List<String> headings, List<Row> rows, Optional<Plot> plot) {

        public Table {
            headings = List.copyOf(headings);
            rows = List.copyOf(rows);
        }
    }

    public record Row(String title, List<String> cells, boolean isSum) {}

    List<Table> tables() {
        return Stream.of(byTerm.stream(), counts.stream(), times.stream(), others.stream())
                .flatMap(all -> all)
                .toList();
    }
}

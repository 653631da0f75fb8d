package school.safeguarding.governance.figures.publish;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import school.safeguarding.governance.figures.FiguresShown.Row;
import school.safeguarding.governance.figures.FiguresShown.Table;
import school.safeguarding.governance.figures.Plot;
import school.safeguarding.governance.figures.Plot.Bar;
import school.safeguarding.governance.figures.publish.Column.Cell;
import school.safeguarding.governance.figures.publish.Column.State;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenCell;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenTerm;

/** Tables of how many there were, from what was frozen. */
public final class CountTables {

    static final String FEW = "fewer than 5";
    static final String NOT_SHOWN = "not shown";

    private CountTables() {}

    /** @param isYearBefore whether the school year before stands beside it */
    public static Table of(
            PublishedTable figure, List<FrozenTerm> ofYear, List<FrozenCell> cells, boolean isYearBefore) {
        int year = ofYear.get(0).schoolYear();
        List<Column> columns = FrozenFigures.columns(cells, year, figure);
        List<Column> before = isYearBefore ? lastOnly(FrozenFigures.columns(cells, year - 1, figure)) : List.of();
        List<String> headings = new ArrayList<>(List.of("What"));
        before.forEach(column -> headings.add(SchoolTerm.inWords(year - 1)));
        ofYear.forEach(term -> headings.add(heading(term)));
        List<Row> rows = new ArrayList<>();
        List<String> codes = List.copyOf(figure.rows().keySet());
        for (int row = 0; row < codes.size(); row++) {
            List<String> shown = new ArrayList<>();
            for (Column column : before) {
                shown.add(inWords(column.cells().get(row), 0));
            }
            for (int term = 0; term < columns.size(); term++) {
                shown.add(inWords(
                        columns.get(term).cells().get(row), HideSmallNumbers.lastShown(columns.subList(0, term), row)));
            }
            rows.add(new Row(requireNonNull(figure.rows().get(codes.get(row))), shown, false));
        }
        if (figure.isWhole()) {
            List<String> sums = new ArrayList<>();
            before.forEach(column -> sums.add(inWords(column.total().orElseThrow(), 0)));
            int last = 0;
            for (Column column : columns) {
                Cell total = column.total().orElseThrow();
                sums.add(inWords(total, last));
                last = total.value().orElse(last);
            }
            rows.add(new Row("All together", sums, true));
        }
        return new Table(
                id(figure),
                figure.title(),
                figure.intro(),
                headings,
                rows,
                Optional.of(plot(figure, columns, ofYear)).filter(Plot::showsMore));
    }

    private static List<Column> lastOnly(List<Column> columns) {
        return columns.isEmpty() ? List.of() : columns.subList(columns.size() - 1, columns.size());
    }

    private static Plot plot(PublishedTable figure, List<Column> columns, List<FrozenTerm> ofYear) {
        Column last = columns.get(columns.size() - 1);
        List<Column> earlier = columns.subList(0, columns.size() - 1);
        List<Bar> bars = new ArrayList<>();
        int row = 0;
        for (String title : figure.rows().values()) {
            Cell cell = last.cells().get(row);
            bars.add(new Bar(title, cell.value(), inWords(cell, HideSmallNumbers.lastShown(earlier, row))));
            row++;
        }
        return new Plot(
                "plot-" + id(figure),
                figure.title() + ", " + SchoolTerm.inWords(ofYear.get(0).schoolYear()) + ", "
                        + heading(ofYear.get(ofYear.size() - 1)).toLowerCase(Locale.UK),
                bars,
                "");
    }

    static String heading(FrozenTerm term) {
        return "To the end of " + term.name();
    }

    private static String id(PublishedTable figure) {
        return figure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static String inWords(Cell cell, int lastShown) {
        return switch (cell.state()) {
            case SHOWN -> String.valueOf(cell.value().orElseThrow());
            case FEW -> lastShown == 0 ? FEW : (lastShown + 1) + " to " + (lastShown + HideSmallNumbers.LEAST - 1);
            case HIDDEN, WITHHELD -> NOT_SHOWN;
        };
    }

    /** By how much the sum grew, where both sums are shown, which says nothing that they do not. */
    public static Table byTerm(List<FrozenTerm> all, List<FrozenCell> cells, int shown) {
        List<FrozenTerm> terms = all.stream()
                .filter(term -> term.schoolYear() >= shown - 1 && term.schoolYear() <= shown)
                .toList();
        List<Row> rows = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (FrozenTerm term : terms) {
            List<Column> columns = FrozenFigures.columns(cells, term.schoolYear(), Figure.REPORTED);
            int at = (int) all.stream()
                    .filter(one -> one.schoolYear() == term.schoolYear() && one.term() < term.term())
                    .count();
            Cell sum = columns.get(at).total().orElseThrow();
            Optional<Integer> before = at == 0
                    ? Optional.of(0)
                    : columns.get(at - 1).total().orElseThrow().value();
            Optional<Integer> grew = sum.value().flatMap(now -> before.map(then -> now - then));
            String instead = sum.state() == State.FEW && before.isPresent() ? FEW : NOT_SHOWN;
            String title = term.name() + " " + SchoolTerm.inWords(term.schoolYear());
            rows.add(new Row(title, List.of(grew.map(String::valueOf).orElse(instead)), false));
            bars.add(new Bar(title, grew, instead));
        }
        return new Table(
                "by-term",
                "Concerns reported, by term",
                "What comes in during holidays belongs to the term after them.",
                List.of("Term", "Reported"),
                rows,
                Optional.of(new Plot("plot-by-term", "Concerns reported, by term", bars, ""))
                        .filter(Plot::showsMore));
    }
}

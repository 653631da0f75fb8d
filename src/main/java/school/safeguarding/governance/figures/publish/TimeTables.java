package school.safeguarding.governance.figures.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.governance.EditionsInForce.Edition;
import school.safeguarding.governance.figures.FiguresShown.Row;
import school.safeguarding.governance.figures.FiguresShown.Table;
import school.safeguarding.governance.figures.Plot;
import school.safeguarding.governance.figures.Plot.Bar;
import school.safeguarding.governance.figures.count.Durations;
import school.safeguarding.governance.figures.publish.Column.Cell;
import school.safeguarding.governance.figures.publish.Column.State;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenCell;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenTerm;

/** Tables of how long something took and whether that was in time, from what was frozen. */
public final class TimeTables {

    private TimeTables() {}

    public static Table of(List<FrozenTerm> ofYear, List<FrozenCell> cells) {
        FrozenTerm last = ofYear.get(ofYear.size() - 1);
        List<Row> rows = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        for (Figure figure : Figure.times()) {
            Optional<Integer> share = share(figure, last, cells);
            String instead = late(figure, last, cells);
            rows.add(new Row(
                    figure.title(),
                    List.of(
                            duration(figure, last, cells, FrozenFigures.MEDIAN),
                            duration(figure, last, cells, FrozenFigures.NINETIETH),
                            share.map(percent -> percent + " %").orElse(instead)),
                    false));
            bars.add(new Bar(figure.title(), share, instead));
        }
        String title = "How long it took, " + SchoolTerm.inWords(last.schoolYear()) + ", "
                + CountTables.heading(last).toLowerCase(Locale.UK);
        return new Table(
                "times",
                title,
                "From the report on, nights and weekends included. Half took no longer than the median, and nine of ten no"
                        + " longer than the second number. In time is what was done by the time that the step’s own rule sets."
                        + " Fewer than five cases are not shown.",
                List.of("What", "Median", "Nine of ten", "In time"),
                rows,
                Optional.of(new Plot("plot-times", "Share that was in time, " + title.substring(18), bars, "%"))
                        .filter(Plot::showsMore));
    }

    private static Optional<Cell> cell(Figure figure, FrozenTerm term, List<FrozenCell> cells, String row) {
        return cells.stream()
                .filter(cell -> cell.schoolYear() == term.schoolYear()
                        && cell.term() == term.term()
                        && cell.figure().equals(figure.name())
                        && cell.cell().equals(row))
                .map(FrozenCell::what)
                .findFirst();
    }

    private static String duration(Figure figure, FrozenTerm term, List<FrozenCell> cells, String row) {
        return cell(figure, term, cells, row)
                .flatMap(Cell::value)
                .map(Durations::inWords)
                .orElse(CountTables.NOT_SHOWN);
    }

    /** In whole percent; only where neither how many were in time nor how many were late is hidden. */
    private static Optional<Integer> share(Figure figure, FrozenTerm term, List<FrozenCell> cells) {
        Optional<Integer> inTime = cell(figure, term, cells, Figure.IN_TIME).flatMap(Cell::value);
        Optional<Integer> late = cell(figure, term, cells, Figure.LATE).flatMap(Cell::value);
        return inTime.flatMap(yes -> late.filter(no -> yes + no >= HideSmallNumbers.LEAST)
                .map(no -> (int) Math.round(100.0 * yes / (yes + no))));
    }

    private static String late(Figure figure, FrozenTerm term, List<FrozenCell> cells) {
        boolean isManyInTime = cell(figure, term, cells, Figure.IN_TIME)
                .flatMap(Cell::value)
                .filter(number -> number >= HideSmallNumbers.LEAST)
                .isPresent();
        boolean isFewLate = cell(figure, term, cells, Figure.LATE)
                .filter(cell -> cell.state() == State.FEW)
                .isPresent();
        return isManyInTime && isFewLate ? "some late" : CountTables.NOT_SHOWN;
    }

    /** Numbers that were frozen before the edition came into force and since; empty where there is only one of them. */
    public static Optional<Table> beforeAndAfter(Edition edition, List<FrozenTerm> all, List<FrozenCell> cells) {
        Instant from = edition.inForceFrom().atStartOfDay(BritishDates.ZONE).toInstant();
        Optional<FrozenTerm> before =
                all.stream().filter(term -> !term.until().isAfter(from)).reduce((first, last) -> last);
        Optional<FrozenTerm> after =
                all.stream().filter(term -> term.until().isAfter(from)).reduce((first, last) -> last);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        List<Row> rows = Figure.times().stream()
                .map(figure -> new Row(
                        figure.title(),
                        Stream.of(before.get(), after.get())
                                .flatMap(term -> Stream.of(
                                        duration(figure, term, cells, FrozenFigures.MEDIAN),
                                        share(figure, term, cells)
                                                .map(percent -> percent + " %")
                                                .orElseGet(() -> late(figure, term, cells))))
                                .toList(),
                        false))
                .toList();
        return Optional.of(new Table(
                "edition",
                "What changed after " + edition.name(),
                "In force from " + BritishDates.brief(edition.inForceFrom())
                        + ". Each side is a school year up to the end of that term.",
                List.of(
                        "What",
                        "Median, " + inWords(before.get()),
                        "In time, " + inWords(before.get()),
                        "Median, " + inWords(after.get()),
                        "In time, " + inWords(after.get())),
                rows,
                Optional.empty()));
    }

    private static String inWords(FrozenTerm term) {
        return term.name() + " " + SchoolTerm.inWords(term.schoolYear());
    }
}

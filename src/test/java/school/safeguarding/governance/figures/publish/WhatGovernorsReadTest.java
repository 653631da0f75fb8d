package school.safeguarding.governance.figures.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import school.safeguarding.governance.figures.FiguresShown.Row;
import school.safeguarding.governance.figures.FiguresShown.Table;
import school.safeguarding.governance.figures.Plot;
import school.safeguarding.governance.figures.publish.Column.Cell;
import school.safeguarding.governance.figures.publish.Column.State;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenCell;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenTerm;

/**
 * A small school drawn at random, read as governors read it at the end of each term: whoever keeps every page, with its plots,
 * sums, terms and shares, cannot tell how many a number is that is not shown.
 */
class WhatGovernorsReadTest {

    private static final int SCHOOL_YEAR = 2025;
    private static final List<String> TERMS = List.of("Autumn", "Spring", "Summer");
    private static final List<Integer> FEW = List.of(1, 2, 3, 4);
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern SPAN = Pattern.compile("(\\d+) to (\\d+)");
    private static final Pattern SHARE = Pattern.compile("(\\d+) %");

    /** Each takes some fifty linear programs. */
    private static final int SCHOOLS = 60;

    /**
     * @param figure one table
     * @param grown by how much each of its rows grew in each term
     */
    record School(Figure figure, List<List<Integer>> grown) {

        int real(int term, int row) {
            return IntStream.rangeClosed(0, term)
                    .map(each -> grown.get(each).get(row))
                    .sum();
        }

        private List<Integer> real(int term) {
            return IntStream.range(0, figure.rows().size())
                    .mapToObj(row -> real(term, row))
                    .toList();
        }

        private List<FrozenTerm> terms() {
            return IntStream.range(0, grown.size())
                    .mapToObj(term -> new FrozenTerm(
                            SCHOOL_YEAR,
                            term + 1,
                            TERMS.get(term),
                            Instant.parse("2026-0" + (term + 1) + "-01T00:00:00Z"),
                            Instant.parse("2026-0" + (term + 1) + "-02T00:00:00Z")))
                    .toList();
        }

        /** As each term's end freezes them. */
        private List<FrozenCell> frozen() {
            List<FrozenCell> all = new ArrayList<>();
            List<String> codes = List.copyOf(figure.rows().keySet());
            for (int term = 0; term < grown.size(); term++) {
                int number = term + 1;
                Column column = HideSmallNumbers.hide(
                        FrozenFigures.published(all, SCHOOL_YEAR, figure), real(term), figure.isWhole());
                for (int row = 0; row < codes.size(); row++) {
                    all.add(new FrozenCell(
                            SCHOOL_YEAR,
                            number,
                            figure.name(),
                            codes.get(row),
                            column.cells().get(row)));
                }
                column.total()
                        .ifPresent(total -> all.add(
                                new FrozenCell(SCHOOL_YEAR, number, figure.name(), FrozenFigures.TOTAL, total)));
            }
            return all;
        }
    }

    @Provide
    Arbitrary<School> schools() {
        return ofOne(Figure.counts());
    }

    @Provide
    Arbitrary<School> times() {
        return ofOne(Figure.times());
    }

    private static Arbitrary<School> ofOne(List<Figure> figures) {
        Arbitrary<Integer> growth = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(0)),
                Tuple.of(6, Arbitraries.integers().between(1, 6)),
                Tuple.of(2, Arbitraries.integers().between(5, 20)));
        return Arbitraries.of(figures).flatMap(figure -> growth.list()
                .ofSize(figure.rows().size())
                .list()
                .ofMinSize(1)
                .ofMaxSize(TERMS.size())
                .map(grown -> new School(figure, grown)));
    }

    @Property(tries = SCHOOLS)
    void no_number_that_is_not_shown_can_be_told_from_the_pages_of_a_year(@ForAll("schools") School school) {
        List<FrozenCell> frozen = school.frozen();
        Table page = CountTables.of(school.figure(), school.terms(), frozen, false);
        List<Column> read = read(page, school);
        WhatCanBeTold told = new WhatCanBeTold(read, false);
        for (int term = 0; term < read.size(); term++) {
            for (int row = 0; row < school.figure().rows().size(); row++) {
                Cell cell = read.get(term).cells().get(row);
                int before = HideSmallNumbers.lastShown(read.subList(0, term), row);
                if (cell.isShown()) {
                    assertThat(cell.value()).contains(school.real(term, row));
                    assertThat(school.real(term, row) - before).isNotIn(FEW);
                } else {
                    assertThat(told.of(term, row).contains(before + 1.0, before + 4.0))
                            .as("row %s of %s in %s", row, read, school)
                            .isTrue();
                }
            }
        }
        page.plot().ifPresent(plot -> saysNoMoreThan(plot, page));
        if (school.figure() == Figure.REPORTED) {
            saysNoMoreThan(CountTables.byTerm(school.terms(), frozen, SCHOOL_YEAR), read);
        }
    }

    /** Whoever was there in the autumn has the page of then, too. */
    @Property(tries = SCHOOLS)
    void what_was_read_before_stands_unchanged_in_what_is_read_later(@ForAll("schools") School school) {
        List<FrozenCell> frozen = school.frozen();
        Table last = CountTables.of(school.figure(), school.terms(), frozen, false);
        for (int terms = 1; terms < school.grown().size(); terms++) {
            int until = terms;
            Table then = CountTables.of(
                    school.figure(),
                    school.terms().subList(0, terms),
                    frozen.stream().filter(cell -> cell.term() <= until).toList(),
                    false);
            for (int row = 0; row < then.rows().size(); row++) {
                assertThat(last.rows().get(row).cells().subList(0, terms))
                        .isEqualTo(then.rows().get(row).cells());
            }
        }
    }

    @Property(tries = SCHOOLS)
    void a_share_that_was_in_time_is_of_no_number_that_is_not_shown(@ForAll("times") School school) {
        List<FrozenCell> frozen = school.frozen();
        for (int terms = 1; terms <= school.grown().size(); terms++) {
            Table page = TimeTables.of(school.terms().subList(0, terms), frozen);
            String share = page.rows().stream()
                    .filter(row -> row.title().equals(school.figure().title()))
                    .map(row -> row.cells().get(2))
                    .findFirst()
                    .orElseThrow();
            int inTime = school.real(terms - 1, 0);
            int late = school.real(terms - 1, 1);
            if (SHARE.matcher(share).matches()) {
                assertThat(List.of(inTime, late)).as("%s of %s", share, school).doesNotContainAnyElementsOf(FEW);
                assertThat(share).isEqualTo(Math.round(100.0 * inTime / (inTime + late)) + " %");
            } else {
                assertThat(share).isIn("some late", "not shown");
            }
        }
    }

    /** From the words alone. */
    private static List<Column> read(Table page, School school) {
        List<Column> columns = new ArrayList<>();
        int rows = school.figure().rows().size();
        for (int term = 0; term < school.grown().size(); term++) {
            List<Cell> cells = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                cells.add(read(page.rows().get(row), term, HideSmallNumbers.lastShown(columns, row)));
            }
            columns.add(new Column(
                    cells,
                    school.figure().isWhole()
                            ? Optional.of(read(page.rows().get(rows), term, HideSmallNumbers.lastTotal(columns)))
                            : Optional.empty()));
        }
        return columns;
    }

    private static Cell read(Row row, int term, int lastShown) {
        String text = row.cells().get(term);
        if (NUMBER.matcher(text).matches()) {
            return Cell.shown(Integer.parseInt(text));
        }
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            assertThat(Integer.parseInt(span.group(1))).isEqualTo(lastShown + 1);
            assertThat(Integer.parseInt(span.group(2))).isEqualTo(lastShown + 4);
            return Cell.of(State.FEW);
        }
        assertThat(text).isIn("fewer than 5", "not shown");
        return Cell.of(text.equals("not shown") ? State.WITHHELD : State.FEW);
    }

    private static void saysNoMoreThan(Plot plot, Table page) {
        for (int row = 0; row < plot.bars().size(); row++) {
            List<String> cells = page.rows().get(row).cells();
            String last = cells.get(cells.size() - 1);
            Plot.Bar bar = plot.bars().get(row);
            assertThat(bar.value().map(String::valueOf).orElse(bar.instead())).isEqualTo(last);
        }
    }

    /** By how much the sum grew follows from two sums that are shown, or is not said. */
    private static void saysNoMoreThan(Table byTerm, List<Column> read) {
        for (int term = 0; term < read.size(); term++) {
            String said = byTerm.rows().get(term).cells().get(0);
            Optional<Integer> now = read.get(term).total().orElseThrow().value();
            Optional<Integer> before = term == 0
                    ? Optional.of(0)
                    : read.get(term - 1).total().orElseThrow().value();
            if (NUMBER.matcher(said).matches()) {
                assertThat(now.orElseThrow() - before.orElseThrow()).isEqualTo(Integer.parseInt(said));
            } else {
                assertThat(said).isIn("fewer than 5", "not shown");
            }
        }
    }
}

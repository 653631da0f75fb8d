package school.safeguarding.governance.figures.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import school.safeguarding.governance.figures.publish.Column.Cell;
import school.safeguarding.governance.figures.publish.Column.State;

/** Whoever has everything that was ever published of a table cannot tell how many a hidden number is. */
class HideSmallNumbersTest {

    private static final List<Integer> FEW = List.of(1, 2, 3, 4);

    /** Each takes some fifty linear programs. */
    private static final int YEARS = 100;

    /** By how much each row of a table grew in each term. */
    record Year(List<List<Integer>> terms) {

        /** Everything that was published by the end of the year, as each term's end published it. */
        List<Column> published(boolean isWhole) {
            List<Column> columns = new ArrayList<>();
            for (int term = 0; term < terms.size(); term++) {
                columns.add(HideSmallNumbers.hide(columns, until(term), isWhole));
            }
            return columns;
        }

        List<Integer> until(int term) {
            return IntStream.range(0, terms.get(0).size())
                    .mapToObj(row -> IntStream.rangeClosed(0, term)
                            .map(each -> terms.get(each).get(row))
                            .sum())
                    .toList();
        }
    }

    @Provide
    Arbitrary<Year> years() {
        Arbitrary<Integer> growth = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(6, Arbitraries.integers().between(1, 6)),
                Tuple.of(3, Arbitraries.integers().between(5, 30)));
        return Arbitraries.integers()
                .between(1, 6)
                .flatMap(rows -> growth.list().ofSize(rows).list().ofMinSize(1).ofMaxSize(3))
                .map(Year::new);
    }

    @Property(tries = YEARS)
    void a_linear_program_over_everything_published_leaves_each_hidden_number_at_1_to_4(
            @ForAll("years") Year year, @ForAll boolean isWhole) {
        List<Column> columns = year.published(isWhole);
        WhatCanBeTold known = new WhatCanBeTold(columns, false);
        for (int term = 0; term < columns.size(); term++) {
            for (int row = 0; row < year.terms().get(0).size(); row++) {
                int before = HideSmallNumbers.lastShown(columns.subList(0, term), row);
                Cell cell = columns.get(term).cells().get(row);
                int real = year.until(term).get(row);
                if (cell.isShown()) {
                    assertThat(cell.value()).contains(real);
                    assertThat(real - before).isNotIn(FEW);
                } else {
                    assertThat(known.of(term, row).contains(before + 1.0, before + 4.0))
                            .as("row %s of %s in %s", row, columns, year)
                            .isTrue();
                }
            }
        }
    }

    /** Without the linear program: all whole numbers are tried, with all that is said of hidden ones. */
    @Property(tries = YEARS)
    void whoever_tries_all_whole_numbers_is_left_with_each_of_1_to_4(@ForAll("years") Year year) {
        List<Column> columns = year.published(true);
        if (columns.size() <= 2) {
            for (int term = 0; term < columns.size(); term++) {
                for (int row = 0; row < year.terms().get(0).size(); row++) {
                    if (columns.get(term).cells().get(row).state() == State.FEW) {
                        int before = HideSmallNumbers.lastShown(columns.subList(0, term), row);
                        Set<Integer> left = new TriesEverything(columns).possible(term, row);
                        assertThat(left)
                                .as("row %s of %s in %s", row, columns, year)
                                .containsAll(
                                        FEW.stream().map(few -> before + few).toList());
                    }
                }
            }
        }
    }

    /** Also who knows how it is decided what is hidden, and does it for every table that there could be. */
    @Example
    void whoever_hides_every_table_there_could_be_in_the_same_way_is_left_with_each_of_1_to_4() {
        for (int rows = 1; rows <= 4; rows++) {
            int most = rows == 4 ? 8 : 12;
            Map<Column, List<List<Integer>>> tables = everyTable(rows, most).stream()
                    .collect(Collectors.groupingBy(table -> HideSmallNumbers.hide(List.of(), table, true)));
            tables.forEach((column, same) -> IntStream.range(0, column.cells().size())
                    .filter(row -> column.cells().get(row).state() == State.FEW)
                    .forEach(row -> assertThat(same.stream().map(table -> table.get(row)))
                            .as("row %s of %s", row, column)
                            .containsAll(
                                    column.total()
                                                    .filter(Cell::isShown)
                                                    .filter(sum -> sum.value().get() > most)
                                                    .isPresent()
                                            ? List.of()
                                            : FEW)));
        }
    }

    private static List<List<Integer>> everyTable(int rows, int most) {
        List<List<Integer>> tables = List.of(List.of());
        for (int row = 0; row < rows; row++) {
            tables = tables.stream()
                    .flatMap(table -> IntStream.rangeClosed(0, most).mapToObj(number -> {
                        List<Integer> longer = new ArrayList<>(table);
                        longer.add(number);
                        return List.copyOf(longer);
                    }))
                    .toList();
        }
        return tables;
    }

    @Example
    void what_is_large_enough_is_shown_and_none_is_shown() {
        assertThat(HideSmallNumbers.hide(List.of(), List.of(7, 0, 12), true))
                .isEqualTo(
                        new Column(List.of(Cell.shown(7), Cell.shown(0), Cell.shown(12)), Optional.of(Cell.shown(19))));
    }

    @Example
    void one_more_number_is_hidden_where_the_sum_would_tell() {
        Column column = HideSmallNumbers.hide(List.of(), List.of(12, 3, 9), true);
        assertThat(column.cells()).containsExactly(Cell.of(State.HIDDEN), Cell.of(State.FEW), Cell.shown(9));
        assertThat(column.total()).contains(Cell.shown(24));
    }

    @Example
    void no_more_is_hidden_than_has_to_be() {
        Column column = HideSmallNumbers.hide(List.of(), List.of(3, 3, 2, 4, 3, 0), true);
        assertThat(column.cells()).containsOnly(Cell.of(State.FEW), Cell.shown(0));
        assertThat(column.total()).contains(Cell.shown(15));
        assertThat(HideSmallNumbers.hide(List.of(), List.of(0, 15, 8, 0, 3), true)
                        .cells())
                .containsExactly(
                        Cell.shown(0), Cell.of(State.HIDDEN), Cell.shown(8), Cell.shown(0), Cell.of(State.FEW));
    }

    @Example
    void what_is_none_is_shown_beside_what_is_withheld_and_the_whole_year_is_shown_again() {
        List<Column> columns = new Year(List.of(List.of(3, 5, 8, 0), List.of(5, 8, 11, 0))).published(true);
        assertThat(columns.get(0).cells())
                .containsExactly(
                        Cell.of(State.WITHHELD), Cell.of(State.WITHHELD), Cell.of(State.WITHHELD), Cell.shown(0));
        assertThat(columns.get(1).cells())
                .containsExactly(Cell.shown(8), Cell.shown(13), Cell.shown(19), Cell.shown(0));
    }

    @Example
    void a_linear_program_finds_the_least_and_the_most() {
        Column column = HideSmallNumbers.hide(List.of(), List.of(3, 3, 2, 4, 3, 0), true);
        assertThat(new WhatCanBeTold(List.of(column), false).of(0, 1)).isEqualTo(new WhatCanBeTold.Interval(0, 15));
        assertThat(new WhatCanBeTold(List.of(column), true).of(0, 1)).isEqualTo(new WhatCanBeTold.Interval(1, 4));
    }

    @Example
    void what_was_shown_in_the_autumn_does_not_tell_in_the_spring_how_few_there_were_since() {
        Year year = new Year(List.of(List.of(12, 9), List.of(8, 2)));
        assertThat(year.published(true).get(1).cells()).containsExactly(Cell.of(State.HIDDEN), Cell.of(State.FEW));
    }

    /** An interval of the right width is not enough: 3 and 4 together are 7, and then neither is 1. */
    @Example
    void two_small_numbers_that_give_each_other_away_are_both_withheld() {
        Column column = HideSmallNumbers.hide(List.of(), List.of(3, 4), true);
        assertThat(column.cells()).containsOnly(Cell.of(State.WITHHELD));
        assertThat(column.total()).contains(Cell.shown(7));
    }

    @Provide
    Arbitrary<Year> counts() {
        return Arbitraries.integers()
                .between(1, 5)
                .flatMap(rows -> Arbitraries.integers()
                        .between(0, 20)
                        .list()
                        .ofSize(rows)
                        .list()
                        .ofMinSize(2)
                        .ofMaxSize(3))
                .map(Year::new);
    }

    /** Numbers become less where somebody is kept out of a concern after a term. */
    @Property(tries = YEARS)
    void what_is_shown_is_never_less_than_what_was_shown(@ForAll("counts") Year year, @ForAll boolean isWhole) {
        List<Column> columns = new ArrayList<>();
        for (List<Integer> now : year.terms()) {
            Column column = HideSmallNumbers.hide(columns, now, isWhole);
            for (int row = 0; row < now.size(); row++) {
                assertThat(column.cells().get(row).value().orElse(Integer.MAX_VALUE))
                        .isGreaterThanOrEqualTo(HideSmallNumbers.lastShown(columns, row));
            }
            assertThat(column.total().flatMap(Cell::value).orElse(Integer.MAX_VALUE))
                    .isGreaterThanOrEqualTo(HideSmallNumbers.lastTotal(columns));
            columns.add(column);
        }
    }

    @Property
    void parts_of_nothing_hide_nothing_else(
            @ForAll @IntRange(max = 20) int one, @ForAll @IntRange(max = 20) int other) {
        assertThat(HideSmallNumbers.hide(List.of(), List.of(one, other), false).cells())
                .containsExactly(alone(one), alone(other));
    }

    private static Cell alone(int number) {
        return FEW.contains(number) ? Cell.of(State.FEW) : Cell.shown(number);
    }

    /** All whole numbers up to a bound, in one term or two, row by row. */
    private static final class TriesEverything {

        private final List<Column> columns;
        private final int bound;

        TriesEverything(List<Column> columns) {
            this.columns = columns;
            this.bound = 10
                    + 2
                            * columns.stream()
                                    .flatMap(column -> Stream.concat(column.cells().stream(), column.total().stream()))
                                    .flatMap(cell -> cell.value().stream())
                                    .mapToInt(Integer::intValue)
                                    .max()
                                    .orElse(0);
        }

        /** What the number of this row can be at the end of that term. */
        Set<Integer> possible(int term, int row) {
            Set<Integer> possible = new HashSet<>();
            Set<List<Integer>> others = sumsWithout(row);
            for (List<Integer> mine : numbers(row)) {
                if (others.stream().anyMatch(sum -> fits(sum, mine))) {
                    possible.add(mine.get(term));
                }
            }
            return possible;
        }

        private Set<List<Integer>> sumsWithout(int row) {
            Set<List<Integer>> sums = Set.of(
                    IntStream.range(0, columns.size()).mapToObj(term -> 0).toList());
            for (int other = 0; other < columns.get(0).cells().size(); other++) {
                if (other != row) {
                    Set<List<Integer>> longer = new HashSet<>();
                    List<List<Integer>> numbers = numbers(other);
                    sums.forEach(sum -> numbers.forEach(number -> {
                        List<Integer> together = plus(sum, number);
                        if (mayStillFit(together)) {
                            longer.add(together);
                        }
                    }));
                    sums = longer;
                }
            }
            return sums;
        }

        private static List<Integer> plus(List<Integer> sum, List<Integer> number) {
            return IntStream.range(0, sum.size())
                    .mapToObj(term -> sum.get(term) + number.get(term))
                    .toList();
        }

        private boolean mayStillFit(List<Integer> sum) {
            return IntStream.range(0, sum.size())
                    .allMatch(term -> sum.get(term)
                            <= columns.get(term).total().orElseThrow().value().orElse(bound));
        }

        private boolean fits(List<Integer> sum, List<Integer> mine) {
            List<Integer> all = plus(sum, mine);
            return IntStream.range(0, all.size())
                    .allMatch(term -> isSaid(columns.get(term).total().orElseThrow(), all.get(term), lastTotal(term)));
        }

        private int lastTotal(int term) {
            return columns.subList(0, term).stream()
                    .flatMap(column -> column.total().orElseThrow().value().stream())
                    .reduce((first, last) -> last)
                    .orElse(0);
        }

        private List<List<Integer>> numbers(int row) {
            List<List<Integer>> all = new ArrayList<>();
            for (int first = 0; first <= bound; first++) {
                if (!isSaid(columns.get(0).cells().get(row), first, 0)) {
                    continue;
                }
                if (columns.size() == 1) {
                    all.add(List.of(first));
                }
                for (int second = first; columns.size() == 2 && second <= bound; second++) {
                    if (isSaid(
                            columns.get(1).cells().get(row),
                            second,
                            HideSmallNumbers.lastShown(columns.subList(0, 1), row))) {
                        all.add(List.of(first, second));
                    }
                }
            }
            return all;
        }

        private static boolean isSaid(Cell cell, int number, int before) {
            return switch (cell.state()) {
                case SHOWN -> cell.value().orElseThrow() == number;
                case FEW -> number >= before + 1 && number <= before + 4;
                case HIDDEN -> number >= before + 5;
                case WITHHELD -> number >= before;
            };
        }
    }

    /** So that what is tried above is not all of one kind. */
    @Example
    void tables_that_are_hidden_in_every_way_are_among_those_tried() {
        Map<State, Integer> states = new HashMap<>();
        years().sampleStream().limit(200).forEach(year -> year.published(true).stream()
                .flatMap(column -> column.cells().stream())
                .forEach(cell -> states.merge(cell.state(), 1, Integer::sum)));
        assertThat(states.keySet()).containsExactlyInAnyOrder(State.values());
    }
}

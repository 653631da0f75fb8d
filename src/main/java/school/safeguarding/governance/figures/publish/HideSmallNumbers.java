package school.safeguarding.governance.figures.publish;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import school.safeguarding.governance.figures.publish.Column.Cell;
import school.safeguarding.governance.figures.publish.Column.State;

/**
 * Decides what of a table is published when a term ends, so that nobody learns how many 1 to 4 are, neither from this column nor
 * from it and those of the same school year before it. Which further number is hidden is a matter of the table's order
 * and not of how large it is: a choice by size would tell something of the size.
 */
public final class HideSmallNumbers {

    /** From this many on a number is shown. */
    public static final int LEAST = 5;

    private HideSmallNumbers() {}

    /**
     * @param earlier what was published of the same table and school year, in order
     * @param now how many there are in each row since the school year began
     * @param isWhole whether each thing that is counted is in one row and no other, so that their sum is published too
     */
    static Column hide(List<Column> earlier, List<Integer> now, boolean isWhole) {
        return isLessThanShown(earlier, now, isWhole) ? nothing(now, isWhole) : hideSmall(earlier, now, isWhole);
    }

    /** Somebody was kept out of a concern since: what is left would tell that, and that it was one that was shown. */
    private static boolean isLessThanShown(List<Column> earlier, List<Integer> now, boolean isWhole) {
        return IntStream.range(0, now.size()).anyMatch(row -> now.get(row) < lastShown(earlier, row))
                || (isWhole && sum(now) < lastTotal(earlier));
    }

    private static Column hideSmall(List<Column> earlier, List<Integer> now, boolean isWhole) {
        return candidates(earlier, now, isWhole)
                .filter(column -> WhatCanBeTold.isHiddenIn(with(earlier, column)))
                .findFirst()
                // Where a hidden number became less there may be no numbers at all of which everything published is
                // true.
                .orElseGet(() -> nothing(now, isWhole));
    }

    private static Column nothing(List<Integer> now, boolean isWhole) {
        Cell withheld = Cell.of(State.WITHHELD);
        return new Column(
                Collections.nCopies(now.size(), withheld), isWhole ? Optional.of(withheld) : Optional.empty());
    }

    private static List<Column> with(List<Column> earlier, Column column) {
        List<Column> all = new ArrayList<>(earlier);
        all.add(column);
        return all;
    }

    /** From what shows most to what shows nothing. */
    private static Stream<Column> candidates(List<Column> earlier, List<Integer> now, boolean isWhole) {
        List<State> states = IntStream.range(0, now.size())
                .mapToObj(row -> state(now.get(row), lastShown(earlier, row)))
                .toList();
        List<Integer> further = IntStream.range(0, now.size())
                .filter(row -> states.get(row) == State.SHOWN && now.get(row) - lastShown(earlier, row) >= LEAST)
                .boxed()
                .toList();
        boolean isAnyHidden = states.contains(State.FEW);
        // Where one is hidden the next one is too, also where the sum by chance would not tell: whether it would
        // depends on both.
        int least = isWhole && isAnyHidden ? Math.min(1, further.size()) : 0;
        int most = !isWhole ? 0 : earlier.isEmpty() ? least : further.size();
        Optional<Cell> total = isWhole ? Optional.of(total(earlier, now)) : Optional.empty();
        Stream<Column> some = IntStream.rangeClosed(least, most)
                .mapToObj(count -> column(now, states, further.subList(0, count), total));
        List<Cell> nothingNew = IntStream.range(0, now.size())
                .mapToObj(row ->
                        now.get(row) == lastShown(earlier, row) ? Cell.shown(now.get(row)) : Cell.of(State.WITHHELD))
                .toList();
        Column nothing = nothing(now, isWhole);
        return Stream.concat(
                some, Stream.of(new Column(nothingNew, total), new Column(nothing.cells(), total), nothing));
    }

    private static Column column(List<Integer> now, List<State> states, List<Integer> further, Optional<Cell> total) {
        return new Column(
                IntStream.range(0, now.size())
                        .mapToObj(row ->
                                further.contains(row) ? Cell.of(State.HIDDEN) : cell(states.get(row), now.get(row)))
                        .toList(),
                total);
    }

    private static Cell total(List<Column> earlier, List<Integer> now) {
        int sum = sum(now);
        return cell(state(sum, lastTotal(earlier)), sum);
    }

    private static int sum(List<Integer> now) {
        return now.stream().mapToInt(Integer::intValue).sum();
    }

    /** The last sum that was shown in this school year; 0 where none was. */
    static int lastTotal(List<Column> earlier) {
        return earlier.stream()
                .flatMap(column -> column.total().stream())
                .flatMap(cell -> cell.value().stream())
                .reduce((first, last) -> last)
                .orElse(0);
    }

    private static State state(int now, int lastShown) {
        return now > lastShown && now < lastShown + LEAST ? State.FEW : State.SHOWN;
    }

    private static Cell cell(State state, int value) {
        return state == State.SHOWN ? Cell.shown(value) : Cell.of(state);
    }

    /** The last number that was shown in this row of the school year; 0 where none was. */
    static int lastShown(List<Column> earlier, int row) {
        return earlier.stream()
                .flatMap(column -> column.cells().get(row).value().stream())
                .reduce((first, last) -> last)
                .orElse(0);
    }
}

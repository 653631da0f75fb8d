package school.safeguarding.governance.figures.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import school.safeguarding.governance.figures.publish.Column.Cell;
import school.safeguarding.governance.figures.publish.Column.State;

/**
 * What somebody can tell of a hidden number who has everything that was published of a table in a school year, and who knows
 * that each number only grows from term to term and how numbers are hidden: the least and the most that it can be, as the
 * solutions of a linear program. Its variables are by how much each row grew in each term.
 */
final class WhatCanBeTold {

    private static final double SLACK = 1e-6;
    /** More than what is asked for could gain by missing a bound by one. */
    private static final double WEIGHT = 1_000;

    private static final int FEWEST = 1;
    private static final int MOST = HideSmallNumbers.LEAST - 1;

    private final List<Column> columns;
    private final boolean knowsTheRule;
    private final int rows;
    private final List<Said> said;

    /** @param knowsTheRule whether what is said of a hidden number counts too, and not the numbers alone */
    WhatCanBeTold(List<Column> columns, boolean knowsTheRule) {
        this.columns = List.copyOf(columns);
        this.knowsTheRule = knowsTheRule;
        this.rows = columns.get(0).cells().size();
        this.said = said();
    }

    record Interval(double least, double most) {

        boolean contains(double from, double to) {
            return least <= from + SLACK && most >= to - SLACK;
        }
    }

    /** Whether each hidden number can still be each of 1 to 4 more than what was shown of it last. */
    static boolean isHiddenIn(List<Column> columns) {
        WhatCanBeTold byNumbers = new WhatCanBeTold(columns, false);
        WhatCanBeTold byRule = new WhatCanBeTold(columns, true);
        return IntStream.range(0, columns.size())
                .allMatch(term -> byNumbers.isHidden(term) && byRule.isFewHidden(term));
    }

    private boolean isHidden(int term) {
        Column column = columns.get(term);
        return IntStream.range(0, rows).allMatch(row -> column.cells().get(row).isShown() || canBeFew(term, row))
                && column.total()
                        .filter(total -> !total.isShown())
                        .map(total -> canBeFew(term))
                        .orElse(true);
    }

    private boolean isFewHidden(int term) {
        Column column = columns.get(term);
        return IntStream.range(0, rows).filter(row -> mayBeFew(term, row)).allMatch(row -> canBeFew(term, row))
                && column.total()
                        .filter(total -> total.state() == State.FEW)
                        .map(total -> canBeFew(term))
                        .orElse(true);
    }

    /** Of what was hidden since it was shown last it was said then that it is more than few. */
    private boolean mayBeFew(int term, int row) {
        return switch (columns.get(term).cells().get(row).state()) {
            case FEW -> true;
            case WITHHELD -> {
                State before = IntStream.range(0, term)
                        .mapToObj(each -> columns.get(each).cells().get(row).state())
                        .filter(state -> state == State.SHOWN || state == State.HIDDEN)
                        .reduce((first, last) -> last)
                        .orElse(State.SHOWN);
                yield before == State.SHOWN;
            }
            case SHOWN, HIDDEN -> false;
        };
    }

    private boolean canBeFew(int term, int row) {
        int before = HideSmallNumbers.lastShown(columns.subList(0, term), row);
        return of(term, row).contains(before + FEWEST, before + MOST);
    }

    private boolean canBeFew(int term) {
        int before = HideSmallNumbers.lastTotal(columns.subList(0, term));
        return interval(sum(term)).contains(before + FEWEST, before + MOST);
    }

    /** What the number of this row can be at the end of that term. */
    Interval of(int term, int row) {
        return interval(grown(term, row));
    }

    /** What the sum of all rows can be. */
    Interval ofTotal(int term) {
        return interval(sum(term));
    }

    private List<Said> said() {
        List<Said> all = new ArrayList<>();
        for (int term = 0; term < columns.size(); term++) {
            Column column = columns.get(term);
            for (int row = 0; row < rows; row++) {
                int before = HideSmallNumbers.lastShown(columns.subList(0, term), row);
                Cell cell = column.cells().get(row);
                said(all, grown(term, row), cell, before);
                if (knowsTheRule && cell.state() == State.WITHHELD && !isAllWithheld(column)) {
                    all.add(new Said(grown(term, row), before + FEWEST, Optional.empty()));
                }
            }
            Optional<Cell> total = column.total();
            if (total.isPresent()) {
                said(all, sum(term), total.get(), HideSmallNumbers.lastTotal(columns.subList(0, term)));
            }
        }
        return all;
    }

    private static boolean isAllWithheld(Column column) {
        return column.cells().stream().allMatch(cell -> cell.state() == State.WITHHELD);
    }

    /** @param most nothing where there is no such bound */
    private record Said(double[] number, int least, Optional<Integer> most) {}

    private void said(List<Said> all, double[] number, Cell cell, int before) {
        if (cell.isShown()) {
            all.add(new Said(number, cell.value().orElseThrow(), cell.value()));
        } else if (knowsTheRule && cell.state() == State.FEW) {
            all.add(new Said(number, before + FEWEST, Optional.of(before + MOST)));
        } else if (knowsTheRule && cell.state() == State.HIDDEN) {
            all.add(new Said(number, before + HideSmallNumbers.LEAST, Optional.empty()));
        }
    }

    /** The number of a row at the end of a term: by how much it grew in each term until then. */
    private double[] grown(int term, int row) {
        double[] coefficients = new double[columns.size() * rows];
        IntStream.rangeClosed(0, term).forEach(each -> coefficients[each * rows + row] = 1);
        return coefficients;
    }

    private double[] sum(int term) {
        double[] coefficients = new double[columns.size() * rows];
        IntStream.range(0, (term + 1) * rows).forEach(each -> coefficients[each] = 1);
        return coefficients;
    }

    private Interval interval(double[] number) {
        return new Interval(0 - most(number, -1), most(number, 1));
    }

    /**
     * The most that the number can be, times the sign.
     *
     * <p>The solver's first phase, for what is equal to a number or at least that, ends with the first point that it finds and
     * calls it the best (3.3 to 3.6.1: of x + y + z = 16 it finds no y but 0). So there is none: each number that is at least
     * something has a variable of its own, which is at most that number and that bound, and counts so much that it reaches the
     * bound wherever it can.
     */
    private double most(double[] number, int sign) {
        int grown = number.length;
        double[] objective = new double[grown + said.size()];
        IntStream.range(0, grown).forEach(at -> objective[at] = sign * number[at]);
        List<LinearConstraint> constraints = new ArrayList<>();
        double reached = 0;
        for (int at = 0; at < said.size(); at++) {
            Said one = said.get(at);
            double[] sum = Arrays.copyOf(one.number(), objective.length);
            one.most().ifPresent(most -> constraints.add(new LinearConstraint(sum, Relationship.LEQ, most)));
            double[] bound = new double[objective.length];
            bound[grown + at] = 1;
            constraints.add(new LinearConstraint(bound, Relationship.LEQ, one.least()));
            double[] below = bound.clone();
            IntStream.range(0, grown).forEach(each -> below[each] = -one.number()[each]);
            constraints.add(new LinearConstraint(below, Relationship.LEQ, 0));
            objective[grown + at] = WEIGHT;
            reached += WEIGHT * one.least();
        }
        if (constraints.isEmpty()) {
            return sign > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        try {
            return new SimplexSolver()
                            .optimize(
                                    new MaxIter(10_000),
                                    new LinearObjectiveFunction(objective, 0),
                                    new LinearConstraintSet(constraints),
                                    GoalType.MAXIMIZE,
                                    new NonNegativeConstraint(true))
                            .getValue()
                    - reached;
        } catch (UnboundedSolutionException e) {
            return Double.POSITIVE_INFINITY;
        }
    }
}

package school.safeguarding.governance.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import school.safeguarding.governance.figures.Column.Cell;
import school.safeguarding.governance.figures.Column.State;

/**
 * What somebody can tell of a hidden number who has everything that was published of a table in a school year, and who knows
 * that each number only grows from term to term and how numbers are hidden: the least and the most that it can be, as the
 * solutions of a linear program. Its variables are by how much each row grew in each term.
 */
final class WhatCanBeTold {

    private static final double SLACK = 1e-6;
    private static final int FEWEST = 1;
    private static final int MOST = HideSmallNumbers.LEAST - 1;

    private final List<Column> columns;
    private final boolean knowsTheRule;
    private final int rows;
    private final LinearConstraintSet constraints;

    /** @param knowsTheRule whether what is said of a hidden number counts too, and not the numbers alone */
    WhatCanBeTold(List<Column> columns, boolean knowsTheRule) {
        this.columns = List.copyOf(columns);
        this.knowsTheRule = knowsTheRule;
        this.rows = columns.get(0).cells().size();
        this.constraints = new LinearConstraintSet(constraints());
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
        return IntStream.range(0, rows)
                        .filter(row -> column.cells().get(row).state() == State.FEW)
                        .allMatch(row -> canBeFew(term, row))
                && column.total()
                        .filter(total -> total.state() == State.FEW)
                        .map(total -> canBeFew(term))
                        .orElse(true);
    }

    private boolean canBeFew(int term, int row) {
        int before = HideSmallNumbers.lastShown(columns.subList(0, term), row);
        return of(term, row).contains(before + FEWEST, before + MOST);
    }

    private boolean canBeFew(int term) {
        int before = lastTotal(term);
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

    private int lastTotal(int term) {
        return columns.subList(0, term).stream()
                .flatMap(column -> column.total().stream())
                .flatMap(cell -> cell.value().stream())
                .reduce((first, last) -> last)
                .orElse(0);
    }

    private Collection<LinearConstraint> constraints() {
        List<LinearConstraint> all = new ArrayList<>();
        for (int term = 0; term < columns.size(); term++) {
            Column column = columns.get(term);
            for (int row = 0; row < rows; row++) {
                int before = HideSmallNumbers.lastShown(columns.subList(0, term), row);
                said(all, grown(term, row), column.cells().get(row), before);
            }
            Optional<Cell> total = column.total();
            if (total.isPresent()) {
                said(all, sum(term), total.get(), lastTotal(term));
            }
        }
        return all;
    }

    private void said(List<LinearConstraint> all, double[] number, Cell cell, int before) {
        if (cell.isShown()) {
            all.add(new LinearConstraint(number, Relationship.EQ, cell.value().orElseThrow()));
        } else if (knowsTheRule && cell.state() == State.FEW) {
            all.add(new LinearConstraint(number, Relationship.GEQ, before + FEWEST));
            all.add(new LinearConstraint(number, Relationship.LEQ, before + MOST));
        } else if (knowsTheRule && cell.state() == State.HIDDEN) {
            all.add(new LinearConstraint(number, Relationship.GEQ, before + HideSmallNumbers.LEAST));
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
        return new Interval(solved(number, GoalType.MINIMIZE), solved(number, GoalType.MAXIMIZE));
    }

    private double solved(double[] number, GoalType goal) {
        LinearObjectiveFunction function = new LinearObjectiveFunction(number, 0);
        try {
            return new SimplexSolver()
                    .optimize(
                            new MaxIter(10_000),
                            function,
                            constraints,
                            goal,
                            new NonNegativeConstraint(true),
                            PivotSelectionRule.BLAND)
                    .getValue();
        } catch (UnboundedSolutionException e) {
            return goal == GoalType.MAXIMIZE ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
    }
}

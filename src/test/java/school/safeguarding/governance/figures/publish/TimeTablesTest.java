package school.safeguarding.governance.figures.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import school.safeguarding.governance.EditionsInForce.Edition;
import school.safeguarding.governance.figures.FiguresShown.Row;
import school.safeguarding.governance.figures.count.Durations;
import school.safeguarding.governance.figures.publish.Column.Cell;
import school.safeguarding.governance.figures.publish.Column.State;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenCell;
import school.safeguarding.governance.figures.publish.FrozenFigures.FrozenTerm;

/** How long things took, and what of it is shown. */
class TimeTablesTest {

    private static final FrozenTerm AUTUMN = term(1, "Autumn", "2025-12-20T00:00:00Z");
    private static final FrozenTerm SPRING = term(2, "Spring", "2026-03-28T00:00:00Z");

    private static FrozenTerm term(int number, String name, String until) {
        return new FrozenTerm(2025, number, name, Instant.parse(until), Instant.parse(until));
    }

    private static List<FrozenCell> cells(FrozenTerm term, Cell inTime, Cell late, int median) {
        return List.of(
                cell(term, Figure.IN_TIME, inTime),
                cell(term, Figure.LATE, late),
                cell(term, FrozenFigures.MEDIAN, Cell.shown(median)),
                cell(term, FrozenFigures.NINETIETH, Cell.shown(3 * median)));
    }

    private static FrozenCell cell(FrozenTerm term, String row, Cell what) {
        return new FrozenCell(term.schoolYear(), term.term(), Figure.REVIEWED.name(), row, what);
    }

    private static List<String> reviewed(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.title().equals(Figure.REVIEWED.title()))
                .findFirst()
                .orElseThrow()
                .cells();
    }

    private static List<String> shown(Cell inTime, Cell late) {
        return reviewed(
                TimeTables.of(List.of(AUTUMN), cells(AUTUMN, inTime, late, 45)).rows());
    }

    @Test
    void a_share_is_shown_where_neither_those_in_time_nor_those_late_are_hidden() {
        assertThat(shown(Cell.shown(9), Cell.shown(0))).containsExactly("45 minutes", "2 hours", "100 %");
        assertThat(shown(Cell.shown(15), Cell.shown(5))).last().isEqualTo("75 %");
    }

    @Test
    void a_share_from_which_a_hidden_number_would_follow_is_none() {
        assertThat(shown(Cell.shown(19), Cell.of(State.FEW))).last().isEqualTo("some late");
        assertThat(shown(Cell.of(State.FEW), Cell.shown(6))).last().isEqualTo("not shown");
        assertThat(shown(Cell.shown(0), Cell.shown(0))).last().isEqualTo("not shown");
    }

    @Test
    void before_and_after_an_edition_stand_beside_each_other() {
        List<FrozenCell> all = Stream.of(
                        cells(AUTUMN, Cell.shown(6), Cell.shown(6), 180),
                        cells(SPRING, Cell.shown(18), Cell.shown(6), 60))
                .flatMap(List::stream)
                .toList();
        Edition edition = new Edition("the third edition", LocalDate.of(2026, 1, 5));
        assertThat(reviewed(TimeTables.beforeAndAfter(edition, List.of(AUTUMN, SPRING), all)
                        .orElseThrow()
                        .rows()))
                .containsExactly("3 hours", "50 %", "60 minutes", "75 %");
        assertThat(TimeTables.beforeAndAfter(edition, List.of(AUTUMN), all))
                .as("as long as no term has ended since")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3,up to 5 minutes", "38,40 minutes", "119,120 minutes", "150,3 hours", "2700,45 hours", "2900,2 days"})
    void a_time_is_said_no_more_exactly_than_anybody_needs(int minutes, String words) {
        assertThat(Durations.inWords(minutes)).isEqualTo(words);
    }
}

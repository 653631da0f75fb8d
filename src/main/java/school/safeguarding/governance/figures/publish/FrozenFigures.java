package school.safeguarding.governance.figures.publish;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import school.safeguarding.governance.figures.publish.Column.Cell;
import school.safeguarding.governance.figures.publish.Column.State;

/** Keeps what was published, by INSERT and SELECT alone. What was hidden is nowhere in it. */
@Repository
public class FrozenFigures {

    /** The row for the sum of all. */
    static final String TOTAL = "total";

    static final String MEDIAN = "median";
    static final String NINETIETH = "ninetieth";

    private final JdbcClient database;

    FrozenFigures(JdbcClient database) {
        this.database = database;
    }

    /** @param until the end of the term, until when everything is counted */
    public record FrozenTerm(int schoolYear, int term, String name, Instant until, Instant frozenAt) {}

    /** @return whether it was not frozen before */
    boolean freeze(SchoolTerm term, Instant now) {
        return database.sql("INSERT INTO safeguarding.frozen_term (school_year, term, name, until, frozen_at)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .params(term.schoolYear(), term.number(), term.name(), utc(term.until()), utc(now))
                        .update()
                > 0;
    }

    public List<FrozenTerm> terms() {
        return database.sql("SELECT school_year, term, name, until, frozen_at FROM safeguarding.frozen_term"
                        + " ORDER BY school_year, term")
                .query((row, index) -> new FrozenTerm(
                        row.getInt(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    void keep(SchoolTerm term, PublishedTable figure, Column column) {
        List<String> rows = List.copyOf(figure.rows().keySet());
        for (int row = 0; row < rows.size(); row++) {
            keep(term, figure.name(), rows.get(row), column.cells().get(row));
        }
        column.total().ifPresent(total -> keep(term, figure.name(), TOTAL, total));
    }

    void keep(SchoolTerm term, String figure, String cell, Cell what) {
        database.sql("INSERT INTO safeguarding.frozen_figure (school_year, term, figure, cell, state, value)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        term.schoolYear(),
                        term.number(),
                        figure,
                        cell,
                        what.state().name(),
                        what.value().orElse(null))
                .update();
    }

    public record FrozenCell(int schoolYear, int term, String figure, String cell, Cell what) {}

    public List<FrozenCell> cells() {
        return database.sql("SELECT school_year, term, figure, cell, state, value FROM safeguarding.frozen_figure"
                        + " ORDER BY school_year, term")
                .query((row, index) -> new FrozenCell(
                        row.getInt(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        new Cell(
                                State.valueOf(row.getString(5)), Optional.ofNullable(row.getObject(6, Integer.class)))))
                .list();
    }

    /** What is shown of one table in one school year, in order. A term that ended before there was the table says nothing. */
    static List<Column> columns(List<FrozenCell> all, int schoolYear, PublishedTable figure) {
        return byTerm(all, schoolYear, figure)
                .map(cells -> column(figure, cells))
                .toList();
    }

    /** Only what was published, by which more is hidden. */
    static List<Column> published(List<FrozenCell> all, int schoolYear, PublishedTable figure) {
        return byTerm(all, schoolYear, figure)
                .filter(cells -> !cells.isEmpty())
                .map(cells -> column(figure, cells))
                .toList();
    }

    private static Stream<Map<String, Cell>> byTerm(List<FrozenCell> all, int schoolYear, PublishedTable figure) {
        Map<Integer, Map<String, Cell>> byTerm = new TreeMap<>();
        all.stream().filter(cell -> cell.schoolYear() == schoolYear).forEach(cell -> {
            Map<String, Cell> ofTerm = byTerm.computeIfAbsent(cell.term(), first -> new HashMap<>());
            if (cell.figure().equals(figure.name())) {
                ofTerm.put(cell.cell(), cell.what());
            }
        });
        return byTerm.values().stream();
    }

    private static Column column(PublishedTable figure, Map<String, Cell> cells) {
        Cell unknown = Cell.of(State.WITHHELD);
        return new Column(
                figure.rows().keySet().stream()
                        .map(row -> cells.getOrDefault(row, unknown))
                        .toList(),
                figure.isWhole() ? Optional.of(cells.getOrDefault(TOTAL, unknown)) : Optional.empty());
    }

    private static OffsetDateTime utc(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}

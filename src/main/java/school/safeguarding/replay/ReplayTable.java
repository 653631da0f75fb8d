package school.safeguarding.replay;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import school.safeguarding.engine.FurtherRows;
import school.safeguarding.engine.Tables;
import school.safeguarding.engine.Tables.Table;
import school.safeguarding.people.People.Person;
import school.safeguarding.replay.ReadForReplay.LastReview;
import school.safeguarding.replay.Replayed.Busy;
import school.safeguarding.replay.Replayed.Changed;
import school.safeguarding.replay.Replayed.Found;
import school.safeguarding.replay.Replayed.NoTable;
import school.safeguarding.risk.RiskLevel;

/**
 * What another table of risk levels would have proposed at the last review of each concern whose record the reader may read. Of
 * others nothing is told, not even how many there are.
 */
@Service
public class ReplayTable {

    private static final String TABLE = "risk-level";
    private static final String RULE = "rule";

    /** Instead of the name of a row that the table in force has not: the page shows nobody's own words. */
    private static final String ANOTHER_ROW = "a row that is not in force";

    private final ReadForReplay reviews;
    private final Tables tables;
    private final FurtherRows further;
    private final Clock clock;

    /** One at a time in the application: each is as much work as there are rows and concerns. */
    private final Semaphore one = new Semaphore(1);

    ReplayTable(ReadForReplay reviews, Tables tables, FurtherRows further, Clock clock) {
        this.reviews = reviews;
        this.tables = tables;
        this.further = further;
        this.clock = clock;
    }

    /** Leaves a trace about each concern that it was asked of. Evaluates in no transaction, and so holds no connection. */
    public Replayed replay(byte[] file, Person reader) {
        return replay(file, reader, false);
    }

    /** The same of a table that would count beside the release's, as one of the school's own does. */
    public Replayed replayBeside(byte[] file, Person reader) {
        return replay(file, reader, true);
    }

    private Replayed replay(byte[] file, Person reader, boolean isBeside) {
        if (!one.tryAcquire()) {
            return new Busy();
        }
        try {
            Optional<Table> other = tables.read(TABLE, file).filter(ReplayTable::givesLevels);
            return other.isEmpty() ? new NoTable() : compared(reviews.read(reader), other.get(), isBeside);
        } finally {
            one.release();
        }
    }

    /** One that gave another word could not be proposed by. */
    private static boolean givesLevels(Table table) {
        Set<String> levels = Set.of(RiskLevel.values()).stream().map(Enum::name).collect(Collectors.toSet());
        return table.outputs("level").stream().allMatch(levels::contains);
    }

    private Replayed compared(List<LastReview> asked, Table other, boolean isBeside) {
        Table inForce = tables.table(TABLE);
        Set<String> names = inForce.outputs(RULE);
        List<Changed> changed = new ArrayList<>();
        for (LastReview review : asked) {
            List<Map<String, String>> released = inForce.rows(review.inputs());
            List<Map<String, String>> now =
                    together(released, further.of(TABLE, review.inputs()::get, clock.instant()));
            List<Map<String, String>> then = other.rows(review.inputs());
            if (isBeside) {
                then = together(released, then);
            }
            if (!level(now).equals(level(then))) {
                changed.add(new Changed(
                        review.reference(),
                        level(now),
                        level(then),
                        without(now, then, names),
                        without(then, now, names)));
            }
        }
        Map<String, Long> byChange = changed.stream()
                .collect(Collectors.groupingBy(
                        change -> change.from() + " to " + change.to(), TreeMap::new, Collectors.counting()));
        return new Found(asked.size(), byChange, changed);
    }

    private static List<Map<String, String>> together(
            List<Map<String, String>> some, List<Map<String, String>> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    /** The highest that any row gives, in words. */
    private static String level(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> RiskLevel.valueOf(requireNonNull(row.get("level"))))
                .max(RiskLevel::compareTo)
                .map(RiskLevel::inWords)
                .orElse("no level at all");
    }

    private static List<String> without(
            List<Map<String, String>> rows, List<Map<String, String>> others, Set<String> names) {
        Set<Map<String, String>> known = new HashSet<>(others);
        return rows.stream()
                .filter(row -> !known.contains(row))
                .map(row -> row.get(RULE))
                .map(name -> names.contains(name) ? name : ANOTHER_ROW)
                .toList();
    }
}

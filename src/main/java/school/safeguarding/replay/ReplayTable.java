package school.safeguarding.replay;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.engine.DecisionAsked;
import school.safeguarding.engine.FurtherRows;
import school.safeguarding.engine.Tables;
import school.safeguarding.engine.Tables.Table;
import school.safeguarding.escalation.DueWords;
import school.safeguarding.people.People.Person;
import school.safeguarding.replay.ReadForReplay.Asked;
import school.safeguarding.replay.Replayed.Busy;
import school.safeguarding.replay.Replayed.Changed;
import school.safeguarding.replay.Replayed.Found;
import school.safeguarding.replay.Replayed.NoTable;
import school.safeguarding.risk.RiskLevel;

/**
 * What another table would have decided in the last round of each concern whose record the reader may read. Of others nothing is
 * told, not even how many there are.
 */
@Service
public class ReplayTable {

    private static final String LEVELS = "risk-level";
    private static final String HOLDS = "contact-hold";
    private static final String DEADLINES = "deadlines";
    private static final List<String> TABLES = List.of(LEVELS, HOLDS, DEADLINES);

    /** The school's own make no step due earlier than that. */
    private static final Duration AT_LEAST = Duration.ofMinutes(15);

    /** Instead of the name of a row that the table in force has not: the page shows nobody's own words. */
    private static final String ANOTHER_ROW = "a row that is not in force";

    private final ReadForReplay reviews;
    private final Tables tables;
    private final FurtherRows further;
    private final SchoolCalendar calendar;
    private final Clock clock;

    /** One at a time in the application: each is as much work as there are rows and concerns. */
    private final Semaphore one = new Semaphore(1);

    ReplayTable(ReadForReplay reviews, Tables tables, FurtherRows further, SchoolCalendar calendar, Clock clock) {
        this.reviews = reviews;
        this.tables = tables;
        this.further = further;
        this.calendar = calendar;
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

    private record Other(String id, Table table) {}

    private Replayed replay(byte[] file, Person reader, boolean isBeside) {
        if (!one.tryAcquire()) {
            return new Busy();
        }
        try {
            Optional<Other> other = TABLES.stream()
                    .flatMap(id -> tables.read(id, file).map(table -> new Other(id, table)).stream())
                    .filter(ReplayTable::saysWhatIsKnown)
                    .findFirst();
            return other.isEmpty()
                    ? new NoTable()
                    : compared(
                            other.get().id(),
                            reviews.read(other.get().id(), reader),
                            other.get().table(),
                            isBeside);
        } finally {
            one.release();
        }
    }

    /** One that gave another word could not be decided by. */
    private static boolean saysWhatIsKnown(Other other) {
        return switch (other.id()) {
            case LEVELS -> levels().containsAll(other.table().outputs("level"));
            case DEADLINES -> other.table().outputs("due").stream().allMatch(DueWords::isOne);
            default -> true;
        };
    }

    private static Set<String> levels() {
        return Arrays.stream(RiskLevel.values()).map(Enum::name).collect(Collectors.toSet());
    }

    private Found compared(String id, List<Asked> asked, Table other, boolean isBeside) {
        Table inForce = tables.table(id);
        String column = nameOf(id);
        Set<String> names = inForce.outputs(column);
        List<Changed> changed = new ArrayList<>();
        for (Asked one : asked) {
            Map<String, Object> inputs = complete(one.inputs(), inForce);
            List<Map<String, String>> released = fired(id, inForce, inputs);
            List<Map<String, String>> now = together(released, further.of(id, inputs::get, clock.instant()));
            List<Map<String, String>> then = fired(id, other, inputs);
            if (isBeside) {
                then = together(released, then);
            }
            String from = inWords(id, one, released, now);
            String to = inWords(id, one, isBeside ? released : then, then);
            if (!from.equals(to)) {
                changed.add(new Changed(
                        one.reference(),
                        from,
                        to,
                        without(now, then, column, names),
                        without(then, now, column, names)));
            }
        }
        Map<String, Long> byChange = changed.stream()
                .collect(Collectors.groupingBy(
                        change -> change.from() + " to " + change.to(), TreeMap::new, Collectors.counting()));
        return new Found(
                id,
                asked.size(),
                byChange,
                changed,
                asked.stream().map(Asked::askedAt).min(Comparator.naturalOrder()));
    }

    /** The column that says which row it was. */
    private static String nameOf(String id) {
        return switch (id) {
            case LEVELS -> "rule";
            case HOLDS -> "reason";
            default -> "due";
        };
    }

    /** What was missing is asked for as missing. */
    private static Map<String, Object> complete(Map<String, Object> kept, Table table) {
        Map<String, Object> inputs = new HashMap<>(kept);
        table.inputs().forEach(name -> inputs.putIfAbsent(name, null));
        return inputs;
    }

    /** Of deadlines the first row counts. */
    private static List<Map<String, String>> fired(String id, Table table, Map<String, Object> inputs) {
        List<Map<String, String>> rows = table.rows(inputs);
        return id.equals(DEADLINES) ? rows.stream().limit(1).toList() : rows;
    }

    private static List<Map<String, String>> together(
            List<Map<String, String>> some, List<Map<String, String>> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    private String inWords(String id, Asked asked, List<Map<String, String>> released, List<Map<String, String>> rows) {
        return switch (id) {
            case LEVELS -> level(rows);
            case HOLDS -> rows.isEmpty() ? "home may be told" : "home is held";
            default -> step(asked) + ": " + due(asked, released, rows);
        };
    }

    /** The highest that any row gives, in words. */
    private static String level(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> RiskLevel.valueOf(requireNonNull(row.get("level"))))
                .max(RiskLevel::compareTo)
                .map(RiskLevel::inWords)
                .orElse("no level at all");
    }

    /** The words that come to the earliest time; of two that come to the same, those of the release. */
    private String due(Asked asked, List<Map<String, String>> released, List<Map<String, String>> rows) {
        Instant from = Optional.ofNullable((String) asked.inputs().get(DecisionAsked.FROM))
                .map(Instant::parse)
                .orElse(asked.askedAt());
        return rows.stream()
                .min(Comparator.comparing(row -> {
                    Instant dueAt = DueWords.dueAt(requireNonNull(row.get("due")), from, calendar);
                    Instant earliest = from.plus(AT_LEAST);
                    return released.contains(row) || dueAt.isAfter(earliest) ? dueAt : earliest;
                }))
                .map(row -> requireNonNull(row.get("due")))
                .orElse("no due time at all");
    }

    /** The step's id in words: Review concern. */
    private static String step(Asked asked) {
        String id = String.valueOf(asked.inputs().get("step"));
        String words =
                id.substring(id.indexOf('_') + 1).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static List<String> without(
            List<Map<String, String>> rows, List<Map<String, String>> others, String column, Set<String> names) {
        Set<Map<String, String>> known = new HashSet<>(others);
        return rows.stream()
                .filter(row -> !known.contains(row))
                .map(row -> requireNonNull(row.get(column)))
                .map(name -> names.contains(name) ? name : ANOTHER_ROW)
                .toList();
    }
}

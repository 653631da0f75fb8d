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
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.table.DecisionAsked;
import school.safeguarding.engine.table.FurtherRows;
import school.safeguarding.engine.table.Tables;
import school.safeguarding.engine.table.Tables.Table;
import school.safeguarding.escalation.DueWords;
import school.safeguarding.people.People.Person;
import school.safeguarding.replay.ReadForReplay.Asked;
import school.safeguarding.replay.Replayed.Busy;
import school.safeguarding.replay.Replayed.Changed;
import school.safeguarding.replay.Replayed.Found;
import school.safeguarding.replay.Replayed.NoTable;
import school.safeguarding.replay.Replayed.Rest;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.risk.ChangedIndicators;
import school.safeguarding.risk.Indicator;
import school.safeguarding.risk.RiskAssessment;
import school.safeguarding.risk.RiskLevel;

/**
 * What another table would have decided in the last round of each concern whose record the reader may read. Of others nothing is
 * told, not even how many there are; the chair alone learns of them in coarse numbers, of a table that is proposed.
 */
@Service
public class ReplayTable {

    private static final String LEVELS = "risk-level";
    private static final String HOLDS = "contact-hold";
    private static final String DEADLINES = "deadlines";
    private static final String HANDLER = "handler";
    private static final String ROLE = RoutingFact.handlerRole.name();
    private static final List<String> TABLES = List.of(LEVELS, HOLDS, DEADLINES, HANDLER);

    /** The school's own make no step due earlier than that. */
    private static final Duration AT_LEAST = Duration.ofMinutes(15);

    /** Instead of the name of a row that the table in force has not: the page shows nobody's own words. */
    private static final String ANOTHER_ROW = "a row that is not in force";

    private final ReadForReplay reviews;
    private final Tables tables;
    private final FurtherRows further;
    private final ChangedIndicators changedIndicators;
    private final RiskAssessment risk;
    private final SchoolCalendar calendar;
    private final Clock clock;

    /** One at a time in the application: each is as much work as there are rows and concerns. */
    private final Semaphore one = new Semaphore(1);

    ReplayTable(
            ReadForReplay reviews,
            Tables tables,
            FurtherRows further,
            ChangedIndicators changedIndicators,
            RiskAssessment risk,
            SchoolCalendar calendar,
            Clock clock) {
        this.reviews = reviews;
        this.tables = tables;
        this.further = further;
        this.changedIndicators = changedIndicators;
        this.risk = risk;
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

    /**
     * What it would have decided of the concerns whose records the chair may not read, if it counted beside the release's. Whoever asks
     * this again and again, each time with another file, learns of one concern after the other: so it is told once of each proposal.
     */
    public Optional<Rest> rest(byte[] file, Person chair) {
        if (!one.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return other(file).map(other -> {
                List<Asked> asked = reviews.rest(other.id(), chair);
                Found found = compared(other, asked, true);
                Map<String, Long> byChange = found.changed().stream()
                        .collect(Collectors.groupingBy(
                                ReplayTable::change,
                                TreeMap::new,
                                // Several due times, or adults at home, are of one concern.
                                Collectors.mapping(
                                        Changed::reference,
                                        Collectors.collectingAndThen(
                                                Collectors.toSet(), references -> (long) references.size()))));
                return Rest.of(
                        (int) asked.stream().map(Asked::reference).distinct().count(), byChange);
            });
        } finally {
            one.release();
        }
    }

    /**
     * @param id what is tried
     * @param table by which it is decided then
     * @param indicators which count beside those that counted; none where another table is tried
     */
    private record Other(String id, Table table, List<Indicator> indicators) {}

    private Optional<Other> other(byte[] file) {
        if (ChangedIndicators.isOne(file)) {
            return changedIndicators
                    .read(file)
                    .map(indicators -> new Other(DecisionAsked.INDICATORS, tables.table(LEVELS), indicators));
        }
        return TABLES.stream()
                .flatMap(id -> tables.read(id, file).map(table -> new Other(id, table, List.of())).stream())
                .filter(ReplayTable::saysWhatIsKnown)
                .findFirst();
    }

    private Replayed replay(byte[] file, Person reader, boolean isBeside) {
        if (!one.tryAcquire()) {
            return new Busy();
        }
        try {
            Optional<Other> other = other(file);
            return other.isEmpty()
                    ? new NoTable()
                    : compared(other.get(), reviews.read(other.get().id(), reader), isBeside);
        } finally {
            one.release();
        }
    }

    /** One that gave another word could not be decided by. */
    private static boolean saysWhatIsKnown(Other other) {
        return switch (other.id()) {
            case LEVELS -> levels().containsAll(other.table().outputs("level"));
            case HANDLER -> roles().containsAll(other.table().outputs(ROLE));
            case DEADLINES -> other.table().outputs("due").stream().allMatch(DueWords::isOne);
            default -> true;
        };
    }

    private static Set<String> roles() {
        return Arrays.stream(HandlerRole.values()).map(HandlerRole::code).collect(Collectors.toSet());
    }

    private static Set<String> levels() {
        return Arrays.stream(RiskLevel.values()).map(Enum::name).collect(Collectors.toSet());
    }

    private Found compared(Other other, List<Asked> asked, boolean isBeside) {
        boolean isIndicators = other.id().equals(DecisionAsked.INDICATORS);
        String id = isIndicators ? LEVELS : other.id();
        Table inForce = tables.table(id);
        String column = nameOf(id);
        Set<String> names = inForce.outputs(column);
        List<Changed> changed = new ArrayList<>();
        for (Asked one : asked) {
            Map<String, Object> inputs = complete(one.inputs(), inForce);
            List<Map<String, String>> released = fired(id, inForce, inputs);
            List<Map<String, String>> now = together(released, further.of(id, inputs::get, clock.instant()));
            List<Map<String, String>> then;
            if (isIndicators) {
                Map<String, Object> weightier = weightier(inputs, other.indicators());
                then = together(fired(id, inForce, weightier), further.of(id, weightier::get, clock.instant()));
            } else {
                then = fired(id, other.table(), inputs);
                if (isBeside) {
                    then = together(released, then);
                }
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
                .collect(Collectors.groupingBy(ReplayTable::change, TreeMap::new, Collectors.counting()));
        return new Found(
                other.id(),
                asked.size(),
                byChange,
                changed,
                asked.stream().map(Asked::askedAt).min(Comparator.naturalOrder()));
    }

    private static String change(Changed changed) {
        return changed.from() + " to " + changed.to();
    }

    private Map<String, Object> weightier(Map<String, Object> inputs, List<Indicator> indicators) {
        Map<String, String> answers = new HashMap<>();
        inputs.forEach((name, value) -> {
            if (name.startsWith(DecisionAsked.ANSWER)) {
                answers.put(name.substring(DecisionAsked.ANSWER.length()), String.valueOf(value));
            }
        });
        Set<String> explained = Set.of(
                String.valueOf(inputs.getOrDefault(DecisionAsked.EXPLAINED, "")).split(","));
        return risk.beside(inputs, answers, explained, indicators);
    }

    /** The column that says which row it was. */
    private static String nameOf(String id) {
        return switch (id) {
            case LEVELS -> "rule";
            case HOLDS -> "reason";
            case HANDLER -> ROLE;
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
            case HANDLER -> handler(rows);
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

    /** Of several tables whoever is passed over by any stays so. */
    private static String handler(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> HandlerRole.withCode(requireNonNull(row.get(ROLE))))
                .reduce(HandlerRole::orFurther)
                .map(HandlerRole::inWords)
                .orElse("nobody at all");
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
        String id = String.valueOf(asked.inputs().get(RoutingFact.step.name()));
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

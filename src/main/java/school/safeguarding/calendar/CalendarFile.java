package school.safeguarding.calendar;

import static java.util.Objects.requireNonNull;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.calendar.SchoolYear.Term;

/** Reads the school's calendar and refuses one that cannot be, naming file and line. */
final class CalendarFile {

    /** The summer holidays are six weeks; a longer gap is a term that somebody forgot. */
    private static final int LONGEST_GAP_DAYS = 56;

    /** No other holidays are as long. */
    private static final int SUMMER_DAYS = 28;

    private static final Set<String> PARTS = Set.of("weekdays", "terms", "inset-days", "half-days", "exceptions");
    private static final Set<String> PARTS_OF_YEAR = Set.of("terms", "inset-days", "half-days", "exceptions");
    private static final Set<String> PARTS_OF_TERM = Set.of("name", "from", "to");
    private static final Set<String> PARTS_OF_EXCEPTION = Set.of("day", "closed", "opens", "home");

    private final String file;
    private final BankHolidays bankHolidays = new BankHolidays();
    private final Map<DayOfWeek, Hours> weekdays = new EnumMap<>(DayOfWeek.class);
    private final List<Term> terms = new ArrayList<>();
    private final List<LocalDate> insetDays = new ArrayList<>();
    private final SortedMap<LocalDate, LocalTime> earlyHomes = new TreeMap<>();
    private final Map<LocalDate, Integer> changedDays = new LinkedHashMap<>();
    private final Map<LocalDate, Hours> days = new HashMap<>();

    /** Days after the last term are left for the years that are added later. */
    private final boolean isToBeContinued;

    private CalendarFile(String file, boolean isToBeContinued) {
        this.file = file;
        this.isToBeContinued = isToBeContinued;
    }

    /** What a file says, with the years that were added to it. */
    record Known(SchoolDays days, SchoolYear lastYear) {}

    /**
     * @param file how messages name it
     * @throws CalendarFault naming the line at fault
     */
    static SchoolDays read(String file, String text) {
        return read(file, text, List.of()).days();
    }

    /**
     * The same with school years that were added to it. One that the file has by now is the file's.
     *
     * @param years each as {@link SchoolYear#asText()} gives it, in order
     */
    static Known read(String file, String text, List<String> years) {
        return new CalendarFile(file, false).readAll(text, years, false);
    }

    /** The file alone, before it is known which years were added: it may name days of theirs. */
    static Known readBeforeYears(String file, String text) {
        return new CalendarFile(file, true).readAll(text, List.of(), false);
    }

    /** The same with one more year, which has to come after all others. */
    static Known readNext(String file, String text, List<String> years, String next) {
        return new CalendarFile(file, false)
                .readAll(text, Stream.concat(years.stream(), Stream.of(next)).toList(), true);
    }

    /**
     * One year by itself, as {@link SchoolYear#asText()} gave it.
     *
     * @throws CalendarFault where it is no such text
     */
    static SchoolYear readYear(String text) {
        CalendarFile year = new CalendarFile("added year", false);
        Map<String, Node> parts = year.fields(year.parse(text), PARTS_OF_YEAR);
        SortedMap<LocalDate, LocalTime> early = new TreeMap<>();
        for (Node item : year.items(parts.get("half-days"))) {
            Map<String, Node> fields = year.fields(item, Set.of("day", "home"));
            early.put(year.day(year.need(item, fields, "day")), year.time(year.need(item, fields, "home")));
        }
        return new SchoolYear(
                year.items(year.part(parts, "terms")).stream().map(year::term).toList(),
                year.items(parts.get("inset-days")).stream().map(year::day).toList(),
                early,
                year.items(parts.get("exceptions")).stream()
                        .map(item -> year.day(year.need(item, year.fields(item, PARTS_OF_EXCEPTION), "day")))
                        .toList());
    }

    private Known readAll(String text, List<String> years, boolean isLastNew) {
        List<Map<String, Node>> all = new ArrayList<>();
        all.add(fields(parse(text), PARTS));
        readWeekdays(part(all.get(0), "weekdays"));
        readTerms(part(all.get(0), "terms"));
        for (int i = 0; i < years.size(); i++) {
            Map<String, Node> year = fields(parse(years.get(i)), PARTS_OF_YEAR);
            if ((isLastNew && i == years.size() - 1) || isAfterLastTerm(year)) {
                readTerms(part(year, "terms"));
                all.add(year);
            }
        }
        terms.forEach(this::addDays);
        all.forEach(this::readDays);
        return new Known(new SchoolDays(days, weekdays, terms, bankHolidays), lastYear());
    }

    private boolean isAfterLastTerm(Map<String, Node> year) {
        Node first = items(part(year, "terms")).get(0);
        LocalDate from = day(need(first, fields(first, PARTS_OF_TERM), "from"));
        return from.isAfter(terms.get(terms.size() - 1).to());
    }

    private void readDays(Map<String, Node> parts) {
        items(parts.get("inset-days")).stream().filter(this::isNow).forEach(node -> {
            LocalDate day = changedDay(node);
            insetDays.add(day);
            days.remove(day);
        });
        items(parts.get("half-days")).stream()
                .filter(node -> isNow(need(node, fields(node, Set.of("day", "home")), "day")))
                .forEach(this::readHalfDay);
        items(parts.get("exceptions")).stream()
                .filter(node -> isNow(need(node, fields(node, PARTS_OF_EXCEPTION), "day")))
                .forEach(this::readException);
    }

    private boolean isNow(Node day) {
        return !isToBeContinued || !day(day).isAfter(terms.get(terms.size() - 1).to());
    }

    /** From the last summer holidays on, or the whole calendar where there are none. */
    private SchoolYear lastYear() {
        int first = terms.size() - 1;
        while (first > 0
                && ChronoUnit.DAYS.between(
                                terms.get(first - 1).to(), terms.get(first).from())
                        < SUMMER_DAYS) {
            first--;
        }
        LocalDate from = terms.get(first).from();
        return new SchoolYear(
                terms.subList(first, terms.size()),
                insetDays.stream().filter(day -> !day.isBefore(from)).toList(),
                earlyHomes.tailMap(from),
                List.of());
    }

    private Node parse(String text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new CalendarFault(file, 0, "the calendar is empty");
            }
            return root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new CalendarFault(file, line, "cannot be read: " + e.getProblem());
        }
    }

    private void readWeekdays(Node node) {
        fields(node, null).forEach((name, hours) -> {
            DayOfWeek weekday;
            try {
                weekday = DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw fault(hours, "“" + name + "” is no day of the week");
            }
            weekdays.put(weekday, hours(hours));
        });
        if (weekdays.isEmpty()) {
            throw fault(node, "no day of the week has school");
        }
    }

    private Hours hours(Node node) {
        Map<String, Node> fields = fields(node, Set.of("opens", "home"));
        return hours(node, time(need(node, fields, "opens")), time(need(node, fields, "home")));
    }

    private Hours hours(Node node, LocalTime opens, LocalTime home) {
        if (!opens.isBefore(home)) {
            throw fault(node, "home time must be after the opening");
        }
        return new Hours(opens, home);
    }

    private void readTerms(Node node) {
        for (Node item : items(node)) {
            Term term = term(item);
            check(term, item);
            terms.add(term);
        }
        if (terms.isEmpty()) {
            throw fault(node, "there is no term");
        }
    }

    private Term term(Node item) {
        Map<String, Node> fields = fields(item, PARTS_OF_TERM);
        return new Term(
                text(need(item, fields, "name")), day(need(item, fields, "from")), day(need(item, fields, "to")));
    }

    private void check(Term term, Node node) {
        if (term.to().isBefore(term.from())) {
            throw fault(node, term.name() + " ends before it begins");
        }
        for (LocalDate end : List.of(term.from(), term.to())) {
            if (bankHolidays.isBankHoliday(end)) {
                throw fault(node, term.name() + " begins or ends on a bank holiday, " + end);
            }
            if (!weekdays.containsKey(end.getDayOfWeek())) {
                throw fault(node, term.name() + " begins or ends on a day without school, " + end);
            }
        }
        if (terms.isEmpty()) {
            return;
        }
        Term before = terms.get(terms.size() - 1);
        if (!term.from().isAfter(before.to())) {
            throw fault(node, term.name() + " overlaps " + before.name() + ", or stands before it");
        }
        if (ChronoUnit.DAYS.between(before.to(), term.from()) > LONGEST_GAP_DAYS) {
            throw fault(
                    node,
                    "a gap of more than " + LONGEST_GAP_DAYS / 7 + " weeks between " + before.name() + " and "
                            + term.name() + ": a term is missing");
        }
    }

    private void addDays(Term term) {
        term.from()
                .datesUntil(term.to().plusDays(1))
                .filter(day -> weekdays.containsKey(day.getDayOfWeek()) && !bankHolidays.isBankHoliday(day))
                .forEach(day -> days.put(day, weekdays.get(day.getDayOfWeek())));
    }

    private void readHalfDay(Node node) {
        Map<String, Node> fields = fields(node, Set.of("day", "home"));
        LocalDate day = changedDay(need(node, fields, "day"));
        LocalTime home = time(need(node, fields, "home"));
        Hours hours = requireNonNull(days.get(day));
        if (!home.isBefore(hours.home())) {
            throw fault(node, "a half day ends earlier than the school day does, at " + hours.home());
        }
        earlyHomes.put(day, home);
        days.put(day, hours(node, hours.opens(), home));
    }

    private void readException(Node node) {
        Map<String, Node> fields = fields(node, PARTS_OF_EXCEPTION);
        LocalDate day = changedDay(need(node, fields, "day"));
        if (fields.containsKey("closed")) {
            if (fields.size() > 2) {
                throw fault(node, "a day that is closed has neither an opening nor a home time");
            }
            days.remove(day);
            return;
        }
        days.put(day, hours(node, time(need(node, fields, "opens")), time(need(node, fields, "home"))));
    }

    /** A school day that something is said of, once. */
    private LocalDate changedDay(Node node) {
        LocalDate day = day(node);
        if (changedDays.putIfAbsent(day, line(node)) != null) {
            throw fault(node, day + " is named already in line " + changedDays.get(day));
        }
        if (!days.containsKey(day)) {
            throw fault(node, day + " is no school day in any term");
        }
        return day;
    }

    private Node part(Map<String, Node> parts, String name) {
        if (!parts.containsKey(name)) {
            throw new CalendarFault(file, 0, "“" + name + "” is missing");
        }
        return parts.get(name);
    }

    private Node need(Node within, Map<String, Node> fields, String name) {
        if (!fields.containsKey(name)) {
            throw fault(within, "“" + name + "” is missing");
        }
        return fields.get(name);
    }

    private Map<String, Node> fields(Node node, @Nullable Set<String> allowed) {
        if (!(node instanceof MappingNode mapping)) {
            throw fault(node, "names and values are expected here");
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = text(tuple.getKeyNode());
            if (allowed != null && !allowed.contains(name)) {
                throw fault(tuple.getKeyNode(), "“" + name + "” is not known here");
            }
            if (fields.put(name, tuple.getValueNode()) != null) {
                throw fault(tuple.getKeyNode(), "“" + name + "” stands here twice");
            }
        }
        return fields;
    }

    private List<Node> items(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw fault(node, "a list is expected here");
        }
        return sequence.getValue();
    }

    private String text(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw fault(node, "one value is expected here");
        }
        return scalar.getValue();
    }

    private LocalDate day(Node node) {
        try {
            return LocalDate.parse(text(node));
        } catch (DateTimeException e) {
            throw fault(node, "“" + text(node) + "” is no day, such as 2026-11-24");
        }
    }

    private LocalTime time(Node node) {
        try {
            return LocalTime.parse(text(node));
        } catch (DateTimeException e) {
            throw fault(node, "“" + text(node) + "” is no time of day, such as \"08:30\"");
        }
    }

    private CalendarFault fault(Node node, String fault) {
        return new CalendarFault(file, line(node), fault);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}

package school.safeguarding.calendar;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the calendar's file says, and the school years that were added to it since. */
class GrowingCalendar implements SchoolCalendar, SchoolYears {

    private static final Logger log = LoggerFactory.getLogger(GrowingCalendar.class);

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMinutes(1);
    private static final String ONE = "calendar";

    /** School years are told apart in the summer holidays. */
    private static final int AUGUST = 8;

    private final String file;
    private final String text;
    private final BankHolidays bankHolidays = new BankHolidays();

    /** Whoever asks while it is looked at again gets what was known: nobody waits here with a connection in hand. */
    private final LoadingCache<String, Counted> known;

    private volatile Optional<Supplier<List<String>>> added = Optional.empty();

    private volatile Supplier<Map<LocalDate, Hours>> kept = Map::of;

    private volatile Supplier<List<ChangedDay>> changed = List::of;

    /**
     * @param opened what file, years and changed days say
     * @param days the same with the days that are kept
     */
    private record Counted(
            SchoolDays opened, SchoolYear lastYear, SchoolDays days, List<LocalDate> kept, List<ChangedDay> changed) {}

    /** @throws CalendarFault where the file is wrong */
    GrowingCalendar(String file, String text, Ticker ticker) {
        this.file = file;
        this.text = text;
        this.known = Caffeine.newBuilder()
                .ticker(ticker)
                .refreshAfterWrite(LOOK_AGAIN_AFTER)
                .build(new CacheLoader<>() {

                    @Override
                    public Counted load(String one) {
                        return read();
                    }

                    /** Due times go on being counted while the database is away. */
                    @Override
                    public Counted reload(String one, Counted before) {
                        try {
                            return read();
                        } catch (RuntimeException e) {
                            log.error(
                                    "The school years could not be looked at again: {}",
                                    e.getClass().getSimpleName());
                            return before;
                        }
                    }
                });
        known();
    }

    private Counted read() {
        CalendarFile.Known known = added.map(years -> CalendarFile.read(file, text, years.get()))
                .orElseGet(() -> CalendarFile.readBeforeYears(file, text));
        List<ChangedDay> changes = changed.get();
        SchoolDays opened = known.days().changed(now(changes));
        Map<LocalDate, Hours> stay = kept.get();
        SchoolDays days = opened.keeping(stay);
        return new Counted(
                opened,
                known.lastYear(),
                days,
                stay.entrySet().stream()
                        .filter(day -> days.isSchoolDay(day.getKey())
                                && opened.hours(day.getKey())
                                        .filter(day.getValue()::equals)
                                        .isEmpty())
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList(),
                changes);
    }

    private static Map<LocalDate, Optional<Hours>> now(List<ChangedDay> changes) {
        Map<LocalDate, Optional<Hours>> now = new TreeMap<>();
        changes.forEach(change -> now.put(change.day(), change.counts()));
        return now;
    }

    @Override
    public SchoolCalendar unchangedSince(Instant reportedAt) {
        Counted counted = known();
        Map<LocalDate, Optional<Hours>> then = new TreeMap<>();
        Map<LocalDate, Hours> running = new TreeMap<>();
        counted.changed().stream()
                .filter(change -> change.since().isAfter(reportedAt))
                .filter(change -> !then.containsKey(change.day()))
                .forEach(change -> {
                    then.put(change.day(), change.before());
                    change.runningBefore().ifPresent(hours -> running.put(change.day(), hours));
                });
        return then.isEmpty() ? this : counted.days().changed(then, running);
    }

    @Override
    public Optional<Hours> running(LocalDate day) {
        return days().running(day);
    }

    private Counted known() {
        return known.get(ONE);
    }

    private SchoolDays days() {
        return known().days();
    }

    @Override
    public void areAddedIn(Supplier<List<String>> years) {
        added = Optional.of(years);
        lookAgain();
    }

    @Override
    public void areKeptIn(Supplier<Map<LocalDate, Hours>> days) {
        kept = days;
        lookAgain();
    }

    @Override
    public void areChangedIn(Supplier<List<ChangedDay>> days) {
        changed = days;
        lookAgain();
    }

    @Override
    public Map<LocalDate, Hours> opened(LocalDate from, LocalDate to) {
        SchoolDays days = known().opened();
        Map<LocalDate, Hours> opened = new TreeMap<>();
        from.datesUntil(to.plusDays(1))
                .filter(day -> !day.isAfter(days.lastDay()))
                .forEach(day -> days.hours(day).ifPresent(hours -> opened.put(day, hours)));
        return opened;
    }

    @Override
    public List<LocalDate> keptAsKnown() {
        return known().kept();
    }

    @Override
    public void lookAgain() {
        known.put(ONE, read());
    }

    @Override
    public SchoolYear last() {
        return known().lastYear();
    }

    @Override
    public SchoolYear proposed() {
        return last().next(day -> days().hasSchoolOn(day.getDayOfWeek()) && !bankHolidays.isBankHoliday(day));
    }

    @Override
    public List<LocalDate> bankHolidays(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .filter(bankHolidays::isBankHoliday)
                .toList();
    }

    @Override
    public Optional<String> faultOf(SchoolYear next) {
        try {
            return UsualYear.faultOf(next, lastDay(), with(next));
        } catch (CalendarFault e) {
            return Optional.of(e.fault());
        }
    }

    @Override
    public String file() {
        return text;
    }

    @Override
    public Optional<String> faultOfFile(String other, LocalDate from) {
        try {
            SchoolDays then = otherFile(other).days();
            if (!then.lastDay().equals(lastDay())) {
                return Optional.of("The calendar goes up to " + BritishDates.brief(lastDay()) + ", and this file up to "
                        + BritishDates.brief(then.lastDay()) + ". The next school year is added as one.");
            }
            Map<LocalDate, Optional<Hours>> changes = new TreeMap<>();
            differing(other, from).forEach(day -> changes.put(day.day(), day.then()));
            return faultOf(then.terms(), days(), days().changed(changes), from);
        } catch (CalendarFault e) {
            return Optional.of(e.getMessage() + ".");
        }
    }

    /**
     * Each year that has not ended, from August to July: what is usual about it now stays so. The one that is running keeps its days,
     * since everybody has them by now, and one that has no usual number of them gets no fewer.
     */
    private static Optional<String> faultOf(
            List<SchoolYear.Term> terms, SchoolDays now, SchoolDays then, LocalDate from) {
        LocalDate first = LocalDate.of(from.getYear() - (from.getMonthValue() < AUGUST ? 1 : 0), AUGUST, 1);
        for (LocalDate begin = first; !begin.isAfter(now.lastDay()); begin = begin.plusYears(1)) {
            LocalDate end = begin.plusYears(1).minusDays(1);
            LocalDate to = end.isAfter(now.lastDay()) ? now.lastDay() : end;
            boolean isWhole = holeIn(now.terms(), now, begin, to).isEmpty();
            boolean isUsual = UsualYear.wrongNumberIn(begin, to, now).isEmpty();
            LocalDate since = begin;
            Optional<String> fault = Optional.<String>empty()
                    .or(() -> isWhole ? holeIn(terms, then, since, to) : Optional.empty())
                    .or(() -> isUsual ? UsualYear.wrongNumberIn(since, to, then) : Optional.empty())
                    .map(hole -> "This file is no usual school year: " + hole + ".");
            if (fault.isEmpty() && (begin.equals(first) || !isUsual)) {
                fault = fewer(begin, to, now, then);
            }
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> holeIn(List<SchoolYear.Term> terms, SchoolDays days, LocalDate from, LocalDate to) {
        LocalDate before = from;
        do {
            before = before.minusDays(1);
        } while (before.isAfter(days.firstDay()) && !days.isSchoolDay(before));
        return UsualYear.holeIn(
                terms.stream()
                        .filter(term ->
                                !term.from().isBefore(from) && !term.from().isAfter(to))
                        .toList(),
                from,
                to,
                days.isSchoolDay(before) ? before : days.nextSchoolDay(from),
                days);
    }

    private static Optional<String> fewer(LocalDate from, LocalDate to, SchoolDays now, SchoolDays then) {
        int has = UsualYear.open(from, to, now).size();
        int would = UsualYear.open(from, to, then).size();
        return would < has
                ? Optional.of("The school year from " + BritishDates.brief(from) + " to " + BritishDates.brief(to)
                        + " has " + has + " days of school, and by this file it would have " + would
                        + ". A day that is closed has to be made up for by another one in the same year.")
                : Optional.empty();
    }

    private CalendarFile.Known otherFile(String other) {
        return CalendarFile.read("The file", other, added.map(Supplier::get).orElse(List.of()));
    }

    @Override
    public List<OtherDay> differing(String other, LocalDate from) {
        SchoolDays then = otherFile(other).days();
        return from.isAfter(lastDay())
                ? List.of()
                : from.datesUntil(lastDay().plusDays(1))
                        .map(day -> new OtherDay(day, then.hours(day), hours(day), running(day)))
                        .filter(day -> !day.then().equals(day.now()))
                        .toList();
    }

    @Override
    public List<LocalDate> closedBy(SchoolYear next, LocalDate from, LocalDate to) {
        SchoolDays then = with(next);
        return from.datesUntil(to.plusDays(1))
                .filter(day -> known().opened().isSchoolDay(day) && !then.isSchoolDay(day))
                .toList();
    }

    @Override
    public int schoolDaysOf(SchoolYear next) {
        SchoolDays then = with(next);
        return (int) next.firstDay()
                .datesUntil(next.lastDay().plusDays(1))
                .filter(then::isSchoolDay)
                .count();
    }

    private SchoolDays with(SchoolYear next) {
        List<String> before = added.map(Supplier::get).orElse(List.of());
        return CalendarFile.readNext(file, text, before, next.asText()).days().changed(now(changed.get()));
    }

    @Override
    public boolean isSchoolDay(LocalDate day) {
        return days().isSchoolDay(day);
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return days().isWorkingDay(day);
    }

    @Override
    public LocalDate nextSchoolDay(LocalDate after) {
        return days().nextSchoolDay(after);
    }

    @Override
    public Optional<Hours> hours(LocalDate day) {
        return days().hours(day);
    }

    @Override
    public List<SchoolYear.Term> terms() {
        return days().terms();
    }

    @Override
    public boolean isOpenAt(Instant now) {
        return days().isOpenAt(now);
    }

    @Override
    public Instant nextOpening(Instant after) {
        return days().nextOpening(after);
    }

    @Override
    public Instant plusSchoolMinutes(Instant from, long minutes) {
        return days().plusSchoolMinutes(from, minutes);
    }

    @Override
    public Instant plusSchoolDays(Instant from, int count) {
        return days().plusSchoolDays(from, count);
    }

    @Override
    public Instant plusWorkingDays(Instant from, int count) {
        return days().plusWorkingDays(from, count);
    }

    @Override
    public LocalDate lastDay() {
        return days().lastDay();
    }

    @Override
    public boolean isAssumed(Instant time) {
        return days().isAssumed(time);
    }
}

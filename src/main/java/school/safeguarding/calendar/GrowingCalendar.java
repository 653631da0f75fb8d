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
    public Optional<String> faultOfFile(String other) {
        try {
            CalendarFile.Known then = otherFile(other);
            if (!then.days().lastDay().equals(lastDay())) {
                return Optional.of("The calendar goes up to " + BritishDates.brief(lastDay()) + ", and this file up to "
                        + BritishDates.brief(then.days().lastDay()) + ". The next school year is added as one.");
            }
            return isUsual(known().lastYear(), days())
                    ? faultOf(then.lastYear(), then.days())
                            .map(fault -> "This file is no usual school year: " + fault + ".")
                    : Optional.empty();
        } catch (CalendarFault e) {
            return Optional.of(e.getMessage() + ".");
        }
    }

    private CalendarFile.Known otherFile(String other) {
        return CalendarFile.read("The file", other, added.map(Supplier::get).orElse(List.of()));
    }

    private static boolean isUsual(SchoolYear year, SchoolDays days) {
        return faultOf(year, days).isEmpty();
    }

    private static Optional<String> faultOf(SchoolYear year, SchoolDays days) {
        LocalDate before = year.firstDay();
        do {
            before = before.minusDays(1);
        } while (before.isAfter(days.firstDay()) && !days.isSchoolDay(before));
        return UsualYear.faultOf(year, days.isSchoolDay(before) ? before : year.firstDay(), days);
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

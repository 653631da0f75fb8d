package school.safeguarding.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import school.safeguarding.calendar.SchoolYear.Term;

/**
 * The school's calendar once it is known to be right: every school day with its hours. What lies past its last day is
 * assumed: Monday to Friday less bank holidays, with the hours that the school has on that day of the week.
 */
class SchoolDays implements SchoolCalendar {

    private final NavigableMap<LocalDate, Hours> days;
    /** Of days on which school minutes run for longer than children are there. */
    private final Map<LocalDate, Hours> running;

    private final NavigableMap<DayOfWeek, Hours> week;
    private final List<Term> terms;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final BankHolidays bankHolidays;

    /**
     * @param days every school day and its hours
     * @param week the hours of an ordinary week, by the days that have school; not empty
     * @param terms in order, up to the last day that the calendar speaks of; not empty
     */
    SchoolDays(Map<LocalDate, Hours> days, Map<DayOfWeek, Hours> week, List<Term> terms, BankHolidays bankHolidays) {
        this(days, Map.of(), week, terms, bankHolidays);
    }

    private SchoolDays(
            Map<LocalDate, Hours> days,
            Map<LocalDate, Hours> running,
            Map<DayOfWeek, Hours> week,
            List<Term> terms,
            BankHolidays bankHolidays) {
        this.days = new TreeMap<>(days);
        this.running = Map.copyOf(running);
        this.week = new TreeMap<>(week);
        this.terms = List.copyOf(terms);
        this.firstDay = terms.get(0).from();
        this.lastDay = terms.get(terms.size() - 1).to();
        this.bankHolidays = bankHolidays;
    }

    /**
     * The same with these as school days too, as far as it knows the days at all. On one that it has with other hours, children are
     * there from the earlier opening to the earlier home time, and school minutes run from the first of them all to the last: nothing
     * becomes due later.
     */
    SchoolDays keeping(Map<LocalDate, Hours> kept) {
        Map<LocalDate, Hours> all = new TreeMap<>(days);
        Map<LocalDate, Hours> longer = new TreeMap<>();
        kept.forEach((day, hours) -> {
            if (!day.isAfter(lastDay)) {
                Hours now = days.getOrDefault(day, hours);
                LocalTime opens = earlier(hours.opens(), now.opens());
                all.put(day, new Hours(opens, earlier(hours.home(), now.home())));
                longer.put(day, new Hours(opens, hours.home().isAfter(now.home()) ? hours.home() : now.home()));
            }
        });
        return new SchoolDays(all, longer, week, terms, bankHolidays);
    }

    /**
     * The same with other hours on these days, as far as it knows the days at all.
     *
     * @param changed empty where there is no school
     */
    SchoolDays changed(Map<LocalDate, Optional<Hours>> changed) {
        return changed(changed, Map.of());
    }

    /** @param runningOn of those on which school minutes run for longer than children are there */
    SchoolDays changed(Map<LocalDate, Optional<Hours>> changed, Map<LocalDate, Hours> runningOn) {
        Map<LocalDate, Hours> all = new TreeMap<>(days);
        Map<LocalDate, Hours> longer = new TreeMap<>(running);
        changed.forEach((day, hours) -> {
            if (!day.isAfter(lastDay)) {
                longer.remove(day);
                hours.ifPresentOrElse(open -> all.put(day, open), () -> all.remove(day));
            }
        });
        longer.putAll(runningOn);
        longer.keySet().retainAll(all.keySet());
        return new SchoolDays(all, longer, week, terms, bankHolidays);
    }

    @Override
    public Optional<Hours> running(LocalDate day) {
        return Optional.ofNullable(running.get(day))
                .filter(longer -> hours(day).filter(longer::equals).isEmpty());
    }

    private static LocalTime earlier(LocalTime one, LocalTime other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public boolean isSchoolDay(LocalDate day) {
        return hours(day).isPresent();
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return bankHolidays.isWorkingDay(day);
    }

    @Override
    public LocalDate nextSchoolDay(LocalDate after) {
        LocalDate known = days.higherKey(after);
        if (known != null) {
            return known;
        }
        LocalDate day = after.isAfter(lastDay) ? after : lastDay;
        do {
            day = day.plusDays(1);
        } while (!isSchoolDay(day));
        return day;
    }

    @Override
    public Optional<Hours> hours(LocalDate day) {
        return day.isAfter(lastDay) ? assumed(day) : Optional.ofNullable(days.get(day));
    }

    private Optional<Hours> assumed(LocalDate day) {
        if (!isWorkingDay(day)) {
            return Optional.empty();
        }
        Entry<DayOfWeek, Hours> ordinary = week.floorEntry(day.getDayOfWeek());
        return Optional.of((ordinary == null ? week.lastEntry() : ordinary).getValue());
    }

    /** Of a day that is known to be one. */
    private Hours hoursOf(LocalDate schoolDay) {
        return hours(schoolDay).orElseThrow();
    }

    private Optional<LocalDate> schoolDayBefore(LocalDate day) {
        for (LocalDate before = day.minusDays(1); before.isAfter(lastDay); before = before.minusDays(1)) {
            if (isSchoolDay(before)) {
                return Optional.of(before);
            }
        }
        return Optional.ofNullable(days.lowerKey(day));
    }

    @Override
    public boolean isOpenAt(Instant now) {
        LocalDateTime local = local(now);
        return hours(local.toLocalDate())
                .filter(hours -> isWithin(local, hours))
                .isPresent();
    }

    private static boolean isWithin(LocalDateTime local, Hours hours) {
        return !local.toLocalTime().isBefore(hours.opens())
                && local.toLocalTime().isBefore(hours.home());
    }

    @Override
    public Instant nextOpening(Instant after) {
        LocalDate today = local(after).toLocalDate();
        return hours(today)
                .map(hours -> instant(today, hours.opens()))
                .filter(opening -> opening.isAfter(after))
                .orElseGet(() -> {
                    LocalDate next = nextSchoolDay(today);
                    return instant(next, hoursOf(next).opens());
                });
    }

    @Override
    public Instant plusSchoolMinutes(Instant from, long minutes) {
        Duration left = Duration.ofMinutes(minutes);
        Instant at = isRunningAt(from) ? from : nextOpening(from);
        while (true) {
            LocalDate day = local(at).toLocalDate();
            Instant home = instant(day, running.getOrDefault(day, hoursOf(day)).home());
            Duration untilHome = Duration.between(at, home);
            if (left.compareTo(untilHome) <= 0) {
                return at.plus(left);
            }
            left = left.minus(untilHome);
            at = nextOpening(home);
        }
    }

    private boolean isRunningAt(Instant now) {
        LocalDateTime local = local(now);
        return hours(local.toLocalDate())
                .filter(hours -> isWithin(local, running.getOrDefault(local.toLocalDate(), hours)))
                .isPresent();
    }

    @Override
    public Instant plusSchoolDays(Instant from, int count) {
        LocalDateTime start = local(from);
        boolean isCounted = isSchoolDay(start.toLocalDate());
        LocalDate day = isCounted ? start.toLocalDate() : nextSchoolDay(start.toLocalDate());
        LocalTime time = isCounted ? start.toLocalTime() : LocalTime.MIDNIGHT;
        for (int i = 0; i < count; i++) {
            day = nextSchoolDay(day);
        }
        Hours hours = hoursOf(day);
        if (time.isBefore(hours.opens())) {
            LocalDate first = day;
            return schoolDayBefore(day)
                    .map(before -> instant(before, hoursOf(before).home()))
                    .orElseGet(() -> instant(first, hours.opens()));
        }
        return instant(day, time.isAfter(hours.home()) ? hours.home() : time);
    }

    @Override
    public Instant plusWorkingDays(Instant from, int count) {
        LocalDateTime start = local(from);
        LocalDate day = start.toLocalDate();
        LocalTime time = start.toLocalTime();
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
            time = LocalTime.MIDNIGHT;
        }
        for (int i = 0; i < count; i++) {
            do {
                day = day.plusDays(1);
            } while (!isWorkingDay(day));
        }
        return instant(day, time);
    }

    @Override
    public List<Term> terms() {
        return terms;
    }

    @Override
    public LocalDate lastDay() {
        return lastDay;
    }

    @Override
    public boolean isAssumed(Instant time) {
        return local(time).toLocalDate().isAfter(lastDay);
    }

    boolean hasSchoolOn(DayOfWeek day) {
        return week.containsKey(day);
    }

    LocalDate firstDay() {
        return firstDay;
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, BritishDates.ZONE).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Where the clocks go forward over that time, the same distance after; where they go back, the first of the two. */
    private static Instant instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(BritishDates.ZONE).toInstant();
    }
}

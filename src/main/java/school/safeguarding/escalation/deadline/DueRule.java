package school.safeguarding.escalation.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;

/** A time that {@code deadlines.dmn} gives in words, such as "120 school minutes, at the latest home time". */
public record DueRule(String words) {

    private static final Pattern AMOUNT = Pattern.compile(
            "(\\d+) (minute|school minute|hour|day|school day|working day|week|month)s?( after (?:the call|their decision|the written confirmation))?");
    private static final Pattern BEFORE_HOME = Pattern.compile("(?:(\\d+) minutes before )?home time");
    private static final String AT_THE_LATEST = ", at the latest ";

    /** @throws IllegalArgumentException if the words are no such time */
    public DueRule {
        for (String part : words.split(AT_THE_LATEST)) {
            if (!AMOUNT.matcher(part).matches() && !BEFORE_HOME.matcher(part).matches()) {
                throw new IllegalArgumentException("No due time: " + words);
            }
        }
    }

    /** @param from when the clock starts */
    public Instant dueAt(Instant from, SchoolCalendar calendar) {
        return Arrays.stream(words.split(AT_THE_LATEST))
                .map(part -> one(part, from, calendar))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What a clock starts with. */
    enum Start {
        STEP,
        /** When an agency was told on the telephone. */
        THE_CALL,
        /** What an agency decided, or the time at which it should have. */
        THEIR_DECISION,
        WRITTEN_CONFIRMATION
    }

    Start start() {
        if (words.endsWith("after their decision")) {
            return Start.THEIR_DECISION;
        }
        if (words.endsWith("after the call")) {
            return Start.THE_CALL;
        }
        return words.endsWith("after the written confirmation") ? Start.WRITTEN_CONFIRMATION : Start.STEP;
    }

    /** Whether it leans on the school's day, so that it could fall too soon after a late report. */
    boolean isOfSchoolDay() {
        return words.contains("school minute") || words.contains("home time");
    }

    /** Whether it is counted on the school's calendar, and not on a clock or the working days of everybody. */
    boolean isCountedOnSchoolCalendar() {
        return isOfSchoolDay() || words.contains("school day");
    }

    private static Instant one(String part, Instant from, SchoolCalendar calendar) {
        Matcher beforeHome = BEFORE_HOME.matcher(part);
        if (beforeHome.matches()) {
            long minutes = beforeHome.group(1) == null ? 0 : Long.parseLong(beforeHome.group(1));
            return nextHomeTime(from, calendar).minus(Duration.ofMinutes(minutes));
        }
        Matcher amount = AMOUNT.matcher(part);
        if (!amount.matches()) {
            throw new IllegalArgumentException("No due time: " + part);
        }
        int count = Integer.parseInt(amount.group(1));
        return switch (amount.group(2)) {
            case "minute" -> from.plus(Duration.ofMinutes(count));
            case "hour" -> from.plus(Duration.ofHours(count));
            case "school minute" -> calendar.plusSchoolMinutes(from, count);
            case "day" -> from.plus(Duration.ofDays(count));
            case "school day" -> calendar.plusSchoolDays(from, count);
            case "working day" -> calendar.plusWorkingDays(from, count);
            case "week" -> local(from, time -> time.plusWeeks(count));
            default -> local(from, time -> time.plusMonths(count));
        };
    }

    private static Instant local(Instant from, UnaryOperator<LocalDateTime> later) {
        return later.apply(LocalDateTime.ofInstant(from, BritishDates.ZONE))
                .atZone(BritishDates.ZONE)
                .toInstant();
    }

    private static Instant nextHomeTime(Instant from, SchoolCalendar calendar) {
        LocalDate day = LocalDate.ofInstant(from, BritishDates.ZONE);
        return calendar.hours(day)
                .map(hours -> day.atTime(hours.home()).atZone(BritishDates.ZONE).toInstant())
                .filter(home -> home.isAfter(from))
                .orElseGet(() -> {
                    LocalDate next = calendar.nextSchoolDay(day);
                    return next.atTime(calendar.hours(next).orElseThrow().home())
                            .atZone(BritishDates.ZONE)
                            .toInstant();
                });
    }
}

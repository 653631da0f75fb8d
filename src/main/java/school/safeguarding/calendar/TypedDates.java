package school.safeguarding.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days and times as people in Britain write them. What is no day is none: 31/11/2026 is not turned into the first of December,
 * and 11/24/2026 is not read the American way.
 */
public final class TypedDates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern BRITISH =
            Pattern.compile("(\\d{1,2})\\s*[/. -]\\s*(\\d{1,2})\\s*[/. -]\\s*(\\d{4}|\\d{2})");
    private static final Pattern RUN_TOGETHER = Pattern.compile("(\\d{2})(\\d{2})(\\d{4}|\\d{2})");
    private static final Pattern IN_WORDS = Pattern.compile(
            "(?:([a-z]{3,9})\\.?,?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?([a-z]{3,9})\\.?,?(?:\\s+(\\d{4}|\\d{2}))?");

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})\\s*[:.]\\s*(\\d{2})\\s*(am|pm)?");
    private static final Pattern CLOCK_RUN_TOGETHER = Pattern.compile("(\\d{2})(\\d{2})");
    private static final Pattern FULL_HOUR = Pattern.compile("(\\d{1,2})\\s*(am|pm)");

    private static final int THIS_CENTURY = 2000;
    private static final int NOON = 12;

    private TypedDates() {}

    /**
     * @param typed such as 24/11/2026, 24.11.26, 24 Nov, 2026-11-24, 241126, today or yesterday
     * @param today the school's day; a day without a year is the last of that name up to it
     * @return empty if it is no day
     */
    public static Optional<LocalDate> day(String typed, LocalDate today) {
        String text = typed.strip().toLowerCase(Locale.UK).replaceAll("\\s+", " ");
        if (text.equals("today")) {
            return Optional.of(today);
        }
        if (text.equals("yesterday")) {
            return Optional.of(today.minusDays(1));
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher british = BRITISH.matcher(text);
        if (british.matches()) {
            return day(british.group(3), british.group(2), british.group(1));
        }
        Matcher together = RUN_TOGETHER.matcher(text);
        if (together.matches()) {
            return day(together.group(3), together.group(2), together.group(1));
        }
        Matcher words = IN_WORDS.matcher(text);
        return words.matches() ? inWords(words, today).filter(day -> isOn(words.group(1), day)) : Optional.empty();
    }

    private static Optional<LocalDate> inWords(Matcher words, LocalDate today) {
        return month(words.group(3)).flatMap(month -> {
            String number = String.valueOf(month.getValue());
            if (words.group(4) != null) {
                return day(words.group(4), number, words.group(2));
            }
            Optional<LocalDate> thisYear = day(String.valueOf(today.getYear()), number, words.group(2));
            return thisYear.filter(day -> !day.isAfter(today))
                    .or(() -> day(String.valueOf(today.getYear() - 1), number, words.group(2)));
        });
    }

    /** Whoever writes "Tuesday 25 November" means another day than either of the two that it could be. */
    private static boolean isOn(String weekday, LocalDate day) {
        return weekday == null || isCalled(day.getDayOfWeek(), weekday);
    }

    private static Optional<Month> month(String name) {
        return Arrays.stream(Month.values())
                .filter(month -> isCalled(month, name))
                .findFirst();
    }

    private static boolean isCalled(Enum<?> one, String name) {
        String whole = one.name().toLowerCase(Locale.UK);
        return whole.equals(name) || (whole.startsWith(name) && name.length() <= 4);
    }

    private static Optional<LocalDate> day(String year, String month, String dayOfMonth) {
        int number = Integer.parseInt(year);
        try {
            return Optional.of(LocalDate.of(
                    year.length() == 2 ? THIS_CENTURY + number : number,
                    Integer.parseInt(month),
                    Integer.parseInt(dayOfMonth)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * @param typed such as 08:50, 8.50, 0850, 8:50 am or 3pm
     * @return empty if it is no time
     */
    public static Optional<LocalTime> time(String typed) {
        String text = typed.strip().toLowerCase(Locale.UK).replaceAll("\\s+", " ");
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return time(clock.group(1), clock.group(2), clock.group(3));
        }
        Matcher together = CLOCK_RUN_TOGETHER.matcher(text);
        if (together.matches()) {
            return time(together.group(1), together.group(2), null);
        }
        Matcher hour = FULL_HOUR.matcher(text);
        return hour.matches() ? time(hour.group(1), "00", hour.group(2)) : Optional.empty();
    }

    private static Optional<LocalTime> time(String hour, String minute, @Nullable String half) {
        int hours = Integer.parseInt(hour);
        if (half != null) {
            if (hours < 1 || hours > NOON) {
                return Optional.empty();
            }
            hours = hours % NOON + (half.equals("pm") ? NOON : 0);
        }
        try {
            return Optional.of(LocalTime.of(hours, Integer.parseInt(minute)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package school.safeguarding.child.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How single cells say what they say. */
final class Cells {

    private static final String CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /** The day first, as here; a month above 12 is refused and not turned round. */
    private static final List<DateTimeFormatter> DATES = List.of(
            format("d/M/uuuu"), format("uuuu-M-d"), format("d-MMM-uuuu"), shortYear("d-MMM-"), shortYear("d/M/"));

    private static final Set<String> NO = Set.of("", "n", "no", "f", "false", "none", "no special educational need");

    private Cells() {}

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Everybody at an infant school was born in this century. */
    private static DateTimeFormatter shortYear(String beginning) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(beginning)
                .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    static Optional<LocalDate> date(String cell) {
        String day = cell.replaceFirst(" 0?0:00(:00)?$", "");
        for (DateTimeFormatter format : DATES) {
            try {
                return Optional.of(LocalDate.parse(day, format));
            } catch (DateTimeException e) {
                // Written in another of the ways.
            }
        }
        return Optional.empty();
    }

    /** What is no plain “no” is some need: codes and words differ from school to school. */
    static boolean isSend(String cell) {
        return isYes(cell);
    }

    static boolean isYes(String cell) {
        return !NO.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** @return M or F; empty where it says neither */
    static Optional<String> sex(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "m", "male", "boy" -> Optional.of("M");
            case "f", "female", "girl" -> Optional.of("F");
            default -> Optional.empty();
        };
    }

    /** The letter is the remainder by 23 of the digits weighted 2 to 13; the last of a temporary number is a letter itself. */
    static boolean isUpn(String cell) {
        String upn = cell.toUpperCase(Locale.ROOT);
        if (!upn.matches("[A-Z][0-9]{11}[0-9A-Z]")) {
            return false;
        }
        int sum = 0;
        for (int at = 1; at < upn.length(); at++) {
            char letter = upn.charAt(at);
            int value = Character.isDigit(letter) ? letter - '0' : CHECK_LETTERS.indexOf(letter);
            if (value < 0) {
                return false;
            }
            sum += value * (at + 1);
        }
        return CHECK_LETTERS.charAt(sum % CHECK_LETTERS.length()) == upn.charAt(0);
    }
}

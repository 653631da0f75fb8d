package school.safeguarding.concern.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day in figures, as people here type one: 4/5/2021, 04.05.2021, or 2021-05-04. */
public final class TypedDay {

    private static final Pattern BRITISH = Pattern.compile("(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{4})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private TypedDay() {}

    /** Empty for whatever is no day, such as 31/11/2026. */
    public static Optional<LocalDate> read(String typed) {
        Matcher british = BRITISH.matcher(typed.strip());
        if (british.matches()) {
            return day(british.group(3), british.group(2), british.group(1));
        }
        Matcher iso = ISO.matcher(typed.strip());
        return iso.matches() ? day(iso.group(1), iso.group(2), iso.group(3)) : Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package school.safeguarding.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the log. Our own messages carry ids and codes only and are printed; of anybody else's only where it comes
 * from and its code, since nobody knows what it quotes. Threads' names and what is attached to them are left out.
 */
public class CodesOnlyLayout extends LayoutBase<ILoggingEvent> {

    /** What the framework says of a start that failed: about settings and ports, and before there is anything to read. */
    private static final String OF_THE_START = "org.springframework.boot.diagnostics.";

    /** Where others begin with one, as {@code ENGINE-14006} or {@code HHH000247}: further on it may be anybody's words. */
    private static final Pattern CODE = Pattern.compile("^[A-Z]{2,}(?:[/-][A-Z]+)*-?\\d{4,}\\b");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder()
                .append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp())))
                .append(' ')
                .append(String.format(Locale.ROOT, "%-5s", event.getLevel()))
                .append(' ')
                .append(OneLine.of(event.getLoggerName()));
        String said = said(event);
        if (!said.isEmpty()) {
            line.append(" - ").append(said);
        }
        if (event.getThrowableProxy() != null) {
            line.append(" - ").append(failure(event.getThrowableProxy()));
        }
        return line.append('\n').toString();
    }

    private static String said(ILoggingEvent event) {
        String from = event.getLoggerName();
        if (from.startsWith(FailureCodes.OURS) || from.startsWith(OF_THE_START)) {
            return OneLine.of(String.valueOf(event.getFormattedMessage()));
        }
        Matcher code = CODE.matcher(String.valueOf(event.getMessage()));
        return code.find() ? code.group() : "";
    }

    private static String failure(IThrowableProxy failure) {
        return failure instanceof ThrowableProxy known
                ? FailureCodes.of(known.getThrowable()).withPlaces()
                : failure.getClassName();
    }
}

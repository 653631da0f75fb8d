package school.safeguarding.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps one line from filling the log: the same one is printed ten times in an hour, and after that every ten minutes for as
 * long as it goes on. A disk that is full of one sentence holds no other.
 */
public class RepeatedLines extends Filter<ILoggingEvent> {

    static final int AS_OFTEN_AS_IT_COMES = 10;
    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long THEN_EVERY = Duration.ofMinutes(10).toMillis();

    /** Different lines, of which the one that was silent for longest is forgotten first. */
    private static final int MOST = 1_000;

    private final Map<String, Said> lines = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
            return size() > MOST;
        }
    };

    @Override
    public FilterReply decide(ILoggingEvent event) {
        synchronized (lines) {
            return lines.computeIfAbsent(line(event), line -> new Said()).isSaid(event.getTimeStamp())
                    ? FilterReply.NEUTRAL
                    : FilterReply.DENY;
        }
    }

    private static String line(ILoggingEvent event) {
        return event.getLoggerName()
                + '\n'
                + event.getFormattedMessage()
                + '\n'
                + (event.getThrowableProxy() == null
                        ? ""
                        : event.getThrowableProxy().getClassName());
    }

    private static final class Said {

        private long since = Long.MIN_VALUE;
        private long last;
        private int times;

        boolean isSaid(long at) {
            if (since == Long.MIN_VALUE || (at - since >= HOUR && at - last >= THEN_EVERY)) {
                since = at;
                times = 0;
            }
            if (times >= AS_OFTEN_AS_IT_COMES && at - last < THEN_EVERY) {
                return false;
            }
            times++;
            last = at;
            return true;
        }
    }
}

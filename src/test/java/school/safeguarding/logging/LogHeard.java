package school.safeguarding.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What one logger, or all of them, would print for as long as somebody listens. */
public final class LogHeard {

    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
    private final CodesOnlyLayout layout = new CodesOnlyLayout();
    private final Logger logger;

    private LogHeard(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        events.start();
        logger.addAppender(events);
    }

    static LogHeard of(Class<?> type) {
        return new LogHeard(type.getName());
    }

    public static LogHeard ofAll() {
        return new LogHeard(Logger.ROOT_LOGGER_NAME);
    }

    public List<String> lines() {
        return List.copyOf(events.list).stream().map(layout::doLayout).toList();
    }

    public void stop() {
        logger.detachAppender(events);
    }
}

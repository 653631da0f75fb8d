package school.safeguarding.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import school.safeguarding.story.Typed;

/** Hears everything that is logged in a run of tests, and keeps what repeats something that a person typed. */
public class LogWatch extends AppenderBase<ILoggingEvent> {

    /** Each start of an application makes the appenders again; what they have found stays. */
    private static final List<String> LEAKS = new ArrayList<>();

    private final CodesOnlyLayout layout = new CodesOnlyLayout();
    private final List<String> leaks;

    public LogWatch() {
        this(LEAKS);
    }

    LogWatch(List<String> leaks) {
        this.leaks = leaks;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String line = layout.doLayout(event);
        Typed.in(line).ifPresent(typed -> {
            synchronized (leaks) {
                leaks.add("“" + typed + "” is in the line of the log: " + line);
            }
        });
    }

    /** What was found since somebody last asked. */
    static List<String> takeLeaks() {
        synchronized (LEAKS) {
            List<String> taken = List.copyOf(LEAKS);
            LEAKS.clear();
            return taken;
        }
    }
}

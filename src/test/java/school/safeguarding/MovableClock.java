package school.safeguarding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A clock that stands until a test moves it, for the application and the engine alike. Its zone is Europe/London. */
public class MovableClock extends Clock {

    /** A school day, ten minutes to nine. */
    public static final ZonedDateTime START = ZonedDateTime.of(2026, 11, 24, 8, 50, 0, 0, ZoneId.of("Europe/London"));

    private volatile Instant now = START.toInstant();

    public MovableClock() {
        set(now);
    }

    public synchronized void set(Instant instant) {
        now = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    public synchronized void advance(Duration by) {
        set(now.plus(by));
    }

    public void reset() {
        set(START.toInstant());
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return START.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}

package school.safeguarding.access;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import school.safeguarding.MovableTicker;
import school.safeguarding.access.signin.Attempts;

/** Attempts in a map, for a test that is not about the database. */
public class AttemptsInMemory implements Attempts {

    private final MovableTicker time;
    private final Map<String, Turns> turns = new HashMap<>();
    private final Map<String, Instant> forgottenAt = new HashMap<>();

    public AttemptsInMemory(MovableTicker time) {
        this.time = time;
    }

    @Override
    public <T> T change(String name, Duration kept, BiFunction<Turns, Instant, Changed<T>> change) {
        Instant now = Instant.EPOCH.plusNanos(time.read());
        if (forgottenAt.getOrDefault(name, now).isBefore(now)) {
            turns.remove(name);
        }
        Changed<T> changed = change.apply(turns.getOrDefault(name, Turns.NONE), now);
        turns.put(name, changed.turns());
        forgottenAt.put(name, now.plus(kept));
        return changed.answer();
    }

    @Override
    public void forget(String name) {
        turns.remove(name);
    }
}

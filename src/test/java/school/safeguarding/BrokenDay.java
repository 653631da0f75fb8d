package school.safeguarding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import school.safeguarding.escalation.BeginsWithDay;

/** What begins with a day before anything else does, and fails of it when a test wants it to. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class BrokenDay implements BeginsWithDay {

    private final List<LocalDate> begun = new ArrayList<>();
    private boolean isBroken;

    /** Forgets what was begun before. */
    public void isBroken(boolean now) {
        isBroken = now;
        begun.clear();
    }

    public List<LocalDate> begun() {
        return List.copyOf(begun);
    }

    @Override
    public String ofDay() {
        return "broken";
    }

    @Override
    public void begin(LocalDate day) {
        if (isBroken) {
            throw new IllegalStateException("Broken");
        }
        begun.add(day);
    }
}

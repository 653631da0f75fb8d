package school.safeguarding.escalation.daily;

import java.time.LocalDate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import school.safeguarding.engine.background.Background;
import school.safeguarding.engine.background.BackgroundWork;
import school.safeguarding.escalation.BeginsWithDay;

/** Gives a job to each that has something to do when a day begins. */
@Service
class WorkOfDay implements BackgroundWork {

    private static final String NAME = "begin-day";
    private static final String BETWEEN = " ";

    private final ObjectProvider<BeginsWithDay> all;
    private final Background background;

    WorkOfDay(ObjectProvider<BeginsWithDay> all, Background background) {
        this.all = all;
        this.background = background;
    }

    void begin(LocalDate day) {
        all.orderedStream().forEach(one -> background.soon(NAME, one.ofDay() + BETWEEN + day));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public void run(String what) {
        String[] asked = what.split(BETWEEN);
        all.stream()
                .filter(one -> one.ofDay().equals(asked[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody begins a day with " + asked[0]))
                .begin(LocalDate.parse(asked[1]));
    }
}

package school.safeguarding.pages;

import java.time.Duration;

/** How an answer is kept back. */
public interface Pause {

    void hold(Duration time);
}

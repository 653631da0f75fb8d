package school.safeguarding.access;

import java.time.Duration;

/** How somebody is made to wait. */
interface Waiting {

    void pause(Duration duration);
}

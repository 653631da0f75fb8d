package school.safeguarding.access.signin;

import java.time.Duration;

/** How somebody is made to wait. */
public interface Waiting {

    void pause(Duration duration);
}

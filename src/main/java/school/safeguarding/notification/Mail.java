package school.safeguarding.notification;

import java.util.Optional;

/** How a notice leaves the house. */
interface Mail {

    /** @return empty if the mail server took it; else a code of what failed, without any of its text */
    Optional<String> send(String to, String subject, String text);
}

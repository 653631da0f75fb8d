package school.safeguarding.notification.mail;

import java.util.Optional;
import java.util.UUID;

/** How a notice leaves the house. */
public interface Mail {

    /**
     * @param id of what is told, by which a mail that is sent twice is known as one
     * @return empty if the mail server took it; else a code of what failed, without any of its text
     */
    Optional<String> send(UUID id, String to, String subject, String text);
}

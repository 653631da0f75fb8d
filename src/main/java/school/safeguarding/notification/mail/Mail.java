package school.safeguarding.notification.mail;

import java.util.Optional;
import java.util.UUID;

/** How a notice leaves the house. */
public interface Mail {

    /**
     * @param code of what failed, without any of the notice's text
     * @param isPerhapsTaken whether all of it was sent, and the mail server's answer did not arrive
     */
    record Failure(String code, boolean isPerhapsTaken) {

        /** Of one that was not even begun, or that the mail server has refused. */
        public static Failure notTaken(String code) {
            return new Failure(code, false);
        }
    }

    /**
     * @param id of what is told, by which a mail that is sent twice is known as one
     * @return empty if the mail server took it
     */
    Optional<Failure> send(UUID id, String to, String subject, String text);
}

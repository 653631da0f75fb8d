package school.safeguarding.notification;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whom the school turns to outside itself.
 *
 * @param frontDoorNumber the local authority's telephone number for children at risk, day and night
 */
@ConfigurationProperties("safeguarding.outside-contacts")
record OutsideContacts(String ladoMail, String frontDoorMail, String frontDoorNumber) {

    List<String> mails() {
        return List.of(ladoMail, frontDoorMail);
    }
}

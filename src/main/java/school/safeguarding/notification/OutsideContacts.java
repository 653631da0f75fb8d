package school.safeguarding.notification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import school.safeguarding.text.TextTemplates;

/**
 * Whom the school turns to outside itself.
 *
 * @param frontDoorNumber the local authority's telephone number for children at risk, day and night
 * @param holidayCover who reads reports while the school is closed for longer than a weekend, with their number, such as "Ms
 *     Example, 0100 000 001"; empty if nobody does
 */
@ConfigurationProperties("safeguarding.outside-contacts")
public record OutsideContacts(
        String ladoMail, String frontDoorMail, String frontDoorNumber, @DefaultValue("") String holidayCover) {

    /**
     * What a report outside school hours is answered with: the number to ring stands first.
     *
     * @param opening empty if the school is open, and what is said is about when it is not
     */
    String untilOpening(TextTemplates texts, Optional<String> opening, boolean isHoliday) {
        return texts.fill(
                "outside-hours",
                Map.of(
                        "number", frontDoorNumber,
                        "opening", opening,
                        "isHoliday", isHoliday,
                        "isCovered", !holidayCover.isBlank(),
                        "holidayCover", holidayCover));
    }

    List<String> mails() {
        return List.of(ladoMail, frontDoorMail);
    }
}

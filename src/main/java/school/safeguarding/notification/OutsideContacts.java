package school.safeguarding.notification;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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

    /** What a report outside school hours is answered with: the number to ring stands first. */
    String untilOpening(String opening, boolean isHoliday) {
        String ring = "If a child may be at risk before the school opens, ring " + frontDoorNumber
                + " (day and night) or 999 yourself, first. It is possible that nobody will read this until " + opening
                + ".";
        if (!isHoliday) {
            return ring;
        }
        return ring
                + (holidayCover.isBlank()
                        ? " Nobody is named to cover for the holidays."
                        : " In the holidays you can also ring " + holidayCover + ".");
    }

    List<String> mails() {
        return List.of(ladoMail, frontDoorMail);
    }
}

package school.safeguarding.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import school.safeguarding.text.TextTemplates;

class OutsideContactsTest {

    private static final String OPENING = "Wednesday 25 November 2026, 08:30";

    private final TextTemplates texts = new TextTemplates();

    private static OutsideContacts contacts(String holidayCover) {
        return new OutsideContacts("lado@council.example", "door@council.example", "0100 000 000", holidayCover);
    }

    @Test
    void the_number_to_ring_stands_before_when_it_is_read() {
        assertThat(contacts("").untilOpening(texts, Optional.of(OPENING), false))
                .isEqualTo(
                        "If a child may be at risk before the school opens, ring 0100 000 000 (day and night) or 999 yourself,"
                                + " first. It is possible that nobody will read this until " + OPENING + ".");
    }

    @Test
    void in_holidays_it_names_the_cover_or_says_that_there_is_none() {
        assertThat(contacts("Ms Example, 0100 000 001").untilOpening(texts, Optional.of(OPENING), true))
                .endsWith("In the holidays you can also ring Ms Example, 0100 000 001.");
        assertThat(contacts("").untilOpening(texts, Optional.of(OPENING), true))
                .endsWith("Nobody is named to cover for the holidays.");
    }
}

package school.safeguarding.notification;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.SchoolHours;
import school.safeguarding.engine.StartFormWords;

/** When a report will be read, and whom to ring before that. */
@Component
class StartFormNotices implements StartFormWords {

    private final OutsideContacts outside;
    private final SchoolHours hours;
    private final Clock clock;

    StartFormNotices(OutsideContacts outside, SchoolHours hours, Clock clock) {
        this.outside = outside;
        this.hours = hours;
        this.clock = clock;
    }

    @Override
    public Map<String, String> words() {
        String ring = " If a child may be at risk before then, ring " + outside.frontDoorNumber()
                + " (day and night) or 999 yourself.";
        String outsideHours = hours.opensAgain(clock.instant())
                .map(opening -> "Nobody may read this before " + opening + "." + ring)
                .orElse("Outside opening hours nobody may read this before the school opens." + ring);
        return Map.of("[[outside-hours]]", outsideHours, "[[front-door]]", outside.frontDoorNumber());
    }
}

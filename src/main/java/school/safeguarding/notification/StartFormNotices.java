package school.safeguarding.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.calendar.SchoolHours;
import school.safeguarding.engine.form.StartFormWords;
import school.safeguarding.text.TextTemplates;

/** When a report will be read, and whom to ring before that. */
@Component
class StartFormNotices implements StartFormWords {

    private final OutsideContacts outside;
    private final SchoolHours hours;
    private final TextTemplates texts;
    private final Clock clock;

    StartFormNotices(OutsideContacts outside, SchoolHours hours, TextTemplates texts, Clock clock) {
        this.outside = outside;
        this.hours = hours;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Map<String, String> words() {
        Instant now = clock.instant();
        String outsideHours = outside.untilOpening(texts, hours.opensAgain(now), hours.isHoliday(now));
        return Map.of("[[outside-hours]]", outsideHours, "[[front-door]]", outside.frontDoorNumber());
    }

    /** While the school is open somebody reads it the same day. Unanswered it counts as unknown, so that a late submit asks nothing. */
    @Override
    public Set<String> notAskedNow() {
        return hours.isClosed(clock.instant()) ? Set.of() : Set.of("riskBeforeOpening");
    }
}

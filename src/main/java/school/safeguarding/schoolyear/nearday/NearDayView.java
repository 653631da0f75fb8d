package school.safeguarding.schoolyear.nearday;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolCalendar.Hours;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.people.People;
import school.safeguarding.text.TextTemplates;

/** What whoever confirms sees of a day that is to be changed. */
@Component
class NearDayView implements SchoolView {

    private final NearDayChanges changes;
    private final SchoolCalendar calendar;
    private final People people;
    private final TextTemplates texts;

    NearDayView(NearDayChanges changes, SchoolCalendar calendar, People people, TextTemplates texts) {
        this.changes = changes;
        this.calendar = calendar;
        this.people = people;
        this.texts = texts;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean knows(String key) {
        return SchoolView.id(key).flatMap(changes::findById).isPresent();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Object> view(String key, AccountId reader) {
        NearDayChange change = changes.findById(UUID.fromString(key)).orElseThrow();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("typedAt", BritishDates.brief(change.proposedAt()));
        change.typed().ifPresent(typed -> {
            shown.put("typedBy", people.nameOf(typed.by()));
            shown.put("day", BritishDates.brief(typed.day().day()));
            shown.put("now", inWords(calendar.hours(typed.day().day())));
            shown.put("then", inWords(typed.day().hours()));
            shown.put("reason", typed.reason());
        });
        return Map.of("nearDay", List.of(shown));
    }

    private String inWords(Optional<Hours> hours) {
        return texts.fill("school-year/hours", Map.of("hours", hours));
    }
}

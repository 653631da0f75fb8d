package school.safeguarding.notification;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.NoticeLines;
import school.safeguarding.engine.SchoolView;
import school.safeguarding.notification.notice.Notices;

/** Whom to tell another way of a notice that is about no concern, such as the day's summary. */
@Component
class NoticeView implements SchoolView {

    private final Notices notices;
    private final NoticeLines lines;

    NoticeView(Notices notices, NoticeLines lines) {
        this.notices = notices;
        this.lines = lines;
    }

    @Override
    public boolean knows(String key) {
        return SchoolView.id(key)
                .flatMap(notices::findById)
                .filter(notice -> notice.reference().isEmpty())
                .isPresent();
    }

    /** The engine lets nobody ask whom the step is not offered to. */
    @Override
    public Map<String, Object> view(String key, AccountId reader) {
        List<Map<String, Object>> shown = lines.of(key).stream()
                .map(notice -> Map.<String, Object>of("id", key, "to", notice.to(), "about", notice.about()))
                .toList();
        return Map.of("notices", shown);
    }
}

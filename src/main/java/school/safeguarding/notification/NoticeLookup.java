package school.safeguarding.notification;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.NoticeLines;
import school.safeguarding.notification.notice.Notice;
import school.safeguarding.notification.notice.Notices;
import school.safeguarding.people.People;

@Component
class NoticeLookup implements NoticeLines {

    private final Notices notices;
    private final People people;

    NoticeLookup(Notices notices, People people) {
        this.notices = notices;
        this.people = people;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<NoticeLine> of(String noticeId) {
        return notices.findById(UUID.fromString(noticeId))
                .map(notice -> new NoticeLine(
                        name(notice), notice.toAccount(), notice.kind().subject()));
    }

    private String name(Notice notice) {
        return notice.toAccount().map(people::nameOf).or(notice::toAddress).orElseThrow();
    }
}

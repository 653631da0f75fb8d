package school.safeguarding.notification;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.notification.notice.Notice;
import school.safeguarding.notification.notice.NoticeKind;
import school.safeguarding.notification.notice.Notices;
import school.safeguarding.pages.ToRead;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trail;

/** What an email asks somebody to look for in a record, and no step leads to: a mail that was sent is not a record that was read. */
@Component
class AskedToRead implements ToRead {

    private final Notices notices;
    private final RecordViews records;
    private final Trail trail;

    AskedToRead(Notices notices, RecordViews records, Trail trail) {
        this.notices = notices;
        this.records = records;
        this.trail = trail;
    }

    /** One for each concern and reason, however often they were told. */
    @Override
    @Transactional(readOnly = true)
    public List<Reading> of(AccountId account) {
        return notices.askingToRead(account).stream()
                .collect(Collectors.groupingBy(
                        notice -> new Asked(notice.reference().orElseThrow(), notice.kind()),
                        Collectors.mapping(Notice::createdAt, Collectors.maxBy(Instant::compareTo))))
                .entrySet()
                .stream()
                .map(asked -> new Told(asked.getKey(), asked.getValue().orElseThrow()))
                .filter(told -> records.mayRead(Reference.of(told.asked().reference()), account))
                .filter(told -> !isReadSince(told, account))
                .map(told -> new Reading(
                        told.asked().kind().subject() + ": " + told.asked().reference(),
                        "/records/" + told.asked().reference(),
                        told.at()))
                .toList();
    }

    private record Asked(String reference, NoticeKind kind) {}

    private record Told(Asked asked, Instant at) {}

    private boolean isReadSince(Told told, AccountId account) {
        return trail.about(Reference.of(told.asked().reference())).stream()
                .anyMatch(left -> left.trace().isRead()
                        && left.trace().by().equals(account)
                        && left.at().isAfter(told.at()));
    }
}

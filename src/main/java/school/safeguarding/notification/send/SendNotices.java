package school.safeguarding.notification.send;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.Background;
import school.safeguarding.engine.BackgroundWork;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.notification.mail.MailPermits;
import school.safeguarding.notification.notice.Notice;

/**
 * The first try of the notices that one transaction gave. One that is not taken is tried again by itself, in a process of
 * its own. What comes of them is written down only when all have been tried, so that nobody waits for a mail server.
 */
@Service
class SendNotices implements BackgroundWork {

    static final String NAME = "send-notices";
    static final String BETWEEN = ",";

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** After that many in a row the mail server is taken to be away, and the others wait for their own try. */
    private static final int MOST_FAILURES = 2;

    private final EntityManager entities;
    private final SendNotice sendNotice;
    private final MailPermits permits;
    private final Background background;
    private final Procedures procedures;

    SendNotices(
            EntityManager entities,
            SendNotice sendNotice,
            MailPermits permits,
            Background background,
            Procedures procedures) {
        this.entities = entities;
        this.sendNotice = sendNotice;
        this.permits = permits;
        this.background = background;
        this.procedures = procedures;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A mail that waits harms less than a step that nobody does. */
    @Override
    public int priority() {
        return -1;
    }

    @Override
    @Transactional
    public void run(String noticeIds) {
        if (!permits.take()) {
            background.after(PAUSE, NAME, noticeIds);
            return;
        }
        Map<Notice, Optional<String>> tried;
        try {
            tried = tryEach(inOrder(Arrays.stream(noticeIds.split(BETWEEN))
                    .map(UUID::fromString)
                    .toList()));
        } finally {
            permits.giveBack();
        }
        tried.forEach((notice, failure) -> {
            if (failure.isEmpty()) {
                sendNotice.sent(notice);
            } else {
                tryAgain(notice);
            }
        });
    }

    /** In which they were given, and not by their ids, which are drawn. */
    private List<Notice> inOrder(List<UUID> ids) {
        return entities.unwrap(Session.class).byMultipleIds(Notice.class).multiLoad(ids).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<Notice, Optional<String>> tryEach(List<Notice> all) {
        Map<Notice, SendNotice.Letter> letters = new LinkedHashMap<>();
        all.forEach(notice -> sendNotice.letter(notice).ifPresent(letter -> letters.put(notice, letter)));
        Map<Notice, Optional<String>> tried = new LinkedHashMap<>();
        int failures = 0;
        for (Map.Entry<Notice, SendNotice.Letter> one : letters.entrySet()) {
            Optional<String> failure =
                    failures < MOST_FAILURES ? sendNotice.deliver(one.getValue()) : Optional.of("MailServerAway");
            failures = failure.isEmpty() ? 0 : failures + 1;
            tried.put(one.getKey(), failure);
        }
        return tried;
    }

    /** By itself, and at last by a person. */
    void tryAgain(Notice notice) {
        notice.goesAlone();
        String id = notice.id().toString();
        RoutingFacts facts = RoutingFacts.of("noticeId", id);
        notice.reference()
                .ifPresentOrElse(
                        reference -> procedures.start("notice", reference, facts),
                        () -> procedures.startForSchool("notice", id, facts));
    }
}

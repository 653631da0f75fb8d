package school.safeguarding.notification.send;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.background.Background;
import school.safeguarding.engine.background.BackgroundWork;
import school.safeguarding.notification.mail.Mail.Failure;
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
    private final MailAttempts attempts;
    private final Background background;
    private final Procedures procedures;

    SendNotices(
            EntityManager entities,
            SendNotice sendNotice,
            MailPermits permits,
            MailAttempts attempts,
            Background background,
            Procedures procedures) {
        this.entities = entities;
        this.sendNotice = sendNotice;
        this.permits = permits;
        this.attempts = attempts;
        this.background = background;
        this.procedures = procedures;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @Transactional
    public void run(String noticeIds) {
        if (!permits.take()) {
            background.after(PAUSE, NAME, noticeIds);
            return;
        }
        Map<Notice, Optional<Failure>> tried;
        try {
            tried = tryEach(inOrder(Arrays.stream(noticeIds.split(BETWEEN))
                    .map(UUID::fromString)
                    .toList()));
        } finally {
            permits.giveBack();
        }
        sendNotice.sent(tried.entrySet().stream()
                .filter(one -> one.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList());
        Map<Notice, Failure> failed = new LinkedHashMap<>();
        tried.forEach((notice, failure) -> failure.ifPresent(code -> failed.put(notice, code)));
        tryAgain(failed);
    }

    /** In which they were given, and not by their ids, which are drawn. */
    private List<Notice> inOrder(List<UUID> ids) {
        return entities.unwrap(Session.class).byMultipleIds(Notice.class).multiLoad(ids).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<Notice, Optional<Failure>> tryEach(List<Notice> all) {
        Map<Notice, SendNotice.Letter> letters = new LinkedHashMap<>();
        all.forEach(notice -> sendNotice.letter(notice).ifPresent(letter -> letters.put(notice, letter)));
        Set<UUID> begun =
                attempts.begin(letters.keySet().stream().map(Notice::id).toList());
        Map<Notice, Optional<Failure>> tried = new LinkedHashMap<>();
        int failures = 0;
        for (Map.Entry<Notice, SendNotice.Letter> one : letters.entrySet()) {
            Optional<Failure> failure = tryOne(one.getValue(), begun, failures);
            failures = failure.isEmpty() ? 0 : failures + 1;
            tried.put(one.getKey(), failure);
        }
        return tried;
    }

    private Optional<Failure> tryOne(SendNotice.Letter letter, Set<UUID> begun, int failures) {
        if (!begun.contains(letter.id())) {
            return Optional.of(new Failure("ReceiptLostTwice", true));
        }
        return failures < MOST_FAILURES ? sendNotice.deliver(letter) : Optional.of(Failure.notTaken("MailServerAway"));
    }

    /** Each by itself, and at last by a person. */
    void tryAgain(Map<Notice, Failure> failed) {
        sendNotice.notTaken(failed);
        failed.keySet().forEach(this::tryAgain);
    }

    private void tryAgain(Notice notice) {
        notice.goesAlone();
        String id = notice.id().toString();
        RoutingFacts facts = RoutingFacts.of(RoutingFact.noticeId, id);
        notice.reference()
                .ifPresentOrElse(
                        reference -> procedures.start("notice", reference, facts),
                        () -> procedures.startForSchool("notice", id, facts));
    }
}

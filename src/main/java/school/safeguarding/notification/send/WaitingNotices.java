package school.safeguarding.notification.send;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.background.Background;
import school.safeguarding.notification.notice.Notice;
import school.safeguarding.notification.notice.Notices;
import school.safeguarding.transaction.PerTransaction;

/**
 * All notices that one transaction gives are one job, which is stored with it. Those that are not urgent wait a moment for
 * others to the same person.
 */
@Component
public class WaitingNotices {

    /** So that a job ends well within the time for which it is locked, even where every mail waits for its server. */
    private static final int MOST_IN_ONE_JOB = 10;

    /** Whoever is offered a step is told within two minutes, and the engine looks for its jobs every few seconds. */
    public static final Duration WAIT = Duration.ofSeconds(110);

    /** More than any transaction takes. */
    private static final Duration TO_COMMIT = Duration.ofSeconds(15);

    private final EntityManager entities;
    private final Notices notices;
    private final Background background;
    private final Clock clock;
    private final PerTransaction<List<Notice>> given = new PerTransaction<>(this::begin);

    WaitingNotices(EntityManager entities, Notices notices, Background background, Clock clock) {
        this.entities = entities;
        this.notices = notices;
        this.background = background;
        this.clock = clock;
    }

    public void add(Notice notice) {
        given.get().add(notice);
        entities.persist(notice);
    }

    private List<Notice> begin() {
        List<Notice> ofTransaction = new ArrayList<>();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean isReadOnly) {
                send(ofTransaction);
            }
        });
        return ofTransaction;
    }

    private void send(List<Notice> all) {
        List<Notice> atOnce =
                all.stream().filter(notice -> !notice.mayWaitForOthers()).toList();
        for (int from = 0; from < atOnce.size(); from += MOST_IN_ONE_JOB) {
            background.soon(
                    SendNotices.NAME,
                    atOnce.subList(from, Math.min(from + MOST_IN_ONE_JOB, atOnce.size())).stream()
                            .map(notice -> notice.id().toString())
                            .collect(Collectors.joining(SendNotices.BETWEEN)));
        }
        all.stream()
                .filter(Notice::mayWaitForOthers)
                .collect(Collectors.groupingBy(notice -> notice.toAccount().orElseThrow()))
                .forEach(this::sendTogether);
    }

    /**
     * With what waits for this person already, else with what comes until then. Not with what goes out in a moment: this
     * transaction may end after that job has looked, and then nobody would send what it gives.
     */
    private void sendTogether(AccountId account, List<Notice> given) {
        Instant now = clock.instant();
        Optional<Instant> waiting = notices.waitUntil(account, now.plus(TO_COMMIT), now.plus(WAIT));
        // As the engine keeps the time of its job, which must not come before.
        Instant until = waiting.orElseGet(() -> now.plus(WAIT).truncatedTo(ChronoUnit.MILLIS));
        given.forEach(notice -> notice.waitUntil(until));
        if (waiting.isEmpty()) {
            background.after(WAIT, SendTogether.NAME, account.value());
        }
    }
}

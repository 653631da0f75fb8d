package school.safeguarding.notification;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import school.safeguarding.engine.Background;
import school.safeguarding.transaction.PerTransaction;

/** All notices that one transaction gives are one job, which is stored with it. */
@Component
class WaitingNotices {

    /** So that a job ends well within the time for which it is locked, even where every mail waits for its server. */
    private static final int MOST_IN_ONE_JOB = 10;

    private final EntityManager entities;
    private final Background background;
    private final PerTransaction<List<Notice>> given = new PerTransaction<>(this::begin);

    WaitingNotices(EntityManager entities, Background background) {
        this.entities = entities;
        this.background = background;
    }

    void add(Notice notice) {
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
        for (int from = 0; from < all.size(); from += MOST_IN_ONE_JOB) {
            background.soon(
                    SendNotices.NAME,
                    all.subList(from, Math.min(from + MOST_IN_ONE_JOB, all.size())).stream()
                            .map(notice -> notice.id().toString())
                            .collect(Collectors.joining(SendNotices.BETWEEN)));
        }
    }
}

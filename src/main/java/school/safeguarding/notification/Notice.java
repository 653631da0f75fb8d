package school.safeguarding.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One message to one person, and what became of it. */
@Entity
class Notice {

    enum State {
        WAITING,
        SENT,
        UNDELIVERED,
        TOLD_ANOTHER_WAY
    }

    @Id
    private UUID id;

    private String reference;

    @Enumerated(EnumType.STRING)
    private NoticeKind kind;

    private String toAccount;
    private String toAddress;

    @Enumerated(EnumType.STRING)
    private State state;

    private String failure;
    private Instant createdAt;
    private Instant changedAt;

    protected Notice() {}

    private static Notice of(String reference, NoticeKind kind, Instant now) {
        Notice notice = new Notice();
        notice.id = UUID.randomUUID();
        notice.reference = reference;
        notice.kind = kind;
        notice.state = State.WAITING;
        notice.createdAt = now;
        notice.changedAt = now;
        return notice;
    }

    static Notice toAccount(String reference, NoticeKind kind, String account, Instant now) {
        Notice notice = of(reference, kind, now);
        notice.toAccount = account;
        return notice;
    }

    /** To somebody outside the school, who has no account. */
    static Notice toAddress(String reference, NoticeKind kind, String address, Instant now) {
        Notice notice = of(reference, kind, now);
        notice.toAddress = address;
        return notice;
    }

    void sent(Instant now) {
        become(State.SENT, now);
        failure = null;
    }

    /** @param code what failed, never what was to be said or to whom */
    void undelivered(String code, Instant now) {
        become(State.UNDELIVERED, now);
        failure = code;
    }

    void toldAnotherWay(Instant now) {
        become(State.TOLD_ANOTHER_WAY, now);
    }

    private void become(State next, Instant now) {
        state = next;
        changedAt = now;
    }

    boolean isSent() {
        return state == State.SENT;
    }

    UUID id() {
        return id;
    }

    String reference() {
        return reference;
    }

    NoticeKind kind() {
        return kind;
    }

    Optional<String> toAccount() {
        return Optional.ofNullable(toAccount);
    }

    Optional<String> toAddress() {
        return Optional.ofNullable(toAddress);
    }
}

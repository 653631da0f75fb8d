package school.safeguarding.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
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
        TOLD_ANOTHER_WAY,
        /** Its recipient may no longer know of it. */
        WITHDRAWN
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
    private UUID overdueId;
    private String stepName;
    private String detail;
    private String onceKey;
    private Instant createdAt;
    private Instant changedAt;
    private Instant waitsUntil;

    @Transient
    private boolean urgent;

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

    /** Which late step it is about, by the name that Tasklist shows. */
    Notice aboutStep(String overdue, String name) {
        overdueId = UUID.fromString(overdue);
        stepName = name;
        return this;
    }

    /** The same for a step that is not late. */
    Notice aboutStep(String name) {
        stepName = name;
        return this;
    }

    /** Figures or a time to put into the text. */
    Notice with(String text) {
        detail = text;
        return this;
    }

    /** No second notice with this key is ever started. */
    Notice once(String key) {
        onceKey = key;
        return this;
    }

    /** It goes at once and alone. */
    Notice urgentIf(boolean isUrgent) {
        urgent = isUrgent;
        return this;
    }

    boolean mayWaitForOthers() {
        return toAccount != null && !urgent && kind.mayWaitForOthers();
    }

    void waitUntil(Instant time) {
        waitsUntil = time;
    }

    /** Whatever becomes of it now, becomes of it alone. */
    void goesAlone() {
        waitsUntil = null;
    }

    void withdrawn(Instant now) {
        become(State.WITHDRAWN, now);
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

    Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    Optional<String> overdueId() {
        return Optional.ofNullable(overdueId).map(UUID::toString);
    }

    Optional<String> stepName() {
        return Optional.ofNullable(stepName);
    }

    Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    Optional<String> onceKey() {
        return Optional.ofNullable(onceKey);
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    Instant createdAt() {
        return createdAt;
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

package school.safeguarding.notification.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;

/** One message to one person, and what became of it. */
@Entity
public class Notice {

    public enum State {
        WAITING,
        SENT,
        UNDELIVERED,
        TOLD_ANOTHER_WAY,
        /** Its recipient may no longer know of it. */
        WITHDRAWN
    }

    @Id
    private UUID id;

    private @Nullable String reference;

    @Enumerated(EnumType.STRING)
    private NoticeKind kind;

    private AccountId toAccount;
    private String toAddress;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String failure;
    private UUID overdueId;
    private String stepName;
    private String detail;
    private String onceKey;
    private Instant createdAt;
    private Instant changedAt;
    private @Nullable Instant waitsUntil;

    @Transient
    private boolean urgent;

    protected Notice() {}

    private static Notice of(@Nullable String reference, NoticeKind kind, Instant now) {
        Notice notice = new Notice();
        notice.id = UUID.randomUUID();
        notice.reference = reference;
        notice.kind = kind;
        notice.state = State.WAITING;
        notice.createdAt = now;
        notice.changedAt = now;
        return notice;
    }

    public static Notice toAccount(@Nullable String reference, NoticeKind kind, AccountId account, Instant now) {
        Notice notice = of(reference, kind, now);
        notice.toAccount = account;
        return notice;
    }

    /** To somebody outside the school, who has no account. */
    public static Notice toAddress(@Nullable String reference, NoticeKind kind, String address, Instant now) {
        Notice notice = of(reference, kind, now);
        notice.toAddress = address;
        return notice;
    }

    /** Which late step it is about, by the name that Tasklist shows. */
    public Notice aboutStep(String overdue, String name) {
        overdueId = UUID.fromString(overdue);
        stepName = name;
        return this;
    }

    /** The same for a step that is not late. */
    public Notice aboutStep(String name) {
        stepName = name;
        return this;
    }

    /** Figures or a time to put into the text. */
    public Notice with(String text) {
        detail = text;
        return this;
    }

    /** No second notice with this key is ever started. */
    public Notice once(String key) {
        onceKey = key;
        return this;
    }

    /** It goes at once and alone. */
    public Notice urgentIf(boolean isUrgent) {
        urgent = isUrgent;
        return this;
    }

    public boolean mayWaitForOthers() {
        return toAccount != null && !urgent && kind.mayWaitForOthers();
    }

    public void waitUntil(Instant time) {
        waitsUntil = time;
    }

    /** Whatever becomes of it now, becomes of it alone. */
    public void goesAlone() {
        waitsUntil = null;
    }

    public void withdrawn(Instant now) {
        become(State.WITHDRAWN, now);
    }

    public void sent(Instant now) {
        become(State.SENT, now);
        failure = null;
    }

    /** @param code what failed, never what was to be said or to whom */
    public void undelivered(String code, Instant now) {
        become(State.UNDELIVERED, now);
        failure = code;
    }

    public void toldAnotherWay(Instant now) {
        become(State.TOLD_ANOTHER_WAY, now);
    }

    private void become(State next, Instant now) {
        state = next;
        changedAt = now;
    }

    boolean isSent() {
        return state == State.SENT;
    }

    public UUID id() {
        return id;
    }

    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    public Optional<String> overdueId() {
        return Optional.ofNullable(overdueId).map(UUID::toString);
    }

    public Optional<String> stepName() {
        return Optional.ofNullable(stepName);
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    public Optional<String> onceKey() {
        return Optional.ofNullable(onceKey);
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public NoticeKind kind() {
        return kind;
    }

    public Optional<AccountId> toAccount() {
        return Optional.ofNullable(toAccount);
    }

    public Optional<String> toAddress() {
        return Optional.ofNullable(toAddress);
    }
}

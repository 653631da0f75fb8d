package school.safeguarding.family.link;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.ChildId;
import school.safeguarding.protection.Sealed;

/** That an account is family of a child, in force from the moment it was said until a second person says otherwise. */
@Entity
public class FamilyLink {

    enum Origin {
        /** By the person themselves. */
        DECLARED,
        /** The register names an adult with parental responsibility who bears the account's name. */
        REGISTER
    }

    public enum State {
        STANDS,
        /** Nobody has said it: a second person is asked. */
        PROPOSED,
        /** The person says that it is not so any more: a second person is asked. */
        END_ASKED,
        ENDED
    }

    @Id
    private UUID id;

    @Sealed
    private String account;

    private UUID child;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant saidAt;
    private @Nullable AccountId answeredBy;
    private @Nullable Instant answeredAt;

    @Sealed
    private @Nullable String reason;

    @Version
    private int version;

    protected FamilyLink() {}

    FamilyLink(AccountId account, ChildId child, Origin origin, Instant now) {
        this.id = UUID.randomUUID();
        this.account = account.value();
        this.child = child.value();
        this.origin = origin;
        this.state = origin == Origin.REGISTER ? State.PROPOSED : State.STANDS;
        this.saidAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** @return whether a second person has to be asked, which is no news where they have been asked already */
    boolean askToEnd() {
        boolean isNew = state == State.STANDS;
        if (isNew) {
            state = State.END_ASKED;
        }
        return isNew;
    }

    /** The person has said it themselves: nobody else needs to. */
    void declare() {
        state = State.STANDS;
    }

    void answer(boolean isFamily, AccountId by, String why, Instant now) {
        state = isFamily ? State.STANDS : State.ENDED;
        answeredBy = by;
        reason = why;
        answeredAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    boolean isInForce() {
        return state != State.ENDED;
    }

    /** Whether a second person is to say whether it is so. */
    boolean isAsked() {
        return state == State.PROPOSED || state == State.END_ASKED;
    }

    UUID id() {
        return id;
    }

    AccountId account() {
        return AccountId.of(account);
    }

    public ChildId child() {
        return new ChildId(child);
    }

    Origin origin() {
        return origin;
    }

    Instant saidAt() {
        return saidAt;
    }
}

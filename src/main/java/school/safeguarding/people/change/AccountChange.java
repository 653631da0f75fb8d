package school.safeguarding.people.change;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.coded.Coded;
import school.safeguarding.people.Role;
import school.safeguarding.protection.Sealed;

/** What was asked for one account, who agreed, and what became of it. Once settled it stays as it is. */
@Entity
@Table(name = "account_change")
public class AccountChange {

    public enum Kind implements Coded {
        CREATE("Create an account"),
        DISABLE("Disable the account"),
        ENABLE("Enable the account again"),
        NEW_PASSWORD("Give a new password"),
        ROLES("Put into roles"),
        REMOVE_SECOND_FACTOR("Remove the second factor");

        private final String inWords;

        Kind(String inWords) {
            this.inWords = inWords;
        }

        /** @param value as the form says it, such as {@code new-password} */
        static Kind chosen(String value) {
            return Coded.of(Kind.class, value);
        }

        public String inWords() {
            return inWords;
        }
    }

    private enum State {
        ASKED,
        REFUSED,
        DONE
    }

    private static final String BETWEEN_ROLES = ",";

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private AccountId account;

    @Sealed
    private @Nullable String name;

    @Sealed
    private @Nullable String mail;

    @Sealed
    private @Nullable String teaches;

    private @Nullable String roles;

    @Sealed
    private @Nullable String activationCode;

    @Sealed
    private String reason;

    private AccountId askedBy;
    private Instant askedAt;

    @Sealed
    private @Nullable String linkTo;

    private @Nullable Instant inForceAt;

    @Enumerated(EnumType.STRING)
    private Needs needs;

    private @Nullable AccountId firstBy;

    @Sealed
    private @Nullable String firstReason;

    private @Nullable AccountId secondBy;

    @Sealed
    private @Nullable String secondReason;

    @Enumerated(EnumType.STRING)
    private State state;

    @Sealed
    private @Nullable String outcome;

    private @Nullable Instant settledAt;

    @Version
    private int version;

    protected AccountChange() {}

    /**
     * What was filled in beside the account's id.
     *
     * @param roles empty where none were asked for
     */
    public record Details(Optional<String> name, Optional<String> mail, Optional<String> teaches, Set<Role> roles) {}

    public AccountChange(Kind kind, AccountId account, Details details, String reason, AccountId askedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.account = account;
        this.name = details.name().orElse(null);
        this.mail = details.mail().orElse(null);
        this.teaches = details.teaches().orElse(null);
        this.roles = details.roles().isEmpty() ? null : joined(details.roles());
        this.reason = reason;
        this.askedBy = askedBy;
        this.askedAt = now;
        this.needs = Needs.NOBODY;
        this.state = State.ASKED;
    }

    private static String joined(Collection<Role> roles) {
        return new TreeSet<>(roles).stream().map(Role::id).collect(Collectors.joining(BETWEEN_ROLES));
    }

    public void waitFor(Needs agreement) {
        needs = agreement;
    }

    /** A link to choose a password goes there, and nowhere else: whoever agrees has confirmed it. */
    void mailsLinkTo(String address) {
        linkTo = address;
    }

    Optional<String> linkTo() {
        return Optional.ofNullable(linkTo);
    }

    /** @param time not before then, however many have agreed */
    void holdBackUntil(Instant time) {
        inForceAt = time.truncatedTo(ChronoUnit.MICROS);
    }

    Optional<Instant> inForceAt() {
        return Optional.ofNullable(inForceAt);
    }

    /** Whoever agrees hands it to the person: whoever reads the person's mail must not get in with the link alone. */
    void activatedBy(String code) {
        activationCode = code;
    }

    Optional<String> activationCode() {
        return Optional.ofNullable(activationCode);
    }

    /** Never whoever asked, whom it is about, or who has agreed already. */
    boolean mayBeAnsweredBy(AccountId person) {
        return isOpen() && !person.equals(askedBy) && !person.equals(account) && !person.equals(firstBy);
    }

    public void agree(AccountId person, String why) {
        answered(person, why);
    }

    void refuse(AccountId person, String why, Instant now) {
        answered(person, why);
        settle(State.REFUSED, now);
    }

    private void answered(AccountId person, String why) {
        if (!mayBeAnsweredBy(person)) {
            throw new IllegalStateException("Not for this person to answer");
        }
        if (firstBy == null) {
            firstBy = person;
            firstReason = why;
        } else {
            secondBy = person;
            secondReason = why;
        }
    }

    /** It was agreed to, and what it is about has changed meanwhile. */
    void overtaken(String why, Instant now) {
        outcome = why;
        settle(State.REFUSED, now);
    }

    void done(Instant now) {
        if (!isAgreed() || (inForceAt != null && now.isBefore(inForceAt))) {
            throw new IllegalStateException("Nobody has agreed to this, or not yet");
        }
        settle(State.DONE, now);
    }

    private void settle(State settled, Instant now) {
        if (!isOpen()) {
            throw new IllegalStateException("Settled already");
        }
        state = settled;
        settledAt = now;
        activationCode = null;
    }

    public boolean isOpen() {
        return state == State.ASKED;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    private boolean isAgreed() {
        return switch (needs.count()) {
            case 0 -> true;
            case 1 -> firstBy != null;
            default -> secondBy != null;
        };
    }

    UUID id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public AccountId account() {
        return account;
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    Optional<String> mail() {
        return Optional.ofNullable(mail);
    }

    /** Empty where it stays as it is. */
    Optional<String> teaches() {
        return Optional.ofNullable(teaches);
    }

    /** Empty where the roles stay as they are. */
    public Set<Role> roles() {
        return roles == null
                ? Set.of()
                : Arrays.stream(roles.split(BETWEEN_ROLES)).map(Role::withId).collect(Collectors.toSet());
    }

    String reason() {
        return reason;
    }

    AccountId askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }

    public Needs needs() {
        return needs;
    }

    Optional<AccountId> firstBy() {
        return Optional.ofNullable(firstBy);
    }

    Optional<String> firstReason() {
        return Optional.ofNullable(firstReason);
    }

    Optional<AccountId> lastBy() {
        return Optional.ofNullable(secondBy).or(this::firstBy);
    }

    Optional<String> whyNot() {
        return Optional.ofNullable(outcome);
    }
}

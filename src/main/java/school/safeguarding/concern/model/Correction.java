package school.safeguarding.concern.model;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.ChildId;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.ToConfirm;

/** Something in a concern that was put right, or is to be, and what a second person said to it. */
@Entity
public class Correction {

    public enum Kind {
        /** It may be about others too. In force at once. */
        ADDED,
        /** It is not about them. In force once a second person agrees. */
        TAKEN_AWAY,
        /** It is about another child, who counts at once. Whoever was named is taken out once a second person agrees. */
        WRONG_CHILD,
        /** The review that first said who it is found another child than was named. In force at once; nobody is asked. */
        FOUND_OTHER,
        /** The report named another child than the review found. They are taken out once a second person agrees. */
        REPORTED_OTHER,
        /** They have moved to another school, or have died. What is open ends once a second person agrees. */
        CHILD_GONE,
        /** A report that was joined to it is of another incident. It is one of its own once a second person agrees. */
        SEPARATED,
        /** Paper of it is to show what it leaves out otherwise. It does once a second person agrees. */
        SHOWN_ON_PAPER,
        /** Its record need not be kept for a court or an inquiry any more. It is on hold until a second person agrees. */
        HOLD_LIFTED,
        /** Its record has been kept long enough. It is deleted on the morning after a second person agrees. */
        RECORD_DELETED
    }

    private enum State {
        WAITING,
        CONFIRMED,
        REFUSED
    }

    @Id
    private UUID id;

    private Reference reference;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Convert(converter = AboutWhomColumn.class)
    private Set<AboutWhom> about;

    private String accounts;

    @Column(name = "is_name_only")
    private boolean nameOnly;

    private @Nullable UUID wrongChild;
    private @Nullable UUID rightChild;

    @Column(name = "is_same_home")
    private boolean sameHome;

    @Column(name = "is_family")
    private boolean family;

    private @Nullable Reference otherReference;

    private AccountId askedBy;
    private Instant askedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable AccountId answeredBy;
    private @Nullable Instant answeredAt;

    @Version
    private int version;

    protected Correction() {}

    public Correction(
            Reference reference,
            Kind kind,
            Set<AboutWhom> about,
            Set<AccountId> accounts,
            AccountId askedBy,
            Instant now) {
        this.id = UUID.randomUUID();
        this.reference = reference;
        this.kind = kind;
        this.about = Set.copyOf(about);
        this.accounts = accounts.stream().sorted().map(AccountId::value).collect(Collectors.joining(","));
        this.askedBy = askedBy;
        this.askedAt = now.truncatedTo(ChronoUnit.MICROS);
        this.state = State.WAITING;
    }

    /**
     * @param rightChild empty where nobody knows yet who it is
     * @param isSameHome whether both children live with the same adults, so that whoever was told of it was told at home
     */
    public static Correction ofChild(
            Reference reference,
            ChildId wrongChild,
            Optional<ChildId> rightChild,
            boolean isSameHome,
            AccountId askedBy,
            Instant now) {
        Correction correction = new Correction(reference, Kind.WRONG_CHILD, Set.of(), Set.of(), askedBy, now);
        correction.wrongChild = wrongChild.value();
        correction.rightChild = rightChild.map(ChildId::value).orElse(null);
        correction.sameHome = isSameHome;
        return correction;
    }

    /** Of the child whom the report alone names, where the review found another. */
    public static Correction reportedOther(
            Reference reference, ChildId named, ChildId found, AccountId foundBy, Instant now) {
        Correction correction = new Correction(reference, Kind.REPORTED_OTHER, Set.of(), Set.of(), foundBy, now);
        correction.wrongChild = named.value();
        correction.rightChild = found.value();
        return correction;
    }

    /** Of a child whom nobody had confirmed, so that there is nobody to take out. */
    public static Correction foundOther(
            Reference reference, ChildId named, ChildId found, AccountId foundBy, Instant now) {
        Correction correction = new Correction(reference, Kind.FOUND_OTHER, Set.of(), Set.of(), foundBy, now);
        correction.wrongChild = named.value();
        correction.rightChild = found.value();
        correction.answer(true, AccountId.PROCEDURE, now);
        return correction;
    }

    /** Who it is has become known meanwhile. */
    public void found(ChildId child) {
        rightChild = child.value();
    }

    /** Nobody said that it is about them: a name was the same. */
    public Correction byNameOnly() {
        nameOnly = true;
        return this;
    }

    /** It is about people who are kept out because they are family. */
    public Correction ofFamily() {
        family = true;
        return this;
    }

    public Correction about(Reference other) {
        otherReference = other;
        return this;
    }

    /** @throws IllegalStateException if it was answered already, or this person asked for it */
    public void answer(boolean isConfirmed, AccountId account, Instant now) {
        if (!isWaiting() || account.equals(askedBy)) {
            throw new IllegalStateException("Not for this person to answer, or answered already");
        }
        state = isConfirmed ? State.CONFIRMED : State.REFUSED;
        answeredBy = account;
        answeredAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Nobody was asked any more before anybody answered. */
    public boolean isWithdrawn() {
        return state == State.REFUSED && AccountId.PROCEDURE.equals(answeredBy);
    }

    public boolean isRefused() {
        return state == State.REFUSED;
    }

    /**
     * Whether one answer to it lets the head read what they could not read: by their role or by their account, unless as
     * family, which is no allegation that the LADO could advise on.
     */
    public boolean isAboutHead(People people) {
        return about.stream().anyMatch(whom -> whom.excluded().contains(Role.HEAD))
                || (!family
                        && people.holding(Role.HEAD).stream().map(Person::id).anyMatch(accounts()::contains));
    }

    /** What the rules know of it that say who confirms it. */
    public ToConfirm toConfirm(People people) {
        return new ToConfirm(askedBy, kind == Kind.SHOWN_ON_PAPER, isAboutHead(people));
    }

    public boolean isConfirmed() {
        return state == State.CONFIRMED;
    }

    /** Whether a second person has agreed that somebody was named wrongly. */
    public boolean isOfChildConfirmed() {
        return isOfChildNamedWrongly() && state == State.CONFIRMED;
    }

    /** Whether it asks a second person to take a child out. */
    public boolean isOfChildNamedWrongly() {
        return kind == Kind.WRONG_CHILD || kind == Kind.REPORTED_OTHER;
    }

    /** @throws IllegalStateException before anybody answered */
    public AccountId answeredBy() {
        if (answeredBy == null) {
            throw new IllegalStateException("Nobody has answered");
        }
        return answeredBy;
    }

    public UUID uuid() {
        return id;
    }

    public String id() {
        return id.toString();
    }

    public Reference reference() {
        return reference;
    }

    public Kind kind() {
        return kind;
    }

    public Set<AboutWhom> about() {
        return Set.copyOf(about);
    }

    public Set<AccountId> accounts() {
        return accounts.isEmpty()
                ? Set.of()
                : Arrays.stream(accounts.split(",")).map(AccountId::of).collect(Collectors.toUnmodifiableSet());
    }

    public ChildId wrongChild() {
        return new ChildId(requireNonNull(wrongChild));
    }

    public Optional<ChildId> rightChild() {
        return Optional.ofNullable(rightChild).map(ChildId::new);
    }

    public boolean isSameHome() {
        return sameHome;
    }

    /** The report that it separates. */
    public Optional<Reference> otherReference() {
        return Optional.ofNullable(otherReference);
    }

    public boolean isNameOnly() {
        return nameOnly;
    }

    public boolean isFamily() {
        return family;
    }

    public AccountId askedBy() {
        return askedBy;
    }

    public Instant askedAt() {
        return askedAt;
    }
}

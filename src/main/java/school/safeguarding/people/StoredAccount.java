package school.safeguarding.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.people.People.Person;
import school.safeguarding.protection.Sealed;

@Entity
@Table(name = "account")
class StoredAccount {

    @Id
    private String id;

    @Sealed
    @Column(updatable = false)
    private String name;

    @Sealed
    private String mail;

    @Sealed
    private String teaches;

    @Sealed
    private String password;

    @Column(name = "is_password_one_time")
    private boolean passwordOneTime;

    private Instant passwordUntil;

    @Sealed
    private String activation;

    @Sealed
    private String secondFactor;

    private long secondFactorStep;
    private int signInRound;

    @Column(updatable = false)
    private LocalDate fromDay;

    private LocalDate untilDay;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles;

    @Sealed(nothingIfChanged = true)
    private String standing;

    @Version
    private int version;

    protected StoredAccount() {}

    StoredAccount(String id, String name, String mail, String password, Set<Role> roles) {
        this.id = id;
        this.name = name;
        this.mail = mail;
        this.password = password;
        this.roles = EnumSet.copyOf(roles);
        stand();
    }

    /** @param today the day in Europe/London; both ends of an account's time are included */
    boolean isActiveOn(LocalDate today) {
        return isAsDecided()
                && (fromDay == null || !today.isBefore(fromDay))
                && (untilDay == null || !today.isAfter(untilDay));
    }

    /** Whether what it may do is what this application wrote, and nobody has changed it in the database. */
    boolean isAsDecided() {
        return nowStanding().equals(standing);
    }

    private String nowStanding() {
        return Standing.of(
                roles.stream().map(Role::name).toList(),
                untilDay,
                passwordOneTime,
                activation != null,
                secondFactor != null);
    }

    /** What else is changed would make good what was changed from outside. Only new roles do that, which others have to agree to. */
    private void refuseIfChangedByHand() {
        if (!isAsDecided()) {
            throw new IllegalStateException("What " + id + " may do was changed in the database past the application");
        }
    }

    private void stand() {
        standing = nowStanding();
    }

    Person person() {
        return new Person(id, name, Optional.ofNullable(mail), Set.copyOf(roles), Optional.ofNullable(teaches));
    }

    /** Whether its password may be used at all: one that somebody else gave is good for a while only. */
    boolean isPasswordInTime(Instant now) {
        return passwordUntil == null || now.isBefore(passwordUntil);
    }

    /** The person chose it, so nobody else knows it, and nobody stays signed in with the old one. */
    void choosePassword(String encoded) {
        refuseIfChangedByHand();
        password = encoded;
        passwordOneTime = false;
        passwordUntil = null;
        activation = null;
        signInRound++;
        stand();
    }

    /** Somebody else gave it: it must be changed at the first sign-in, and nobody stays signed in with an old one. */
    void givePassword(String encoded, Instant until) {
        refuseIfChangedByHand();
        password = encoded;
        passwordOneTime = true;
        passwordUntil = until;
        signInRound++;
        stand();
    }

    /**
     * It opens records from now on, and did not before. Whatever somebody set up in it until then is worth nothing: the next
     * sign-in needs the code, and ends with a new password and a second factor of the person's own.
     *
     * @param code the hash of the code
     */
    void mustBeActivated(String code, Instant until) {
        refuseIfChangedByHand();
        activation = code;
        passwordOneTime = true;
        passwordUntil = until;
        secondFactor = null;
        signInRound++;
        stand();
    }

    /** The same for a password that somebody else gave to somebody who could read records all along. */
    void mustBeActivated(String code) {
        refuseIfChangedByHand();
        activation = code;
        stand();
    }

    Optional<String> activation() {
        return Optional.ofNullable(activation);
    }

    /** The same password, kept in a newer way. */
    void upgradePassword(String encoded) {
        password = encoded;
    }

    /** @return false if there is one already, which only others may remove */
    boolean enrolSecondFactor(String secret, long step) {
        refuseIfChangedByHand();
        if (secondFactor != null) {
            return false;
        }
        secondFactor = secret;
        secondFactorStep = step;
        signInRound++;
        stand();
        return true;
    }

    void removeSecondFactor() {
        refuseIfChangedByHand();
        secondFactor = null;
        signInRound++;
        stand();
    }

    /** @return false if the code of this or a later step was used already: a code that was overheard is worth nothing */
    boolean useCodeOf(long step) {
        if (step <= secondFactorStep) {
            return false;
        }
        secondFactorStep = step;
        return true;
    }

    void disable(LocalDate lastDay) {
        refuseIfChangedByHand();
        untilDay = lastDay;
        signInRound++;
        stand();
    }

    void enable() {
        refuseIfChangedByHand();
        untilDay = null;
        stand();
    }

    void putInto(Set<Role> newRoles) {
        roles.clear();
        roles.addAll(newRoles);
        stand();
    }

    void teaches(String className) {
        teaches = className;
    }

    void reachAt(String address) {
        mail = address;
    }

    String id() {
        return id;
    }

    String password() {
        return password;
    }

    boolean isPasswordOneTime() {
        return passwordOneTime;
    }

    Optional<String> secondFactor() {
        return Optional.ofNullable(secondFactor);
    }

    int signInRound() {
        return signInRound;
    }

    Set<Role> roles() {
        return Set.copyOf(roles);
    }
}

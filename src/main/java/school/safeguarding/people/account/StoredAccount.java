package school.safeguarding.people.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.RightsSeal;
import school.safeguarding.people.Role;
import school.safeguarding.protection.Sealed;

@Entity
@Table(name = "account")
public class StoredAccount {

    @Id
    private String id;

    @Sealed
    @Column(updatable = false)
    private String name;

    @Sealed
    private @Nullable String mail;

    /** Where the owner was reached before, who is told there too for a while. */
    @Sealed
    private @Nullable String mailBefore;

    private @Nullable Instant mailBeforeUntil;

    @Sealed
    private @Nullable String teaches;

    @Sealed
    private String password;

    @Column(name = "is_password_one_time")
    private boolean passwordOneTime;

    private @Nullable Instant passwordUntil;

    @Sealed
    private @Nullable String activation;

    @Sealed
    private @Nullable String link;

    private @Nullable Instant linkUntil;

    @Sealed
    private @Nullable String secondFactor;

    private long secondFactorStep;
    private int signInRound;

    @Column(updatable = false)
    private @Nullable LocalDate fromDay;

    private @Nullable LocalDate untilDay;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account"))
    @MapKeyColumn(name = "role")
    @MapKeyEnumerated(EnumType.STRING)
    @Column(name = "since")
    private Map<Role, Instant> roles;

    @Sealed(nothingIfChanged = true)
    private String standing;

    @Version
    private int version;

    protected StoredAccount() {}

    /** @param since when it comes into its roles; {@link Instant#EPOCH} for an account that was there from the start */
    public StoredAccount(
            AccountId id, String name, @Nullable String mail, String password, Set<Role> roles, Instant since) {
        this.id = id.value();
        this.name = name;
        this.mail = mail;
        this.password = password;
        this.roles = new EnumMap<>(Role.class);
        roles.forEach(role -> this.roles.put(role, exactly(since)));
        stand();
    }

    /** As the database gives it back. */
    private static Instant exactly(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** @param today the day in Europe/London; both ends of an account's time are included */
    public boolean isActiveOn(LocalDate today) {
        return isAsDecided()
                && (fromDay == null || !today.isBefore(fromDay))
                && (untilDay == null || !today.isAfter(untilDay));
    }

    /** Empty while it has none, and where anything of what it may do was changed directly in the database. */
    Optional<LocalDate> lastDay() {
        return Optional.ofNullable(untilDay).filter(day -> isAsDecided());
    }

    /** Whether what it may do is what this application wrote, and nobody has changed it in the database. */
    public boolean isAsDecided() {
        return nowStanding().equals(standing);
    }

    private String nowStanding() {
        return RightsSeal.of(
                roles.entrySet().stream()
                        .collect(Collectors.toMap(role -> role.getKey().name(), Map.Entry::getValue)),
                untilDay,
                passwordOneTime,
                activation != null,
                secondFactor != null,
                linkUntil);
    }

    /** What else is changed would restore what was changed from outside. Only new roles do that, which others have to agree to. */
    private void refuseIfChangedByHand() {
        if (!isAsDecided()) {
            throw new IllegalStateException("What " + id + " may do was changed directly in the database");
        }
    }

    private void stand() {
        standing = nowStanding();
    }

    public Person person() {
        return new Person(
                AccountId.of(id),
                name,
                Optional.ofNullable(mail),
                roles(),
                Optional.ofNullable(teaches),
                Map.copyOf(roles));
    }

    /** Whether its password may be used at all: one that somebody else gave is good for a while only. */
    public boolean isPasswordInTime(Instant now) {
        return passwordUntil == null || now.isBefore(passwordUntil);
    }

    /** The person chose it, so nobody else knows it, and nobody stays signed in with the old one. */
    public void choosePassword(String encoded) {
        refuseIfChangedByHand();
        password = encoded;
        passwordOneTime = false;
        passwordUntil = null;
        activation = null;
        link = null;
        linkUntil = null;
        signInRound++;
        stand();
    }

    /** Of the file of the first accounts: it must be changed at the first sign-in. */
    void givePassword(String encoded, Instant until) {
        refuseIfChangedByHand();
        password = encoded;
        passwordOneTime = true;
        passwordUntil = until;
        signInRound++;
        stand();
    }

    /**
     * Nobody gets in from now on, until the person has chosen a password by the link that is mailed to them.
     *
     * @param nobodysPassword one that nothing matches
     * @param key the hash of a first key, which is replaced by each that is mailed
     */
    public void mustChoosePassword(String nobodysPassword, String key, Instant until) {
        refuseIfChangedByHand();
        password = nobodysPassword;
        passwordOneTime = false;
        passwordUntil = null;
        signInRound++;
        openedBy(key, until);
    }

    /** By this key and no earlier one. */
    public void openedBy(String key, Instant until) {
        refuseIfChangedByHand();
        link = key;
        linkUntil = exactly(until);
        stand();
    }

    public boolean isOpenedBy(String key, Instant now) {
        return isWaitingForPassword()
                && link != null
                && linkUntil != null
                && now.isBefore(linkUntil)
                && MessageDigest.isEqual(link.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    }

    public boolean isWaitingForPassword() {
        return link != null;
    }

    /** @param code the hash of what whoever agreed hands to the person: it is asked for beside the link */
    public void mustBeActivated(String code) {
        refuseIfChangedByHand();
        activation = code;
        stand();
    }

    public Optional<String> activation() {
        return Optional.ofNullable(activation);
    }

    /** The same password, kept in a newer way. */
    public void upgradePassword(String encoded) {
        password = encoded;
    }

    /** @return false if there is one already, which only others may remove */
    public boolean enrolSecondFactor(String secret, long step) {
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

    public void removeSecondFactor() {
        refuseIfChangedByHand();
        secondFactor = null;
        signInRound++;
        stand();
    }

    /** @return false if the code of this or a later step was used already: a code that was overheard is worth nothing */
    public boolean useCodeOf(long step) {
        if (step <= secondFactorStep) {
            return false;
        }
        secondFactorStep = step;
        return true;
    }

    public void disable(LocalDate lastDay) {
        refuseIfChangedByHand();
        untilDay = lastDay;
        signInRound++;
        stand();
    }

    public void enable() {
        refuseIfChangedByHand();
        untilDay = null;
        stand();
    }

    /** What it held stays, with its time; what is new to it comes from these times on. */
    public void putInto(Map<Role, Instant> newRoles) {
        roles.keySet().retainAll(newRoles.keySet());
        newRoles.forEach((role, since) -> roles.put(role, exactly(since)));
        stand();
    }

    public void teaches(String className) {
        teaches = className;
    }

    /**
     * The oldest address before is kept for its whole time: else whoever changes it twice would read what is sent to both.
     *
     * @param until when the owner is told at the address before, too
     */
    public void reachAt(String address, Instant now, Instant until) {
        if (mail != null
                && !mail.equalsIgnoreCase(address)
                && addressBefore(now).isEmpty()) {
            mailBefore = mail;
            mailBeforeUntil = exactly(until);
        }
        mail = address;
    }

    public Optional<String> addressBefore(Instant now) {
        return Optional.ofNullable(mailBefore).filter(before -> now.isBefore(mailBeforeUntil));
    }

    public AccountId id() {
        return AccountId.of(id);
    }

    String name() {
        return name;
    }

    public String password() {
        return password;
    }

    public boolean isPasswordOneTime() {
        return passwordOneTime;
    }

    public Optional<String> secondFactor() {
        return Optional.ofNullable(secondFactor);
    }

    public int signInRound() {
        return signInRound;
    }

    public Map<Role, Instant> since() {
        return Map.copyOf(roles);
    }

    public Set<Role> roles() {
        return Set.copyOf(roles.keySet());
    }
}

package school.safeguarding.concern.model;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernStanding;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.protection.Sealed;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals.Others;
import school.safeguarding.responsibility.ConcernFacts;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.risk.RiskLevel;

/** One report that a child may be at risk, and where the school's rules stand with it. What was written is elsewhere. */
@Entity
@EntityListeners(ConcernStands.class)
@SQLRestriction("reference NOT IN (SELECT d.reference FROM safeguarding.deleted_record d)")
public class Concern {

    /** What people are told of a concern that was changed directly in the database. */
    public static final String SHUT =
            "This concern was changed outside this system, so nobody can read it or go on with it until that is"
                    + " put right. Tell the headteacher and IT support now, in person; if it may be about the headteacher, tell the chair of"
                    + " governors. If a child may be at risk, do not wait for it.";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @NaturalId
    private Reference reference;

    private Instant reportedAt;
    private AccountId reporter;

    @Convert(converter = AboutWhomColumn.class)
    private Set<AboutWhom> about;

    @Column(name = "is_immediate_danger")
    private boolean immediateDanger;

    @Column(name = "is_outside_hours")
    private boolean outsideHours;

    @Enumerated(EnumType.STRING)
    private @Nullable HandlerRole handlerRole;

    private @Nullable AccountId assignedTo;

    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 100)
    @CollectionTable(name = "concern_recusal", joinColumns = @JoinColumn(name = "concern"))
    @Column(name = "account")
    private Set<AccountId> recused = new HashSet<>();

    @Convert(converter = HandedColumn.class)
    private Map<AccountId, Instant> handedTo = Map.of();

    @Column(name = "is_child_words_kept")
    private boolean childWordsKept;

    @Column(name = "is_reviewed")
    private boolean reviewed;

    @Enumerated(EnumType.STRING)
    private @Nullable RiskLevel proposedLevel;

    @Enumerated(EnumType.STRING)
    private @Nullable RiskLevel decidedLevel;

    @Enumerated(EnumType.STRING)
    private @Nullable Response response;

    @Convert(converter = AgenciesColumn.class)
    private Set<Agency> agencies = EnumSet.noneOf(Agency.class);

    @Column(name = "is_safe")
    private @Nullable Boolean safe;

    private @Nullable AccountId responseDecidedBy;

    @Column(name = "is_response_agreed")
    private boolean responseAgreed;

    private @Nullable LocalDate monitorOn;
    private @Nullable AccountId closeDecidedBy;

    @Column(name = "is_reporter_told")
    private boolean reporterTold;

    @Column(name = "is_siblings_asked")
    private boolean siblingsAsked;

    @Column(name = "is_actions_settled")
    private boolean actionsSettled;

    private @Nullable Instant closedAt;

    /** Whose name only somebody who may read it sees. No rule asks for it. */
    @Column(name = "class")
    private @Nullable UUID classId;

    private int changes;

    @Transient
    private boolean changed;

    @Transient
    private boolean listed;

    @Sealed(row = "reference", nothingIfChanged = true)
    private String standing;

    @Version
    private int version;

    protected Concern() {}

    public static Concern report(
            Reference reference,
            AccountId reporter,
            Set<AboutWhom> about,
            boolean isImmediateDanger,
            boolean isOutsideHours,
            Instant now) {
        Concern concern = new Concern();
        concern.reference = reference;
        concern.reporter = reporter;
        concern.about = EnumSet.copyOf(about);
        concern.immediateDanger = isImmediateDanger;
        concern.outsideHours = isOutsideHours;
        concern.reportedAt = now.truncatedTo(ChronoUnit.MICROS);
        concern.changes = 1;
        concern.changed = true;
        concern.standing = concern.nowStanding();
        return concern;
    }

    /**
     * As much of it as a list knows of many: codes, of which the one who opens it sees whether anybody changed them.
     *
     * @param closedAt nothing while it is open
     */
    public static Concern listed(
            Reference reference,
            Instant reportedAt,
            Set<AboutWhom> about,
            @Nullable HandlerRole handlerRole,
            @Nullable AccountId assignedTo,
            Set<AccountId> recused,
            Map<AccountId, Instant> handedTo,
            @Nullable Instant closedAt) {
        Concern concern = new Concern();
        concern.reference = reference;
        concern.reportedAt = reportedAt;
        concern.about = about;
        concern.handlerRole = handlerRole;
        concern.assignedTo = assignedTo;
        concern.recused = recused;
        concern.handedTo = handedTo;
        concern.closedAt = closedAt;
        concern.listed = true;
        return concern;
    }

    /**
     * As it stood once: codes, of which the trail says that nobody changed them.
     *
     * @param facts by the names that {@link ConcernStanding} has for them
     */
    static Concern stood(Reference reference, Map<String, String> facts) {
        Concern concern = new Concern();
        concern.reference = reference;
        concern.reporter = AccountId.of(requireNonNull(facts.get("reporter")));
        concern.about = new AboutWhomColumn().convertToEntityAttribute(facts.getOrDefault("about", ""));
        concern.immediateDanger = Boolean.parseBoolean(facts.get("is_immediate_danger"));
        concern.handlerRole = value(facts, "handler_role", HandlerRole::valueOf);
        concern.assignedTo = value(facts, "assigned_to", AccountId::of);
        String out = facts.getOrDefault("concern_recusal", "0:");
        concern.recused = Arrays.stream(out.substring(out.indexOf(':') + 1).split(","))
                .filter(account -> !account.isEmpty())
                .map(AccountId::of)
                .collect(Collectors.toSet());
        concern.reviewed = Boolean.parseBoolean(facts.get("is_reviewed"));
        concern.proposedLevel = value(facts, "proposed_level", RiskLevel::valueOf);
        concern.decidedLevel = value(facts, "decided_level", RiskLevel::valueOf);
        concern.response = value(facts, "response", Response::valueOf);
        concern.agencies = new AgenciesColumn().convertToEntityAttribute(facts.getOrDefault("agencies", ""));
        concern.safe = value(facts, "is_safe", Boolean::valueOf);
        concern.responseDecidedBy = value(facts, "response_decided_by", AccountId::of);
        concern.responseAgreed = Boolean.parseBoolean(facts.get("is_response_agreed"));
        concern.closeDecidedBy = value(facts, "close_decided_by", AccountId::of);
        concern.closedAt =
                value(facts, "closed_at", text -> Instant.ofEpochSecond(Long.parseLong(text.replaceAll("\\..*", ""))));
        concern.handedTo = new HandedColumn().convertToEntityAttribute(facts.get("handed_to"));
        concern.listed = true;
        return concern;
    }

    private static <T> @Nullable T value(Map<String, String> facts, String name, Function<String, T> read) {
        return Optional.ofNullable(facts.get(name)).map(read).orElse(null);
    }

    public Concern inClass(Optional<UUID> id) {
        classId = id.orElse(null);
        return this;
    }

    /** Whether all of it is what this application wrote, and nobody has changed it in the database. */
    public boolean isAsDecided() {
        return listed || nowStanding().equals(standing);
    }

    private String nowStanding() {
        return ConcernStanding.of(
                changes,
                reporter,
                ConcernStanding.seconds(reportedAt),
                new AboutWhomColumn().convertToDatabaseColumn(about),
                immediateDanger,
                outsideHours,
                handlerRole,
                assignedTo,
                recused.isEmpty()
                        ? null
                        : recused.size() + ":"
                                + recused.stream()
                                        .sorted()
                                        .map(AccountId::value)
                                        .collect(Collectors.joining(",")),
                childWordsKept,
                reviewed,
                proposedLevel,
                decidedLevel,
                response,
                new AgenciesColumn().convertToDatabaseColumn(agencies),
                safe,
                responseDecidedBy,
                responseAgreed,
                monitorOn,
                closeDecidedBy,
                reporterTold,
                siblingsAsked,
                actionsSettled,
                ConcernStanding.seconds(closedAt),
                new HandedColumn().convertToDatabaseColumn(handedTo));
    }

    /** @throws RefusedSubmission if it was changed directly in the database, which a change from here would hide */
    private void change(Runnable change) {
        if (listed) {
            throw new IllegalStateException("Of a list nothing is changed");
        }
        refuseIfShut();
        change.run();
        if (!changed) {
            changes++;
            changed = true;
        }
        standing = nowStanding();
    }

    private void refuseIfShut() {
        if (!isAsDecided()) {
            throw new RefusedSubmission(SHUT);
        }
    }

    /** @return whether what was just written to the database is a change, which is one however much was decided in it */
    boolean wasWritten() {
        boolean isChange = changed;
        changed = false;
        return isChange;
    }

    public void assignTo(HandlerRole role) {
        change(() -> {
            handlerRole = role;
            assignedTo = null;
        });
    }

    /** From now on this person handles it, whatever the role's others do. */
    public void handTo(Person person, Instant now) {
        refuseIfClosed();
        letIn(person, now);
        change(() -> {
            handlerRole = HandlerRole.of(person);
            assignedTo = person.id();
        });
    }

    /** Somebody of the line hands it, or a step of it, to this person, who is of the line from then on. */
    public void letIn(Person person, Instant now) {
        if (excludes(person)) {
            throw new IllegalStateException("This person may not handle " + reference);
        }
        if (person.roles().stream().filter(Role::readsRecords).noneMatch(role -> isInLine(person, role))) {
            change(() -> {
                Map<AccountId, Instant> handed = new HashMap<>(handedTo);
                handed.put(person.id(), now.truncatedTo(ChronoUnit.MICROS));
                handedTo = Map.copyOf(handed);
            });
        }
    }

    public boolean isInLine(Person person, Role role) {
        return facts().isInLine(person, role);
    }

    /** A second person has agreed that it is not about them. */
    public void notAbout(Set<AboutWhom> fewer) {
        Set<AboutWhom> now = EnumSet.copyOf(about);
        now.removeAll(fewer);
        if (now.isEmpty()) {
            now.add(AboutWhom.UNKNOWN);
        }
        change(() -> about = now);
    }

    /** A second person has confirmed that it is about whoever was only named. */
    public void confirmAbout(Set<AboutWhom> named) {
        Set<AboutWhom> all = about();
        all.removeAll(named);
        named.stream().map(AboutWhom::confirmed).forEach(all::add);
        change(() -> about = all);
    }

    /** Treats these people as if the worry were about them. */
    public void exclude(Set<AccountId> accounts) {
        change(() -> {
            recused.addAll(accounts);
            if (assignedTo != null && accounts.contains(assignedTo)) {
                assignedTo = null;
            }
        });
    }

    public boolean isOut(AccountId account) {
        return recused.contains(account);
    }

    public void excludeNoLonger(Set<AccountId> accounts) {
        change(() -> recused.removeAll(accounts));
    }

    public void stepOut(AccountId account) {
        change(() -> {
            recused.add(account);
            if (account.equals(assignedTo)) {
                assignedTo = null;
            }
        });
    }

    /** What the record has of the child's words stays in it, whatever a later review adds. */
    public Set<AccountId> steppedOut() {
        return Set.copyOf(recused);
    }

    public void review(boolean areChildsWordsKept) {
        refuseIfClosed();
        change(() -> {
            reviewed = true;
            childWordsKept = childWordsKept || areChildsWordsKept;
        });
    }

    /** No decision stands any more that was made on less; its level does where it is higher. */
    public void propose(RiskLevel level) {
        change(() -> {
            proposedLevel = level;
            responseAgreed = false;
        });
    }

    /** @return whether a second person has to agree before this decision stands */
    public boolean decide(ResponseDecision decision, AccountId decidedBy) {
        refuseIfClosed();
        if (proposedLevel == null) {
            throw new IllegalStateException("No level has been proposed for " + reference);
        }
        change(() -> {
            decidedLevel = decision.level();
            response = decision.response();
            agencies = decision.agenciesWithSafety();
            safe = decision.isSafe();
            monitorOn = decision.monitorOn().orElse(null);
            responseDecidedBy = decidedBy;
            responseAgreed = !decision.needsSecondPerson(requireNonNull(proposedLevel));
            closeDecidedBy = null;
        });
        return !responseAgreed;
    }

    /** Whom the proposal tells while a weaker decision waits for its second person. */
    public Set<Agency> agenciesProposed() {
        refuseIfShut();
        Set<Agency> proposed = EnumSet.noneOf(Agency.class);
        proposed.addAll(Response.agenciesFor(requireNonNull(proposedLevel)));
        proposed.addAll(agencies);
        return proposed;
    }

    public Set<Agency> agenciesDecided() {
        refuseIfShut();
        return EnumSet.copyOf(agencies);
    }

    /** What was proposed once is not undone by deciding less, where a child may be harmed. */
    public Others undecidedReferrals() {
        if (proposedLevel == RiskLevel.IMMEDIATE || decidedLevel == RiskLevel.IMMEDIATE) {
            return Others.STAND;
        }
        return decidedLevel == RiskLevel.HIGH ? Others.MAY_END_ON_ADVICE : Others.MAY_END;
    }

    public void agreeToResponse() {
        change(() -> responseAgreed = true);
    }

    public void proposeClose(AccountId decidedBy, boolean isReporterTold, boolean areActionsSettled) {
        refuseIfClosed();
        change(() -> {
            closeDecidedBy = decidedBy;
            reporterTold = isReporterTold;
            siblingsAsked = true;
            actionsSettled = areActionsSettled;
        });
    }

    public void close(Instant now) {
        refuseIfClosed();
        if (!responseAgreed || !reporterTold || !siblingsAsked || !actionsSettled || !childWordsKept) {
            throw new IllegalStateException("Something is still open in " + reference);
        }
        change(() -> closedAt = now.truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Another report of the same incident is worked with this one from now on. Whoever may know nothing of the one may know
     * nothing of the other, and no answer is lower than either had it.
     */
    public void takeIn(Concern other) {
        refuseIfClosed();
        shareExclusions(other);
        RiskLevel higher = Stream.of(proposedLevel, other.proposedLevel, other.decidedLevel)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        change(() -> {
            immediateDanger |= other.immediateDanger;
            outsideHours |= other.outsideHours;
            childWordsKept |= other.childWordsKept;
            safe = other.isUnsafe() ? Boolean.FALSE : safe;
            agencies = EnumSet.copyOf(agencies);
            agencies.addAll(other.agencies);
            responseAgreed &= higher == proposedLevel;
            proposedLevel = higher;
        });
    }

    public void shareExclusions(Concern other) {
        excludeAlsoAs(other);
        other.excludeAlsoAs(this);
    }

    /** Whoever may know nothing of the other learns nothing of this one, either. */
    public void excludeAlsoAs(Concern other) {
        if (!about.containsAll(other.about)) {
            alsoAbout(other.about);
        }
        if (!recused.containsAll(other.recused)) {
            exclude(new HashSet<>(other.recused));
        }
    }

    /** Its procedure has ended, and goes on with the report that it was joined to. */
    public void joined(Instant now) {
        refuseIfClosed();
        change(() -> closedAt = now.truncatedTo(ChronoUnit.MICROS));
    }

    private void refuseIfClosed() {
        if (closedAt != null) {
            throw new IllegalStateException(reference + " is closed");
        }
    }

    /** Under the same reference; what its close had settled is asked again. */
    public void reopen() {
        if (closedAt == null) {
            throw new IllegalStateException(reference + " is open");
        }
        change(() -> {
            closedAt = null;
            closeDecidedBy = null;
            responseAgreed = false;
            reporterTold = false;
            siblingsAsked = false;
            actionsSettled = false;
        });
    }

    /**
     * Whoever the worry may be about, or who has stepped out, learns nothing of it. Nobody does once it was changed in the
     * database: that may have been done to open it to somebody.
     */
    public boolean excludes(Person person) {
        return facts().excludes(person);
    }

    /** What the rules know of it that say who is asked and who may read it. */
    public ConcernFacts facts() {
        return new ConcernFacts(
                !isAsDecided(),
                about.stream().flatMap(whom -> whom.excluded().stream()).collect(Collectors.toSet()),
                Set.copyOf(recused),
                handlerRole(),
                assignedTo(),
                reportedAt,
                Map.copyOf(handedTo),
                responseDecidedBy(),
                Optional.ofNullable(closeDecidedBy));
    }

    public boolean isAbout(AboutWhom whom) {
        return about.contains(whom);
    }

    public Set<AboutWhom> about() {
        return about.isEmpty() ? EnumSet.noneOf(AboutWhom.class) : EnumSet.copyOf(about);
    }

    /** Whoever this may be about, too, learns nothing of it from now on. */
    public void alsoAbout(Set<AboutWhom> more) {
        Set<AboutWhom> all = about();
        all.addAll(more);
        change(() -> about = all);
    }

    /** The LADO has advised that it is not the head, who may know of it from now on. */
    public void ruleOutHead() {
        Set<AboutWhom> others = about();
        others.remove(AboutWhom.UNNAMED_STAFF);
        change(() -> about = others);
    }

    public boolean isStaffConcern() {
        return about.stream().anyMatch(AboutWhom::isStaffConcern);
    }

    public boolean isOutsideHours() {
        return outsideHours;
    }

    public Optional<AccountId> assignedTo() {
        return Optional.ofNullable(assignedTo);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    public boolean isResponseDecidedBy(AccountId account) {
        return account.equals(responseDecidedBy);
    }

    public boolean isCloseDecidedBy(AccountId account) {
        return account.equals(closeDecidedBy);
    }

    public boolean isImmediateDanger() {
        return immediateDanger;
    }

    public boolean isReviewed() {
        return reviewed;
    }

    public boolean areChildsWordsKept() {
        return childWordsKept;
    }

    public boolean isResponseAgreed() {
        return responseAgreed;
    }

    public boolean isUnsafe() {
        return Boolean.FALSE.equals(safe);
    }

    public String standing() {
        return standing;
    }

    public Reference reference() {
        return reference;
    }

    public Instant reportedAt() {
        return reportedAt;
    }

    public AccountId reporter() {
        return reporter;
    }

    public HandlerRole handlerRole() {
        return handlerRole == null ? HandlerRole.NOBODY : handlerRole;
    }

    public Optional<RiskLevel> proposedLevel() {
        return Optional.ofNullable(proposedLevel);
    }

    public Optional<RiskLevel> decidedLevel() {
        return Optional.ofNullable(decidedLevel);
    }

    /** Until a second person has agreed to less, the proposal stands, and its clocks run. */
    public Optional<RiskLevel> standingLevel() {
        return standing(proposedLevel, decidedLevel, responseAgreed);
    }

    public static Optional<RiskLevel> standing(
            @Nullable RiskLevel proposed, @Nullable RiskLevel decided, boolean isAgreed) {
        boolean isDecided = decided != null && (isAgreed || proposed == null || decided.compareTo(proposed) > 0);
        return Optional.ofNullable(isDecided ? decided : proposed);
    }

    public Set<Agency> agencies() {
        return agencies.isEmpty() ? EnumSet.noneOf(Agency.class) : EnumSet.copyOf(agencies);
    }

    Optional<Boolean> isSafe() {
        return Optional.ofNullable(safe);
    }

    Optional<AccountId> responseDecidedBy() {
        return Optional.ofNullable(responseDecidedBy);
    }

    public Optional<Response> response() {
        return Optional.ofNullable(response);
    }
}

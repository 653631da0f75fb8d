package school.safeguarding.escalation.ladder;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.escalation.deadline.DueRule;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.StepId;
import school.safeguarding.step.TaskId;

/** A step that went overdue, and everyone who became responsible for it since. */
@Entity
public class OverdueStep {

    enum LevelKind {
        /** Responsible before, and told that it is late. */
        REMINDED,
        /** Offered the step itself. */
        OFFERED,
        /** Asked to act on whoever has not done it. */
        TO_ACT
    }

    @Id
    private UUID id;

    private Reference reference;
    private TaskId taskId;
    private StepId step;
    private String stepName;

    @Enumerated(EnumType.STRING)
    private Cause cause;

    private Instant dueAt;
    private boolean isDueAssumed;
    private String heldBy;
    private String ladder;
    private String pause;
    private Instant nextAt;
    private Instant startedAt;
    private Instant endedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "overdue_level", joinColumns = @JoinColumn(name = "overdue_step"))
    private Set<Level> levels = new HashSet<>();

    @Version
    private int version;

    protected OverdueStep() {}

    /** @param name as people read it, with what tells it from others of its kind */
    static OverdueStep begin(
            OpenStep step, String name, Cause cause, Instant dueAt, boolean isDueAssumed, Ladder ladder, Instant now) {
        OverdueStep overdue = new OverdueStep();
        overdue.id = UUID.randomUUID();
        overdue.reference = Reference.of(step.reference());
        overdue.taskId = step.id();
        overdue.step = step.step();
        overdue.stepName = name;
        overdue.cause = cause;
        overdue.dueAt = dueAt;
        overdue.isDueAssumed = isDueAssumed;
        overdue.heldBy(step.heldBy());
        overdue.ladder = String.join(",", ladder.rungs());
        overdue.pause = ladder.pause().words();
        overdue.nextAt = now;
        overdue.startedAt = now;
        return overdue;
    }

    /** What was only not opened is by now not done, and opening it ends nothing any more. */
    void isNowNotDone(Instant due, boolean isAssumed) {
        if (cause == Cause.NOT_SEEN) {
            cause = Cause.NOT_DONE;
            dueAt = due;
            isDueAssumed = isAssumed;
        }
    }

    void heldBy(Set<AccountId> accounts) {
        heldBy = accounts.stream().sorted().map(AccountId::value).collect(Collectors.joining(","));
    }

    /** The next rung that the decision table named, which is thereby used. */
    Optional<String> takeRung() {
        if (ladder.isEmpty()) {
            return Optional.empty();
        }
        List<String> rungs = Arrays.asList(ladder.split(","));
        ladder = String.join(",", rungs.subList(1, rungs.size()));
        return Optional.of(rungs.get(0));
    }

    void tell(Set<AccountId> accounts, LevelKind kind, Instant now) {
        int level = lastLevel() + 1;
        accounts.forEach(account -> levels.add(new Level(level, account, kind, now)));
    }

    int lastLevel() {
        return levels.stream().mapToInt(Level::level).max().orElse(0);
    }

    public void waitUntil(Instant next) {
        nextAt = next;
    }

    /** Each person after this has no longer than that before the next. */
    public void hurry(DueRule shorter) {
        pause = shorter.words();
    }

    void end(Instant now) {
        endedAt = now;
    }

    boolean isRunning() {
        return endedAt == null;
    }

    /** Whom the last level made responsible. */
    Set<AccountId> toldLast() {
        int last = lastLevel();
        return levels.stream()
                .filter(level -> level.level() == last)
                .map(Level::account)
                .collect(Collectors.toSet());
    }

    Set<AccountId> told(LevelKind... kinds) {
        List<LevelKind> wanted = List.of(kinds);
        return levels.stream()
                .filter(level -> wanted.contains(level.kind()))
                .map(Level::account)
                .collect(Collectors.toSet());
    }

    List<Level> levels() {
        return levels.stream()
                .sorted(Comparator.comparingInt(Level::level).thenComparing(Level::account))
                .toList();
    }

    Set<AccountId> heldBy() {
        return heldBy.isEmpty()
                ? Set.of()
                : Arrays.stream(heldBy.split(",")).map(AccountId::of).collect(Collectors.toUnmodifiableSet());
    }

    public UUID id() {
        return id;
    }

    public Reference reference() {
        return reference;
    }

    TaskId taskId() {
        return taskId;
    }

    StepId step() {
        return step;
    }

    public String stepName() {
        return stepName;
    }

    Cause cause() {
        return cause;
    }

    Instant dueAt() {
        return dueAt;
    }

    boolean isDueAssumed() {
        return isDueAssumed;
    }

    Instant nextAt() {
        return nextAt;
    }

    DueRule pause() {
        return new DueRule(pause);
    }

    /** One person who became responsible at one level. Not null, or Hibernate would write all again to add one. */
    @Embeddable
    record Level(
            @Column(nullable = false) int level,
            @Column(nullable = false) AccountId account,
            @Enumerated(EnumType.STRING) @Column(nullable = false) LevelKind kind,
            @Column(name = "told_at", nullable = false) Instant toldAt) {}
}

package school.safeguarding.escalation.cover;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;
import school.safeguarding.step.TaskId;

/** What one person who has left leaves behind, for one person above to hand over. */
@Entity
class HandOver {

    @Id
    private UUID id;

    private AccountId leaver;
    private AccountId asked;
    private Instant foundAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "hand_over_step", joinColumns = @JoinColumn(name = "hand_over"))
    private Set<LeftStep> steps = new HashSet<>();

    protected HandOver() {}

    HandOver(AccountId leaver, AccountId asked, Set<LeftStep> steps, Instant now) {
        this.id = UUID.randomUUID();
        this.leaver = leaver;
        this.asked = asked;
        this.steps = new HashSet<>(steps);
        this.foundAt = now;
    }

    UUID id() {
        return id;
    }

    AccountId leaver() {
        return leaver;
    }

    AccountId asked() {
        return asked;
    }

    Set<LeftStep> steps() {
        return steps;
    }

    @Embeddable
    record LeftStep(
            @Column(name = "task_id", nullable = false) TaskId taskId,
            @Column(nullable = false) Reference reference,
            @Column(name = "step_name", nullable = false) String stepName) {}
}

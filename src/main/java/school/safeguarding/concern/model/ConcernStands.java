package school.safeguarding.concern.model;

import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.ConcernStanding;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.protection.SealsColumn;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;
import school.safeguarding.trail.ChainHash;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;
import school.safeguarding.trail.Trail.Left;

/** Leaves a trace of what each change makes of a concern, so that a state of before does not fit any more. */
@Component
@SealsColumn(table = "trace", name = "standing", row = "reference || ' ' || encode(entry_hash, 'hex')")
public class ConcernStands {

    private final Trail trail;
    private final Seals seals;

    ConcernStands(@Lazy Trail trail, Seals seals) {
        this.trail = trail;
        this.seals = seals;
    }

    @PostLoad
    void mayBeChanged(Concern concern) {
        trail.expectMore();
    }

    /** It opens beside its own hash only. */
    private static Place place(Reference reference, byte[] hash) {
        return new Place("trace", reference + " " + HexFormat.of().formatHex(hash), "standing");
    }

    /** How the concern stood just before that time, as the trail has it; empty where that was not kept, or was changed since. */
    public Optional<Concern> before(Reference reference, Instant until) {
        return trail.standing(reference, until).map(Left::trace).flatMap(this::opened);
    }

    /** Whether it ever had a higher level than this. One of its states that does not open may have had. */
    public boolean wasEverAbove(RiskLevel level, Reference reference) {
        return trail.standings(reference).stream()
                .map(left -> opened(left.trace()))
                .anyMatch(state -> state.isEmpty()
                        || state.get()
                                .standingLevel()
                                .filter(had -> had.compareTo(level) > 0)
                                .isPresent());
    }

    private Optional<Concern> opened(Trace trace) {
        byte[] hash = trace.hashed().orElse(ChainHash.first());
        try {
            return trace.standing()
                    .map(kept -> SealedText.opened(
                            seals.ofSchool(),
                            place(Reference.of(trace.reference().orElseThrow()), hash),
                            kept))
                    .filter(text -> Arrays.equals(ConcernStanding.hash(text), hash))
                    .map(text ->
                            Concern.stood(Reference.of(trace.reference().orElseThrow()), ConcernStanding.read(text)));
        } catch (CannotOpen e) {
            return Optional.empty();
        }
    }

    @PostPersist
    @PostUpdate
    void wasChanged(Concern concern) {
        if (concern.wasWritten()) {
            byte[] hash = ConcernStanding.hash(concern.standing());
            trail.leave(Trace.ofStanding(
                    concern.reference(),
                    hash,
                    Optional.of(SealedText.sealed(
                            seals.ofSchool(), place(concern.reference(), hash), concern.standing()))));
        }
    }
}

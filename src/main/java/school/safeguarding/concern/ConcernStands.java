package school.safeguarding.concern;

import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import school.safeguarding.record.ConcernStanding;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/** Leaves a trace of what each change makes of a concern, so that a state of before does not fit any more. */
@Component
class ConcernStands {

    private final Trail trail;

    ConcernStands(@Lazy Trail trail) {
        this.trail = trail;
    }

    @PostLoad
    void mayBeChanged(Concern concern) {
        trail.expectMore();
    }

    @PostPersist
    @PostUpdate
    void wasChanged(Concern concern) {
        if (concern.wasWritten()) {
            trail.leave(Trace.ofStanding(concern.reference(), ConcernStanding.hash(concern.standing())));
        }
    }
}

package school.safeguarding.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.people.People.Person;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** What the last reviews of concerns came to, for somebody who may read their records. */
@Service
class ReadForReplay {

    private static final Logger log = LoggerFactory.getLogger(ReadForReplay.class);

    private final AllReviewInputs inputs;
    private final RecordViews records;
    private final Trail trail;

    ReadForReplay(AllReviewInputs inputs, RecordViews records, Trail trail) {
        this.inputs = inputs;
        this.records = records;
        this.trail = trail;
    }

    /** @param inputs as the table reads them */
    record LastReview(Reference reference, Map<String, Object> inputs) {}

    /**
     * Leaves a trace about each: what a review came to is of the record. One whose codes somebody has changed is left out, and
     * keeps nobody from the others.
     */
    @Transactional
    public List<LastReview> read(Person reader) {
        List<LastReview> found = new ArrayList<>();
        for (Reference reference : inputs.references()) {
            if (records.mayRead(reference, reader.id())) {
                last(reference)
                        .ifPresentOrElse(
                                codes -> found.add(new LastReview(reference, InputCodes.read(codes))),
                                () -> log.error(
                                        "ALARM A25 {}: the codes that its review came to could not be read",
                                        reference));
                trail.leave(Trace.about(reference, reader.id(), Kind.REPLAYED));
            }
        }
        return found;
    }

    private Optional<String> last(Reference reference) {
        List<ReviewInputs> rounds = inputs.findByReferenceOrderByAssessedAt(reference);
        return rounds.get(rounds.size() - 1).inputs();
    }
}

package school.safeguarding.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.people.People.Person;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** What the last reviews of concerns came to, for somebody who may read their records. */
@Service
class ReadForReplay {

    private final AllReviewInputs inputs;
    private final RecordViews records;
    private final Trail trail;

    ReadForReplay(AllReviewInputs inputs, RecordViews records, Trail trail) {
        this.inputs = inputs;
        this.records = records;
        this.trail = trail;
    }

    /** @param inputs as the table reads them */
    record LastReview(String reference, Map<String, Object> inputs) {}

    /** Leaves a trace about each: what a review came to is of the record. */
    @Transactional
    public List<LastReview> read(Person reader) {
        List<LastReview> found = new ArrayList<>();
        for (String reference : inputs.references()) {
            if (records.mayRead(reference, reader.id())) {
                found.add(last(reference));
                trail.leave(Trace.about(reference, reader.id(), Kind.REPLAYED));
            }
        }
        return found;
    }

    private LastReview last(String reference) {
        List<ReviewInputs> rounds = inputs.findByReferenceOrderByAssessedAt(reference);
        return new LastReview(
                reference, InputCodes.read(rounds.get(rounds.size() - 1).inputs()));
    }
}

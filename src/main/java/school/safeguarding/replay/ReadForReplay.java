package school.safeguarding.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.engine.table.DecisionAsked;
import school.safeguarding.people.People.Person;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** What decision tables were asked about concerns in their last round, for somebody who may read their records. */
@Service
class ReadForReplay {

    private static final Logger log = LoggerFactory.getLogger(ReadForReplay.class);

    private static final String REVIEW = "risk-level";

    private final AllReviewInputs inputs;
    private final RecordViews records;
    private final Trail trail;

    ReadForReplay(AllReviewInputs inputs, RecordViews records, Trail trail) {
        this.inputs = inputs;
        this.records = records;
        this.trail = trail;
    }

    /**
     * @param inputs as the table reads them
     * @param askedAt when it was asked
     */
    record Asked(Reference reference, Map<String, Object> inputs, Instant askedAt) {}

    /**
     * Of risk levels what the last review came to; of the others what was asked since then, of a hold the last about each adult.
     * Leaves a trace about each concern: what was decided is of the record. One whose codes somebody has changed is left out, and
     * keeps nobody from the others.
     */
    @Transactional
    public List<Asked> read(String table, Person reader) {
        List<Asked> found = new ArrayList<>();
        for (Reference reference : inputs.references(table)) {
            if (records.mayRead(reference, reader.id())) {
                found.addAll(last(reference, table));
                trail.leave(Trace.about(reference, reader.id(), Kind.REPLAYED));
            }
        }
        return found;
    }

    /**
     * The same of the concerns whose records the chair may not read, for counting them. One from which the chair is kept out is none
     * of them: nothing tells of a concern about oneself.
     */
    @Transactional
    public List<Asked> rest(String table, Person chair) {
        List<Asked> found = new ArrayList<>();
        for (Reference reference : inputs.references(table)) {
            if (records.mayKnowOf(reference, chair.id()) && !records.mayRead(reference, chair.id())) {
                found.addAll(last(reference, table));
                trail.leave(Trace.about(reference, chair.id(), Kind.REPLAYED).with("counted"));
            }
        }
        return found;
    }

    private List<Asked> last(Reference reference, String table) {
        List<ReviewInputs> all = inputs.findByReferenceOrderByAssessedAt(reference);
        Optional<Instant> round = all.stream()
                .filter(one -> one.isOf(REVIEW))
                .map(ReviewInputs::assessedAt)
                .reduce((earlier, later) -> later);
        Map<String, Asked> last = new LinkedHashMap<>();
        all.stream()
                .filter(one -> one.isOf(table)
                        && round.filter(since -> one.assessedAt().isBefore(since))
                                .isEmpty())
                .forEach(one -> one.inputs()
                        .map(InputCodes::read)
                        .ifPresentOrElse(
                                codes -> last.put(about(table, codes), new Asked(reference, codes, one.assessedAt())),
                                () -> log.error(
                                        "ALARM A25 {}: the codes that its review came to could not be read",
                                        reference)));
        return List.copyOf(last.values());
    }

    /** What was asked later about the same counts instead. */
    private static String about(String table, Map<String, Object> codes) {
        return switch (table) {
            case REVIEW, "handler", DecisionAsked.INDICATORS -> "";
            case "contact-hold" -> String.valueOf(codes.get(DecisionAsked.ADULT));
            default -> codes.toString();
        };
    }
}

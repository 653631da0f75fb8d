package school.safeguarding.concern.correct;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.Corrections;
import school.safeguarding.concern.model.JoinedReports;

/**
 * Who is kept out of a concern, or of a report that is worked as one with it, by what a second person has not answered yet. It
 * may be refused: whoever says the same again meanwhile says it for themselves, and a second person is asked about that too.
 */
@Component
class Unanswered {

    private final Corrections corrections;
    private final JoinedReports joined;

    Unanswered(Corrections corrections, JoinedReports joined) {
        this.corrections = corrections;
        this.joined = joined;
    }

    Set<AboutWhom> about(Concern concern) {
        return waiting(concern)
                .flatMap(correction -> correction.about().stream())
                .filter(whom -> !whom.excluded().isEmpty())
                .collect(Collectors.toSet());
    }

    /** Account ids of whoever is kept out beside them. */
    Set<AccountId> accounts(Concern concern) {
        return waiting(concern)
                .flatMap(correction -> correction.accounts().stream())
                .collect(Collectors.toSet());
    }

    private Stream<Correction> waiting(Concern concern) {
        return Stream.concat(Stream.of(concern.reference()), joined.workedWith(concern.reference()).stream())
                .flatMap(reference -> corrections.findByReferenceOrderByAskedAt(reference).stream())
                .filter(correction -> correction.kind() == Correction.Kind.ADDED && correction.isWaiting());
    }
}

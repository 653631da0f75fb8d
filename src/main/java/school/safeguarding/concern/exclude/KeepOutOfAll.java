package school.safeguarding.concern.exclude;

import java.util.List;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.reference.Reference;

/** Whoever is kept out of one of the reports that are worked as one is kept out of all of them, at once. */
@Component
public class KeepOutOfAll {

    private final Concerns concerns;
    private final JoinedReports joined;

    KeepOutOfAll(Concerns concerns, JoinedReports joined) {
        this.concerns = concerns;
        this.joined = joined;
    }

    /** @return the references of the others, whose steps are to be offered again; mostly none */
    public List<Reference> whoIsKeptOutOf(Concern concern) {
        List<Reference> others = joined.workedWith(concern.reference());
        others.stream().map(concerns::withReference).forEach(other -> other.excludeAlsoAs(concern));
        return others;
    }
}

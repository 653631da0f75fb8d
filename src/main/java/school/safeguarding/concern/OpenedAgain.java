package school.safeguarding.concern;

import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.reference.Reference;

/** Which concerns were opened again, for whoever looks at how the procedure itself goes. */
@Component
public class OpenedAgain {

    private final ReviewRounds rounds;

    OpenedAgain(ReviewRounds rounds) {
        this.rounds = rounds;
    }

    /** Their references: of those that were opened again from then on. */
    public Set<Reference> since(Instant from) {
        return rounds.openedAgainSince(from);
    }
}

package school.safeguarding.concern;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.LegalHolds;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.reference.Reference;

/**
 * What keeps whatever else is known of an adult: a concern that is still worked, and whatever is on legal hold. Whom a concern is
 * reported to be about does not matter: somebody who has left is a stranger, or a parent, to whoever reports them now.
 */
@Service
public class OpenOrHeldConcerns {

    private final Concerns concerns;
    private final JoinedReports joined;
    private final LegalHolds holds;

    OpenOrHeldConcerns(Concerns concerns, JoinedReports joined, LegalHolds holds) {
        this.concerns = concerns;
        this.joined = joined;
        this.holds = holds;
    }

    /** @param isAboutAdultHere whether it is about somebody who works or volunteers here, also where nobody knows yet who */
    public record OpenOrHeld(Reference reference, boolean isAboutAdultHere) {}

    /** Also where one is damaged: nobody knows then that it is neither. A record that two people deleted is not among them. */
    @Transactional(readOnly = true, noRollbackFor = CannotOpen.class)
    public List<OpenOrHeld> all() {
        return Stream.concat(
                        concerns.findByClosedAtIsNullOrderByReference().stream(),
                        concerns.findByClosedAtIsNotNullOrderByReference().stream())
                .filter(this::isOpenOrHeld)
                .map(concern -> new OpenOrHeld(
                        concern.reference(), ReportedAbout.of(concern.about()) == ReportedAbout.ADULT_HERE))
                .toList();
    }

    private boolean isOpenOrHeld(Concern concern) {
        try {
            return isWorked(concern) || holds.isHeld(concern.reference());
        } catch (CannotOpen damaged) {
            return true;
        }
    }

    /** A report that was joined to another goes on for as long as that one. */
    private boolean isWorked(Concern concern) {
        return concern.isOpen()
                || concerns.withReference(joined.goesOnAs(concern.reference())).isOpen();
    }
}

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

/** What keeps whatever else is known of an adult: a concern about staff that is still worked, and whatever is on legal hold. */
@Service
public class StaffConcerns {

    private final Concerns concerns;
    private final JoinedReports joined;
    private final LegalHolds holds;

    StaffConcerns(Concerns concerns, JoinedReports joined, LegalHolds holds) {
        this.concerns = concerns;
        this.joined = joined;
        this.holds = holds;
    }

    /** Also where one is damaged: nobody knows then that it is neither. */
    @Transactional(readOnly = true, noRollbackFor = CannotOpen.class)
    public List<Reference> openOrHeld() {
        return Stream.concat(
                        concerns.findByClosedAtIsNullOrderByReference().stream(),
                        concerns.findByClosedAtIsNotNullOrderByReference().stream())
                .filter(this::isOpenOrHeld)
                .map(Concern::reference)
                .toList();
    }

    private boolean isOpenOrHeld(Concern concern) {
        try {
            return (concern.isStaffConcern() && isWorked(concern)) || holds.isHeld(concern.reference());
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

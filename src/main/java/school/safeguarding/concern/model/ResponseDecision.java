package school.safeguarding.concern.model;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.referral.Agency;
import school.safeguarding.risk.RiskLevel;

/**
 * What the handler decided to do.
 *
 * @param isSafe whether the child is safe until tomorrow; "unknown" is not
 * @param monitorOn the school-calendar day on which monitoring comes back
 */
public record ResponseDecision(
        RiskLevel level, Response response, Set<Agency> agencies, boolean isSafe, Optional<LocalDate> monitorOn) {

    /** Going below the proposal in level, response or whom it tells, or doing nothing, takes a second person. */
    boolean needsSecondPerson(RiskLevel proposed) {
        return level.compareTo(proposed) < 0
                || response.compareTo(Response.leastFor(proposed)) < 0
                || response == Response.NO_FURTHER_ACTION
                || !agenciesWithSafety().containsAll(Response.agenciesFor(proposed));
    }

    /** A child who is not safe until tomorrow makes the call to an agency due whatever else is decided. */
    Set<Agency> agenciesWithSafety() {
        Set<Agency> told = EnumSet.noneOf(Agency.class);
        told.addAll(agencies);
        if (!isSafe && !told.contains(Agency.POLICE)) {
            told.add(Agency.SOCIAL_CARE);
        }
        return told;
    }
}

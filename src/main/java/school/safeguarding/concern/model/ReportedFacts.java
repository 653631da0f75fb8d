package school.safeguarding.concern.model;

import java.util.Arrays;
import school.safeguarding.child.SeveralNames;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;

/** What the process of a concern begins with: whom in the school it may be about, ticked or named, for {@code handler.dmn}. */
public final class ReportedFacts {

    private ReportedFacts() {}

    public static RoutingFacts of(Concern concern) {
        return RoutingFacts.of(RoutingFact.reference, concern.reference().value())
                .with(RoutingFact.isAboutStaff, concern.isAbout(AboutWhom.STAFF))
                .with(RoutingFact.isHeadPossible, concern.isAbout(AboutWhom.UNNAMED_STAFF))
                .with(RoutingFact.isAboutCpo, isAny(concern, AboutWhom.CPO, AboutWhom.NAMED_CPO))
                .with(RoutingFact.isAboutHead, isAny(concern, AboutWhom.HEAD, AboutWhom.NAMED_HEAD))
                .with(RoutingFact.isAboutChair, isAny(concern, AboutWhom.CHAIR, AboutWhom.NAMED_CHAIR))
                .with(RoutingFact.isAboutGovernor, isAny(concern, AboutWhom.GOVERNOR, AboutWhom.NAMED_GOVERNOR))
                .with(RoutingFact.isAboutUsualHandler, concern.isAbout(AboutWhom.USUAL_HANDLER))
                .with(RoutingFact.isStaffConcern, concern.isStaffConcern())
                .with(RoutingFact.isImmediateDanger, concern.isImmediateDanger())
                .with(RoutingFact.openContacts, 0)
                .with(RoutingFact.openEarlyHelp, 0)
                .with(RoutingFact.isHeld, false)
                .with(RoutingFact.openReferrals, 0);
    }

    /** @param childName as somebody typed it; only whether it may be the name of several goes to the engine */
    public static RoutingFacts of(Concern concern, String childName) {
        RoutingFacts facts = of(concern);
        // Nearly every report names one child, and each fact is written twice.
        return SeveralNames.in(childName).isEmpty() ? facts : facts.with(RoutingFact.isSeveralPossible, true);
    }

    private static boolean isAny(Concern concern, AboutWhom... whom) {
        return Arrays.stream(whom).anyMatch(concern::isAbout);
    }
}

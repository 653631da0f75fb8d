package school.safeguarding.concern;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.people.Role;
import school.safeguarding.risk.RiskLevel;

/** Who may be made responsible for a concern. Never anybody whom the worry may be about, or who has stepped out. */
public interface Responsibility {

    /** Account ids of whoever works it now. */
    Set<String> handlers(String reference);

    /** Who stands in for the handlers before anybody above them is asked; empty if there is nobody. */
    Set<String> deputies(String reference);

    /** Who holds this role, is there today and may know of the concern. */
    Set<String> holding(Role role, String reference);

    /** Everyone who may, in the order in which they are asked. */
    List<String> line(String reference);

    /** Who came into the line after this concern did, and may be handed it by somebody of the line. */
    List<String> newcomers(String reference);

    /** Everyone who may be given this step, in the order in which they are asked. */
    List<String> takers(OpenStep step);

    /** Everyone who may be asked to see to this step when it is late, in the order in which they are asked. */
    List<String> mayAct(OpenStep step);

    /** Whom somebody turns to who is not content: the head, else the next who may know. */
    Set<String> overseers(String reference);

    boolean mayKnow(String reference, String account);

    /** Whether there is such a concern and this person reported it. */
    boolean isReportOf(String reference, String account);

    /** Makes this person the handler, alone, and offers them the handler's open steps. */
    void handTo(String reference, String account);

    /** Somebody of the line gives this person a step of it: whoever came into the line later is of it from then on. */
    void letIn(String reference, String account);

    /** Offers every open step of the concern again to whoever may do it now. */
    void offerAgain(String reference);

    /**
     * Offers them again because others handle it now: whoever handled it before keeps only what they have for another reason.
     *
     * @param except the id of a step in its model that is just being done
     */
    void handOn(String reference, String except);

    Times times(String reference);

    /** The open concerns that this person may know of. */
    Set<String> openKnownTo(String account);

    /** The open concerns that at most one person is left for, so that nobody could be made responsible after them. */
    List<String> openWithNobodyElse();

    /** The concerns of which who handles them, or whom they are about, was changed directly in the database, or put back there. */
    List<String> changedByHand();

    /** Since when the decision is due that no review again puts off; empty if none is. */
    Optional<Instant> decisionAwaitedSince(String reference);

    /** @param level the decided one, else the proposed one */
    record Times(Instant acceptedAt, boolean isOutsideHours, Optional<RiskLevel> level, boolean isUnsafe) {}
}

package school.safeguarding.concern.handle;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ReportedFacts;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.table.DecisionAsked;
import school.safeguarding.engine.table.Decisions;
import school.safeguarding.engine.table.FurtherRows;
import school.safeguarding.responsibility.HandlerRole;

/**
 * Who handles a concern by {@code handler.dmn} and by whatever table of its own the school has had beside it since the concern was
 * reported: whoever is passed over by any of them stays so.
 */
@Component
public class DecideHandler {

    private static final String TABLE = "handler";
    private static final String ROLE = RoutingFact.handlerRole.name();

    /** How far a concern is does not change with whom it is about, so the other facts stay as they are. */
    private static final Set<String> WHOM = Set.of(
            RoutingFact.isAboutStaff.name(),
            RoutingFact.isHeadPossible.name(),
            RoutingFact.isAboutCpo.name(),
            RoutingFact.isAboutHead.name(),
            RoutingFact.isAboutChair.name(),
            RoutingFact.isAboutGovernor.name(),
            RoutingFact.isAboutUsualHandler.name(),
            RoutingFact.isStaffConcern.name());

    private final Decisions decisions;
    private final FurtherRows furtherRows;
    private final ApplicationEventPublisher events;

    DecideHandler(Decisions decisions, FurtherRows furtherRows, ApplicationEventPublisher events) {
        this.decisions = decisions;
        this.furtherRows = furtherRows;
        this.events = events;
    }

    HandlerRole decide(Concern concern) {
        return further(
                HandlerRole.withCode(requireNonNull(
                        decisions.first(TABLE, whom(concern)).orElseThrow().get(ROLE))),
                concern);
    }

    /** @param released what the release's table says */
    HandlerRole further(HandlerRole released, Concern concern) {
        return furtherRows.of(TABLE, whom(concern)::get, concern.reportedAt()).stream()
                .map(row -> HandlerRole.withCode(requireNonNull(row.get(ROLE))))
                .reduce(released, HandlerRole::orFurther);
    }

    /** Says what the table is asked about it, so that another one can be tried. */
    public void sayWhatIsAsked(Concern concern) {
        events.publishEvent(new DecisionAsked(concern.reference(), TABLE, whom(concern)));
    }

    static Map<String, Object> whom(Concern concern) {
        Map<String, Object> facts = new HashMap<>(ReportedFacts.of(concern).values());
        facts.keySet().retainAll(WHOM);
        return facts;
    }
}

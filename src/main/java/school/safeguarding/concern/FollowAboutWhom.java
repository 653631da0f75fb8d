package school.safeguarding.concern;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Decisions;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;

/** What follows at once when it is about others than was said: who handles it, who is offered its steps, who has to be told. */
@Component
class FollowAboutWhom {

    /** How far a concern is does not change with whom it is about, so the other facts stay as they are. */
    private static final Set<String> WHOM = Set.of(
            "isAboutStaff",
            "isHeadPossible",
            "isAboutCpo",
            "isAboutHead",
            "isAboutChair",
            "isAboutGovernor",
            "isAboutUsualHandler",
            "isStaffConcern");

    private final Decisions decisions;
    private final Procedures procedures;
    private final Responsibility responsibility;
    private final RelatedConcerns related;
    private final Chronology chronology;

    FollowAboutWhom(
            Decisions decisions,
            Procedures procedures,
            Responsibility responsibility,
            RelatedConcerns related,
            Chronology chronology) {
        this.decisions = decisions;
        this.procedures = procedures;
        this.responsibility = responsibility;
        this.related = related;
        this.chronology = chronology;
    }

    /** @param doneNow the id of the step in its model in which it was said */
    void follow(Concern concern, String doneNow) {
        Map<String, Object> facts = new HashMap<>(ReportedFacts.of(concern).values());
        facts.keySet().retainAll(WHOM);
        HandlerRole role = HandlerRole.withCode(
                decisions.first("handler", facts).orElseThrow().get("handlerRole"));
        if (role != concern.handlerRole()) {
            concern.assignTo(role);
            chronology.append(
                    concern.reference(),
                    new NewEntry(
                            "procedure",
                            "Handler decided",
                            "handler",
                            List.of(new Line("handlerRole", "Handled by", role.inWords()))));
        }
        facts.put("handlerRole", role.code());
        procedures.giveFacts(concern.reference(), new RoutingFacts(facts));
        responsibility.handOn(concern.reference(), doneNow);
        related.tellHandlersOfHidden(concern);
    }
}

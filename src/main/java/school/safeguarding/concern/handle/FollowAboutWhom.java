package school.safeguarding.concern.handle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernSteps;
import school.safeguarding.concern.join.RelatedConcerns;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.responsibility.WhoIsAsked;
import school.safeguarding.step.StepId;

/** What follows at once when it is about others than was said: who handles it, who is offered its steps, who has to be told. */
@Component
public class FollowAboutWhom {

    private static final String DECIDED = "Handler decided";

    private final DecideHandler decideHandler;
    private final Procedures procedures;
    private final WhoIsAsked responsible;
    private final ConcernSteps concernSteps;
    private final RelatedConcerns related;
    private final Chronology chronology;

    FollowAboutWhom(
            DecideHandler decideHandler,
            Procedures procedures,
            WhoIsAsked responsible,
            ConcernSteps concernSteps,
            RelatedConcerns related,
            Chronology chronology) {
        this.decideHandler = decideHandler;
        this.procedures = procedures;
        this.responsible = responsible;
        this.concernSteps = concernSteps;
        this.related = related;
        this.chronology = chronology;
    }

    /** @param doneNow the step of this concern in which it was said, if it was said in one */
    public void follow(Concern concern, Optional<StepId> doneNow) {
        Map<String, Object> facts = DecideHandler.whom(concern);
        HandlerRole decided = decideHandler.decide(concern);
        decideHandler.sayWhatIsAsked(concern);
        HandlerRole role = decided == HandlerRole.NOBODY && isAppointed(concern) ? concern.handlerRole() : decided;
        if (role != concern.handlerRole()) {
            concern.assignTo(role);
            chronology.append(
                    concern.reference(),
                    new NewEntry(
                            AccountId.PROCEDURE,
                            DECIDED,
                            EntryKind.HANDLER,
                            List.of(new Line("handlerRole", "Handled by", role.inWords()))));
        }
        facts.put(RoutingFact.handlerRole.name(), role.code());
        if (concern.isAbout(AboutWhom.CHILD)) {
            // Each of the two children needs a safety plan from now on, not only from the next review.
            facts.put(RoutingFact.isBetweenChildren.name(), true);
        }
        procedures.keep(concern.reference(), new RoutingFacts(facts));
        concernSteps.handOn(concern.reference(), doneNow);
        related.tellHandlersOfHidden(concern);
    }

    /** Whether somebody handles it whom those outside have named, since nobody was left by the rules. */
    private boolean isAppointed(Concern concern) {
        return !responsible.handlers(concern.facts()).isEmpty()
                && chronology.of(concern.reference()).stream()
                        .map(Entry::step)
                        .filter(Set.of(DECIDED, AppointHandler.STEP)::contains)
                        .reduce((earlier, later) -> later)
                        .filter(AppointHandler.STEP::equals)
                        .isPresent();
    }
}

package school.safeguarding.referral;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.model.AgencyReferral;
import school.safeguarding.referral.model.AgencyReferrals;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/**
 * What agencies were told of one report, or are still to be told, goes on in the record of another that is about the same
 * incident: an agency told in one counts as told, one still to be told stays to be told, and none is asked twice.
 */
@Component
class CarryOverReferrals {

    private static final String PROCESS = "agency-referral";

    /** Where in the model each goes on. */
    private static final Map<AgencyReferral.State, StepId> STEPS = Map.of(
            AgencyReferral.State.TO_TELEPHONE, Steps.MAKE_REFERRAL,
            AgencyReferral.State.TO_WRITE, Steps.WRITTEN_CONFIRMATION,
            AgencyReferral.State.AWAITING_ANSWER, Steps.RECORD_ACKNOWLEDGEMENT,
            AgencyReferral.State.DISAGREED, Steps.DISAGREE,
            AgencyReferral.State.AT_WORK, Steps.RECORD_WHAT_BECAME_OF_IT);

    private final AgencyReferrals referrals;
    private final Procedures procedures;
    private final Clock clock;

    CarryOverReferrals(AgencyReferrals referrals, Procedures procedures, Clock clock) {
        this.referrals = referrals;
        this.procedures = procedures;
        this.clock = clock;
    }

    void carryOver(Reference from, Reference to) {
        List<AgencyReferral> there = referrals.findByReferenceOrderById(to);
        for (AgencyReferral one : referrals.findByReferenceOrderById(from)) {
            List<AgencyReferral> same = there.stream()
                    .filter(other -> other.agency() == one.agency())
                    .toList();
            if (one.state().isOpen()) {
                goOn(one, same.stream().filter(other -> other.state().isOpen()).findFirst(), from, to);
                one.joined(clock.instant());
            } else if (one.isTold() && same.stream().noneMatch(AgencyReferral::isTold)) {
                referrals.save(one.in(to));
            }
        }
    }

    private void goOn(AgencyReferral one, Optional<AgencyReferral> same, Reference from, Reference to) {
        String agency = one.agency().code();
        if (same.isEmpty()) {
            referrals.save(one.in(to));
            procedures.goOn(PROCESS, from, to, RoutingFact.agency, agency, RoutingFacts.none());
        } else if (one.goesOnRatherThan(same.get())) {
            same.get().takesOver(one);
            procedures.end(PROCESS, to, RoutingFact.agency, agency);
            procedures.goOn(PROCESS, from, to, RoutingFact.agency, agency, RoutingFacts.none());
        } else {
            same.get().alsoHeldAs(one);
            notLater(one, from, to);
            procedures.end(PROCESS, from, RoutingFact.agency, agency);
        }
    }

    private void notLater(AgencyReferral one, Reference from, Reference to) {
        steps(from, one.agency()).forEach(step -> step.dueAt().ifPresent(due -> steps(to, one.agency()).stream()
                .filter(other -> other.step().equals(step.step()))
                .forEach(other -> procedures.bringForward(other.id(), due))));
    }

    private List<OpenStep> steps(Reference reference, Agency agency) {
        return procedures.openSteps(reference).stream()
                .filter(step -> STEPS.containsValue(step.step()))
                .filter(step -> RoutingFact.agency.is(agency.code(), step.facts()))
                .toList();
    }

    /** Each as it stood when its report was joined to another. */
    void goOnAgain(Reference reference) {
        referrals.findByReferenceOrderById(reference).stream()
                .filter(referral -> referral.state() == AgencyReferral.State.JOINED)
                .forEach(referral -> {
                    referral.separated(clock.instant());
                    procedures.startAt(
                            PROCESS,
                            reference,
                            RoutingFacts.of(
                                    RoutingFact.agency, referral.agency().code()),
                            requireNonNull(STEPS.get(referral.state())));
                });
    }
}

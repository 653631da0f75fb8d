package school.safeguarding.parentcontact.hold;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.table.DecisionAsked;
import school.safeguarding.engine.table.FurtherRows;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;

/** Home is held while any rule of {@code contact-hold.dmn} fires. */
@Component
class ContactHoldListener implements ExecutionListener {

    private static final List<RoutingFact> ASKED = List.of(
            RoutingFact.isLadoPending,
            RoutingFact.isAskedToHold,
            RoutingFact.isHouseholdInvolved,
            RoutingFact.isReasonToHold,
            RoutingFact.adult);

    private final RecordHold recordHold;
    private final FurtherRows furtherRows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactHoldListener(RecordHold recordHold, FurtherRows furtherRows, ApplicationEventPublisher events, Clock clock) {
        this.recordHold = recordHold;
        this.furtherRows = furtherRows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult hits = (DmnDecisionResult) execution.getVariable("decisionResult");
        List<Line> reasons = Stream.concat(
                        hits.getResultList().stream(),
                        furtherRows.of("contact-hold", execution::getVariable, clock.instant()).stream())
                .map(hit -> new Line("hold", text(hit, "reason"), text(hit, "source")))
                .distinct()
                .toList();
        recordHold.found(
                Reference.of(execution.getProcessBusinessKey()),
                Optional.ofNullable((Integer) execution.getVariable(RoutingFact.adult.name())),
                reasons);
        RoutingFact.isHeld.set(execution, !reasons.isEmpty());
        events.publishEvent(asked(execution));
    }

    private static DecisionAsked asked(DelegateExecution execution) {
        Map<String, Object> inputs = new HashMap<>();
        ASKED.forEach(fact -> Optional.ofNullable(execution.getVariable(fact.name()))
                .ifPresent(value -> inputs.put(fact.name(), value)));
        return new DecisionAsked(Reference.of(execution.getProcessBusinessKey()), "contact-hold", inputs);
    }

    private static String text(Map<String, ?> hit, String column) {
        return (String) requireNonNull(hit.get(column));
    }
}

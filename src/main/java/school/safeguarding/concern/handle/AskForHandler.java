package school.safeguarding.concern.handle;

import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.concern.event.NobodyLeftToHandle;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.report.HeardByReporter;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.Procedures.OpenStep;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.WhoIsAsked;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/**
 * Has a handler appointed where nobody in the school may handle a concern any more: somebody was kept out, has stepped out or
 * has left. Those outside are told, and the reporter is given the number. Source: KCSIE part four; default of this procedure.
 */
@Component
public class AskForHandler {

    static final StepId STEP = Steps.APPOINT_HANDLER;
    private static final String PROCESS = "appoint-handler";

    private static final Logger log = LoggerFactory.getLogger(AskForHandler.class);

    private final WhoIsAsked responsible;
    private final Procedures procedures;
    private final HeardByReporter heardBy;
    private final ApplicationEventPublisher events;

    AskForHandler(
            WhoIsAsked responsible, Procedures procedures, HeardByReporter heardBy, ApplicationEventPublisher events) {
        this.responsible = responsible;
        this.procedures = procedures;
        this.heardBy = heardBy;
        this.events = events;
    }

    /**
     * Idempotent, and ended where somebody may again, unless nothing has begun yet, which waits for it.
     *
     * @param steps the open steps of that concern
     * @param isWaiting whether nobody is doing it just now
     */
    public void ifNobodyIsLeft(Concern concern, List<OpenStep> steps, Predicate<OpenStep> isWaiting) {
        Reference reference = concern.reference();
        List<OpenStep> asked =
                steps.stream().filter(step -> step.step().equals(STEP)).toList();
        if (!responsible.handlers(concern.facts()).isEmpty()) {
            boolean isWorked = steps.stream().anyMatch(step -> step.offeredTo().equals("handler"));
            asked.stream()
                    .filter(step -> isWorked && isWaiting.test(step))
                    .findAny()
                    .ifPresent(step -> procedures.end(PROCESS, reference, RoutingFact.reference, reference.value()));
        } else if (asked.isEmpty() && concern.isOpen()) {
            log.error("ALARM A02 {}: nobody in the school may handle this concern any more", reference);
            events.publishEvent(new NobodyLeftToHandle(reference, heardBy.reporter(concern)));
            procedures.start(PROCESS, reference, RoutingFacts.none());
        }
    }
}

package school.safeguarding.concern.handle;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.ConcernSteps;
import school.safeguarding.concern.event.ConcernAccepted;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.report.HeardByReporter;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.responsibility.WhoIsAsked;

/** Somebody outside the conflict was found for a concern that nobody in the school could handle. */
@Service
class AppointHandler implements StepForm {

    /** As the record calls it. */
    static final String STEP = "Handler appointed";

    private final Concerns concerns;
    private final WhoIsAsked responsible;
    private final ConcernSteps concernSteps;
    private final Procedures procedures;
    private final Chronology chronology;
    private final People people;
    private final HeardByReporter heardBy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppointHandler(
            Concerns concerns,
            WhoIsAsked responsible,
            ConcernSteps concernSteps,
            Procedures procedures,
            Chronology chronology,
            People people,
            HeardByReporter heardBy,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.responsible = responsible;
        this.concernSteps = concernSteps;
        this.procedures = procedures;
        this.chronology = chronology;
        this.people = people;
        this.heardBy = heardBy;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.APPOINT_HANDLER;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Concern concern = concerns.withReference(submission.concern());
        HandlerRole role = HandlerRole.withCode(submission.required("appointedRole"));
        concern.assignTo(role);
        responsible.newcomers(concern.facts()).stream()
                .flatMap(account -> people.person(account).stream())
                .filter(person -> role.roles().stream().anyMatch(person::holds))
                .forEach(person -> concern.letIn(person, clock.instant()));
        if (responsible.handlers(concern.facts()).isEmpty()) {
            throw new RefusedSubmission(submission.label("appointedRole")
                    + " must name a role that somebody holds who may know of this concern.");
        }
        chronology.append(concern.reference(), FormEntries.entry(submission, STEP));
        RoutingFacts handled = RoutingFacts.of(RoutingFact.handlerRole, role.code());
        boolean isWorked = procedures.openSteps(concern.reference()).stream()
                .anyMatch(step -> step.offeredTo().equals("handler"));
        if (isWorked) {
            procedures.keep(concern.reference(), handled);
            concernSteps.handOn(concern.reference(), Optional.of(AskForHandler.STEP));
        }
        // A reporter of what is worked already has heard that it was received.
        events.publishEvent(new ConcernAccepted(
                concern.reference(),
                isWorked ? Optional.empty() : heardBy.reporter(concern),
                responsible.handlers(concern.facts()),
                List.of(concern.reference())));
        return handled;
    }
}

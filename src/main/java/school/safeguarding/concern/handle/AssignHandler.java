package school.safeguarding.concern.handle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ReportedAbout;
import school.safeguarding.concern.correct.AskToConfirm;
import school.safeguarding.concern.event.ConcernAccepted;
import school.safeguarding.concern.event.ConcernHandedOn;
import school.safeguarding.concern.event.ConcernReported;
import school.safeguarding.concern.event.NobodyLeftToHandle;
import school.safeguarding.concern.join.RelatedConcerns;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.SameReport;
import school.safeguarding.concern.report.HeardByReporter;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.responsibility.WhoIsAsked;

/** Gives a concern to the role that works it, before the first task exists, and makes that known. */
@Service
class AssignHandler {

    private static final Logger log = LoggerFactory.getLogger(AssignHandler.class);

    private final Concerns concerns;
    private final DecideHandler decideHandler;
    private final WhoIsAsked responsible;
    private final RelatedConcerns related;
    private final AskToConfirm askToConfirm;
    private final SameReport sameReport;
    private final Chronology chronology;
    private final HeardByReporter heardBy;
    private final ApplicationEventPublisher events;

    AssignHandler(
            Concerns concerns,
            DecideHandler decideHandler,
            WhoIsAsked responsible,
            RelatedConcerns related,
            AskToConfirm askToConfirm,
            SameReport sameReport,
            Chronology chronology,
            HeardByReporter heardBy,
            ApplicationEventPublisher events) {
        this.concerns = concerns;
        this.decideHandler = decideHandler;
        this.responsible = responsible;
        this.related = related;
        this.askToConfirm = askToConfirm;
        this.sameReport = sameReport;
        this.chronology = chronology;
        this.heardBy = heardBy;
        this.events = events;
    }

    /**
     * @param released to whom the release's table gives it
     * @return who handles it, by the school's own table too
     */
    @Transactional
    public HandlerRole assign(Reference reference, HandlerRole released) {
        Concern concern = concerns.withReference(reference);
        HandlerRole role = decideHandler.further(released, concern);
        concern.assignTo(role);
        chronology.append(
                reference,
                new NewEntry(
                        AccountId.PROCEDURE,
                        "Handler decided",
                        EntryKind.HANDLER,
                        List.of(new Line("handlerRole", "Handled by", role.inWords()))));
        Set<AccountId> handlers = responsible.handlers(concern.facts());
        if (handlers.isEmpty()) {
            log.error("ALARM A02 {}: nobody in the school may handle this concern", reference);
            events.publishEvent(new NobodyLeftToHandle(reference, heardBy.reporterOfNew(concern)));
        } else {
            Set<AccountId> alerted = new HashSet<>(handlers);
            if (concern.isOutsideHours()) {
                alerted.addAll(responsible.deputies(concern.facts()));
            }
            events.publishEvent(
                    concern.isReviewed()
                            ? new ConcernHandedOn(reference, alerted)
                            : new ConcernAccepted(
                                    reference,
                                    heardBy.reporterOfNew(concern),
                                    alerted,
                                    sameReport.acceptedWith(reference)));
        }
        if (!concern.isReviewed()) {
            events.publishEvent(
                    new ConcernReported(reference, concern.reportedAt(), ReportedAbout.of(concern.about())));
            related.tellHandlersOfHidden(concern);
            askWhetherItIsAboutWhoeverIsNamed(concern);
        }
        return role;
    }

    /** Nobody ticked them, so a second person says whether it is about them, before the LADO is told. */
    private void askWhetherItIsAboutWhoeverIsNamed(Concern concern) {
        Set<AboutWhom> named = concern.about();
        named.retainAll(AboutWhom.NAMED);
        if (!named.isEmpty()) {
            askToConfirm.ask(concern, Correction.Kind.ADDED, named, Set.of(), true, concern.reporter());
        }
    }
}

package school.safeguarding.notification;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.ConcernAccepted;
import school.safeguarding.concern.NobodyLeftToHandle;
import school.safeguarding.concern.RelatedConcernReported;
import school.safeguarding.concern.StepWithoutPerson;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;

/**
 * Decides who is told of what, in the transaction of what happened: the notice and the job that sends it are stored with
 * the step or not at all.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class TellPeople {

    private final Notices notices;
    private final Procedures procedures;
    private final OutsideContacts outside;
    private final Clock clock;

    TellPeople(Notices notices, Procedures procedures, OutsideContacts outside, Clock clock) {
        this.notices = notices;
        this.procedures = procedures;
        this.outside = outside;
        this.clock = clock;
    }

    @EventListener
    void on(ConcernAccepted accepted) {
        accepted.handlers().forEach(handler -> tell(accepted.reference(), NoticeKind.CONCERN_TO_HANDLE, handler));
        tell(accepted.reference(), NoticeKind.REPORT_RECEIVED, accepted.reporter());
    }

    @EventListener
    void on(NobodyLeftToHandle unhandled) {
        tellOutside(unhandled.reference(), NoticeKind.NOBODY_LEFT);
        tell(unhandled.reference(), NoticeKind.NOBODY_LEFT_REPORTER, unhandled.reporter());
    }

    @EventListener
    void on(RelatedConcernReported related) {
        related.itsHandlers().forEach(handler -> tell(related.earlierReference(), NoticeKind.RELATED_CONCERN, handler));
    }

    @EventListener
    void on(StepWithoutPerson step) {
        tellOutside(step.reference(), NoticeKind.STEP_WITHOUT_PERSON);
    }

    private void tell(String reference, NoticeKind kind, String account) {
        start(Notice.toAccount(reference, kind, account, clock.instant()));
    }

    private void tellOutside(String reference, NoticeKind kind) {
        outside.mails().forEach(address -> start(Notice.toAddress(reference, kind, address, clock.instant())));
    }

    private void start(Notice notice) {
        notices.save(notice);
        procedures.start(
                "notice",
                notice.reference(),
                RoutingFacts.of("noticeId", notice.id().toString()));
    }
}

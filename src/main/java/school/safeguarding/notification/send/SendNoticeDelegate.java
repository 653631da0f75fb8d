package school.safeguarding.notification.send;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.background.JobTries;

/** Tries to send one notice; after the last try a person is made responsible. */
@Component
class SendNoticeDelegate implements JavaDelegate {

    private final SendNotice sendNotice;

    SendNoticeDelegate(SendNotice sendNotice) {
        this.sendNotice = sendNotice;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean isLastTry = JobTries.isLast();
        UUID noticeId = UUID.fromString(RoutingFact.noticeId.of(execution));
        SendNotice.Outcome outcome = sendNotice.send(noticeId, isLastTry);
        if (outcome instanceof SendNotice.Outcome.Overtaken) {
            throw new BpmnError("noticeOvertaken");
        }
        if (outcome instanceof SendNotice.Outcome.GivenUp) {
            throw new BpmnError("noticeUndelivered");
        }
        if (outcome instanceof SendNotice.Outcome.Failed failed) {
            throw new NoticeNotTaken(failed.code());
        }
    }

    /** Makes the job try again later. */
    private static class NoticeNotTaken extends RuntimeException {

        NoticeNotTaken(String code) {
            super("Mail not taken: " + code, null, false, false);
        }
    }
}

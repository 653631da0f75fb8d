package school.safeguarding.concern.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.ReportedFacts;
import school.safeguarding.concern.model.SameReport;
import school.safeguarding.draft.Drafts;
import school.safeguarding.draft.SentForms;
import school.safeguarding.draft.SentForms.SentForm;
import school.safeguarding.engine.StepDeadlines;
import school.safeguarding.engine.form.StartForms;
import school.safeguarding.engine.form.StartForms.Sent;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.step.StepId;

/** Sends a report from a page of ours, once, whatever becomes of the answer. */
@Service
class SendReport {

    static final String PROCESS = "cse-concern";

    private static final String PATH = "/report";

    private final StartForms forms;
    private final SentForms sentForms;
    private final Drafts drafts;
    private final Concerns concerns;
    private final SameReport sameReport;
    private final ObjectProvider<StepDeadlines> deadlines;
    private final TransactionOperations transaction;

    SendReport(
            StartForms forms,
            SentForms sentForms,
            Drafts drafts,
            Concerns concerns,
            SameReport sameReport,
            ObjectProvider<StepDeadlines> deadlines,
            TransactionOperations transaction) {
        this.forms = forms;
        this.sentForms = sentForms;
        this.drafts = drafts;
        this.concerns = concerns;
        this.sameReport = sameReport;
        this.deadlines = deadlines;
        this.transaction = transaction;
    }

    /**
     * @param key of the page that sends it
     * @param answers by key, dates and times in ISO 8601
     */
    Sent send(AccountId account, String key, Map<String, Object> answers) {
        return transaction.execute(status -> {
            if (!sentForms.isFirst(account, key, PATH)) {
                SentForm before = sentForms.withKey(account, key).orElseThrow();
                return before.isOf(PATH, answers)
                        ? new Sent.Accepted(before.reference())
                        : new Sent.Refused(
                                (before.reference().isEmpty() ? "This" : "Your report " + before.reference())
                                        + " arrived as it was on " + BritishDates.inFull(before.sentAt())
                                        + ". What you have changed since is not in it. Add it on your first page, or press the"
                                        + " button again to send what stands here as another report.",
                                Map.of());
            }
            Sent sent = forms.send(PROCESS, account, answers);
            if (sent instanceof Sent.Accepted accepted) {
                drafts.forget(account, PROCESS);
                sentForms.began(
                        account, key, accepted.reference(), openedBy(Reference.of(accepted.reference())), answers);
            } else {
                status.setRollbackOnly();
            }
            return sent;
        });
    }

    /** @return when somebody responsible should have opened it; empty where nobody is left in the school who may */
    private Optional<Instant> openedBy(Reference reference) {
        Concern concern = concerns.withReference(reference);
        return concern.handlerRole() == HandlerRole.NOBODY
                ? Optional.empty()
                : Optional.of(deadlines
                        .getObject()
                        .dueAt(
                                reference.value(),
                                StepId.of("alertSeen"),
                                ReportedFacts.of(concern).values()));
    }

    boolean isSent(AccountId account, String key) {
        return sentForms.withKey(account, key).isPresent();
    }

    Optional<SentForm> sent(AccountId account, String reference) {
        return sentForms.withReference(account, reference);
    }

    /** References of the other children whom the same report names. */
    List<Reference> others(Reference reference) {
        return sameReport.others(reference);
    }
}

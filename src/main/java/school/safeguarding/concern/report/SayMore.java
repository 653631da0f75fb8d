package school.safeguarding.concern.report;

import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.draft.SentForms;
import school.safeguarding.draft.SentForms.SentForm;
import school.safeguarding.engine.form.StartForms;
import school.safeguarding.engine.form.StartForms.Sent;

/** A reporter says more about their report from a page of ours: once, whatever becomes of the answer. */
@Service
class SayMore {

    private static final String PROCESS = "still-worried";
    private static final String PATH = "/report/more";

    private final StartForms forms;
    private final SentForms sentForms;
    private final TransactionOperations transaction;

    SayMore(StartForms forms, SentForms sentForms, TransactionOperations transaction) {
        this.forms = forms;
        this.sentForms = sentForms;
        this.transaction = transaction;
    }

    /** @param key of the page that sends it */
    Sent send(AccountId account, String key, Map<String, Object> answers) {
        return transaction.execute(status -> {
            if (!sentForms.isFirst(account, key, PATH)) {
                return again(sentForms.withKey(account, key).orElseThrow(), answers);
            }
            Sent sent = forms.send(PROCESS, account, answers);
            if (sent instanceof Sent.Accepted accepted) {
                sentForms.answered(account, key, accepted.reference(), answers);
            } else {
                status.setRollbackOnly();
            }
            return sent;
        });
    }

    private static Sent again(SentForm before, Map<String, Object> answers) {
        return before.isOf(PATH, answers)
                ? new Sent.Accepted(before.answer().orElseThrow())
                : new Sent.Refused(
                        "This arrived as it was on " + BritishDates.inFull(before.sentAt())
                                + ". What you have changed since is not in it: open the page again and send that too.",
                        Map.of());
    }
}

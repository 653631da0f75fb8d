package school.safeguarding.earlyhelp;

import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.FilledInForConcern;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Referrals;

/** Names who leads early help, and keeps what was planned and what those who help were told. */
@Service
class PlanEarlyHelp implements StepForm, FilledInForConcern {

    private final Referrals referrals;
    private final Chronology chronology;

    PlanEarlyHelp(Referrals referrals, Chronology chronology) {
        this.referrals = referrals;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return EntryKind.PLAN_EARLY_HELP;
    }

    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        return referrals.forEarlyHelp("whatHelpersAreTold", reference, reader);
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        chronology.append(submission.concern(), FormEntries.entry(submission, "Early help planned"));
        return RoutingFacts.none();
    }
}

package school.safeguarding.earlyhelp;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;

/** Looks whether early help helps. Where it is not enough Children's Social Care is told, which waits for no agreement. */
@Service
class ReviewEarlyHelp implements StepForm {

    private final EarlyHelp earlyHelp;
    private final Referrals referrals;
    private final Chronology chronology;

    ReviewEarlyHelp(EarlyHelp earlyHelp, Referrals referrals, Chronology chronology) {
        this.earlyHelp = earlyHelp;
        this.referrals = referrals;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return EntryKind.REVIEW_EARLY_HELP;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        String answer = submission.required("earlyHelpNow");
        chronology.append(
                submission.concern(),
                FormEntries.entry(submission, answer.equals("goes-on") ? "Early help reviewed" : "Early help over"));
        if (answer.equals("not-enough")) {
            referrals.openAgain(submission.concern(), Agency.SOCIAL_CARE);
        }
        if (!answer.equals("goes-on")) {
            earlyHelp.isOver(submission.concern());
        }
        return RoutingFacts.of(RoutingFact.isEarlyHelpOver, !answer.equals("goes-on"));
    }
}

package school.safeguarding.referral;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.FilledIn;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** The school does not accept the agency's decision and takes it to the agency's next stage. */
@Service
class RaiseDisagreement implements StepForm, FilledIn {

    private final AgencyReferrals referrals;
    private final Letters letters;
    private final Chronology chronology;
    private final Clock clock;

    RaiseDisagreement(AgencyReferrals referrals, Letters letters, Chronology chronology, Clock clock) {
        this.referrals = referrals;
        this.letters = letters;
        this.chronology = chronology;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "disagree";
    }

    @Override
    public Map<String, Object> answers(String reference, Map<String, Object> facts, String reader) {
        AgencyReferral referral = referrals.open(reference, Agency.withCode((String) facts.get("agency")));
        return letters.filledIn("disagreementSaid", reference, referral, reader);
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Agency agency = Agency.withCode(submission.fact("agency"));
        AgencyReferral referral = referrals.open(submission.concern(), agency);
        boolean isSettled = submission.required("disagreementOutcome").equals("settled");
        String step = (isSettled ? "Disagreement settled with " : "Disagreement raised with ") + agency.inWords();
        chronology.append(submission.concern(), FormEntries.entry(submission, step));
        if (isSettled) {
            referral.disputeSettled(clock.instant());
        } else {
            referral.disputeContinues(clock.instant());
        }
        return RoutingFacts.of("isSettled", isSettled);
    }
}

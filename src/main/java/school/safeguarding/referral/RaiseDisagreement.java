package school.safeguarding.referral;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.FilledInForConcern;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.letter.Letters;
import school.safeguarding.referral.model.AgencyReferral;
import school.safeguarding.referral.model.AgencyReferrals;

/** The school does not accept the agency's decision and takes it to the agency's next stage. */
@Service
class RaiseDisagreement implements StepForm, FilledInForConcern {

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
        return EntryKind.DISAGREE;
    }

    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        AgencyReferral referral = referrals.open(reference, Agency.withCode(RoutingFact.agency.of(facts)));
        return letters.filledIn("disagreementSaid", reference, referral, reader);
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Agency agency = Agency.withCode(submission.fact(RoutingFact.agency));
        AgencyReferral referral = referrals.open(submission.concern(), agency);
        String outcome = submission.required("disagreementOutcome");
        chronology.append(submission.concern(), FormEntries.entry(submission, step(outcome) + agency.inWords()));
        switch (outcome) {
            case "settled" -> referral.disputeSettled(clock.instant());
            case "silent" -> endAsSilent(submission, referral);
            default -> referral.disputeContinues(clock.instant());
        }
        return RoutingFacts.of(RoutingFact.isSettled, outcome.equals("settled"))
                .with(RoutingFact.isSilentThroughout, outcome.equals("silent"));
    }

    /** Whoever countersigns the close agrees to it, or it goes back. */
    private void endAsSilent(Submission submission, AgencyReferral referral) {
        if (!referral.isSilentThroughout()) {
            throw new RefusedSubmission(submission.label("disagreementOutcome") + " cannot be "
                    + submission.choice("disagreementOutcome") + " yet: they must have been asked at each of the "
                    + AgencyReferral.LAST_STAGE + " stages, and have let the time for their decision pass each time.");
        }
        referral.endAsSilent(clock.instant());
    }

    private static String step(String outcome) {
        return switch (outcome) {
            case "settled" -> "Disagreement settled with ";
            case "silent" -> "Ended: no answer through all stages from ";
            default -> "Disagreement raised with ";
        };
    }
}

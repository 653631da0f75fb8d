package school.safeguarding.referral;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
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
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/** An agency that was told before was told what is new, or need not be. */
@Service
class PassOnWhatIsNew implements StepForm, FilledInForConcern {

    static final StepId STEP = Steps.PASS_ON_WHAT_IS_NEW;

    private final AgencyReferrals referrals;
    private final Letters letters;
    private final Chronology chronology;
    private final Clock clock;

    PassOnWhatIsNew(AgencyReferrals referrals, Letters letters, Chronology chronology, Clock clock) {
        this.referrals = referrals;
        this.letters = letters;
        this.chronology = chronology;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.PASS_ON_WHAT_IS_NEW;
    }

    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        AgencyReferral referral = referrals
                .lastTold(reference, Agency.withCode(RoutingFact.agency.of(facts)))
                .orElseThrow();
        return Map.of(
                "whatIsNew", letters.whatIsNew(reference, referral, reader).text());
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Agency agency = Agency.withCode(submission.fact(RoutingFact.agency));
        Instant now = clock.instant();
        boolean isNeeded = submission
                .text("newPassedOn")
                .filter(answer -> answer.equals("not-needed"))
                .isEmpty();
        if (isNeeded) {
            refuseFuture(submission, now);
        }
        chronology.append(
                submission.concern(),
                FormEntries.entry(
                        submission,
                        (isNeeded ? "What is new passed on to " : "What is new not needed by ") + agency.inWords()));
        if (isNeeded && !submission.required("askedToHoldContact").equals("unchanged")) {
            referrals
                    .lastTold(submission.concern(), agency)
                    .orElseThrow()
                    .askedToHoldContact(submission.isYes("askedToHoldContact"), now);
        }
        return RoutingFacts.none();
    }

    private static void refuseFuture(Submission submission, Instant now) {
        Instant toldAt = submission
                .date("newToldOn")
                .orElseThrow()
                .atTime(submission.time("newToldAt").orElseThrow())
                .atZone(BritishDates.ZONE)
                .toInstant();
        if (toldAt.isAfter(now)) {
            throw new RefusedSubmission(
                    submission.label("newToldAt") + " must not be later than now, " + BritishDates.inFull(now) + ".");
        }
    }
}

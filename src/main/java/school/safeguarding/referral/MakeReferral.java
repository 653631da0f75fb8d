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
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.letter.Letters;
import school.safeguarding.referral.model.AgencyReferral;
import school.safeguarding.referral.model.AgencyReferrals;

/** The agency was telephoned, or no longer needs to be. */
@Service
class MakeReferral implements StepForm, FilledInForConcern {

    private final AgencyReferrals referrals;
    private final Letters letters;
    private final Chronology chronology;
    private final Clock clock;

    MakeReferral(AgencyReferrals referrals, Letters letters, Chronology chronology, Clock clock) {
        this.referrals = referrals;
        this.letters = letters;
        this.chronology = chronology;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.MAKE_REFERRAL;
    }

    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        AgencyReferral referral = referrals.open(reference, Agency.withCode(RoutingFact.agency.of(facts)));
        return letters.filledInWithDetails("whatWasTold", reference, referral, reader);
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Agency agency = Agency.withCode(submission.fact(RoutingFact.agency));
        AgencyReferral referral = referrals.open(submission.concern(), agency);
        boolean isTelephoned = submission.required("referralMade").equals("telephoned");
        Instant now = clock.instant();
        String step = isTelephoned ? "Referred to " + agency.inWords() : "No referral to " + agency.inWords();
        NewEntry entry = FormEntries.entry(submission, step);
        if (isTelephoned) {
            referral.telephoned(calledAt(submission, now), now);
            referral.askedToHoldContact(submission.isYes("askedToHoldContact"), now);
        } else if (referral.isRequired() && !(referral.isAdviceEnough() && isAdvised(submission))) {
            throw new RefusedSubmission(submission.label("referralMade") + " cannot be "
                    + submission.choice("referralMade") + ": the decision that stands"
                    + " for this concern demands that you tell " + agency.inWords()
                    + (referral.isAdviceEnough()
                            ? ", unless they or the LADO have said that it is not needed."
                            : ". Telephone them, or have the decision changed first."));
        } else {
            referral.endAsNotNeeded(now);
        }
        chronology.append(submission.concern(), entry);
        return RoutingFacts.of(RoutingFact.isTelephoned, isTelephoned);
    }

    private static boolean isAdvised(Submission submission) {
        return !submission.required("notNeededSaidBy").equals("nobody");
    }

    private static Instant calledAt(Submission submission, Instant now) {
        Instant calledAt = submission
                .date("telephonedOn")
                .orElseThrow()
                .atTime(submission.time("telephonedAt").orElseThrow())
                .atZone(BritishDates.ZONE)
                .toInstant();
        if (calledAt.isAfter(now)) {
            throw new RefusedSubmission(submission.label("telephonedAt") + " must not be later than now, "
                    + BritishDates.inFull(now) + ".");
        }
        return calledAt;
    }
}

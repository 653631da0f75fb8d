package school.safeguarding.referral;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.FilledInForConcern;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.letter.Letters;
import school.safeguarding.referral.model.AgencyReferral;
import school.safeguarding.referral.model.AgencyReferrals;

/** The telephone call was confirmed to the agency in writing. */
@Service
class ConfirmInWriting implements StepForm, FilledInForConcern {

    private final AgencyReferrals referrals;
    private final Chronology chronology;
    private final Letters letters;
    private final Clock clock;

    ConfirmInWriting(AgencyReferrals referrals, Chronology chronology, Letters letters, Clock clock) {
        this.referrals = referrals;
        this.chronology = chronology;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.WRITTEN_CONFIRMATION;
    }

    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        AgencyReferral referral = referrals.open(reference, Agency.withCode(RoutingFact.agency.of(facts)));
        return letters.filledInWithDetails("sentSummary", reference, referral, reader);
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Agency agency = Agency.withCode(submission.fact(RoutingFact.agency));
        AgencyReferral referral = referrals.open(submission.concern(), agency);
        chronology.append(
                submission.concern(), FormEntries.entry(submission, "Confirmed in writing to " + agency.inWords()));
        referral.confirmedInWriting(clock.instant());
        return RoutingFacts.none();
    }
}

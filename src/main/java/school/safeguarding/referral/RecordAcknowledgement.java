package school.safeguarding.referral;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** The agency answered, or did not and was chased. */
@Service
class RecordAcknowledgement implements StepForm {

    private final AgencyReferrals referrals;
    private final Chronology chronology;
    private final Clock clock;

    RecordAcknowledgement(AgencyReferrals referrals, Chronology chronology, Clock clock) {
        this.referrals = referrals;
        this.chronology = chronology;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "record-acknowledgement";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Agency agency = Agency.withCode(submission.fact("agency"));
        AgencyReferral referral = referrals.open(submission.concern(), agency);
        String answer = submission.required("agencyAnswer");
        Instant now = clock.instant();
        String step =
                switch (answer) {
                    case "agree" -> {
                        referral.accepted(now);
                        yield "Decision accepted from " + agency.inWords();
                    }
                    case "disagree" -> {
                        referral.disputed(now);
                        yield "Decision disputed with " + agency.inWords();
                    }
                    default -> {
                        referral.chased(now);
                        yield "No answer yet, chased " + agency.inWords();
                    }
                };
        if (!submission.required("askedToHoldContact").equals("unchanged")) {
            referral.askedToHoldContact(submission.isYes("askedToHoldContact"), now);
        }
        chronology.append(submission.concern(), FormEntries.entry(submission, step));
        return RoutingFacts.of("agencyAnswer", answer);
    }
}

package school.safeguarding.referral;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
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

/** The agency answered, or did not and was chased. */
@Service
class RecordAcknowledgement implements StepForm, FilledInForConcern {

    private final AgencyReferrals referrals;
    private final Letters letters;
    private final Chronology chronology;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordAcknowledgement(
            AgencyReferrals referrals,
            Letters letters,
            Chronology chronology,
            ApplicationEventPublisher events,
            Clock clock) {
        this.referrals = referrals;
        this.letters = letters;
        this.chronology = chronology;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.RECORD_ACKNOWLEDGEMENT;
    }

    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        AgencyReferral referral = referrals.open(reference, Agency.withCode(RoutingFact.agency.of(facts)));
        return letters.filledIn("chasedHow", reference, referral, reader);
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Agency agency = Agency.withCode(submission.fact(RoutingFact.agency));
        AgencyReferral referral = referrals.open(submission.concern(), agency);
        String answer = submission.required("agencyAnswer");
        Instant now = clock.instant();
        Optional<Instant> missed = submission.dueAt().filter(due -> answer.equals("none") && due.isBefore(now));
        chronology.append(
                submission.concern(),
                FormEntries.entry(submission, step(answer, missed.isPresent()) + agency.inWords()));
        if (answer.equals("agree")) {
            referral.accepted(now);
        } else if (answer.equals("disagree")) {
            referral.disputed(now);
        } else if (missed.isPresent()) {
            referral.unanswered(missed.get(), now);
        } else {
            referral.chased(now);
        }
        if (submission.isYes("isAnswerNews")) {
            events.publishEvent(new AgencyToldNews(submission.concern()));
        }
        if (!submission.required("askedToHoldContact").equals("unchanged")) {
            referral.askedToHoldContact(submission.isYes("askedToHoldContact"), now);
        }
        if (submission.text("ladoThreshold").filter("below"::equals).isPresent()) {
            events.publishEvent(new LadoAdvisedBelowThreshold(submission.concern()));
        }
        // An answer that is still missing when it is due is taken to the agency's next stage, like one not accepted.
        return RoutingFacts.of(RoutingFact.agencyAnswer, missed.isPresent() ? "disagree" : answer);
    }

    private static String step(String answer, boolean isMissed) {
        return switch (answer) {
            case "agree" -> "Decision accepted from ";
            case "disagree" -> "Decision disputed with ";
            default -> isMissed ? "No decision in time, chased and taken further with " : "No answer yet, chased ";
        };
    }
}

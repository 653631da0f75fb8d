package school.safeguarding.referral;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.FilledInForConcern;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.ShownAnswers;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.letter.Letters;
import school.safeguarding.referral.model.AgencyReferral;
import school.safeguarding.referral.model.AgencyReferrals;

/** The agency works: what came of it so far, asked until it says that it has ended or that the child has a plan. */
@Service
class RecordWhatBecameOfIt implements StepForm, FilledInForConcern {

    /** After the second silence in a row the head is asked too, and may have it taken further. */
    private static final int SILENCES_BEFORE_TAKEN_FURTHER = 2;

    /** What they do stays true until it is said otherwise; what comes next is asked for again. */
    private static final Set<String> STRANDS =
            Set.of("strands", "strategyDiscussionOn", "sectionFortySevenOn", "assessmentOn", "conferenceOn", "planOn");

    private final AgencyReferrals referrals;
    private final Letters letters;
    private final Chronology chronology;
    private final ShownAnswers shown;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordWhatBecameOfIt(
            AgencyReferrals referrals,
            Letters letters,
            Chronology chronology,
            ShownAnswers shown,
            ApplicationEventPublisher events,
            Clock clock) {
        this.referrals = referrals;
        this.letters = letters;
        this.chronology = chronology;
        this.shown = shown;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.RECORD_WHAT_BECAME_OF_IT;
    }

    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        AgencyReferral referral = referrals.open(reference, Agency.withCode(RoutingFact.agency.of(facts)));
        Map<String, Object> filled = new HashMap<>(strands(reference, referral.agency()));
        filled.putAll(letters.filledIn("askedAgainHow", reference, referral, reader));
        return filled;
    }

    /** What they do and by when, as it was heard last: what has not changed is not typed again. */
    private Map<String, Object> strands(Reference reference, Agency agency) {
        Map<String, Object> last = new HashMap<>();
        chronology.of(reference).stream()
                .filter(entry -> entry.kind().equals(formId()) && entry.step().endsWith(agency.inWords()))
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> STRANDS.contains(line.key()))
                .forEach(line -> shown.sent(formId(), line.key(), line.answer())
                        .ifPresent(answer -> last.put(line.key(), answer)));
        return last;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Agency agency = Agency.withCode(submission.fact(RoutingFact.agency));
        AgencyReferral referral = referrals.open(submission.concern(), agency);
        String answer = submission.required("becameOfIt");
        refuseOthersPlan(submission, agency, answer);
        if (submission.text("employerTold").filter("not-yet"::equals).isPresent()) {
            throw new RefusedSubmission(submission.label("employerTold") + " cannot be "
                    + submission.choice("employerTold") + ": tell them first, as the LADO advises.");
        }
        if (answer.equals("taken-further") && referral.clocks().stage() < SILENCES_BEFORE_TAKEN_FURTHER) {
            throw new RefusedSubmission(submission.label("becameOfIt") + " cannot be " + submission.choice("becameOfIt")
                    + " before you have asked and heard nothing twice in a row.");
        }
        Instant now = clock.instant();
        chronology.append(submission.concern(), FormEntries.entry(submission, step(answer) + agency.inWords()));
        if (submission.isYes("isAnswerNews")) {
            events.publishEvent(new AgencyToldNews(submission.concern()));
        }
        switch (answer) {
            case "at-work" -> referral.goesOn(now);
            case "silent" -> referral.isSilent(now);
            case "not-accepted", "taken-further" -> referral.isAskedAgain(now);
            default -> referral.ended(now);
        }
        return RoutingFacts.of(RoutingFact.workOfAgency, fact(answer));
    }

    /** Only social care makes a plan that ends the asking. Source: Working together to safeguard children (2023). */
    private static void refuseOthersPlan(Submission submission, Agency agency, String answer) {
        if (answer.equals("planned") && agency != Agency.SOCIAL_CARE) {
            throw new RefusedSubmission(submission.label("becameOfIt") + " cannot be " + submission.choice("becameOfIt")
                    + " for " + agency.inWords() + ": a child’s plan is Children’s Social Care’s.");
        }
    }

    private static String fact(String answer) {
        return switch (answer) {
            case "at-work", "silent" -> "goes-on";
            case "not-accepted", "taken-further" -> "not-accepted";
            default -> "ended";
        };
    }

    private static String step(String answer) {
        return switch (answer) {
            case "at-work" -> "At work: ";
            case "silent" -> "Asked and nothing heard from ";
            case "not-accepted" -> "Ended, which we do not accept: ";
            case "taken-further" -> "Silent while at work, asked for a decision: ";
            case "planned" -> "The child has a plan with ";
            default -> "Work ended: ";
        };
    }
}

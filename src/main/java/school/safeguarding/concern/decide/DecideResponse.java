package school.safeguarding.concern.decide;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.concern.event.ResponseDecided;
import school.safeguarding.concern.learn.TellByVoice;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.Response;
import school.safeguarding.concern.model.ResponseDecision;
import school.safeguarding.concern.model.ReviewRounds;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.FilledInForConcern;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.ParentContacts.Hold;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.risk.RiskLevel;

/** Decides the level and what the school does. The proposal is a proposal: raising it is free, going below is not. */
@Service
class DecideResponse implements StepForm, FilledInForConcern {

    private static final LocalTime COMES_BACK_AT = LocalTime.of(8, 0);

    /** Home has to agree to the others. */
    private static final Set<Agency> WITHOUT_HOME = EnumSet.of(Agency.POLICE, Agency.SOCIAL_CARE);

    /** Risk is reassessed at least every three months while a concern is open. Source: SERAF. */
    private static final int MOST_MONTHS_TO_MONITOR = 3;

    private final Concerns concerns;
    private final ReviewRounds rounds;
    private final ParentContacts contacts;
    private final TellByVoice tellByVoice;
    private final Chronology chronology;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DecideResponse(
            Concerns concerns,
            ReviewRounds rounds,
            ParentContacts contacts,
            TellByVoice tellByVoice,
            Chronology chronology,
            ApplicationEventPublisher events,
            Clock clock) {
        this.concerns = concerns;
        this.rounds = rounds;
        this.contacts = contacts;
        this.tellByVoice = tellByVoice;
        this.chronology = chronology;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.DECIDE_RESPONSE;
    }

    /** Whom the level proposed tells is ticked for whoever chooses to refer. What is answered otherwise is asked afresh. */
    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        Concern concern = concerns.withReference(reference);
        if (concern.proposedLevel().isEmpty()) {
            return Map.of();
        }
        List<String> proposed = concern.agenciesProposed().stream()
                .filter(WITHOUT_HOME::contains)
                .map(Agency::code)
                .toList();
        return Map.of("agencies", proposed, "agenciesWhileHomeHeld", proposed);
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        Concern concern = concerns.withReference(submission.concern());
        ResponseDecision decision = read(submission);
        check(decision, concern, submission);
        boolean isSecondPersonNeeded = concern.decide(decision, submission.submittedBy());
        rounds.findByReferenceAndReviewedAtIsNotNullAndDecidedAtIsNull(concern.reference())
                .forEach(round -> round.decided(clock.instant()));
        chronology.append(concern.reference(), FormEntries.entry(submission, "Decision"));
        tellByVoice.begin(submission);
        events.publishEvent(new ResponseDecided(concern.reference()));
        RoutingFacts facts = RoutingFacts.of(
                        RoutingFact.decidedLevel, decision.level().name())
                .with(RoutingFact.response, decision.response().code())
                .with(RoutingFact.isSecondPersonNeeded, isSecondPersonNeeded);
        return decision.monitorOn()
                .map(day -> facts.with(RoutingFact.monitorOn, comesBack(day)))
                .orElse(facts);
    }

    private ResponseDecision read(Submission submission) {
        Set<Agency> agencies = EnumSet.noneOf(Agency.class);
        Stream.of("agencies", "agenciesWhileHomeHeld")
                .flatMap(key -> submission.choices(key).stream())
                .map(Agency::withCode)
                .forEach(agencies::add);
        return new ResponseDecision(
                RiskLevel.valueOf(submission.required("decidedLevel")),
                Response.withCode(
                        responseField(submission).flatMap(submission::text).orElseThrow()),
                agencies,
                submission.isYes("isSafeUntilTomorrow"),
                submission.date("monitorOn"));
    }

    private static Optional<String> responseField(Submission submission) {
        return Stream.of("response", "responseWhileHomeHeld", "responseToStaffConcern")
                .filter(key -> submission.text(key).isPresent())
                .findFirst();
    }

    private void check(ResponseDecision decision, Concern concern, Submission submission) {
        RiskLevel proposed = concern.proposedLevel().orElseThrow();
        if (decision.level().compareTo(proposed) < 0
                && submission.text("levelReason").isEmpty()) {
            throw new RefusedSubmission(
                    "“Reason for the level” is needed: the level you chose is below the one proposed.");
        }
        if (submission.text("parentAgreement").isPresent() && !submission.isYes("parentAgreement")) {
            throw new RefusedSubmission(submission.label("parentAgreement")
                    + " must be “yes” for early help or School Nursing. Without a parent’s agreement choose another"
                    + " response, or leave School Nursing out; Police and Children’s Social Care never wait for it.");
        }
        LocalDate latest = BritishDates.today(clock).plusMonths(MOST_MONTHS_TO_MONITOR);
        if (decision.monitorOn().filter(day -> day.isAfter(latest)).isPresent()) {
            throw new RefusedSubmission(submission.label("monitorOn") + " must be within three months, by "
                    + DateTimeFormatter.ofPattern("dd/MM/yyyy").format(latest) + ".");
        }
        Hold hold = contacts.hold(concern.reference());
        if (concern.isStaffConcern() && decision.response() == Response.NO_FURTHER_ACTION && hold.isLadoPending()) {
            throw new RefusedSubmission(submission.label("responseToStaffConcern") + " cannot be "
                    + submission.choice("responseToStaffConcern") + " until the LADO’s advice is on record.");
        }
        if (hold.isHeld() && needsHome(decision)) {
            throw new RefusedSubmission(
                    "Early help and School Nursing need a parent’s agreement, and something has"
                            + " come up since you opened this step, for which home is not told for now. Choose another response.");
        }
    }

    private static boolean needsHome(ResponseDecision decision) {
        return decision.response() == Response.EARLY_HELP || decision.agencies().contains(Agency.SCHOOL_NURSING);
    }

    private static String comesBack(LocalDate day) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                day.atTime(COMES_BACK_AT).atZone(BritishDates.ZONE));
    }
}

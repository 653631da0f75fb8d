package school.safeguarding.parentcontact.tell;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.FilledInForConcern;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.model.AdultContact;
import school.safeguarding.parentcontact.model.AdultContacts;
import school.safeguarding.parentcontact.model.ContactDecision;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;

/** Decides whether, when and by whom home is told. Deferring is asked again each school day. */
@Service
class DecideParentContact implements StepForm, FilledInForConcern {

    /** What joins two names. */
    private static final Pattern SEVERAL = Pattern.compile("(?i).*(\\band\\b|[&+;/\n]).*", Pattern.DOTALL);

    private static final String WHILE_HELD = "parentDecisionWhileHeld";

    private static final List<String> OTHERS = List.of("otherAdult1", "otherAdult2", "otherAdult3");

    private final AdultContacts contacts;
    private final OpenContacts openContacts;
    private final ParentContacts holds;
    private final Chronology chronology;
    private final SchoolCalendar calendar;
    private final Clock clock;

    DecideParentContact(
            AdultContacts contacts,
            OpenContacts openContacts,
            ParentContacts holds,
            Chronology chronology,
            SchoolCalendar calendar,
            Clock clock) {
        this.contacts = contacts;
        this.openContacts = openContacts;
        this.holds = holds;
        this.chronology = chronology;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.DECIDE_PARENT_CONTACT;
    }

    /** What has come up since the step began holds home in the form too, which offers nobody to tell home then. */
    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        int adult = ParentContacts.adult(facts);
        Map<String, Object> answers = new HashMap<>();
        contacts.of(reference, adult).name().ifPresent(name -> answers.put("recipient", name));
        if (holds.hold(reference, adult).isHeld()) {
            answers.put(RoutingFact.isHeld.name(), true);
        }
        return answers;
    }

    @Override
    public Map<String, Object> changedSince(String key, Map<String, Object> facts, Set<String> answered) {
        boolean isSeenAsHeld = answered.contains(WHILE_HELD)
                && holds.hold(Reference.of(key), ParentContacts.adult(facts)).isHeld();
        return isSeenAsHeld ? Map.of(RoutingFact.isHeld.name(), true) : Map.of();
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        ContactDecision decision = ContactDecision.withCode(
                submission.text("parentDecision").orElseGet(() -> submission.required(WHILE_HELD)));
        refuseToTellWhileHeld(decision, submission);
        AdultContact contact = contacts.of(submission.concern(), ParentContacts.adult(submission.facts()));
        contact.named(recipient(submission, contact));
        if (decision == ContactDecision.CANNOT_BE_REACHED && contact.deferrals() == 0) {
            throw new RefusedSubmission("That this adult cannot be reached can be said once somebody has tried: choose"
                    + " to tell them now, and record the attempt.");
        }
        contact.decide(decision, clock.instant());
        chronology.append(submission.concern(), FormEntries.entry(submission, decision.inWords()));
        OTHERS.stream()
                .flatMap(key -> submission.text(key).stream())
                .forEach(name -> openContacts.open(submission.concern(), name));
        RoutingFacts facts = RoutingFacts.of(RoutingFact.contactDecision, decision.code())
                .with(RoutingFact.isContactSettled, decision.isEnd());
        if (decision != ContactDecision.DEFER) {
            return facts;
        }
        ZonedDateTime askAgainAt = askAgainAt(submission.concern(), clock.instant());
        contact.deferUntil(askAgainAt.toInstant());
        return facts.with(RoutingFact.askAgainAt, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(askAgainAt));
    }

    /** One adult, so that neither of two parents reads what is written to the other. */
    private String recipient(Submission submission, AdultContact contact) {
        String name = submission.required("recipient").strip();
        if (SEVERAL.matcher(name).matches()) {
            throw new RefusedSubmission(submission.label("recipient")
                    + " must be one person. Name each other adult below: everyone has a contact of their own.");
        }
        boolean isAnothers = contacts.findByReferenceOrderByNumber(submission.concern()).stream()
                .anyMatch(other ->
                        other.number() != contact.number() && !other.isOfAnotherChild() && other.isNamed(name));
        if (isAnothers) {
            throw new RefusedSubmission(
                    submission.label("recipient") + " names somebody who has a contact of their own already.");
        }
        return name;
    }

    /** An agency may have asked to hold since this form was opened. */
    private void refuseToTellWhileHeld(ContactDecision decision, Submission submission) {
        if (decision == ContactDecision.TELL_NOW
                && holds.hold(submission.concern(), ParentContacts.adult(submission.facts()))
                        .isHeld()) {
            throw new RefusedSubmission(
                    submission.label("parentDecision") + " cannot be " + submission.choice("parentDecision")
                            + ": something has come up since you opened this step that holds it."
                            + " Choose to defer, or to seek advice.");
        }
    }

    /** A day that was closed at short notice puts off nothing of a concern that had been reported by then. */
    private ZonedDateTime askAgainAt(Reference reference, Instant now) {
        Instant reportedAt = chronology.of(reference).get(0).at();
        return Stream.of(calendar, calendar.unchangedSince(reportedAt))
                .map(counted -> nextOpening(counted, now))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static ZonedDateTime nextOpening(SchoolCalendar counted, Instant now) {
        LocalDate next = counted.nextSchoolDay(now.atZone(BritishDates.ZONE).toLocalDate());
        return next.atTime(counted.hours(next).orElseThrow().opens()).atZone(BritishDates.ZONE);
    }
}

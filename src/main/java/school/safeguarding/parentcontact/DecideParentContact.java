package school.safeguarding.parentcontact;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.engine.RefusedSubmission;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** Decides whether, when and by whom home is told. Deferring is asked again each school day. */
@Service
class DecideParentContact implements StepForm {

    private static final ZoneId SCHOOL_ZONE = ZoneId.of("Europe/London");

    private final HomeContacts contacts;
    private final ParentContacts holds;
    private final Chronology chronology;
    private final SchoolCalendar calendar;
    private final Clock clock;

    DecideParentContact(
            HomeContacts contacts, ParentContacts holds, Chronology chronology, SchoolCalendar calendar, Clock clock) {
        this.contacts = contacts;
        this.holds = holds;
        this.chronology = chronology;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "decide-parent-contact";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        ContactDecision decision = ContactDecision.withCode(
                submission.text("parentDecision").orElseGet(() -> submission.required("parentDecisionWhileHeld")));
        refuseToTellWhileHeld(decision, submission);
        HomeContact contact = contacts.of(submission.concern());
        contact.decide(decision, clock.instant());
        chronology.append(submission.concern(), FormEntries.entry(submission, decision.inWords()));
        RoutingFacts facts = RoutingFacts.of("contactDecision", decision.code())
                .with("isContactSettled", decision == ContactDecision.NOT_BY_SCHOOL);
        if (decision != ContactDecision.DEFER) {
            return facts;
        }
        ZonedDateTime askAgainAt = askAgainAt(clock.instant());
        contact.deferUntil(askAgainAt.toInstant());
        return facts.with("askAgainAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(askAgainAt));
    }

    /** An agency may have asked to hold since this form was opened. */
    private void refuseToTellWhileHeld(ContactDecision decision, Submission submission) {
        if (decision == ContactDecision.TELL_NOW
                && holds.hold(submission.concern()).isHeld()) {
            throw new RefusedSubmission(
                    submission.label("parentDecision") + " cannot be " + submission.choice("parentDecision")
                            + ": something has come up since you opened this step that holds it."
                            + " Choose to defer, or to seek advice.");
        }
    }

    private ZonedDateTime askAgainAt(Instant now) {
        LocalDate next = calendar.nextSchoolDay(now.atZone(SCHOOL_ZONE).toLocalDate());
        return next.atTime(calendar.hours(next).orElseThrow().opens()).atZone(SCHOOL_ZONE);
    }
}

package school.safeguarding.parentcontact.tell;

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
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.model.AdultContact;
import school.safeguarding.parentcontact.model.AdultContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.reference.Reference;

/** Keeps what was said to home, or that nobody was reached. */
@Service
class RecordContact implements StepForm, FilledInForConcern {

    private final AdultContacts contacts;
    private final ParentContacts holds;
    private final Chronology chronology;

    RecordContact(AdultContacts contacts, ParentContacts holds, Chronology chronology) {
        this.contacts = contacts;
        this.holds = holds;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return EntryKind.RECORD_CONTACT;
    }

    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader) {
        return contacts.of(reference, ParentContacts.adult(facts))
                .name()
                .<Map<String, Object>>map(name -> Map.of("contactWith", name))
                .orElse(Map.of());
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        refuseLetterWhileHeld(submission);
        AdultContact contact = contacts.of(submission.concern(), ParentContacts.adult(submission.facts()));
        boolean isReached = submission.required("contactMade").equals("reached");
        boolean isMeetingPlanned = submission.isYes("meetingPlanned");
        boolean isSettled = isReached && !isMeetingPlanned;
        if (isReached) {
            contact.isTold();
        } else {
            contact.notReached();
        }
        if (isSettled) {
            contact.settle();
        }
        chronology.append(
                submission.concern(), FormEntries.entry(submission, isReached ? "Home was told" : "Home not reached"));
        return RoutingFacts.of(RoutingFact.isReached, isReached)
                .with(RoutingFact.isMeetingPlanned, isMeetingPlanned)
                .with(RoutingFact.isContactSettled, isSettled);
    }

    /** Whoever opens the post at home need not be whom it is to. */
    private void refuseLetterWhileHeld(Submission submission) {
        if (submission.isChosen("contactHow", "letter")
                && holds.hold(submission.concern()).isHeld()) {
            throw new RefusedSubmission(submission.label("contactHow")
                    + " cannot be a letter or email while telling anybody at home is held. Speak with this adult in"
                    + " person or on the telephone.");
        }
    }
}

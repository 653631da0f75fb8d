package school.safeguarding.parentcontact.tell;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.model.AdultContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;

/** Keeps the meeting with home and the action plan agreed there. */
@Service
class RecordMeeting implements StepForm {

    private final AdultContacts contacts;
    private final Chronology chronology;

    RecordMeeting(AdultContacts contacts, Chronology chronology) {
        this.contacts = contacts;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return EntryKind.RECORD_MEETING;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        contacts.of(submission.concern(), ParentContacts.adult(submission.facts()))
                .settle();
        chronology.append(submission.concern(), FormEntries.entry(submission, "Meeting with home"));
        return RoutingFacts.of(RoutingFact.isContactSettled, true);
    }
}

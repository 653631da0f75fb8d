package school.safeguarding.parentcontact;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.StepForm;
import school.safeguarding.engine.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.FormEntries;

/** Keeps what was said to home, or that nobody was reached. */
@Service
class RecordContact implements StepForm {

    private final HomeContacts contacts;
    private final Chronology chronology;

    RecordContact(HomeContacts contacts, Chronology chronology) {
        this.contacts = contacts;
        this.chronology = chronology;
    }

    @Override
    public String formId() {
        return "record-contact";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        boolean isReached = submission.required("contactMade").equals("reached");
        boolean isMeetingPlanned = submission.isYes("meetingPlanned");
        boolean isSettled = isReached && !isMeetingPlanned;
        if (!isReached) {
            contacts.of(submission.concern()).notReached();
        }
        if (isSettled) {
            contacts.of(submission.concern()).settle();
        }
        chronology.append(
                submission.concern(), FormEntries.entry(submission, isReached ? "Home was told" : "Home not reached"));
        return RoutingFacts.of("isReached", isReached)
                .with("isMeetingPlanned", isMeetingPlanned)
                .with("isContactSettled", isSettled);
    }
}

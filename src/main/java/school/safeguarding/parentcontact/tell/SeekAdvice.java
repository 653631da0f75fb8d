package school.safeguarding.parentcontact.tell;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.parentcontact.ParentContacts;
import school.safeguarding.parentcontact.model.AdultContacts;
import school.safeguarding.parentcontact.model.HomeContact;
import school.safeguarding.parentcontact.model.HomeContacts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;

/** Keeps what an agency advised about telling home. Only police, social care or the LADO can lift a hold. */
@Service
class SeekAdvice implements StepForm {

    private final HomeContacts contacts;
    private final AdultContacts adults;
    private final Chronology chronology;
    private final Clock clock;

    SeekAdvice(HomeContacts contacts, AdultContacts adults, Chronology chronology, Clock clock) {
        this.contacts = contacts;
        this.adults = adults;
        this.chronology = chronology;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.SEEK_ADVICE;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        HomeContact contact = contacts.of(submission.concern());
        String adviser = submission.required("adviser");
        if (adviser.equals("lado")) {
            contact.ladoAdvised();
        }
        if (!submission.isYes("mayTell")) {
            contact.advised(HomeContact.Advice.HOLD, clock.instant());
        } else if (!adviser.equals("other")) {
            contact.advised(HomeContact.Advice.MAY_TELL, clock.instant());
            adults.of(submission.concern(), ParentContacts.adult(submission.facts()))
                    .mayBeTold();
        }
        chronology.append(submission.concern(), FormEntries.entry(submission, "Advice about telling home"));
        return RoutingFacts.none();
    }
}

package school.safeguarding.notification;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.notification.notice.Notices;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;

/** Somebody whom no mail reached was told in person, by telephone or by letter. */
@Service
class TellAnotherWay implements StepForm {

    private final Notices notices;
    private final Chronology chronology;
    private final Clock clock;

    TellAnotherWay(Notices notices, Chronology chronology, Clock clock) {
        this.notices = notices;
        this.chronology = chronology;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return EntryKind.TELL_ANOTHER_WAY;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        notices.findById(UUID.fromString(submission.fact(RoutingFact.noticeId)))
                .orElseThrow()
                .toldAnotherWay(clock.instant());
        submission
                .reference()
                .ifPresent(concern -> chronology.append(concern, FormEntries.entry(submission, "Told another way")));
        return RoutingFacts.of(RoutingFact.isDelivered, true);
    }
}

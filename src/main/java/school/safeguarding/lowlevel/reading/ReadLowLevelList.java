package school.safeguarding.lowlevel.reading;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.FormAnswers;

/** A second reader has read a list and says what they found. */
@Service
class ReadLowLevelList implements StepForm {

    private final LowLevelReadings readings;
    private final FormAnswers answers;
    private final Clock clock;

    ReadLowLevelList(LowLevelReadings readings, FormAnswers answers, Clock clock) {
        this.readings = readings;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "read-low-level-list";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        readings.withId(submission.fact(RoutingFact.lowLevelReadingId))
                .read(submission.submittedBy(), answers.of(submission), clock.instant());
        return RoutingFacts.none();
    }
}

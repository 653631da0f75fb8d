package school.safeguarding.briefing.training;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.briefing.training.OfficerTraining.Kind;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.FormAnswers;

/** The CPO or a deputy was trained, and says where the evidence is. One from long ago does not answer the question. */
@Service
class RecordTraining implements StepForm {

    private static final String ON = "trainedOn";

    private final TrainingQuestions questions;
    private final OfficerTrainings trainings;
    private final TrainingDue due;
    private final FormAnswers answers;
    private final Clock clock;

    RecordTraining(
            TrainingQuestions questions,
            OfficerTrainings trainings,
            TrainingDue due,
            FormAnswers answers,
            Clock clock) {
        this.questions = questions;
        this.trainings = trainings;
        this.due = due;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "record-training";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        TrainingQuestion asked = questions.withId(submission.fact(RoutingFact.trainingId));
        boolean isKnown = due.lastOf(asked.account())
                .filter(last -> !submission.date(ON).orElseThrow().isAfter(last))
                .isPresent();
        if (isKnown) {
            throw RefusedSubmission.at(
                    ON, submission.label(ON) + " must be after the training that is on record already");
        }
        trainings.save(new OfficerTraining(
                asked.account(),
                Kind.chosen(submission.required("trainingKind")),
                submission.date(ON).orElseThrow(),
                submission.submittedBy(),
                answers.of(submission),
                clock.instant()));
        asked.answered(clock.instant());
        return RoutingFacts.none();
    }
}

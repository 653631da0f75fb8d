package school.safeguarding.lowlevel.removal;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.RoutingFact;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.RefusedSubmission;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.lowlevel.list.KeptConcerns;
import school.safeguarding.lowlevel.list.LowLevelConcern;
import school.safeguarding.lowlevel.list.LowLevelConcern.Threshold;
import school.safeguarding.lowlevel.list.LowLevelNote;
import school.safeguarding.lowlevel.list.LowLevelNotes;
import school.safeguarding.lowlevel.list.StillToDo;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.FormAnswers;

/**
 * Whoever keeps a list asks a second person to take an entry out of it. Until they agree it stays. Sources: KCSIE part four, section
 * two (kept at least until the adult leaves; what is malicious or false is in nobody's file); default of this procedure.
 */
@Service
public class AskForRemoval implements StepForm {

    /** As the notes of an entry say it. */
    public static final String ASKED = "To be taken out of the list";

    private static final String ENTRY = "removedReference";
    public static final String REASON = "removalReason";
    private static final String LEFT = "left";
    private static final String ADVICE = "removalLadoAdvice";

    private final KeptConcerns kept;
    private final LowLevelNotes notes;
    private final FormAnswers answers;
    private final StillToDo stillToDo;
    private final People people;
    private final Clock clock;

    AskForRemoval(
            KeptConcerns kept,
            LowLevelNotes notes,
            FormAnswers answers,
            StillToDo stillToDo,
            People people,
            Clock clock) {
        this.kept = kept;
        this.notes = notes;
        this.answers = answers;
        this.stillToDo = stillToDo;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "remove-low-level-concern";
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        LowLevelConcern entry = theirs(submission)
                .orElseThrow(() -> new RefusedSubmission(submission.label(ENTRY)
                        + " must be the reference of an entry of the list that you keep, such as LLC-2026-0123."));
        if (stillToDo.whenAsked(entry, people.person(submission.submittedBy()).orElseThrow())) {
            throw new RefusedSubmission(
                    "Something is still to be done about this entry, or another about the same adult. That comes first.");
        }
        if (submission.required(REASON).equals(LEFT)
                && people.staff().all().stream().anyMatch(entry.adult()::mayBe)) {
            throw new RefusedSubmission(submission.label(REASON)
                    + " cannot be that they have left: somebody of that name has an account here.");
        }
        if (entry.threshold() != Threshold.NO && submission.text(ADVICE).isEmpty()) {
            throw new RefusedSubmission(
                    "“What the LADO advised” is needed: whoever added this entry did not say that it is below the harm threshold.");
        }
        notes.save(new LowLevelNote(
                entry.reference(), ASKED, submission.submittedBy(), answers.of(submission), clock.instant()));
        return RoutingFacts.of(RoutingFact.lowLevelReference, entry.reference());
    }

    /** Without a difference between an entry that may be about whoever asks and one that is not there. */
    private Optional<LowLevelConcern> theirs(Submission submission) {
        Person keeper = people.person(submission.submittedBy()).orElseThrow();
        String typed =
                submission.required(ENTRY).strip().toUpperCase(Locale.ROOT).replace(' ', '-');
        return kept.all().stream()
                .filter(entry -> entry.reference().equals(typed))
                .filter(entry -> entry.list().isKeptBy(keeper) && !entry.adult().mayBe(keeper))
                .findFirst();
    }
}

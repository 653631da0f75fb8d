package school.safeguarding.concern.learn;

import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.engine.Procedures;
import school.safeguarding.engine.RoutingFacts;
import school.safeguarding.engine.form.StepForm;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.EntryKind;
import school.safeguarding.record.FormEntries;
import school.safeguarding.step.StepId;
import school.safeguarding.step.Steps;

/** Those who stand between a child and the gate are told who may collect them, and nothing else. */
@Service
public class TellByVoice implements StepForm {

    public static final StepId STEP = Steps.TELL_BY_VOICE;

    private static final Set<String> NOBODY = Set.of("nobody", "no one", "no-one", "none", "not anybody");

    private final Procedures procedures;
    private final Chronology chronology;

    TellByVoice(Procedures procedures, Chronology chronology) {
        this.procedures = procedures;
        this.chronology = chronology;
    }

    /** As the decision says it. An instruction that is not given yet is given with what was decided last. */
    public void begin(Submission decision) {
        boolean isSafe = decision.isYes("isSafeUntilTomorrow");
        boolean isNobodyKeptAway =
                decision.text("whoIsKeptAway").map(TellByVoice::isNobody).orElse(true);
        boolean isAskedAlready = procedures.openSteps(decision.concern()).stream()
                .anyMatch(step -> step.step().equals(STEP));
        if ((!isSafe || !isNobodyKeptAway) && !isAskedAlready) {
            procedures.start("told-by-voice", decision.concern(), RoutingFacts.none());
        }
    }

    /** What is not understood as nobody is somebody. */
    private static boolean isNobody(String whom) {
        return NOBODY.contains(whom.strip().toLowerCase(Locale.ROOT).replaceAll("[.“”\"]", ""));
    }

    @Override
    public String formId() {
        return EntryKind.TELL_BY_VOICE;
    }

    @Override
    @Transactional
    public RoutingFacts submit(Submission submission) {
        chronology.append(submission.concern(), FormEntries.entry(submission, "Told by voice"));
        return RoutingFacts.none();
    }
}

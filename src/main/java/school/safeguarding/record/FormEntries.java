package school.safeguarding.record;

import java.util.List;
import school.safeguarding.engine.form.Answer;
import school.safeguarding.engine.form.Submission;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;

/** Turns what somebody submitted into the entry that keeps it. */
public final class FormEntries {

    private FormEntries() {}

    /** @param step what was done, as people read it in the chronology */
    public static NewEntry entry(Submission submission, String step) {
        List<Line> lines = submission.answers().stream().map(FormEntries::line).toList();
        return new NewEntry(submission.submittedBy(), step, submission.formId(), lines);
    }

    private static Line line(Answer answer) {
        return new Line(answer.key(), answer.label(), String.join("; ", answer.shown()));
    }
}

package school.safeguarding.engine.form;

import school.safeguarding.engine.RoutingFacts;

/** What a feature does with one submitted form. Runs in the submit's own transaction. */
public interface StepForm {

    /** The id of the form, which is its file name in {@code forms/}. */
    String formId();

    /**
     * @return what the engine needs to choose the next step; for a start form also {@code reference}
     * @throws RefusedSubmission if a rule beyond the form's own refuses it; nothing is stored then
     */
    RoutingFacts submit(Submission submission);
}

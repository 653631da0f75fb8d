package school.safeguarding.engine.form;

import java.util.Map;
import java.util.Set;
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

    /**
     * What the form's conditions went by for whoever filled it in, where that has changed since the step began. Whoever opened the form
     * before is checked by what they saw.
     *
     * @param key of the step's process, which is a concern's reference
     * @param facts the routing facts at that step
     * @param answered the keys of the fields that have an answer
     */
    default Map<String, Object> changedSince(String key, Map<String, Object> facts, Set<String> answered) {
        return Map.of();
    }
}

package school.safeguarding.engine.form;

import java.util.Map;
import school.safeguarding.account.AccountId;

/**
 * What fields of a step's form hold when somebody opens it. Goes with the answer to whoever opens it and lies nowhere in the
 * engine; what is sent back is checked like anything that was typed.
 */
public interface FilledIn {

    /** The id of the form, which is its file name in {@code forms/}. */
    String formId();

    /**
     * @param key of the step's process: a concern's reference, or another for a step about none
     * @param facts the routing facts at that step, such as {@code agency}
     * @param reader account id of whoever opens it, who may read the record
     * @return by the field's key, as the form would send it: text, a date in ISO 8601, {@code true} or {@code false}, or a
     *     list of options; a field that is absent stays empty. Also by a routing fact's name what the form's conditions go by, where
     *     that has changed since the step began: see {@link StepForm#changedSince}
     */
    Map<String, Object> answers(String key, Map<String, Object> facts, AccountId reader);
}

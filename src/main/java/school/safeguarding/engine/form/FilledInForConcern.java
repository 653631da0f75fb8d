package school.safeguarding.engine.form;

import java.util.Map;
import school.safeguarding.account.AccountId;
import school.safeguarding.reference.Reference;

/** The same for a step that is always about a concern. */
public interface FilledInForConcern extends FilledIn {

    /** @param reference the concern; all else as in {@link FilledIn} */
    Map<String, Object> answers(Reference reference, Map<String, Object> facts, AccountId reader);

    @Override
    default Map<String, Object> answers(String key, Map<String, Object> facts, AccountId reader) {
        return answers(Reference.of(key), facts, reader);
    }
}

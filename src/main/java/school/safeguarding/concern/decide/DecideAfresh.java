package school.safeguarding.concern.decide;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.form.FilledInForConcern;
import school.safeguarding.reference.Reference;

/**
 * A decision is never filled in. The engine holds the last one as routing facts under the keys of the form's own questions, and
 * would answer with them: a "Low" from before a disclosure would stand there ticked.
 */
@Component
class DecideAfresh implements FilledInForConcern {

    @Override
    public String formId() {
        return "decide-response";
    }

    @Override
    public Map<String, Object> answers(Reference reference, Map<String, Object> facts, String reader) {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("decidedLevel", null);
        nothing.put("response", null);
        nothing.put("monitorOn", null);
        return nothing;
    }
}

package school.safeguarding.engine.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Reads what a browser sent as texts, numbers, yes/no and lists of texts. Anything else stays something no rule lets in. */
final class SubmittedValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SubmittedValues() {}

    static Map<String, Object> of(VariableMap submitted) {
        Map<String, Object> values = new LinkedHashMap<>();
        submitted.keySet().forEach(key -> values.put(key, value(submitted.getValueTyped(key))));
        return values;
    }

    private static @Nullable Object value(@Nullable TypedValue typed) {
        if (typed == null) {
            return null;
        }
        if (typed instanceof SerializableValue serializable && serializable.getValueSerialized() != null) {
            return list(serializable.getValueSerialized());
        }
        Object value = typed.getValue();
        boolean isPlain = value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof List;
        return isPlain ? value : new Object();
    }

    /** A list of texts, which is how ticked options arrive; another JSON value is nothing that a form can hold. */
    private static Object list(String serialized) {
        try {
            List<Object> list = JSON.readValue(serialized, new TypeReference<List<Object>>() {});
            return list == null || list.stream().allMatch(String.class::isInstance) ? list : new Object();
        } catch (JsonProcessingException e) {
            return new Object();
        }
    }
}

package school.safeguarding.engine.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What a list of steps may be asked for. The engine evaluates expressions inside a query, which would be code of the
 * asker's, and compares variables, which would be an oracle; Tasklist needs neither for this product.
 */
final class QueryRules {

    /** Strict, since the engine's own reader may see more in a text than a lenient one does. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());

    private static final Set<String> NESTED = Set.of("orQueries", "parameters");

    /** What an answer of a form can be. For a file without a name, or an empty name of a type, the engine has no refusal. */
    private static final Set<String> TYPES =
            Set.of("String", "Boolean", "Integer", "Short", "Long", "Double", "Json", "Null");

    /** What the engine has a fault for, by itself or with some values. */
    private static final Set<String> FAULTS = Set.of("includeAssignedTasks", "ver", "version");

    private QueryRules() {}

    /** @param parameters of the address, by name */
    static boolean allow(Map<String, String[]> parameters) {
        return parameters.keySet().stream().noneMatch(QueryRules::isRefused);
    }

    /** @param body JSON, empty if there is none; what is not JSON is the engine's to refuse */
    static boolean allow(byte[] body) {
        try {
            return body.length == 0 || isSaid(JSON.readTree(utf8(body)));
        } catch (JsonProcessingException | CharacterCodingException e) {
            return false;
        }
    }

    /**
     * The answer to a form never holds the step's variables, since it is given again to whoever sends the same again.
     *
     * @param body JSON, empty if there is none
     */
    static boolean isForm(byte[] body) {
        try {
            JsonNode form = body.length == 0 ? JSON.missingNode() : JSON.readTree(utf8(body));
            // For the value null, as a whole or in place of an answer, the engine has a fault and no refusal.
            return !form.isNull()
                    && !form.has("withVariablesInReturn")
                    && StreamSupport.stream(form.path("variables").spliterator(), false)
                            .allMatch(variable -> !variable.isNull() && isOfAnswer(variable.path("type")));
        } catch (JsonProcessingException | CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isOfAnswer(JsonNode type) {
        return type.isMissingNode() || type.isNull() || (type.isTextual() && TYPES.contains(type.textValue()));
    }

    private static String utf8(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    /** For the value {@code null} in place of a whole query the engine has a fault and no refusal. */
    private static boolean isSaid(JsonNode query) {
        return !query.isNull() && allow(query);
    }

    private static boolean allow(JsonNode node) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                if (!allow(element)) {
                    return false;
                }
            }
            return true;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean isSaid = !field.getValue().isNull()
                    && !(field.getValue().isContainerNode() && field.getValue().isEmpty());
            if (isSaid && (isRefused(field.getKey()) || !allow(field.getValue()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRefused(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return name.endsWith("Expression")
                || folded.contains("variable")
                // Nothing is offered to groups, and everybody is shown what is offered to them alone. The engine has a
                // fault for
                // some of these together.
                || folded.contains("candidate")
                || FAULTS.contains(name)
                || NESTED.contains(name);
    }
}

package school.safeguarding.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A table's inputs as one text of codes: names, truths, numbers and bands, nothing that anybody wrote. */
final class InputCodes {

    private InputCodes() {}

    static String write(Map<String, Object> inputs) {
        return new TreeMap<>(inputs)
                .entrySet().stream()
                        // One that was missing is missing again.
                        .filter(one -> one.getValue() != null)
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("\n"));
    }

    static Map<String, Object> read(String text) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        text.lines().map(line -> line.split("=", 2)).forEach(parts -> inputs.put(parts[0], value(parts[1])));
        return inputs;
    }

    private static Object value(String code) {
        if (code.equals("true") || code.equals("false")) {
            return Boolean.valueOf(code);
        }
        return code.matches("\\d+") ? (Object) Integer.valueOf(code) : code;
    }
}

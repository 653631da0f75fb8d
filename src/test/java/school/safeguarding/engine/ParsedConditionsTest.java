package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import school.safeguarding.engine.boundary.FormField;
import school.safeguarding.engine.decisions.ParsedOnceFeelEngine;

/** A condition of a form that was parsed once says what it says when it is parsed each time. */
class ParsedConditionsTest {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

    private final FeelEngine plain = new ScalaFeelEngineFactory(List.of()).createInstance();
    private final FeelEngine parsedOnce = new ParsedOnceFeelEngine();

    private static Set<String> conditions() throws IOException {
        Set<String> conditions = new LinkedHashSet<>();
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            for (Path form : forms.sorted().toList()) {
                FormField.of(new ObjectMapper().readTree(form.toFile()))
                        .forEach(field -> conditions.addAll(field.hiddenWhen()));
            }
        }
        return conditions;
    }

    /** All that it compares with, each alone and in a list, for each of its names; and none. */
    private static List<Map<String, Object>> cases(String condition) {
        List<String> literals =
                LITERAL.matcher(condition).results().map(one -> one.group(1)).toList();
        List<Object> values = new ArrayList<>(Arrays.asList(null, "", "something-else", true, false, List.of()));
        values.addAll(literals);
        literals.forEach(literal -> values.add(List.of(literal)));
        List<Map<String, Object>> cases = new ArrayList<>(List.of(Map.of()));
        for (String name : names(condition)) {
            // One after another, the others left as they were last: every pair of a name and a value is met.
            List<Map<String, Object>> more = new ArrayList<>();
            for (Object value : values) {
                Map<String, Object> one = new HashMap<>(cases.get(more.size() % cases.size()));
                one.put(name, value);
                more.add(one);
            }
            cases.addAll(more);
        }
        return cases;
    }

    private static Set<String> names(String condition) {
        return new LinkedHashSet<>(NAME.matcher(LITERAL.matcher(condition).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .toList());
    }

    private static Object said(FeelEngine engine, String condition, Map<String, Object> data) {
        return engine.evaluateSimpleExpression(
                condition, Variables.fromMap(data).asVariableContext());
    }

    @Test
    void each_condition_hides_the_same_fields_the_first_time_and_again() throws IOException {
        Set<String> conditions = conditions();
        assertThat(conditions).hasSizeGreaterThan(10);
        for (String condition : conditions) {
            for (Map<String, Object> data : cases(condition)) {
                Object expected = said(plain, condition, data);
                assertThat(said(parsedOnce, condition, data))
                        .as("%s with %s", condition, data)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void a_text_that_is_no_feel_is_an_error_each_time() {
        for (FeelEngine engine : List.of(plain, parsedOnce, parsedOnce)) {
            assertThatThrownBy(() -> said(engine, "a = (", Map.of("a", 1))).isInstanceOf(FeelException.class);
        }
    }
}

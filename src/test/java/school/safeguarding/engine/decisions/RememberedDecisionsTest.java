package school.safeguarding.engine.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether parsed each time, parsed once or remembered: a decision says the same, and a wrong one is as wrong. */
class RememberedDecisionsTest {

    private static final int MOST_CASES = 300;
    private static final long SEED = 20261124;
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    private final DmnEngine plain =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final RememberingDmnEngine remembering = remembering();

    private static RememberingDmnEngine remembering() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(ParsedOnceFeelEngine::new);
        configuration.init();
        return new RememberingDmnEngine(configuration, decision -> Optional.of(decision.getKey()));
    }

    private static DmnDecision table(DmnEngine engine, String id) throws IOException {
        try (InputStream table = Files.newInputStream(Path.of("processes", id + ".dmn"))) {
            return engine.parseDecision(id, table);
        }
    }

    private static DmnDecision table(DmnEngine engine, String input, String cell, String output) {
        String xml =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="bench">
                  <decision id="made-up" name="Made up"><decisionTable id="t" hitPolicy="FIRST">
                    <input id="i"><inputExpression id="e" typeRef="string"><text>%s</text></inputExpression></input>
                    <output id="o" name="said" typeRef="string" />
                    <rule id="r"><inputEntry id="c"><text>%s</text></inputEntry>
                      <outputEntry id="s"><text>%s</text></outputEntry></rule>
                  </decisionTable></decision>
                </definitions>
                """
                        .formatted(input, cell, output);
        return engine.parseDecision("made-up", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Map<String, Object>> said(DmnEngine engine, DmnDecision table, Map<String, Object> facts) {
        return engine.evaluateDecision(table, Variables.fromMap(facts).asVariableContext())
                .getResultList();
    }

    /** What each input may be: what stands in its cells, something else and nothing. */
    private static Map<String, List<Object>> domains(DmnDecision decision) {
        DmnDecisionTableImpl table = (DmnDecisionTableImpl) decision.getDecisionLogic();
        Map<String, List<Object>> domains = new HashMap<>();
        for (int column = 0; column < table.getInputs().size(); column++) {
            int at = column;
            var input = table.getInputs().get(at).getExpression();
            List<Object> values = new ArrayList<>();
            values.add(null);
            switch (input.getTypeDefinition().getTypeName()) {
                case "boolean" -> values.addAll(List.of(true, false));
                case "integer" -> values.addAll(List.of(0, 1, 2, 3, 4, 7));
                default -> {
                    values.addAll(List.of("", "something-else"));
                    table.getRules().stream()
                            .map(rule -> rule.getConditions().get(at).getExpression())
                            .filter(cell -> cell != null)
                            .flatMap(cell -> LITERAL.matcher(cell).results().map(MatchResult::group))
                            .map(literal -> literal.replace("\"", ""))
                            .distinct()
                            .forEach(values::add);
                }
            }
            domains.put(input.getExpression(), values);
        }
        return domains;
    }

    private static Stream<Map<String, Object>> cases(Map<String, List<Object>> domains) {
        Random random = new Random(SEED);
        return Stream.generate(() -> {
                    Map<String, Object> facts = new HashMap<>();
                    domains.forEach((name, values) -> facts.put(name, values.get(random.nextInt(values.size()))));
                    return facts;
                })
                .limit(MOST_CASES)
                .distinct();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deadlines", "handler", "contact-hold", "risk-level"})
    void each_table_says_the_same_to_everybody_the_first_time_and_again(String id) throws IOException {
        DmnDecision table = table(plain, id);
        DmnDecision parsedOnce = table(remembering, id);
        List<Map<String, Object>> cases = cases(domains(table)).toList();
        for (Map<String, Object> facts : cases) {
            List<Map<String, Object>> expected = said(plain, table, facts);
            assertThat(said(remembering, parsedOnce, facts)).as("%s", facts).isEqualTo(expected);
            assertThat(said(remembering, parsedOnce, facts))
                    .as("%s again", facts)
                    .isEqualTo(expected);
        }
        assertThat(remembering.remembered()).isEqualTo(cases.size());
    }

    @Test
    void what_is_not_there_is_told_from_what_is_empty() {
        DmnDecision table = table(remembering, "name", "", "\"known\"");
        said(remembering, table, Map.of());
        Map<String, Object> none = new HashMap<>();
        none.put("name", null);
        said(remembering, table, none);
        assertThat(remembering.remembered()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"today()", "other", "\"so \" + other"})
    void a_table_that_reads_anything_but_its_inputs_is_asked_every_time(String output) {
        DmnDecision table = table(remembering, "name", "", output);
        said(remembering, table, Map.of("name", "a", "other", "b"));
        assertThat(remembering.remembered()).isZero();
    }

    @Test
    void a_cell_or_an_input_that_reckons_is_asked_every_time() {
        said(remembering, table(remembering, "name", "other", "\"known\""), Map.of("name", "a", "other", "a"));
        said(remembering(), table(remembering, "name + other", "", "\"known\""), Map.of("name", "a", "other", "a"));
        assertThat(remembering.remembered()).isZero();
    }

    @Test
    void what_somebody_wrote_is_not_kept() {
        DmnDecision table = table(remembering, "name", "", "\"known\"");
        said(remembering, table, Map.of("name", "Robin Madeup hid."));
        said(remembering, table, Map.of("name", List.of("a")));
        assertThat(remembering.remembered()).isZero();
    }

    @Test
    void a_text_that_is_no_feel_is_an_error_each_time_as_before() {
        for (DmnEngine engine : List.of(plain, remembering)) {
            DmnDecision table = table(engine, "name", "\"a\", (", "\"known\"");
            for (int time = 0; time < 2; time++) {
                assertThatThrownBy(() -> said(engine, table, Map.of("name", "a")))
                        .isInstanceOfAny(FeelException.class, DmnEngineException.class);
            }
        }
        assertThat(remembering.remembered()).isZero();
    }
}

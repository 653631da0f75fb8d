package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import school.safeguarding.journey.FormFields.FormField;

/**
 * Browser and server read the conditions of forms with different engines. A field that one hides and the other demands
 * could never be submitted, so both must agree on every condition over everything that it may read.
 */
@InTasklist
class FeelInBothEnginesJourneyTest {

    private static final Pattern NAME = Pattern.compile("\"[^\"]*\"|[A-Za-z][A-Za-z0-9]*");
    private static final Map<String, List<Object>> FACTS = Map.of(
            "isHeld", Arrays.asList(true, false),
            "isChairAsked", Arrays.asList(true, false),
            "isStaffConcern", Arrays.asList(true, false),
            "isBetweenChildren", Arrays.asList(true, false),
            "isPassingOnDemanded", Arrays.asList(true, false),
            "isSeveralPossible", Arrays.asList(true, false),
            "isAgencyTold", Arrays.asList(true, false),
            "isFromExcluded", Arrays.asList(true, false),
            "agency", Arrays.asList("police", "social-care", "school-nursing", "lado"));

    /** Evaluates conditions by the form library that Tasklist ships; its module is the one that can import a form. */
    private static final String IN_BROWSER =
            """
            async cases => {
              let load;
              webpackChunkcamunda_bpm_webapp.push([[Symbol()], {}, require => { load = require; }]);
              const id = Object.keys(load.m).find(one => String(load.m[one]).includes('.importSchema=')
                  || String(load.m[one]).includes('importSchema('));
              const Form = Object.values(load.c ?? {}).map(one => one.exports?.Form).find(Boolean)
                  ?? load(id).Form;
              const form = new Form({container: document.createElement('div')});
              await form.importSchema({type: 'default', components: []}, {});
              const checker = form.get('conditionChecker');
              return cases.map(one => checker.check(one.condition, one.data) === true);
            }""";

    @Autowired
    private FeelEngine serverFeel;

    @LocalServerPort
    private int port;

    private record Case(String form, String condition, Map<String, Object> data) {}

    @Test
    void browser_and_server_hide_the_same_fields() throws IOException {
        List<Case> cases = cases();
        assertThat(cases).hasSizeGreaterThan(100);
        List<?> inBrowser;
        try (InBrowser chromium = new InBrowser();
                Tasklist tasklist =
                        Tasklist.signIn(chromium.browser(), "http://localhost:" + port, "teacher", "conditions")) {
            inBrowser = (List<?>) tasklist.page()
                    .evaluate(
                            IN_BROWSER,
                            cases.stream()
                                    .map(one -> Map.of("condition", "=" + one.condition(), "data", one.data()))
                                    .toList());
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            Object onServer = serverFeel.evaluateSimpleExpression(
                    one.condition(), Variables.fromMap(one.data()).asVariableContext());
            if (!Boolean.valueOf(Boolean.TRUE.equals(onServer)).equals(inBrowser.get(i))) {
                differences.add(one + ": server " + onServer + ", browser " + inBrowser.get(i));
            }
        }
        assertThat(differences).isEmpty();
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            for (Path file : forms.sorted().toList()) {
                String id = file.getFileName().toString().replace(".form", "");
                Set<String> conditions = new LinkedHashSet<>();
                collect(new ObjectMapper().readTree(file.toFile()), conditions);
                for (String condition : conditions) {
                    for (Map<String, Object> data : combinations(domains(id, condition))) {
                        cases.add(new Case(id, condition, data));
                    }
                }
            }
        }
        return cases;
    }

    private static void collect(JsonNode parent, Set<String> conditions) {
        for (JsonNode component : parent.path("components")) {
            String hide = component.path("conditional").path("hide").asText("");
            if (!hide.isBlank()) {
                conditions.add(hide.strip().replaceFirst("^=", ""));
            }
            collect(component, conditions);
        }
    }

    /** What each name in the condition may be: every option, none, and for ticked lists each one, all and none. */
    private static Map<String, List<Object>> domains(String formId, String condition) {
        Map<String, FormField> fields = new HashMap<>();
        FormFields.of(formId).forEach(field -> fields.put(field.key(), field));
        Map<String, List<Object>> domains = new LinkedHashMap<>();
        Matcher names = NAME.matcher(condition);
        while (names.find()) {
            String name = names.group();
            if (FACTS.containsKey(name)) {
                domains.put(name, FACTS.get(name));
            } else if (fields.containsKey(name)) {
                domains.put(name, values(fields.get(name)));
            }
        }
        assertThat(domains).as(condition).isNotEmpty();
        return domains;
    }

    private static List<Object> values(FormField field) {
        List<Object> values = new ArrayList<>(Collections.singletonList(null));
        if (field.type().equals("checklist")) {
            values.add(List.of());
            field.options().forEach(option -> values.add(List.of(option)));
            values.add(field.options());
        } else {
            values.addAll(field.options());
        }
        return values;
    }

    private static List<Map<String, Object>> combinations(Map<String, List<Object>> domains) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, List<Object>> domain : domains.entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> shorter : all) {
                for (Object value : domain.getValue()) {
                    Map<String, Object> one = new LinkedHashMap<>(shorter);
                    one.put(domain.getKey(), value);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }
}

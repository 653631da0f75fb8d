package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionQueryDto;
import org.camunda.bpm.engine.rest.dto.runtime.FilterQueryDto;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.door.CallTable;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Draws;
import school.safeguarding.story.EveryForm;
import school.safeguarding.story.Hostile;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/**
 * Whatever is sent to any form and any call is taken or refused in our words: never a fault, never a half of it stored, and
 * never a variable off the list. Each try's seed is in the message of a failure; the property {@code fuzz.seed} sets it, and
 * {@code fuzz.cases} how many there are.
 */
@SchoolTest
class FuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 20261124);
    private static final int TRIES_PER_STEP = Integer.getInteger("fuzz.cases", 2);
    /** Forms that begin a process, and are tried by themselves. */
    private static final int START_FORMS = 11;

    private static final int TRIES_PER_START = 10 * TRIES_PER_STEP;

    /** Sending them signs somebody out, or makes the next attempt wait. */
    private static final List<String> OF_SIGNING_IN = List.of("/login", "/logout", "/account");

    private static final List<String> OF_THE_MACHINE =
            List.of("camunda", "ENGINE-", "Exception", "org.", "java.", "\tat ");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private JavaMailSenderImpl sender;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private final Map<String, TasklistClient> signedIn = new HashMap<>();
    private Story somebody;
    private Random random;
    private String seed;
    private final Draws taken = new Draws("taken", "refused");

    private static final List<String> ODD_TEXTS = List.of(
            "x".repeat(20_001),
            "\u0000",
            "\uFFFE",
            "\u202Eabc",
            "e\u0301".repeat(500),
            "2026-11-24",
            "0000-00-00",
            "+999999999-12-31",
            "24:00",
            "23:59:60",
            "1e999999999",
            "NaN",
            "yes",
            "");

    private static final List<Object> ODD_VALUES =
            List.of(true, false, 0, -1, Integer.MAX_VALUE, Long.MIN_VALUE, 0.5, 1e308, Double.MIN_VALUE, List.of());

    private void seed(long number) {
        random = new Random(SEED + number);
        seed = "seed " + SEED + ", try " + number;
    }

    private Object anyValue() {
        return switch (random.nextInt(5)) {
            case 0 -> oneOf(Hostile.all());
            case 1 -> oneOf(ODD_TEXTS);
            case 2 -> oneOf(ODD_VALUES);
            case 3 -> List.of(oneOf(Hostile.LINES), oneOf(ODD_TEXTS));
            default ->
                random.ints(random.nextInt(300), 0, Character.MAX_CODE_POINT + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        };
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private TasklistClient as(String person) {
        return signedIn.computeIfAbsent(person, someone -> new TasklistClient(port).signedIn(someone));
    }

    /** A session does not outlive the hours by which a story moves the clock. */
    private HttpResponse<String> call(String person, String method, String path, String json) {
        HttpResponse<String> answer = as(person).call(method, path, json);
        if (answer.statusCode() == 401) {
            signedIn.remove(person);
            answer = as(person).call(method, path, json);
        }
        return answer;
    }

    @AfterEach
    void noAccountWasChanged() {
        new Staff(connection.getJdbcUrl()).noAccountWasChanged();
    }

    private long stored() {
        return database.sql(
                        "SELECT (SELECT count(*) FROM safeguarding.entry) + (SELECT count(*) FROM safeguarding.concern)"
                                + " + (SELECT count(*) FROM safeguarding.notice) + (SELECT count(*) FROM engine.act_ru_variable)"
                                + " + (SELECT count(*) FROM engine.act_ru_execution)")
                .query(Long.class)
                .single();
    }

    private void assertInOurWords(String text) {
        assertThat(text).as(seed).doesNotContainIgnoringCase(OF_THE_MACHINE.toArray(String[]::new));
        assertThat(text).as(seed).doesNotContain(Hostile.MARK, Hostile.RESULT);
    }

    private void assertRefusedWhole(HttpResponse<String> answer, long before) {
        assertThat(answer.statusCode()).as("%s: %s", seed, answer.body()).isBetween(400, 499);
        assertInOurWords(answer.body());
        assertThat(stored()).as(seed).isEqualTo(before);
    }

    /** The right answers with something else in some of them, and one that no form takes. */
    private Map<String, Object> spoilt(Map<String, Object> answers) {
        Map<String, Object> spoilt = changed(answers);
        String key = new ArrayList<>(new TreeSet<>(answers.keySet())).get(random.nextInt(answers.size()));
        switch (random.nextInt(4)) {
            case 0 -> spoilt.put("reference", "CSE-2026-0001");
            case 1 -> spoilt.put("__proto__" + random.nextInt(9), anyValue());
            case 2 -> spoilt.put(key, "\u202E" + anyValue());
            default -> spoilt.put(key, Map.of("a", List.of(1, Map.of())));
        }
        return spoilt;
    }

    private Map<String, Object> changed(Map<String, Object> answers) {
        Map<String, Object> changed = new LinkedHashMap<>(answers);
        for (String key : new TreeSet<>(answers.keySet())) {
            if (random.nextInt(4) == 0) {
                changed.put(key, anyValue());
            }
        }
        return changed;
    }

    private String body(Map<String, Object> values) throws Exception {
        ObjectMapper json = new ObjectMapper();
        Map<String, Object> variables = new LinkedHashMap<>();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            boolean isJson = value.getValue() instanceof List || value.getValue() instanceof Map;
            variables.put(
                    value.getKey(),
                    isJson && random.nextInt(4) > 0
                            ? Map.of("type", "Json", "value", json.writeValueAsString(value.getValue()))
                            : Map.of("value", value.getValue()));
        }
        return json.writeValueAsString(Map.of("variables", variables));
    }

    @ParameterizedTest
    @CsvSource({
        "cse-concern, teacher",
        "still-worried, teacher",
        "open-again, cpo",
        "legal-hold, cpo",
        "absence, chair",
        "account-change, it",
        "near-day, head",
        "family, it",
        "awareness, teacher"
    })
    void a_start_form_refuses_what_it_does_not_ask_and_keeps_nothing_of_it(String process, String person)
            throws Exception {
        Map<String, Answers> right = Map.of(
                "cse-concern", Answers.report().andAbout(1, "Sam Madeup", "Not me."),
                "still-worried", Answers.stillWorried("CSE-2026-0000"),
                "open-again", Answers.openAgain("CSE-2026-0000"),
                "legal-hold", Answers.legalHold("CSE-2026-0000"),
                "absence", Answers.absent("2027-03-01", "2027-03-02"),
                "account-change", Answers.newAccount("nico", "staff", "governors"),
                "near-day", Answers.closeNearDay("2026-12-02"),
                "family", Answers.ofFamily("Fern Madeup"),
                "awareness", Answers.childrenTaught("2026-11-24"));
        new Story(engine, clock);
        String path = TasklistClient.API + "/process-definition/key/" + process + "/submit-form";
        for (int number = 0; number < TRIES_PER_START; number++) {
            seed(number);
            long before = stored();
            String json = body(spoilt(right.get(process).asMap()));
            assertRefusedWhole(call(person, "POST", path, json), before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "\"x\"",
                "[[[[[]]]]]",
                "{\"variables\":[]}",
                "{\"variables\":{\"childName\":null}}",
                "{\"variables\":{\"childName\":{\"type\":\"Bytes\",\"value\":\"!\"}}}",
                "{\"variables\":{\"childName\":{\"type\":\"Xml\",\"value\":\"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>\"}}}",
                "{\"variables\":{\"childName\":{\"type\":\"Date\",\"value\":\"x\"}}}",
                "{\"variables\":{\"aboutWhom\":{\"type\":\"Json\",\"value\":\"[\"}}}",
                "{\"variables\":{\"aboutWhom\":{\"type\":\"Json\",\"value\":5}}}",
                "{\"variables\":{\"childName\":{\"value\":\"\\uD800\"}}}",
                "{\"variables\":{\"entry\":{\"value\":1e999999999}}}",
                "{\"unknown\":1}"
            })
    void what_is_not_a_submission_is_refused(String json) {
        seed(0);
        long before = stored();
        assertRefusedWhole(
                call("teacher", "POST", TasklistClient.API + "/process-definition/key/cse-concern/submit-form", json),
                before);
    }

    @Test
    void a_steps_form_takes_or_refuses_whatever_is_sent_and_keeps_no_half_of_it() throws Exception {
        somebody = new Story(engine, clock);
        Set<String> tried = new TreeSet<>();
        new EveryForm(
                        engine,
                        clock,
                        sender,
                        connection.getJdbcUrl(),
                        port,
                        // The review says another name than the report: whoever was rung hears it.
                        (form, field, isOneLine) ->
                                field.equals("childConfirmedName") ? "Other Made-up" : "Plain words.",
                        new EveryForm.Witness() {
                            @Override
                            public void before(String person, Task step, String form, Answers answers) {
                                if (tried.add(form)) {
                                    tries(person, step, answers.asMap());
                                }
                            }
                        })
                .isSubmitted();
        assertThat(tried).hasSize(EveryForm.all().size() - START_FORMS);
        taken.assertBothOccurred();
    }

    private void tries(String person, Task step, Map<String, Object> answers) {
        for (int number = 0; number < TRIES_PER_STEP; number++) {
            seed(number + step.getTaskDefinitionKey().hashCode());
            long before = stored();
            try {
                assertRefusedWhole(
                        call(
                                person,
                                "POST",
                                TasklistClient.API + "/task/" + step.getId() + "/submit-form",
                                body(spoilt(answers))),
                        before);
            } catch (Exception e) {
                throw new AssertionError(seed, e);
            }
            takesOrRefuses(person, step, changed(answers));
        }
    }

    /** What is taken is taken back afterwards, so that the story goes on as it was. */
    private void takesOrRefuses(String person, Task step, Map<String, Object> values) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            try {
                somebody.as(person, () -> {
                    engine.getFormService().submitTaskForm(step.getId(), values);
                    return null;
                });
                assertThat(engine.getRuntimeService()
                                .createVariableInstanceQuery()
                                .list())
                        .as(seed)
                        .extracting(VariableInstance::getName)
                        .allMatch(RoutingFact::isOnTheList);
                taken.count(true);
            } catch (FormFieldValidationException refused) {
                taken.count(false);
                assertInOurWords(refused.getMessage());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "cpo", "it"})
    void no_call_answers_with_a_fault_whatever_stands_in_its_address_or_body(String person) {
        new Story(engine, clock);
        long before = stored();
        int number = 0;
        Draws answered = new Draws("answered", "refused");
        for (CallTable.Call listed :
                CallTable.read(new ClassPathResource("door/calls.yml")).all()) {
            String[] parts = listed.row().call().split(" ", 2);
            if (OF_SIGNING_IN.stream().anyMatch(parts[1]::contains)) {
                continue;
            }
            seed(number++);
            String path =
                    parts[1].replace("{id}", anId()).replace("{typed}", anId()).replace("**", anId()) + aQuery();
            String json = parts[0].equals("POST") ? aBody() : null;
            HttpResponse<String> answer = call(person, parts[0], path, json);
            assertThat(answer.statusCode())
                    .as("%s: %s %s %s %s", seed, parts[0], path, json, answer.body())
                    .isLessThan(500);
            if (answer.statusCode() >= 400) {
                assertInOurWords(answer.body());
            }
            answered.count(answer.statusCode() < 400);
        }
        answered.assertBothOccurred();
        assertThat(stored()).isEqualTo(before);
    }

    /** Each parameter that the engine knows of a list, by itself and with others, and whatever is sent as its value. */
    @Test
    void no_parameter_of_a_list_gives_a_fault_alone_or_with_others() throws Exception {
        String filter = TasklistClient.API + "/filter";
        String first = new ObjectMapper()
                .readTree(call("cpo", "GET", filter, null).body())
                .path(0)
                .path("id")
                .asText();
        Map<String, Class<?>> lists = new LinkedHashMap<>();
        lists.put(TasklistClient.API + "/task", TaskQueryDto.class);
        lists.put(TasklistClient.API + "/task/count", TaskQueryDto.class);
        lists.put(filter + "/" + first + "/list", TaskQueryDto.class);
        lists.put(filter + "/" + first + "/count", TaskQueryDto.class);
        lists.put(filter, FilterQueryDto.class);
        lists.put(filter + "/count", FilterQueryDto.class);
        lists.put(TasklistClient.API + "/process-definition", ProcessDefinitionQueryDto.class);
        lists.put(TasklistClient.API + "/process-definition/count", ProcessDefinitionQueryDto.class);
        List<String> faults = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, Class<?>> list : lists.entrySet()) {
            List<String> names = parameters(list.getValue());
            for (String name : names) {
                seed(number++);
                List<String> asked = new ArrayList<>(List.of(name));
                while (random.nextInt(3) == 0) {
                    asked.add(oneOf(names));
                }
                asks("GET", list.getKey() + "?" + asQuery(asked), null, faults);
                if (list.getValue() == TaskQueryDto.class) {
                    asks("POST", list.getKey(), asBody(asked), faults);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private void asks(String method, String path, String json, List<String> faults) {
        HttpResponse<String> answer = call("cpo", method, path, json);
        if (answer.statusCode() >= 500) {
            faults.add(seed + ": " + method + " " + path + " " + json);
        } else if (answer.statusCode() >= 400) {
            assertInOurWords(answer.body());
        }
    }

    private static List<String> parameters(Class<?> query) {
        return Arrays.stream(query.getMethods())
                .map(setter -> setter.getAnnotation(CamundaQueryParam.class))
                .filter(Objects::nonNull)
                .map(CamundaQueryParam::value)
                .distinct()
                .sorted()
                .toList();
    }

    private String asQuery(List<String> names) {
        List<String> values = List.of(
                "true", "false", "", "cpo", "1", "-1", "a,b", "2026-11-24T08:50:00.000+0000", "asc", "name", "%");
        return names.stream().map(name -> name + "=" + encoded(oneOf(values))).collect(Collectors.joining("&"));
    }

    private String asBody(List<String> names) throws JsonProcessingException {
        List<Object> values = List.of(
                true,
                false,
                "",
                "cpo",
                1,
                -1,
                List.of(),
                List.of("a", "b"),
                Map.of("a", 1),
                "2026-11-24T08:50:00.000+0000");
        Map<String, Object> body = new LinkedHashMap<>();
        names.forEach(name -> body.put(name, oneOf(values)));
        return new ObjectMapper().writeValueAsString(body);
    }

    /** What the engine would take for a file, a date or an object of its own, and what is none of it. */
    @Test
    void no_kind_of_variable_gives_a_fault() throws Exception {
        List<Object> types = new ArrayList<>(List.of(
                "",
                " ",
                "File",
                "Object",
                "Bytes",
                "Xml",
                "Json",
                "Date",
                "Null",
                "Integer",
                "Short",
                "Long",
                "Double",
                "Number",
                "Boolean",
                "String",
                "nonsense",
                "string",
                5,
                Map.of(),
                List.of()));
        List<Object> values = List.of("", "x", 5, true, List.of(), Map.of("a", 1), "2026-11-24", "[\"x\"]", "1e999");
        List<Object> infos = List.of(
                "x",
                5,
                Map.of(),
                Map.of("filename", "x.txt"),
                Map.of("filename", "", "mimetype", 5, "encoding", "nonsense"),
                Map.of(
                        "objectTypeName",
                        "java.lang.Object",
                        "serializationDataFormat",
                        "application/x-java-serialized-object"));
        String path = TasklistClient.API + "/process-definition/key/cse-concern/submit-form";
        int number = 0;
        for (Object type : types) {
            for (int at = 0; at < TRIES_PER_START; at++) {
                seed(number++);
                Map<String, Object> variable = new LinkedHashMap<>(Map.of("type", type));
                if (random.nextInt(4) > 0) {
                    variable.put("value", oneOf(values));
                }
                if (random.nextBoolean()) {
                    variable.put("valueInfo", oneOf(infos));
                }
                if (random.nextInt(4) == 0) {
                    variable.put("local", oneOf(values));
                }
                long before = stored();
                String json = new ObjectMapper().writeValueAsString(Map.of("variables", Map.of("childName", variable)));
                assertRefusedWhole(call("teacher", "POST", path, json), before);
            }
        }
    }

    private String anId() {
        return encoded(oneOf(List.of(
                UUID.randomUUID().toString(),
                "0",
                "-1",
                "null",
                "x".repeat(2000),
                "cse-concern",
                "cpo",
                "a:b:c",
                "..",
                "' OR 1=1 --",
                "${1+1}",
                "é",
                "%00")));
    }

    private String aQuery() {
        List<String> queries = List.of(
                "",
                "?maxResults=-1",
                "?firstResult=x",
                "?maxResults=99999999999999",
                "?sortBy=nonsense&sortOrder=asc",
                "?sortBy=created",
                "?createdAfter=yesterday",
                "?" + encoded(String.valueOf(anyValue()).strip()) + "=" + encoded(String.valueOf(anyValue())),
                "?deserializeValues=maybe");
        String query = oneOf(queries);
        return query.length() > 2000 ? "" : query;
    }

    private String aBody() {
        List<String> bodies = List.of(
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"userId\":5}",
                "{\"userId\":\"nobody\"}",
                "{\"variables\":{\"x\":{\"value\":{}}}}",
                "{\"sorting\":[{\"sortBy\":\"nonsense\"}]}",
                "{\"sorting\":5}",
                "{\"createdAfter\":\"yesterday\"}",
                "{\"maxPriority\":\"x\"}",
                "\"".repeat(3));
        return oneOf(bodies);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

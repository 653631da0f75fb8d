package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.door.CallTable;
import school.safeguarding.door.CallTable.Call;
import school.safeguarding.door.CallTable.Rule;
import school.safeguarding.door.Calls;
import school.safeguarding.engine.EngineCalls.EngineCall;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** Every call there is has a row or is refused, and every row lets in whom it names and nobody else. */
@SchoolTest
class CallTableTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String REVIEW = "userTask_reviewConcern";

    /** Written down again, so that a slip in the file does not pass for what was meant. */
    private static final Map<String, Set<String>> STARTED_BY = Map.ofEntries(
            Map.entry("cse-concern", Set.of("teacher", "cpo", "deputy", "head", "chair", "governor")),
            Map.entry("still-worried", Set.of("teacher", "cpo", "deputy", "head", "chair", "governor")),
            Map.entry("open-again", Set.of("cpo", "deputy", "head", "chair", "governor")),
            Map.entry("legal-hold", Set.of("cpo", "deputy", "head", "chair", "governor")),
            Map.entry("absence", Set.of("cpo", "deputy", "head", "chair", "governor")),
            Map.entry("account-change", Set.of("it")),
            Map.entry("near-day", Set.of("cpo", "deputy", "head", "chair", "governor")),
            Map.entry("low-level-concern", Set.of("teacher", "cpo", "deputy", "head")),
            Map.entry("low-level-reading", Set.of()),
            Map.entry("low-level-removal", Set.of("head", "chair")),
            Map.entry("family", Set.of("teacher", "cpo", "deputy", "head", "chair", "governor", "it")),
            Map.entry("awareness", Set.of("teacher", "cpo", "deputy", "head")),
            Map.entry("overdue-step", Set.of()));

    private static final Map<String, Set<String>> DIAGRAM_SEEN_BY = Map.of(
            "cse-concern", Set.of("teacher", "cpo", "deputy", "head", "chair", "governor"),
            "overdue-step", Set.of("cpo", "deputy", "head", "chair", "governor"),
            "school-day", Set.of());

    private static final Map<String, Set<String>> FILTER_SEEN_BY = Map.of(
            "Mine", Set.of("cpo", "deputy", "head", "chair", "governor"),
            "Overdue", Set.of("head", "chair", "governor"),
            "Your reports", Set.of("teacher", "cpo", "deputy", "head"));

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Calls rules;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @LocalServerPort
    private int port;

    private final CallTable table = CallTable.read(new ClassPathResource("door/calls.yml"));

    private TasklistClient client;
    private Story concern;

    @BeforeEach
    void report() {
        concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
    }

    @Test
    void every_mapping_of_ours_has_a_row_or_is_the_error_page() {
        Set<String> without = new LinkedHashSet<>();
        for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
            Set<String> methods = mapping.getMethodsCondition().getMethods().stream()
                    .map(Enum::name)
                    .collect(Collectors.toSet());
            for (String path : mapping.getPatternValues()) {
                if (methods.isEmpty()
                        || methods.stream()
                                .anyMatch(method -> table.find(method, path.replaceAll("\\{\\w+}", "something"))
                                        .isEmpty())) {
                    without.add(path);
                }
            }
        }
        assertThat(without)
                .as("and that page is refused to whoever asks for it")
                .containsExactly("/error");
        assertThat(rules.isThere("GET", "/error")).isFalse();
    }

    /** Signed in or not: whatever the engine could answer and the table does not name is not there. */
    @ParameterizedTest
    @ValueSource(strings = {"cpo", "head", "it"})
    void every_other_call_that_the_engine_could_answer_is_refused(String person) {
        Set<EngineCall> all = EngineCalls.all();
        assertThat(all).as("that they are found at all").hasSizeGreaterThan(400);
        client = new TasklistClient(port).signedIn(person);
        List<String> answered = new ArrayList<>();
        long refused = 0;
        for (EngineCall call : all) {
            String path = call.filledIn();
            if (table.find(call.method(), path).isEmpty()) {
                refused++;
                String body = call.method().equals("GET") || call.method().equals("DELETE") ? null : "{}";
                HttpResponse<String> answer = client.call(call.method(), path, body);
                if (answer.statusCode() != 404 || !answer.body().isEmpty()) {
                    answered.add(call + " " + answer.statusCode());
                }
            }
        }
        assertThat(answered).isEmpty();
        assertThat(refused).isGreaterThan(350);
    }

    @Test
    void every_row_of_the_engines_is_a_call_that_there_is() {
        Set<String> known = EngineCalls.all().stream()
                .map(call -> call.method() + " " + call.filledIn())
                .collect(Collectors.toSet());
        assertThat(table.all())
                .extracting(call -> call.row().call())
                .filteredOn(call -> call.contains(ENGINE))
                .filteredOn(call -> !call.startsWith("OPTIONS"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(known)
                        .contains(call.replace("{id}", "default").replaceAll("/$", "")));
    }

    /** Which ids stand in a call of that rule, and who may make it with them. */
    private Map<String, Set<String>> ids(Rule rule) {
        return switch (rule) {
            case NONE -> Map.of("", Set.of("teacher", "cpo", "deputy", "head", "chair", "governor", "it"));
            case OWN_STEP ->
                Map.of(
                        concern.task(REVIEW).getId(),
                        Set.of("cpo"),
                        UUID.randomUUID().toString(),
                        Set.of());
            case MAY_START -> with(STARTED_BY, "no-such-process");
            case MAY_SEE_DIAGRAM -> with(DIAGRAM_SEEN_BY, "no-such-process");
            case OWN_FILTER -> {
                Map<String, Set<String>> byId = new HashMap<>();
                FILTER_SEEN_BY.forEach((name, seenBy) -> byId.put(
                        engine.getFilterService()
                                .createFilterQuery()
                                .filterName(name)
                                .singleResult()
                                .getId(),
                        seenBy));
                yield with(byId, UUID.randomUUID().toString());
            }
            case YOURSELF -> Map.of("cpo", Set.of("cpo"), "head", Set.of("head"), "no-such-person", Set.of());
        };
    }

    private static Map<String, Set<String>> with(Map<String, Set<String>> known, String none) {
        Map<String, Set<String>> all = new HashMap<>(known);
        all.put(none, Set.of());
        return all;
    }

    private String idIn(Call call, String id) {
        boolean isDefinition = call.row().call().contains("/process-definition/{id}");
        return isDefinition
                        && engine.getRepositoryService()
                                        .createProcessDefinitionQuery()
                                        .processDefinitionKey(id)
                                        .count()
                                > 0
                ? engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(id)
                        .latestVersion()
                        .singleResult()
                        .getId()
                : id;
    }

    private HttpResponse<String> make(Call call, String id, String person) {
        String path = call.row().call().split(" ")[1].replace("{id}", idIn(call, id));
        boolean isClaim = path.endsWith("/claim");
        String body = call.method().equals("POST") ? (isClaim ? "{\"userId\":\"" + person + "\"}" : "{}") : null;
        return client.call(call.method(), path, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "cpo", "deputy", "head", "chair", "governor", "it"})
    void each_person_may_make_the_calls_that_are_theirs_and_learns_nothing_from_the_others(String person) {
        client = new TasklistClient(port).signedIn(person);
        List<String> wrong = new ArrayList<>();
        for (Call call : table.all()) {
            if (!call.row().call().contains(ENGINE)) {
                continue;
            }
            Set<String> refusals = new LinkedHashSet<>();
            ids(call.rule()).forEach((id, allowed) -> {
                HttpResponse<String> answer = make(call, id, person);
                boolean isRefused = answer.statusCode() == 403 || answer.statusCode() == 404;
                if (allowed.contains(person) == isRefused) {
                    wrong.add(call.row().call() + " " + id + " " + answer.statusCode());
                }
                if (!answer.headers().allValues("Cache-Control").contains("no-store")) {
                    wrong.add(call.row().call() + " may be kept by a browser");
                }
                if (isRefused) {
                    refusals.add(answer.statusCode() + answer.body());
                }
            });
            if (refusals.size() > 1) {
                wrong.add(call.row().call() + " tells what is there from what is not: " + refusals);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobody_who_is_not_signed_in_may_make_any_of_them() {
        client = new TasklistClient(port);
        for (Call call : table.all()) {
            if (call.row().call().contains(ENGINE)) {
                ids(call.rule()).keySet().forEach(id -> assertThat(
                                make(call, id, "cpo").statusCode())
                        .as(call.row().call())
                        .isEqualTo(401));
            }
        }
    }
}

package school.safeguarding.statements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** A list of steps takes no longer because there are many: whoever opens Tasklist in a bad week waits no longer than in a good one. */
@SchoolTest
class ListsTest {

    private static final String COPY = "-copy-";
    private static final int FEW = 100;
    /** The property {@code list.rows}; nightly tries ten thousand. */
    private static final int MANY = Integer.getInteger("list.rows", 10_000);

    private static final int CALLS = 9;
    private static final int MOST_OF_LIST = 17;

    /** On a machine that does something else too; the bench measures what it takes on a quiet one. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /** The tables of a step, each with its columns that name other rows. */
    private static final Map<String, List<String>> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("act_ru_execution", List.of("id_", "proc_inst_id_", "root_proc_inst_id_", "parent_id_"));
        TABLES.put("act_ru_variable", List.of("id_", "proc_inst_id_", "execution_id_", "var_scope_"));
        TABLES.put("act_ru_task", List.of("id_", "proc_inst_id_", "execution_id_"));
        TABLES.put("act_ru_identitylink", List.of("id_", "task_id_"));
        TABLES.put("act_ru_authorization", List.of("id_", "resource_id_"));
    }

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private CountedStatements counted;

    @Autowired
    private JdbcConnectionDetails database;

    @LocalServerPort
    private int port;

    private JdbcClient owner() {
        return JdbcClient.create(
                new DriverManagerDataSource(database.getJdbcUrl().replaceFirst("\\?.*", ""), "postgres", "postgres"));
    }

    private void copy(String instance, int from, int until) {
        JdbcClient owner = owner();
        TABLES.forEach((table, ids) -> {
            String renamed = String.join(
                    ", ",
                    ids.stream()
                            .map(id -> "'" + id + "', original." + id + " || '" + COPY + "' || number")
                            .toList());
            String tasks = "(SELECT id_ FROM engine.act_ru_task WHERE proc_inst_id_ = :instance)";
            String which =
                    switch (table) {
                        case "act_ru_identitylink" -> "original.task_id_ IN " + tasks;
                        case "act_ru_authorization" -> "original.resource_id_ IN " + tasks;
                        default -> "original.proc_inst_id_ = :instance";
                    };
            owner.sql("INSERT INTO engine." + table + " SELECT copied.* FROM engine." + table + " original,"
                            + " generate_series(:from, :until) number, LATERAL jsonb_populate_record(NULL::engine."
                            + table
                            + ", to_jsonb(original) || jsonb_build_object(" + renamed + ")) copied WHERE " + which)
                    .param("instance", instance)
                    .param("from", from)
                    .param("until", until)
                    .update();
        });
        owner.sql("ANALYZE").update();
    }

    @AfterEach
    void removeCopies() {
        JdbcClient owner = owner();
        List<String> tables = new ArrayList<>(TABLES.keySet());
        Collections.reverse(tables);
        tables.forEach(table -> owner.sql("DELETE FROM engine." + table + " WHERE id_ LIKE '%" + COPY + "%'")
                .update());
    }

    private Map<String, String> filters() throws IOException {
        TasklistClient client = new TasklistClient(port).signedIn("cpo");
        Map<String, String> ids = new LinkedHashMap<>();
        for (JsonNode filter : new ObjectMapper()
                .readTree(client.engine("GET", "/filter", null).body())) {
            ids.put(filter.get("name").asText(), filter.get("id").asText());
        }
        return ids;
    }

    /** Of each list that the CPO has, and of its count. */
    private Map<String, Duration> medians(TasklistClient lists, TasklistClient counts) throws IOException {
        Map<String, Duration> taken = new LinkedHashMap<>();
        for (Map.Entry<String, String> filter : filters().entrySet()) {
            taken.put(
                    filter.getKey(),
                    median(lists, "/filter/" + filter.getValue() + "/list?firstResult=0&maxResults=15"));
            taken.put("count of " + filter.getKey(), median(counts, "/filter/" + filter.getValue() + "/count"));
        }
        return taken;
    }

    private static Duration median(TasklistClient client, String call) {
        List<Duration> all = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            assertThat(client.engine("POST", call, "{}").statusCode()).isEqualTo(200);
            all.add(Duration.ofNanos(System.nanoTime() - start));
        }
        Collections.sort(all);
        return all.get(CALLS / 2);
    }

    @Test
    void many_open_steps_are_listed_and_counted_in_a_moment() throws IOException {
        Story story = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        String instance = story.process().getId();
        TasklistClient lists =
                new TasklistClient(port).with("Accept", "application/hal+json").signedIn("cpo");
        TasklistClient counts = new TasklistClient(port).signedIn("cpo");
        copy(instance, 1, FEW);
        Map<String, Duration> few = medians(lists, counts);
        copy(instance, FEW + 1, MANY);
        Map<String, Duration> many = medians(lists, counts);

        JsonNode counted = new ObjectMapper()
                .readTree(counts.engine("POST", "/filter/" + filters().get("To do now") + "/count", "{}")
                        .body());
        assertThat(counted.get("count").asInt()).isGreaterThan(MANY);
        assertThat(many).allSatisfy((list, time) -> assertThat(time)
                .as("%s with %s open steps; with %s it took %s", list, MANY, FEW, few.get(list))
                .isLessThan(A_MOMENT));
    }

    @Test
    void a_list_asks_the_database_only_so_often() throws IOException {
        new Story(engine, clock).reported(Answers.report()).passSavePoints();
        TasklistClient lists =
                new TasklistClient(port).with("Accept", "application/hal+json").signedIn("cpo");
        String call = "/filter/" + filters().get("To do now") + "/list?firstResult=0&maxResults=15";
        lists.engine("POST", call, "{}");
        counted.listen();
        lists.engine("POST", call, "{}");
        CountedStatements.Heard heard = counted.stop();
        assertThat(heard.statements()).as(heard.toString()).isLessThanOrEqualTo(MOST_OF_LIST);
    }
}

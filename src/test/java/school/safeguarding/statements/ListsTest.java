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
    private static final int MANY = 10_000;
    private static final int CALLS = 15;

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

    private void copy(Story story, int from, int until) {
        String instance = story.process().getId();
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

    private void explain() {
        owner().sql(
                        "SELECT relname || ' ' || n_live_tup FROM pg_stat_user_tables WHERE schemaname='engine' AND n_live_tup > 1000")
                .query(String.class)
                .list()
                .forEach(System.err::println);
        owner().sql(
                        "EXPLAIN (ANALYZE, BUFFERS) SELECT DISTINCT RES.ID_ from engine.ACT_RU_TASK RES inner join engine.ACT_RE_PROCDEF D on RES.PROC_DEF_ID_ = D.ID_"
                                + " left join (SELECT A.* FROM engine.ACT_RU_AUTHORIZATION A WHERE A.TYPE_ < 2 AND ( A.USER_ID_ in ('cpo','*') OR A.GROUP_ID_ IN ('cpo','staff')) AND ((A.RESOURCE_TYPE_ = 7 AND A.PERMS_ & 2 = 2) OR (A.RESOURCE_TYPE_ = 6 AND A.PERMS_ & 64 = 64))) AUTH ON (AUTH.RESOURCE_ID_ in (RES.ID_, D.KEY_, '*'))"
                                + " where RES.PRIORITY_ >= 50 and (RES.ASSIGNEE_='cpo' or RES.ASSIGNEE_ is null) and AUTH.RESOURCE_ID_ is not null")
                .query(String.class)
                .list()
                .forEach(System.err::println);
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

    private Map<String, Duration> p95(TasklistClient lists, TasklistClient counts) throws IOException {
        Map<String, Duration> taken = new LinkedHashMap<>();
        for (Map.Entry<String, String> filter : filters().entrySet()) {
            for (String call : List.of("/list?firstResult=0&maxResults=15", "/count")) {
                List<Duration> all = new ArrayList<>();
                for (int i = 0; i < CALLS; i++) {
                    counted.listen();
                    long start = System.nanoTime();
                    assertThat((call.equals("/count") ? counts : lists)
                                    .engine("POST", "/filter/" + filter.getValue() + call, "{}")
                                    .statusCode())
                            .isEqualTo(200);
                    all.add(Duration.ofNanos(System.nanoTime() - start));
                    CountedStatements.Heard heard = counted.stop();
                    if (i == CALLS - 1 && filter.getKey().equals("To do now")) {
                        heard.transactions().forEach(t -> t.statements().stream()
                                .filter(q -> q.contains("ACT_RU_TASK"))
                                .forEach(q -> System.err.println("SQL " + q.replaceAll("\\s+", " "))));
                    }
                }
                Collections.sort(all);
                taken.put(filter.getKey() + call, all.get(CALLS * 95 / 100));
            }
        }
        return taken;
    }

    @Test
    void ten_thousand_open_steps_are_listed_as_soon_as_a_hundred() throws IOException {
        Story story = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        TasklistClient lists =
                new TasklistClient(port).with("Accept", "application/hal+json").signedIn("cpo");
        TasklistClient counts = new TasklistClient(port).signedIn("cpo");
        copy(story, 1, FEW);
        Map<String, Duration> few = p95(lists, counts);
        copy(story, FEW + 1, MANY);
        explain();
        Map<String, Duration> many = p95(lists, counts);
        System.err.println("FEW " + few);
        System.err.println("MANY " + many);
    }
}

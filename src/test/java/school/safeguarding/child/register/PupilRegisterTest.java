package school.safeguarding.child.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.SchoolTest;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownAs;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.SameChild;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.TasklistClient;

/** The school's register from a file: seen before it is stored, all of it or nothing, and no child shown to IT support. */
@SchoolTest
class PupilRegisterTest {

    private static final String HEAD = "Pupil ID,Forename,Surname,DOB,Gender,Class,SEN\n";
    /** Parts of the pupils' names, long enough that no drawn key contains one. */
    private static final String[] PLANTED = {"Zzwalker", "Zzneill", "Zzmarried", "Zzpoppy"};

    private static final String POPPY = "7,Poppy Anne,Zzwalker,14/03/2020,F,1A,K\n";
    private static final String AOIFE = "8,Aoife,O'Zzneill,15/03/2020,F,1A,N\n";
    private static final Pattern CHOSEN =
            Pattern.compile("name=\"(column\\d+)\">(?:(?!</select>).)*?value=\"(\\w+)\" selected", Pattern.DOTALL);

    @Autowired
    private KnownChildren children;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private HikariDataSource pool;

    @LocalServerPort
    private int port;

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private TasklistClient client(String person) {
        return new TasklistClient(port).signedIn(person);
    }

    /** As whoever takes what is proposed. */
    private static HttpResponse<String> preview(TasklistClient client, String file) {
        HttpResponse<String> columns = client.upload("/pupils", "file", bytes(file));
        assertThat(columns.body()).contains("What are its columns?").doesNotContain(PLANTED);
        Map<String, String> chosen = new LinkedHashMap<>();
        CHOSEN.matcher(columns.body()).results().forEach(found -> chosen.put(found.group(1), found.group(2)));
        return sent(client, columns, "/pupils/preview", chosen);
    }

    private static HttpResponse<String> sent(
            TasklistClient client, HttpResponse<String> page, String to, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        Pattern.compile("type=\"hidden\" name=\"(_csrf|shown)\" value=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .forEach(hidden -> all.putIfAbsent(hidden.group(1), hidden.group(2)));
        return client.post(to, all);
    }

    private static HttpResponse<String> imported(TasklistClient client, String file, Map<String, String> fields) {
        return sent(client, preview(client, file), "/pupils/confirm", fields);
    }

    private long pupils() {
        return database.sql("SELECT count(*) FROM safeguarding.child WHERE is_in_register")
                .query(Long.class)
                .single();
    }

    private Map<ChildId, SameChild> like(String name) {
        return children.like(KnownAs.of(List.of(name), Optional.of(LocalDate.of(2020, 3, 15))));
    }

    @Test
    void what_was_shown_for_one_file_confirms_no_other_that_was_chosen_since() throws Exception {
        TasklistClient here = client("it");
        HttpResponse<String> school = preview(here, HEAD + POPPY + AOIFE);
        long before = pupils();
        preview(client("it"), HEAD + POPPY);
        assertThat(sent(here, school, "/pupils/confirm", Map.of("haveLeft", "yes"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(pupils()).isEqualTo(before);
    }

    @Test
    void it_support_imports_by_counts_and_lines_and_nothing_is_stored_before_it_is_confirmed() throws Exception {
        TasklistClient it = client("it");
        HttpResponse<String> preview = preview(it, HEAD + POPPY + AOIFE);
        assertThat(preview.body())
                .contains("2 lines 2, 3")
                .doesNotContain(PLANTED)
                .doesNotContain("SEN", "K,");
        assertThat(pupils()).isZero();
        assertThat(like("aoife ozzneill")).isEmpty();

        assertThat(sent(it, preview, "/pupils/confirm", Map.of()).body()).contains("Done: 2 new and 0 changed.");
        assertThat(pupils()).isEqualTo(2);
        assertThat(like("aoife ozzneill")).containsValue(SameChild.YES);
        for (String planted : PLANTED) {
            assertThat(new DatabaseSearch(pool.getJdbcUrl()).columnsWith("safeguarding", planted))
                    .isEmpty();
        }
        assertThat(preview(it, HEAD + POPPY + AOIFE).body()).contains("There is nothing to do");

        HttpResponse<String> married =
                imported(it, HEAD + AOIFE.replace("O'Zzneill", "Zzmarried"), Map.of("haveLeft", "yes"));
        assertThat(married.body()).contains("Done: 0 new and 1 changed.");
        assertThat(pupils()).as("and one has left").isEqualTo(1);
        assertThat(like("aoife ozzneill")).isEmpty();
        assertThat(like("Aoife Zzmarried")).containsValue(SameChild.YES);
        assertThat(imported(it, HEAD + POPPY, Map.of()).body())
                .as("who comes back")
                .contains("0 new and 1 changed");
        assertThat(pupils()).as("a file of some does not end the others").isEqualTo(2);
        assertThat(database.sql("SELECT detail FROM safeguarding.trace WHERE kind = 'REGISTER_CHANGED' ORDER BY number")
                        .query(String.class)
                        .list())
                .contains("2 new, 0 changed, 0 left", "0 new, 1 changed, 1 left");
        staff_are_shown_the_used_name_and_class_of_whom_they_begin_to_type(it);
    }

    private void staff_are_shown_the_used_name_and_class_of_whom_they_begin_to_type(TasklistClient it) {
        String protectedChild = "10,Paula,Zzwalker,16/03/2020,F,1B,N,Yes\n";
        imported(it, HEAD.strip() + ",Name protected\n" + protectedChild, Map.of());
        TasklistClient teacher = client("teacher");
        assertThat(teacher.fillFrom("/account", "/pupils/names", Map.of("begin", "zzw pop"))
                        .body())
                .isEqualTo("[{\"name\":\"Poppy Anne Zzwalker\",\"className\":\"1A\"}]");
        assertThat(teacher.fillFrom("/account", "/pupils/names", Map.of("begin", "zz"))
                        .body())
                .isEqualTo("[]");
        assertThat(teacher.fillFrom("/account", "/pupils/names", Map.of("begin", "paula"))
                        .body())
                .isEqualTo("[]");
        assertThat(it.fillFrom("/account", "/pupils/names", Map.of("begin", "zzwalker"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(database.sql("SELECT sum(number) FROM safeguarding.counted_trace WHERE kind = 'NAMES_LOOKED_UP'"
                                + " AND by_account = 'teacher'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void one_wrong_line_keeps_all_of_them_out() {
        TasklistClient head = client("head");
        long before = pupils();
        HttpResponse<String> preview = preview(head, HEAD + POPPY + "9,,,31/02/2020,F,1A,\n");
        assertThat(preview.body()).contains("Line 3, column “DOB”", "Line 3, column “Surname”");
        assertThat(head.fillFrom("/account", "/pupils/confirm", Map.of())
                        .headers()
                        .firstValue("Location"))
                .contains("/pupils");
        assertThat(pupils()).isEqualTo(before);
    }

    @Test
    void columns_are_asked_for_until_each_is_said_once() {
        TasklistClient it = client("it");
        HttpResponse<String> columns =
                it.upload("/pupils", "file", bytes("Vorname,Nachname,Geburtstag\nZzpoppy,Zzwalker,14/03/2020\n"));
        assertThat(columns.body()).contains("Vorname");
        assertThat(sent(it, columns, "/pupils/preview", Map.of("column0", "FORENAME", "column1", "SURNAME"))
                        .body())
                .contains("Say which column is “Date of birth”");
        assertThat(sent(it, columns, "/pupils/preview", Map.of("column0", "FORENAME", "column1", "FORENAME"))
                        .body())
                .contains("can be one column only");
        assertThat(sent(
                                it,
                                columns,
                                "/pupils/preview",
                                Map.of("column0", "FORENAME", "column1", "SURNAME", "column2", "BORN_ON"))
                        .body())
                .contains("1 line 2")
                .doesNotContain(PLANTED);
    }

    @Test
    void what_is_no_list_or_too_long_is_refused() {
        TasklistClient it = client("it");
        assertThat(it.upload("/pupils", "file", bytes("nothing of the kind")).body())
                .contains("This is not a list of pupils that can be read");
        assertThat(it.upload("/pupils", "file", new byte[4_000_001]).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "cpo", "deputy", "chair", "governor"})
    void nobody_else_has_that_page(String person) {
        TasklistClient client = client(person);
        assertThat(client.page("/pupils").statusCode()).isEqualTo(404);
        assertThat(client.upload("/pupils", "file", bytes(HEAD + POPPY)).statusCode())
                .isEqualTo(404);
        assertThat(client.fillFrom("/account", "/pupils/confirm", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_name_that_was_never_kept_is_not_remembered() {
        transaction.executeWithoutResult(status -> {
            children.add("Aoife Zzrollback", Optional.of(LocalDate.of(2020, 3, 15)));
            assertThat(like("Aoife Zzrollback"))
                    .as("nor by its own transaction")
                    .isEmpty();
            status.setRollbackOnly();
        });
        assertThat(like("Aoife Zzrollback")).isEmpty();
        transaction.executeWithoutResult(
                status -> children.add("Aoife Zzkept", Optional.of(LocalDate.of(2020, 3, 15))));
        assertThat(like("Aoife Zzkept")).containsValue(SameChild.YES);
    }
}

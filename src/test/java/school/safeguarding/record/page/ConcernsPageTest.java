package school.safeguarding.record.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.util.HtmlUtils;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.access.NobodyReallyWaits;
import school.safeguarding.door.NothingHere;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;
import school.safeguarding.trail.Trail.Left;

/** Whoever looks at concerns sees those that they may know of, and nothing tells of the others. */
@SchoolTest
class ConcernsPageTest {

    private static final String COPY = "-copy-";
    /** The property {@code list.rows}; nightly tries ten thousand. */
    private static final int MANY = Integer.getInteger("list.rows", 10_000);

    private static final int CALLS = 7;

    /** Of the fastest call: whatever else a machine does only adds to it. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Trail trail;

    @Autowired
    private NobodyReallyWaits.CountedPauses pauses;

    @Autowired
    private JdbcConnectionDetails database;

    @LocalServerPort
    private int port;

    private DriverManagerDataSource owner() {
        return new DriverManagerDataSource(database.getJdbcUrl().replaceFirst("\\?.*", ""), "postgres", "postgres");
    }

    private TasklistClient as(String person) {
        return new TasklistClient(port).signedIn(person);
    }

    private Story reported(String child, String className, String... about) {
        return new Story(engine, clock)
                .reported(
                        Answers.report().with("childName", child, "childClass", className, "aboutWhom", List.of(about)))
                .passSavePoints();
    }

    private static String text(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return HtmlUtils.htmlUnescape(page.body());
    }

    private static int count(String page) {
        Matcher count = Pattern.compile("(\\d+) concerns?\\b").matcher(page);
        return count.find() ? Integer.parseInt(count.group(1)) : 0;
    }

    @Test
    void the_handler_sees_whom_it_is_about_and_the_head_that_there_is_one() {
        Story story = reported("Lia Listed", "Herons", "stranger");
        String cpo = text(as("cpo").page("/concerns"));
        assertThat(cpo)
                .contains("Lia Listed", "Herons", "To be reviewed", "Review concern")
                .contains("href=\"/records/" + story.reference() + "\"");
        String head = text(as("head").page("/concerns"));
        assertThat(head)
                .contains(story.reference(), "Review concern", "Cora Example")
                .doesNotContain("Lia Listed", "Herons", "href=\"/records/" + story.reference());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chair", "governor"})
    void governors_see_only_what_they_have_a_part_in(String person) {
        Story others = reported("Lou Listed", "Herons", "stranger");
        Story theirs = reported("Lee Listed", "Herons", "head");
        String page = text(as(person).page("/concerns"));
        assertThat(page).doesNotContain(others.reference(), "Lou Listed");
        if (person.equals("chair")) {
            assertThat(page).contains(theirs.reference(), "Lee Listed");
        } else {
            assertThat(page).doesNotContain(theirs.reference()).contains("There is nothing to show here.");
        }
    }

    @Test
    void whom_the_worry_may_be_about_sees_no_row_no_count_and_no_class_of_it() {
        String before = text(as("cpo").page("/concerns"));
        Story hidden = reported("Liv Listed", "Hiddenclass", "cpo");
        String after = text(as("cpo").page("/concerns"));
        assertThat(count(after)).isEqualTo(count(before));
        assertThat(after).doesNotContain(hidden.reference(), "Liv Listed", "Hiddenclass");
        assertThat(text(as("head").page("/concerns"))).contains(hidden.reference(), "Liv Listed", "Hiddenclass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "it"})
    void staff_see_none_of_it(String person) {
        for (HttpResponse<String> answer : List.of(
                as(person).page("/concerns"),
                as(person).fillFrom("/account", "/records", Map.of("reference", "CSE-2026-0001")))) {
            assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(NothingHere.page());
        }
    }

    @Test
    void it_is_narrowed_by_state_level_class_and_holder_and_no_address_has_a_name() {
        Story here = reported("Lin Listed", "Egrets", "stranger");
        Story elsewhere = reported("Lex Listed", "Storks", "stranger");
        here.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review().with("childConfirmedName", "Lin Listed").with("childConfirmedClass", "egrets "));
        TasklistClient cpo = as("cpo");
        String page = text(cpo.page("/concerns"));
        Matcher option = Pattern.compile("<option value=\"([0-9a-f-]{36})\"[^>]*>\\s*Egrets")
                .matcher(page);
        assertThat(option.find()).isTrue();
        for (String query : List.of("class=" + option.group(1), "state=to-decide", "level=low")) {
            assertThat(text(cpo.page("/concerns?" + query)))
                    .as(query)
                    .contains(here.reference())
                    .doesNotContain(elsewhere.reference());
        }
        assertThat(text(cpo.page("/concerns?state=to-review"))).contains(elsewhere.reference());
        assertThat(text(cpo.page("/concerns?holder=head"))).doesNotContain(here.reference());
        assertThat(text(cpo.page("/concerns?holder=cpo"))).contains(here.reference());
        assertThat(text(as("head").page("/concerns?class=" + option.group(1))))
                .as("a class tells nothing of what is not one's own to read")
                .doesNotContain(here.reference(), "Egrets");
        assertThat(Pattern.compile("(?:href|action)=\"([^\"]*)\"")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1)))
                .noneMatch(address -> address.toLowerCase(Locale.ROOT).matches(".*(egrets|storks|lin|lex).*"));
    }

    @Test
    void what_is_late_stands_first() {
        Story late = reported("Lars Listed", "Herons", "stranger");
        Story later = new Story(engine, clock)
                .at("2026-11-25", "09:00")
                .reportedBy("teacher", Answers.report().with("childName", "Lara Listed"));
        late.at("2026-11-26", "09:00");
        String page = text(as("head").page("/concerns"));
        assertThat(page.indexOf(late.reference())).isLessThan(page.indexOf(later.reference()));
        assertThat(page).contains(", overdue");
        assertThat(text(as("head").page("/concerns?state=overdue"))).contains(late.reference());
        clock.reset();
    }

    @Test
    void one_that_was_changed_directly_in_the_database_stands_there_shut_and_without_a_name() {
        Story story = reported("Lutz Listed", "Herons", "stranger");
        change(story, "changes + 1");
        assertThat(text(as("cpo").page("/concerns")))
                .contains(story.reference(), "Shut: it was changed outside this system")
                .doesNotContain("Lutz Listed", "/records/" + story.reference());
        change(story, "changes - 1");
        assertThat(text(as("cpo").page("/concerns"))).contains("Lutz Listed");
    }

    private void change(Story story, String changes) {
        JdbcClient.create(owner())
                .sql("UPDATE safeguarding.concern SET changes = " + changes + " WHERE reference = ?")
                .param(story.reference())
                .update();
    }

    /** Fifteen cards are drawn at once, and what is asked for together is asked of the database together. */
    @Test
    void a_card_tells_the_level_of_what_its_reader_may_read_and_of_nothing_else() {
        Story story = reported("Lois Listed", "Herons", "stranger");
        Story hidden = reported("Lola Listed", "Otters", "cpo");
        String both = "/levels?of=" + story.reference() + "&of=" + hidden.reference() + "&of=CSE-2026-00000000&of=Lois";
        assertThat(text(as("cpo").call("GET", both, null)))
                .isEqualTo("{\"" + story.reference() + "\":{\"code\":\"none\",\"words\":\"Not assessed yet\"}}");
        story.does("cpo", "userTask_reviewConcern", Answers.review().with("childConfirmedName", "Lois Listed"));
        assertThat(text(as("cpo").call("GET", both, null))).contains("\"code\":\"low\",\"words\":\"Low\"");
        assertThat(text(as("head").call("GET", both, null)))
                .contains(hidden.reference())
                .doesNotContain(story.reference());
        for (String person : List.of("teacher", "deputy", "chair", "governor", "it")) {
            assertThat(text(as(person).call("GET", both, null))).as(person).isEqualTo("{}");
        }
    }

    /** References can be guessed, and looking at a hidden one takes a moment longer. */
    @Test
    void a_level_that_is_not_told_is_not_told_at_a_full_step_whether_there_is_a_concern_or_none() {
        Story story = reported("Lotta Listed", "Herons", "stranger");
        Story hidden = reported("Luca Listed", "Otters", "cpo");
        TasklistClient cpo = as("cpo");
        assertThat(heldFor(cpo, "" + story.reference())).isZero();
        assertThat(heldFor(cpo, "" + hidden.reference())).isOne();
        assertThat(heldFor(cpo, "CSE-2026-0000")).isOne();
        assertThat(heldFor(cpo, story.reference() + "," + hidden.reference())).isOne();
        assertThat(heldFor(cpo, story.reference() + ",CSE-2026-0000")).isOne();
    }

    private int heldFor(TasklistClient reader, String references) {
        int before = pauses.times();
        reader.call("GET", "/levels?of=" + references, null);
        return pauses.times() - before;
    }

    @Test
    void closed_ones_are_listed_for_whoever_asks_for_them() {
        Story story = reported("Lotte Listed", "Herons", "stranger");
        story.does("cpo", "userTask_reviewConcern", Answers.review().with("childConfirmedName", "Lotte Listed"));
        story.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        story.doesAll("userTask_tellByVoice", Answers.toldByVoice());
        story.doesAll("userTask_recordWhoCollected", Answers.collected());
        story.settles("cpo", "social-care").tellsHome("cpo").closes("cpo", "deputy");
        TasklistClient cpo = as("cpo");
        assertThat(text(cpo.page("/concerns"))).doesNotContain(story.reference());
        assertThat(text(cpo.page("/concerns?state=closed"))).contains("href=\"/records/" + story.reference());
    }

    @Test
    void a_page_leaves_one_trace_with_what_stood_on_it() {
        Story story = reported("Lena Listed", "Herons", "stranger");
        long before = listed().count();
        as("cpo").page("/concerns");
        assertThat(listed().count()).isEqualTo(before + 1);
        assertThat(listed().reduce((earlier, later) -> later)
                        .orElseThrow()
                        .trace()
                        .detail()
                        .orElseThrow())
                .contains(story.reference());
    }

    private Stream<Left> listed() {
        return trail
                .between(
                        clock.instant().minus(Duration.ofDays(1)),
                        clock.instant().plusSeconds(1))
                .stream()
                .filter(left -> left.trace().kind() == Kind.CONCERNS_LISTED);
    }

    @Test
    void a_typed_reference_leads_to_its_record_and_what_is_none_to_nothing() {
        TasklistClient cpo = as("cpo");
        assertThat(cpo.fillFrom("/concerns", "/records", Map.of("reference", "cse 2026 0123"))
                        .headers()
                        .firstValue("Location"))
                .contains("/records/CSE-2026-0123");
        assertThat(cpo.fillFrom("/concerns", "/records", Map.of("reference", "Robin"))
                        .headers()
                        .firstValue("Location"))
                .contains("/concerns?unread=true");
        assertThat(text(cpo.page("/concerns?unread=true"))).contains("That is not a reference.");
    }

    /** The copies carry the seal of one row, so that each is shown as shut; each is asked for and counted like any other. */
    @Test
    void many_open_concerns_are_listed_in_a_moment() {
        Story story = reported("Lulu Listed", "Herons", "stranger");
        copy(story);
        TasklistClient cpo = as("cpo");
        List<Duration> all = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            long begin = System.nanoTime();
            assertThat(count(text(cpo.page("/concerns")))).isGreaterThan(MANY);
            all.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        String second = text(cpo.page("/concerns?page=2"));
        removeCopies();
        assertThat(second).contains(", page 2 of ", "Page before", "Next page");
        assertThat(rows(second)).isEqualTo(50);
        assertThat(Collections.min(all)).as(all.toString()).isLessThan(A_MOMENT);
    }

    private static long rows(String page) {
        return Pattern.compile("<th scope=\"row\"").matcher(page).results().count();
    }

    private void removeCopies() {
        JdbcClient owner = JdbcClient.create(owner());
        for (String table : List.of("act_ru_identitylink", "act_ru_task", "act_ru_execution")) {
            owner.sql("DELETE FROM engine." + table + " WHERE id_ LIKE '%" + COPY + "%'")
                    .update();
        }
        owner.sql("DELETE FROM safeguarding.concern WHERE reference LIKE 'CSE-2027-%'")
                .update();
    }

    private void copy(Story story) {
        JdbcClient owner = JdbcClient.create(owner());
        String number = "lpad(number::text, 8, '0')";
        owner.sql(
                        "INSERT INTO safeguarding.concern OVERRIDING SYSTEM VALUE SELECT copied.* FROM safeguarding.concern original,"
                                + " generate_series(1, " + MANY
                                + ") number, LATERAL jsonb_populate_record(NULL::safeguarding.concern,"
                                + " to_jsonb(original) || jsonb_build_object('id', 1000000 + number, 'reference', 'CSE-2027-' || "
                                + number + ")) copied WHERE original.reference = :reference")
                .param("reference", story.reference())
                .update();
        Map<String, List<String>> tables = new LinkedHashMap<>();
        tables.put("act_ru_execution", List.of("id_", "proc_inst_id_", "root_proc_inst_id_", "parent_id_"));
        tables.put("act_ru_task", List.of("id_", "proc_inst_id_", "execution_id_"));
        tables.put("act_ru_identitylink", List.of("id_", "task_id_"));
        String instances = "(SELECT id_ FROM engine.act_ru_execution WHERE business_key_ = :reference)";
        tables.forEach((table, ids) -> {
            String renamed = String.join(
                    ", ",
                    ids.stream()
                            .map(id -> "'" + id + "', original." + id + " || '" + COPY + "' || number")
                            .toList());
            String which =
                    switch (table) {
                        case "act_ru_identitylink" ->
                            "original.task_id_ IN (SELECT id_ FROM engine.act_ru_task WHERE proc_inst_id_ IN "
                                    + instances + ")";
                        default -> "original.proc_inst_id_ IN " + instances;
                    };
            String key = table.equals("act_ru_execution")
                    ? ", 'business_key_', CASE WHEN original.business_key_ IS NULL THEN NULL ELSE 'CSE-2027-' || "
                            + number + " END"
                    : "";
            owner.sql("INSERT INTO engine." + table + " SELECT copied.* FROM engine." + table + " original,"
                            + " generate_series(1, " + MANY + ") number, LATERAL jsonb_populate_record(NULL::engine."
                            + table + ", to_jsonb(original) || jsonb_build_object(" + renamed + key + ")) copied WHERE "
                            + which)
                    .param("reference", story.reference())
                    .update();
        });
        owner.sql("ANALYZE").update();
    }
}

package school.safeguarding.record.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.util.HtmlUtils;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.RecordSeen;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** A record is read whole by whoever may read it, and for everybody else it is not there. */
@SchoolTest
class RecordPageTest {

    private static final String NOWHERE = "/records/CSE-2026-00000000";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Chronology chronology;

    @Autowired
    private Trail trail;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private RecordViews views;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private JdbcConnectionDetails database;

    @LocalServerPort
    private int port;

    private Story concern;

    @BeforeEach
    void report() {
        concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
    }

    private TasklistClient as(String person) {
        return new TasklistClient(port).signedIn(person);
    }

    private static String text(HttpResponse<String> page) {
        return HtmlUtils.htmlUnescape(page.body());
    }

    private static String path(Story story) {
        return "/records/" + story.reference();
    }

    /** All that a browser is told but what differs with the time of day. */
    private static String told(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + " " + headers + " " + answer.body();
    }

    private void isWorkedToTheEnd() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.doesAll("userTask_tellByVoice", Answers.toldByVoice());
        concern.doesAll("userTask_recordWhoCollected", Answers.collected());
        concern.settles("cpo", "social-care").tellsHome("cpo");
    }

    @Test
    void the_handler_reads_the_record_whole_and_leaves_a_trace() {
        isWorkedToTheEnd();
        HttpResponse<String> page = as("cpo").page(path(concern));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(text(page))
                .contains(
                        "Robin Madeup",
                        "Robin hid when the bell rang.",
                        "“I do not want to go.”",
                        "Tell me what happened.")
                .contains("Children's Social Care 0100 000 000", "5 years", "What to do next")
                .contains("/camunda/app/tasklist/default/#/?task="
                        + concern.task("userTask_reviewOutcome").getId());
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .doesNotContain("unsafe", "script-src");
        assertThat(page.body()).doesNotContain("<script", "style=", "onclick");
        assertThat(trail.about(Reference.of(concern.reference())))
                .extracting(left -> left.trace().by() + " " + left.trace().kind())
                .contains("cpo " + Kind.READ_AS_HANDLER);
    }

    @Test
    void what_is_not_known_of_a_child_is_said_once() {
        Story unknown = new Story(engine, clock)
                .reported(Answers.report().with("childDateOfBirth", null))
                .passSavePoints();
        assertThat(text(as("cpo").page(path(unknown))))
                .contains(">not known</dd>")
                .doesNotContain("not known · not known");
    }

    /** Beside the form of a step, and nowhere else: no other page of ours is in anybody's frame, and Tasklist in nobody's. */
    @Test
    void the_record_alone_may_stand_in_a_frame_of_the_same_address() {
        TasklistClient cpo = as("cpo");
        assertThat(framedBy(cpo.page(path(concern)))).isEqualTo("'self' SAMEORIGIN");
        for (String page : List.of(path(concern) + "/procedure", "/concerns", "/children", "/account")) {
            assertThat(framedBy(cpo.page(page))).as(page).isEqualTo("'none' DENY");
        }
        assertThat(cpo.page(TasklistClient.TASKLIST)
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("frame-ancestors 'none'")
                .endsWith(
                        "sandbox allow-forms allow-scripts allow-same-origin allow-modals allow-downloads allow-popups"
                                + " allow-popups-to-escape-sandbox");
    }

    private static String framedBy(HttpResponse<String> page) {
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        return policy.replaceFirst(".*frame-ancestors ('\\w+').*", "$1") + " "
                + page.headers().firstValue("X-Frame-Options").orElseThrow();
    }

    @Test
    void the_window_and_the_history_of_a_browser_have_no_name() {
        assertThat(as("cpo").page(path(concern)).body())
                .containsPattern("<title>" + concern.reference() + " · [^<]*</title>")
                .doesNotContainPattern("<title>[^<]*Robin");
    }

    /** What forms show of a record is on its page, whoever the reader is. */
    @Test
    void every_fact_that_forms_show_stands_on_the_page() throws IOException {
        isWorkedToTheEnd();
        Story earlier = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        concern.does(
                "cpo",
                "userTask_addToRecord",
                Answers.addition("sibling").with("siblingName", "Wren Madeup", "siblingDateOfBirth", "2019-01-02"));
        JsonNode view = new ObjectMapper()
                .readTree(RecordSeen.by(records, concern.reference(), "cpo").orElseThrow());
        List<String> facts = new ArrayList<>();
        collect(view, facts);
        String page = text(as("cpo").page(path(concern)));
        assertThat(facts).hasSizeGreaterThan(150).contains(earlier.reference(), "Wren Madeup");
        assertThat(facts).allSatisfy(fact -> assertThat(page).contains(fact));
    }

    /** Also what somebody added of one that no step of the procedure had asked for. */
    @Test
    void calls_and_meetings_stand_together() {
        List<String> kinds = List.of("conversation", "call", "meeting", "letter");
        for (String kind : kinds) {
            concern.does(
                    "cpo",
                    "userTask_addToRecord",
                    Answers.addition(kind).with("additionText", "Heard in: " + kind + "."));
        }
        String page = text(as("cpo").page(path(concern)));
        String section = page.substring(page.indexOf("id=\"advice\""), page.indexOf("id=\"others\""));
        assertThat(kinds).allSatisfy(kind -> assertThat(section).contains("Heard in: " + kind + "."));
    }

    @Test
    void the_procedure_is_for_whoever_may_read_the_record_and_for_nobody_else() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        HttpResponse<String> page = as("cpo").page(path(concern) + "/procedure");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!DOCTYPE html>");
        assertThat(text(page))
                .contains("userTask_reviewConcern", "Review concern")
                .doesNotContain("Robin");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'")
                .doesNotContain("unsafe-eval");
        for (String person : List.of("teacher", "deputy", "head", "chair", "it")) {
            TasklistClient client = as(person);
            assertThat(told(client.page(path(concern) + "/procedure")))
                    .as(person)
                    .isEqualTo(told(client.page(NOWHERE + "/procedure")))
                    .startsWith("404 ");
        }
    }

    /** What is due stands beside its step. Who has read it is one reading more by the time of the page, and an agency has a code there and its name here. */
    private static void collect(JsonNode view, List<String> facts) {
        view.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals("readers") || field.getKey().equals("telephones")) {
                return;
            }
            if (field.getKey().equals("due")) {
                facts.addAll(List.of(value.asText().split(" · |, (?=\\w+day )")));
            } else if (value.isTextual() && !value.asText().isEmpty()) {
                facts.addAll(List.of(value.asText().split("\n")));
            } else {
                collect(value, facts);
            }
        });
        if (view.isArray()) {
            view.forEach(one -> collect(one, facts));
        }
    }

    @Test
    void an_entry_of_a_kind_that_nobody_has_thought_of_is_shown_and_never_folded_away() {
        add("kind-of-tomorrow", "Something new", "A line that nobody has seen before");
        assertThat(text(as("cpo").page(path(concern) + "?fold=true")))
                .contains("Something new", "A line that nobody has seen before");
    }

    @Test
    void routine_lines_are_folded_away_and_one_kind_is_picked_by_codes_alone() {
        add("overdue", "Overdue: a step", "a late line");
        TasklistClient cpo = as("cpo");
        assertThat(text(cpo.page(path(concern)))).contains("Overdue: a step", "Robin hid when the bell rang.");
        assertThat(text(cpo.page(path(concern) + "?fold=true")))
                .doesNotContain("Overdue: a step")
                .contains("Robin hid");
        assertThat(text(cpo.page(path(concern) + "?kind=routine")))
                .contains("Overdue: a step")
                .doesNotContain("1. Report");
        assertThat(text(cpo.page(path(concern) + "?kind=nonsense"))).contains("Overdue: a step", "1. Report");
    }

    private void add(String kind, String step, String answer) {
        transaction.executeWithoutResult(status -> chronology.append(
                Reference.of(concern.reference()),
                new NewEntry(AccountId.PROCEDURE, step, kind, List.of(new Line("any", "Why", answer)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "deputy", "head", "chair", "governor", "it"})
    void whoever_does_not_handle_it_is_told_the_same_as_of_one_that_is_not_there(String person) {
        TasklistClient client = as(person);
        assertThat(told(client.page(path(concern))))
                .isEqualTo(told(client.page(NOWHERE)))
                .isEqualTo(told(client.page("/records/nonsense")))
                .startsWith("404 ");
    }

    @Test
    void whom_the_worry_may_be_about_is_told_the_same_and_it_is_read_by_whoever_handles_it() {
        Story aboutCpo = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("cpo")))
                .passSavePoints();
        TasklistClient cpo = as("cpo");
        assertThat(told(cpo.page(path(aboutCpo)))).isEqualTo(told(cpo.page(NOWHERE)));
        assertThat(trail.about(Reference.of(aboutCpo.reference())))
                .extracting(left -> left.trace().by() + " " + left.trace().kind())
                .contains("cpo " + Kind.READ_REFUSED);
        assertThat(as("head").page(path(aboutCpo)).statusCode()).isEqualTo(200);
        // Of the same child: whoever may not know of it learns nothing of it from another record.
        assertThat(text(cpo.page(path(concern)))).doesNotContain(aboutCpo.reference());
    }

    @Test
    void whoever_has_left_is_still_called_by_their_name() {
        isWorkedToTheEnd();
        new Staff(database.getJdbcUrl())
                .leaves(
                        "teacher",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1));
        try {
            assertThat(text(as("cpo").page(path(concern))))
                    .contains("by Tess Example")
                    .contains("Tess Example (teacher)</dd>")
                    .doesNotContainPattern("(by|·) teacher|>teacher<");
        } finally {
            new Staff(database.getJdbcUrl()).everybodyIsBack();
        }
    }

    @Test
    void whoever_steps_out_reads_it_no_longer() {
        TasklistClient cpo = as("cpo");
        assertThat(cpo.page(path(concern)).statusCode()).isEqualTo(200);
        concern.does("cpo", "userTask_reviewConcern", Answers.stepOut());
        assertThat(told(cpo.page(path(concern)))).isEqualTo(told(cpo.page(NOWHERE)));
    }

    @Test
    void whoever_countersigns_reads_it_for_that_step_and_is_recorded_once() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        TasklistClient deputy = as("deputy");
        deputy.page(path(concern));
        HttpResponse<String> page = deputy.page(path(concern));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(chronology.of(Reference.of(concern.reference())))
                .filteredOn(entry -> entry.kind().equals("record-opened"))
                .hasSize(1);
    }

    /** A page changes no record: each button leads to the step where it is done, for whoever is offered that step. */
    @Test
    void what_may_be_done_to_a_record_is_offered_to_whoever_is_offered_the_step_for_it() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        String add = "/camunda/app/tasklist/default/#/?task="
                + concern.task("userTask_addToRecord").getId();
        assertThat(buttons(as("cpo")))
                .containsExactly(
                        "Add to the record " + add,
                        "Attach a document " + path(concern) + "/attachments/new",
                        "Correct the record " + add,
                        "Withdraw from this concern " + add,
                        "Put on legal hold /camunda/app/tasklist/default/#/?processStart=legal-hold&about="
                                + concern.reference());
        assertThat(buttons(as("deputy")))
                .as("who only countersigns adds nothing")
                .containsExactly("Withdraw from this concern /camunda/app/tasklist/default/#/?task="
                        + concern.task("userTask_countersignResponse").getId());
    }

    private List<String> buttons(TasklistClient reader) {
        return Pattern.compile("role=\"button\" href=\"([^\"]*)\">([^<]*)<")
                .matcher(text(reader.page(path(concern))))
                .results()
                .map(found -> found.group(2) + " " + found.group(1))
                .toList();
    }

    @Test
    void a_closed_concern_is_read_by_whoever_may_handle_it_and_by_nobody_else() {
        isWorkedToTheEnd();
        concern.closes("cpo", "deputy");
        assertThat(concern.isClosed()).isTrue();
        HttpResponse<String> page = as("cpo").page(path(concern));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(text(page).replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " "))
                .containsPattern(
                        "Closed \\w+ \\d+ \\w+ \\d{4}, [\\d:]+ entry \\d+ Nothing more to do\\. .*What to do next");
        assertThat(text(page))
                .contains("Robin hid when the bell rang.", "Closed")
                .contains("/#/?processStart=open-again&about=" + concern.reference())
                .doesNotContain("Add to the record</a>", "Withdraw from this concern");
        for (String other : Set.of("teacher", "deputy", "chair", "governor", "it")) {
            TasklistClient client = as(other);
            assertThat(told(client.page(path(concern)))).as(other).isEqualTo(told(client.page(NOWHERE)));
        }
    }

    @Test
    void a_reference_is_understood_in_an_address_however_it_is_typed() {
        TasklistClient cpo = as("cpo");
        String digits = concern.reference().replaceAll("\\D", "");
        for (String typed : List.of(
                concern.reference().toLowerCase(Locale.ROOT),
                "cse" + digits,
                concern.reference().replace("-", "%20"),
                concern.reference().replace("-", "%E2%80%93"))) {
            assertThat(cpo.page("/records/" + typed).statusCode()).as(typed).isEqualTo(200);
        }
    }

    @Test
    void nobody_who_is_not_signed_in_reads_any() {
        HttpResponse<String> answer = new TasklistClient(port).page(path(concern));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/login");
    }
}

package school.safeguarding.record.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.util.HtmlUtils;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.LeftOut;
import school.safeguarding.concern.PaperRecords;
import school.safeguarding.concern.PaperRecords.Asked;
import school.safeguarding.pages.InPdf;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** What is given out of the school on paper, by whom, and what is not in its file. */
@SchoolTest
class PaperPagesTest {

    private static final String NOWHERE = "CSE-2026-00000000";
    private static final String CONFIRM = "userTask_confirmCorrection";
    private static final String SAID =
            "Tess Example and Tess saw Łukasz with Ben Pretend of 12 Mock Lane. <b>Bold</b> <img src=\"http://localhost:1/x\"/>";

    private static final String SAID_BY_CHILD = "He touched me on the arm, by the procedure room.";

    /** In whatever way they may stand in a file. */
    private static final String[] LEFT_OUT = {"Tess", "Pretend", "Mock Lane", "Wren", "S20 8FN", "Old Mill"};

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PaperRecords records;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Trail trail;

    @Autowired
    private JdbcConnectionDetails connection;

    @LocalServerPort
    private int port;

    private final Map<String, TasklistClient> signedIn = new HashMap<>();

    private static final String CHILD = "Łukasz Żółć";

    private Story concern;

    @BeforeEach
    void report() {
        concern = reported("stranger", CHILD);
    }

    @AfterEach
    void everybodyIsBack() {
        new Staff(connection.getJdbcUrl()).everybodyIsBack();
    }

    private Story reported(String about, String child) {
        return new Story(engine, clock)
                .reported(Answers.report()
                        .with("childName", child, "whatHappened", SAID, "aboutWhom", List.of(about))
                        .with("childWords", SAID_BY_CHILD)
                        .andAbout(1, "Ben Pretend", "He gave me a lolly."))
                .passSavePoints();
    }

    /** Signed in once for as long as the clock stands. */
    private TasklistClient as(String person) {
        return signedIn.computeIfAbsent(person + clock.instant(), key -> new TasklistClient(port).signedIn(person));
    }

    private static String paperOf(String reference) {
        return "/records/" + reference + "/paper";
    }

    private HttpResponse<byte[]> printed(String person, Story story, String... fields) {
        return as(person)
                .download(
                        "/account",
                        paperOf(story.reference()),
                        fields.length == 0 ? Map.of() : Map.of(fields[0], fields[1]));
    }

    private static InPdf pdf(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        return new InPdf(answer.body());
    }

    /** All that a browser is told but what differs with the time of day. */
    private static String told(HttpResponse<byte[]> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + " " + headers + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void learnsMore() {
        concern.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review().with("childConfirmedName", CHILD).with("siblingsKnown", "Wren, in year 4"));
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.does(
                "cpo",
                "userTask_makeReferral",
                "social-care",
                Answers.telephoned()
                        .with(
                                "childAddress", "The Old Mill, Nowhere S20 8FN",
                                "whatWasTold", "The child lives at The Old Mill, Nowhere S20 8FN."));
    }

    @Test
    void the_chronology_is_whole_but_for_what_does_not_leave_the_school_which_is_nowhere_in_the_file() {
        learnsMore();
        HttpResponse<byte[]> answer = printed("cpo", concern, "alsoOut", "Duty Officer\n");
        InPdf paper = pdf(answer);
        assertThat(paper.text())
                .contains(
                        "Łukasz Żółć", "“I do not want to go.”", "another child", "the reporter", "(address left out)")
                .contains("Left out here: the reporter’s name; other children;")
                .doesNotContainIgnoringCase("duty officer")
                .contains("(name left out)");
        assertThat(paper.everything()).doesNotContain(LEFT_OUT);
        assertThat(paper.isTagged()).isTrue();
        List<String> sheets = paper.sheets();
        for (int at = 0; at < sheets.size(); at++) {
            assertThat(sheets.get(at).replaceAll("\\s+", " "))
                    .contains(
                            concern.reference(),
                            "printed by Cora Example (CPO)",
                            "Page " + (at + 1) + " of " + sheets.size());
        }
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValueSatisfying(name -> assertThat(name)
                .matches("attachment; filename=\"" + concern.reference() + "-\\d{4}-\\d\\d-\\d\\d\\.pdf\""));
    }

    @Test
    void a_further_report_of_the_child_takes_no_word_out_of_what_they_said() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("childConfirmedName", CHILD));
        new Story(engine, clock)
                .reported(Answers.report().with("childName", CHILD))
                .passSavePoints()
                .does(
                        "cpo",
                        "userTask_reviewConcern",
                        Answers.review().with("childConfirmedName", CHILD, "sameChildAs", concern.reference()));
        assertThat(pdf(printed("cpo", concern)).text())
                .contains("Further report about the same child")
                .contains("the procedure")
                .contains(SAID_BY_CHILD);
    }

    @Test
    void of_a_concern_that_was_opened_out_of_another_the_one_reporter_is_left_out_also_when_they_have_left() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("childConfirmedName", CHILD))
                .does(
                        "cpo",
                        "userTask_addToRecord",
                        Answers.concernedToo("another")
                                .with("rightChildName", "Nora Twinmade", "rightChildDateOfBirth", "2020-03-02")
                                .with("saidAboutRightChild", "Tess Example heard it from Cora Example."));
        String own = database.sql("SELECT reference FROM safeguarding.concern ORDER BY id DESC LIMIT 1")
                .query(String.class)
                .single();
        new Staff(connection.getJdbcUrl())
                .leaves(
                        "teacher",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1));
        for (String reference : List.of(concern.reference(), own)) {
            InPdf paper = pdf(as("cpo").download("/account", paperOf(reference), Map.of()));
            assertThat(paper.text())
                    .contains("the reporter heard it from Cora Example.")
                    .contains("Cora Example (CPO)");
            assertThat(paper.everything()).doesNotContain("Tess");
        }
    }

    /** Whoever reported either is left out of both. */
    @Test
    void a_report_that_was_joined_stands_behind_the_one_that_it_goes_on_in() {
        Story other = new Story(engine, clock)
                // The elder of two goes on.
                .at("2026-11-24", "08:55")
                .reportedBy(
                        "deputy",
                        Answers.report()
                                .with("childName", "Łukasz Żółć", "whatHappened", "Tess saw it, and Dev Example too.")
                                .with("childWords", "He has a green coat."))
                .passSavePoints();
        concern.does("cpo", "userTask_addToRecord", Answers.sameIncident(other.reference()));
        assertThat(other.isClosed()).isTrue();
        InPdf paper = pdf(printed("cpo", concern));
        assertThat(paper.text())
                .contains(other.reference() + " · Joined to " + concern.reference())
                .contains("the reporter saw it, and the reporter too.", "“He has a green coat.”");
        assertThat(paper.everything()).doesNotContain("Tess", "Dev Ex");
        assertThat(HtmlUtils.htmlUnescape(
                        as("cpo").page("/records/" + concern.reference()).body()))
                .contains("Reports joined to this one", "Tess saw it, and Dev Example too.")
                .contains("id=\"entry-" + other.reference() + "-1\"");
        assertThat(trail.about(Reference.of(other.reference())))
                .extracting(left -> left.trace().by() + " " + left.trace().kind())
                .contains("cpo " + Kind.PRINTED);
        String file = pdf(as("cpo").download("/account", "/children/" + childOf(concern) + "/paper", Map.of()))
                .text();
        assertThat(file.split(other.reference() + " · Joined to", -1))
                .as("once")
                .hasSize(2);
        assertThat(as("cpo").page("/children/" + childOf(concern)).body()).contains("Joined to " + concern.reference());
    }

    @Test
    void what_somebody_typed_is_text_and_no_markup() {
        assertThat(pdf(printed("cpo", concern)).text()).contains("<b>Bold</b> <img src=\"http://localhost:1/x\"/>");
    }

    @Test
    void each_print_leaves_a_trace_that_every_reader_sees() {
        printed("cpo", concern);
        assertThat(trail.about(Reference.of(concern.reference())))
                .extracting(left -> left.trace().by() + " " + left.trace().kind() + " "
                        + left.trace().detail().orElse(""))
                .contains("cpo " + Kind.PRINTED + " chronology");
        assertThat(HtmlUtils.htmlUnescape(
                        as("cpo").page("/records/" + concern.reference()).body()))
                .contains("printed it · ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "deputy", "head", "chair", "governor", "it"})
    void whoever_may_not_read_it_is_told_the_same_as_of_one_that_is_not_there(String person) {
        TasklistClient client = as(person);
        for (String call : List.of("", "/ask")) {
            Map<String, String> fields = Map.of("what", "reporter", "purpose", "A conference");
            assertThat(told(client.download("/account", paperOf(concern.reference()) + call, fields)))
                    .isEqualTo(told(client.download("/account", paperOf(NOWHERE) + call, fields)))
                    .isEqualTo(told(client.download("/account", paperOf("nonsense") + call, fields)))
                    .startsWith("404 ");
        }
        assertThat(told(client.download("/account", "/children/" + childOf(concern) + "/paper", Map.of())))
                .isEqualTo(told(client.download("/account", "/children/" + UUID.randomUUID() + "/paper", Map.of())))
                .startsWith("404 ");
        assertThat(trail.about(Reference.of(concern.reference())))
                .noneMatch(left -> left.trace().kind() == Kind.PRINTED);
    }

    @Test
    void whom_the_worry_may_be_about_prints_nothing_of_it_and_nothing_of_it_with_the_childs_file() {
        concern = reported("stranger", "Zuzia Żółć");
        Story aboutCpo = reported("cpo", "Zuzia Żółć");
        TasklistClient cpo = as("cpo");
        assertThat(told(cpo.download("/account", paperOf(aboutCpo.reference()), Map.of())))
                .isEqualTo(told(cpo.download("/account", paperOf(NOWHERE), Map.of())));
        InPdf file = pdf(cpo.download("/account", "/children/" + childOf(concern) + "/paper", Map.of()));
        assertThat(file.everything()).contains(concern.reference()).doesNotContain(aboutCpo.reference());
        assertThat(pdf(printed("head", aboutCpo)).text()).contains(aboutCpo.reference());
    }

    private String childOf(Story story) {
        return database.sql("SELECT child::text FROM safeguarding.concern_child WHERE reference = ? AND kind = 'CHILD'"
                        + " ORDER BY position DESC LIMIT 1")
                .param(story.reference())
                .query(String.class)
                .single();
    }

    @Test
    void a_childs_file_is_printed_with_every_concern_about_them_that_its_reader_may_read() {
        concern = reported("stranger", "Ząbek Żółć");
        Story second = reported("stranger", "Ząbek Żółć");
        for (Story one : List.of(concern, second)) {
            one.does(
                    "cpo",
                    "userTask_reviewConcern",
                    Answers.review()
                            .with("childConfirmedName", "Ząbek Żółć", "childConfirmedDateOfBirth", "2021-05-04"));
        }
        HttpResponse<byte[]> answer =
                as("cpo").download("/account", "/children/" + childOf(concern) + "/paper", Map.of());
        InPdf file = pdf(answer);
        assertThat(file.text()).contains(concern.reference(), second.reference(), "Ząbek Żółć");
        assertThat(file.everything()).doesNotContain("Tess", "Pretend", "Mock Lane");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .containsAnyOf(concern.reference() + "-file-", second.reference() + "-file-")
                .doesNotContainIgnoringCase("bek");
        for (Story one : List.of(concern, second)) {
            assertThat(trail.about(Reference.of(one.reference())))
                    .extracting(
                            left -> left.trace().kind() + left.trace().detail().orElse(""))
                    .contains(Kind.PRINTED + "file");
        }
    }

    private HttpResponse<byte[]> asks(String person, String what, String purpose) {
        return as(person)
                .download("/account", paperOf(concern.reference()) + "/ask", Map.of("what", what, "purpose", purpose));
    }

    @Test
    void a_second_person_agrees_to_what_is_shown_for_a_week_to_whoever_asked() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("childConfirmedName", CHILD));
        assertThat(asks("cpo", "reporter", "The court asks who saw it.").statusCode())
                .isEqualTo(302);
        assertThat(concern.offeredTo(CONFIRM)).containsExactlyInAnyOrder("deputy", "head");
        assertThat(pdf(printed("cpo", concern, "putBack", "true")).everything()).doesNotContain("Tess");
        assertThat(as("cpo").page("/records/" + concern.reference()).body())
                .contains("It waits for a second person")
                .doesNotContain("Ask a second person");
        asks("cpo", "addresses", "Once more.");
        assertThat(concern.offeredTo(CONFIRM)).as("asked once").hasSize(2);
        concern.does("deputy", CONFIRM, Answers.confirmCorrection());
        InPdf shown = pdf(printed("cpo", concern, "putBack", "true"));
        assertThat(shown.text())
                .contains("Tess Example", "Shown here with a second person’s agreement: the reporter’s name.");
        assertThat(shown.everything()).as("nothing else").doesNotContain("Pretend", "Mock Lane");
        assertThat(pdf(printed("cpo", concern)).everything())
                .as("only where it is asked for")
                .doesNotContain("Tess");
        assertThat(trail.about(Reference.of(concern.reference())))
                .extracting(left -> left.trace().detail().orElse(""))
                .contains("chronology reporter");
        assertThat(HtmlUtils.htmlUnescape(
                        as("cpo").page("/records/" + concern.reference()).body()))
                .contains("Agreed to what paper shows", "printed it, showing the reporter’s name")
                .doesNotContainPattern("<dd[^>]*>[^<]*[0-9a-f]{8}-[0-9a-f]{4}-");
        clock.set(clock.instant().plus(Duration.ofDays(8)));
        assertThat(pdf(printed("cpo", concern, "putBack", "true")).everything())
                .as("a week later")
                .doesNotContain("Tess");
    }

    @Test
    void of_two_that_are_asked_at_once_one_is() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("childConfirmedName", CHILD));
        List<CompletableFuture<Asked>> asking = transaction.execute(status -> {
            database.sql("SELECT last_number FROM safeguarding.record_head WHERE reference = ? FOR UPDATE")
                    .param(concern.reference())
                    .query(Integer.class)
                    .single();
            List<CompletableFuture<Asked>> both = Stream.of(LeftOut.READERS, LeftOut.REPORTER)
                    .map(what -> CompletableFuture.supplyAsync(() -> records.ask(
                            Reference.of(concern.reference()), AccountId.of("cpo"), Set.of(what), "The court")))
                    .toList();
            await().atMost(Duration.ofSeconds(30)).until(() -> waiting() >= 2);
            return both;
        });
        assertThat(asking)
                .extracting(CompletableFuture::join)
                .containsExactlyInAnyOrder(Asked.ASKED, Asked.WAITS_ALREADY);
        assertThat(concern.task(CONFIRM)).as("the only one").isNotNull();
        assertThat(database.sql("SELECT count(*) FROM safeguarding.entry WHERE reference = ? AND kind = ?")
                        .params(concern.reference(), "show-on-paper")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private int waiting() {
        return database.sql("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
                .query(Integer.class)
                .single();
    }

    @Test
    void of_a_closed_concern_it_is_the_same() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("childConfirmedName", CHILD));
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.doesAll("userTask_tellByVoice", Answers.toldByVoice());
        concern.doesAll("userTask_recordWhoCollected", Answers.collected());
        concern.settles("cpo", "social-care").tellsHome("cpo").closes("cpo", "deputy");
        assertThat(concern.isClosed()).isTrue();
        asks("cpo", "reporter", "The court asks who saw it.");
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(concern.isClosed()).isTrue();
        assertThat(pdf(printed("cpo", concern, "putBack", "true")).text()).contains("Tess Example");
    }

    @Test
    void what_a_second_person_refuses_stays_left_out_and_whoever_asked_does_not_agree() {
        asks("cpo", "other-children", "The court asks.");
        concern.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(pdf(printed("cpo", concern, "putBack", "true")).everything()).doesNotContain("Pretend");
        assertThat(concern.openSteps()).doesNotContain(CONFIRM);
    }

    @Test
    void nobody_is_asked_where_it_is_not_said_what_for() {
        assertThat(asks("cpo", "reporter", " ").headers().firstValue("Location").orElseThrow())
                .endsWith("?paper=not-said");
        assertThat(asks("cpo", "everything", "The court")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("?paper=not-said");
        assertThat(as("cpo")
                        .page("/records/" + concern.reference() + "?paper=not-said")
                        .body())
                .contains("Not asked yet.");
        assertThat(concern.openSteps()).doesNotContain(CONFIRM);
    }
}

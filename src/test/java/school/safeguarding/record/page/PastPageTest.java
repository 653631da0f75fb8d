package school.safeguarding.record.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.concern.PastRecords;
import school.safeguarding.concern.PastRecords.Stood;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** A record as it stood at an earlier minute: what was known then, and nothing that came later. */
@SchoolTest
class PastPageTest {

    private static final String DAY = "2026-11-24";
    private static final String NOWHERE = "CSE-2026-00000000";
    private static final String REVIEW = "userTask_reviewConcern";
    private static final String DECIDE = "userTask_decideResponse";
    private static final String ADD = "userTask_addToRecord";
    private static final String CONFIRM = "userTask_confirmCorrection";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private PastRecords past;

    @Autowired
    private Trail trail;

    @Autowired
    private JdbcConnectionDetails details;

    @LocalServerPort
    private int port;

    private final Map<String, TasklistClient> signedIn = new HashMap<>();

    private Story concern;

    @BeforeEach
    void report() {
        concern = new Story(engine, clock).at(DAY, "08:50");
        concern.reported(Answers.report()).passSavePoints();
    }

    /** Signed in once for as long as the clock stands. */
    private TasklistClient as(String person) {
        return signedIn.computeIfAbsent(person + clock.instant(), key -> new TasklistClient(port).signedIn(person));
    }

    private static HttpResponse<String> asked(TasklistClient client, String reference, String on, String at) {
        return client.fillFrom("/account", "/records/" + reference + "/as-it-was", Map.of("on", on, "at", at));
    }

    private String asItWas(String person, String at) {
        HttpResponse<String> page = asked(as(person), concern.reference(), "24/11/2026", at);
        assertThat(page.statusCode()).isEqualTo(200);
        return HtmlUtils.htmlUnescape(page.body()).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    /** All that a browser is told but what differs with the time of day. */
    private static String told(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + " " + headers + " " + answer.body();
    }

    @Test
    void each_minute_shows_what_was_known_and_decided_by_then() {
        concern.at(DAY, "09:10").does("cpo", REVIEW, Answers.review().with("indicator_disclosure", "yes"));
        concern.at(DAY, "09:30")
                .does("cpo", DECIDE, Answers.refer("social-care", "police").with("decidedLevel", "IMMEDIATE"));
        concern.at(DAY, "10:00").does("cpo", ADD, Answers.addition("call").with("additionText", "A later call."));
        concern.at(DAY, "11:00");

        assertThat(asItWas("cpo", "08:49"))
                .contains("It had not been reported yet.")
                .doesNotContain("Robin");
        assertThat(asItWas("cpo", "08:50"))
                .contains("As it stood on Tuesday 24 November 2026, 08:50", "The child: Robin Madeup", "Robin hid")
                .contains("Level that stood none yet", "nothing decided yet", "Kept out of it nobody")
                .contains("Review concern since Tuesday 24 November 2026, 08:50")
                .contains("Which risk level is proposed edition 1, in place since")
                .contains("When a step is due and who is next edition 1, in place since")
                .doesNotContain("2. Review", "Whispering", "Decide response since");
        assertThat(asItWas("cpo", "9:29"))
                .contains("Proposed by the rules Immediate", "Decided none yet", "Whispering")
                .contains("Decide response since Tuesday 24 November 2026, 09:10")
                .doesNotContain("Review concern since", ". Decide response");
        assertThat(asItWas("cpo", "0930"))
                .contains(
                        "Response refer",
                        "Agencies to be told",
                        "Children's Social Care",
                        "Police",
                        "Handled by the CPO")
                .doesNotContain("A later call.");
        assertThat(asItWas("cpo", "10:00")).contains("A later call.");
        assertThat(trail.about(Reference.of(concern.reference())))
                .extracting(left -> left.trace().by() + " " + left.trace().kind() + " "
                        + left.trace().detail().orElse(""))
                .contains("cpo " + Kind.READ_AS_IT_WAS + " 2026-11-24T09:30:00Z");
    }

    /** The engine keeps only to whom it is offered now, and when it is due now. */
    @Test
    void of_each_step_that_was_open_it_says_when_it_was_due_and_to_whom_it_was_offered_then() {
        concern.at(DAY, "10:51").passesOn(REVIEW);
        concern.at(DAY, "11:00").does("cpo", REVIEW, Answers.review().with("indicator_disclosure", "yes"));
        concern.at(DAY, "11:30");
        String review = "Review concern since Tuesday 24 November 2026, 08:50; due Tuesday 24 November 2026, 10:50;";
        assertThat(asItWas("cpo", "08:50")).contains(review + " offered to Cora Example (CPO) ");
        assertThat(asItWas("cpo", "10:50")).contains(review + " offered to Cora Example (CPO) ");
        assertThat(asItWas("cpo", "10:59"))
                .contains(review + " offered to Cora Example (CPO), Dev Example (deputy CPO) ");
        assertThat(asItWas("cpo", "11:00"))
                .contains("Decide response since Tuesday 24 November 2026, 11:00; due")
                .contains("Add to the record since Tuesday 24 November 2026, 08:50; never due; offered to");
        concern.at(DAY, "11:40")
                .does("cpo", DECIDE, Answers.refer("social-care", "police").with("decidedLevel", "IMMEDIATE"));
        assertThat(asItWas("cpo", "11:40"))
                .contains("Make referral · Police since", "Make referral · Children’s Social Care");
        assertThat(JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                        .sql("SELECT detail FROM safeguarding.trace WHERE kind = 'STEP_OFFERED' AND reference = ?")
                        .param(concern.reference())
                        .query(String.class)
                        .list())
                .as("who was asked tells whom it may be about")
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(detail.split(" ")).hasSize(2));
    }

    /** What the trail says of a time is what the concern itself said at that time. */
    @Test
    void what_stood_is_what_the_rules_knew_then_also_while_a_second_person_is_asked() {
        levelStands();
        concern.at(DAY, "09:10").does("cpo", REVIEW, Answers.review().with("indicator_disclosure", "yes"));
        levelStands();
        concern.at(DAY, "09:20")
                .does(
                        "cpo",
                        DECIDE,
                        Answers.monitor("2027-02-24").with("levelReason", "An ordinary explanation was found."));
        Stood waiting = levelStands();
        assertThat(waiting.isAgreed()).isFalse();
        assertThat(waiting.level()).isNotEqualTo(waiting.decided()).isEqualTo(waiting.proposed());
        concern.at(DAY, "09:40").does("deputy", "userTask_countersignResponse", Answers.agree());
        assertThat(levelStands().isAgreed()).isTrue();
        assertThat(asItWas("cpo", "09:39")).contains("monitor, waiting for a second person");
        assertThat(asItWas("cpo", "09:40")).doesNotContain("waiting for a second person");
    }

    private Stood levelStands() {
        Reading.Opened now = (Reading.Opened) records.read(Reference.of(concern.reference()), AccountId.of("cpo"));
        Stood stood = past.read(
                        Reference.of(concern.reference()), clock.instant().plusSeconds(1), AccountId.of("cpo"))
                .orElseThrow()
                .stood()
                .orElseThrow();
        assertThat(stood.level()).isEqualTo(now.level());
        assertThat(stood.isOpen()).isEqualTo(now.isOpen());
        assertThat(stood.handledBy()).isEqualTo(now.shown().get("handler"));
        return stood;
    }

    @Test
    void who_is_kept_out_now_decides_who_reads_and_who_was_kept_out_then_is_shown() {
        concern.at(DAY, "09:30").does("cpo", ADD, Answers.alsoAbout("cpo"));
        concern.at(DAY, "09:45").does("head", CONFIRM, Answers.confirmCorrection());
        concern.at(DAY, "10:30");
        TasklistClient cpo = as("cpo");
        for (String at : List.of("08:55", "10:00", "nonsense")) {
            assertThat(told(asked(cpo, concern.reference(), "24/11/2026", at)))
                    .isEqualTo(told(asked(cpo, NOWHERE, "24/11/2026", at)))
                    .startsWith("404 ");
        }
        assertThat(asItWas("head", "09:29")).contains("Kept out of it nobody", "Handled by the CPO");
        assertThat(asItWas("head", "09:30"))
                .contains("since it may have been about: CPO or deputy", "Handled by the headteacher");

        concern.does("head", ADD, Answers.notAbout("cpo"));
        concern.at(DAY, "11:00").does("chair", CONFIRM, Answers.confirmCorrection());
        concern.at(DAY, "11:30");
        assertThat(asItWas("cpo", "10:00"))
                .contains("You were. Who else was is not said here.", "to whom it was offered is not said here")
                .doesNotContain("offered to Hana");
        assertThat(asItWas("cpo", "11:00")).contains("Kept out of it nobody");
    }

    @Test
    void who_was_taken_out_as_the_wrong_child_does_not_come_back_by_asking_for_the_past() {
        concern.at(DAY, "09:10").does("cpo", REVIEW, Answers.review());
        concern.at(DAY, "09:30")
                .does(
                        "cpo",
                        ADD,
                        Answers.wrongChild("another")
                                .with("rightChildName", "Nella Fictional", "rightChildDateOfBirth", "2020-01-02"));
        concern.at(DAY, "10:00").does("head", CONFIRM, Answers.confirmCorrection());
        concern.at(DAY, "11:00");
        assertThat(asItWas("cpo", "09:00"))
                .contains("The child: another child", "another child hid when the bell rang.")
                .doesNotContain("Robin", "Nella");
        assertThat(asItWas("cpo", "10:30"))
                .contains("The child: Nella Fictional")
                .doesNotContain("Robin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "deputy", "head", "chair", "governor", "it"})
    void whoever_may_not_read_it_is_told_the_same_as_of_one_that_is_not_there(String person) {
        TasklistClient client = as(person);
        for (String at : List.of("08:55", "nonsense")) {
            assertThat(told(asked(client, concern.reference(), "today", at)))
                    .isEqualTo(told(asked(client, NOWHERE, "today", at)))
                    .startsWith("404 ");
        }
    }

    /** No other page of ours may stand in one. */
    @Test
    void in_tasklists_frame_paper_and_the_past_open_a_window_of_their_own() {
        String path = "/records/" + concern.reference();
        assertThat(as("cpo").page(path).body()).doesNotContain("target=\"_blank\"");
        assertThat(as("cpo").with("Sec-Fetch-Dest", "iframe").page(path).body())
                .containsPattern("action=\"" + path + "/as-it-was\" target=\"_blank\"")
                .containsPattern("action=\"" + path + "/paper\" target=\"_blank\"");
    }

    @Test
    void what_is_no_time_that_has_been_is_asked_for_again() {
        for (List<String> typed : List.of(
                List.of("31/11/2026", "08:50"),
                List.of("24/11/2026", "25:00"),
                List.of("24/11/2027", "08:50"),
                List.of("", ""))) {
            HttpResponse<String> page = asked(as("cpo"), concern.reference(), typed.get(0), typed.get(1));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("a day and a time that have been").doesNotContain("Robin");
        }
    }

    @Test
    void what_was_changed_in_the_database_is_not_shown_as_what_stood() {
        JdbcClient database = JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()));
        String kept = database.sql(
                        "SELECT standing FROM safeguarding.trace WHERE kind = 'CONCERN_STANDS' AND reference = ?"
                                + " ORDER BY number DESC LIMIT 1")
                .param(concern.reference())
                .query(String.class)
                .single();
        concern.at(DAY, "09:10").does("cpo", REVIEW, Answers.review());
        concern.at(DAY, "09:30");
        List<String> before = database.sql("SELECT standing FROM safeguarding.trace WHERE kind = 'CONCERN_STANDS'"
                        + " AND reference = ? ORDER BY number")
                .param(concern.reference())
                .query(String.class)
                .list();
        assertThat(asItWas("cpo", "09:15")).contains("Level that stood");
        database.sql("UPDATE safeguarding.trace SET standing = ? WHERE kind = 'CONCERN_STANDS' AND reference = ?"
                        + " AND standing <> ?")
                .params(kept, concern.reference(), kept)
                .update();
        assertThat(asItWas("cpo", "09:15"))
                .contains("were not kept for that time, or have been changed outside this system since")
                .doesNotContain("Level that stood");
        assertThat(past.read(
                                Reference.of(concern.reference()),
                                clock.instant().minus(Duration.ofDays(1)),
                                AccountId.of("cpo"))
                        .flatMap(one -> one.stood()))
                .isEqualTo(Optional.empty());
        assertThat(before).doesNotContainNull().hasSizeGreaterThan(1);
    }
}

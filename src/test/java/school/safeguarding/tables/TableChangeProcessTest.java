package school.safeguarding.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import school.safeguarding.FirstState;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.calendar.SchoolYears;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.engine.table.FurtherRows;
import school.safeguarding.engine.table.Tables;
import school.safeguarding.engine.table.Tables.Table;
import school.safeguarding.people.People;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.risk.Indicators;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Draws;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;
import school.safeguarding.tables.check.CheckTable;
import school.safeguarding.tables.check.CheckTable.Fit;
import school.safeguarding.tables.check.KeptOutByHandler;
import school.safeguarding.tables.check.TableFile;
import school.safeguarding.tables.known.AdoptedTable;
import school.safeguarding.tables.known.AdoptedTables;
import school.safeguarding.tables.known.KnownTables;
import school.safeguarding.tables.propose.ProposeTable;
import school.safeguarding.tables.propose.ProposeTable.AnotherIsOpen;
import school.safeguarding.tables.propose.ProposeTable.Outcome;
import school.safeguarding.tables.propose.ProposeTable.Proposed;
import school.safeguarding.tables.propose.ProposedTable;
import school.safeguarding.tables.propose.ProposedTables;

/** The head and the CPO add rows of the school's own to a decision table, and can make nothing weaker by it, even together. */
@SchoolTest
class TableChangeProcessTest {

    private static final String AGREE = "userTask_agreeToTable";
    private static final String ADD = "userTask_addToRecord";
    private static final String DECIDE = "userTask_decideResponse";
    private static final String REVIEW = "userTask_reviewConcern";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private KnownTables known;

    @Autowired
    private FurtherRows furtherRows;

    @Autowired
    private ProposeTable proposeTable;

    @Autowired
    private CheckTable check;

    @Autowired
    private Tables tables;

    @Autowired
    private Indicators indicators;

    @Autowired
    private ProposedTables proposals;

    @Autowired
    private AdoptedTables adoptedTables;

    @Autowired
    private SchoolCalendar schoolCalendar;

    @Autowired
    private SchoolYears schoolYears;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate inTransaction;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private FirstState firstState;

    @LocalServerPort
    private int port;

    private Story school;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("table-change");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("table-change");
    }

    @BeforeEach
    void nothingHasHappenedYet() {
        firstState.comesBack();
        school = new Story(engine, clock);
    }

    @AfterEach
    void noOwnTables() {
        firstState.comesBack();
        schoolYears.lookAgain();
    }

    private static String released(String id) {
        try {
            return Files.readString(Path.of("processes", id + ".dmn"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** With another conclusion in one cell. */
    private static String changed(String id, String cell, String conclusion) {
        String changed = released(id).replaceFirst("(" + cell + "\">\\s*<text>)\"[^\"]*\"", "$1\"" + conclusion + "\"");
        assertThat(changed).isNotEqualTo(released(id));
        return changed;
    }

    private String proposes(String person, String file) {
        HttpResponse<String> page = new TasklistClient(port)
                .signedIn(person)
                .upload("/tables", "file", file.getBytes(StandardCharsets.UTF_8));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private Task open() {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(AGREE)
                .singleResult();
    }

    private List<String> offeredTo() {
        return engine.getTaskService().getIdentityLinksForTask(open().getId()).stream()
                .map(IdentityLink::getUserId)
                .sorted()
                .toList();
    }

    private void answers(String person, String answer) {
        answers(person, answer, open());
    }

    private void answers(String person, String answer, Task task) {
        school.as(person, () -> {
            engine.getFormService()
                    .submitTaskForm(task.getId(), Answers.agreeToTable(answer).asMap());
            return null;
        });
    }

    private void adopted(String file) {
        assertThat(proposes("cpo", file)).contains("Proposed. The head and the CPO");
        answers("cpo", "agree");
        answers("head", "agree");
        assertThat(open()).isNull();
    }

    private List<String> traces() {
        return JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql(
                        "SELECT kind || ' ' || by_account || ' ' || detail FROM safeguarding.trace WHERE kind LIKE 'TABLE_%'"
                                + " ORDER BY number")
                .query(String.class)
                .list();
    }

    private Story reported() {
        return new Story(engine, clock).reported(Answers.report()).passSavePoints();
    }

    @Test
    void a_table_counts_once_the_head_and_the_cpo_have_agreed_and_makes_no_level_lower() {
        assertThat(new TasklistClient(port).signedIn("teacher").page("/tables").statusCode())
                .isEqualTo(404);
        assertThat(proposes("cpo", "nothing")).contains("This is no table that can be proposed");
        String milder = changed("risk-level", "then_disclosure_level", "LOW");
        assertThat(proposes("cpo", milder))
                .contains(
                        "Proposed: <span>risk-level</span>",
                        "New: If “Child said so?” is yes. At least: Low. Because: ",
                        "Left out, and");
        assertThat(proposes("head", milder)).contains("Another change of risk-level is proposed already");
        assertThat(offeredTo()).containsExactly("cpo", "head");
        String form = new TasklistClient(port)
                .signedIn("head")
                .engine("GET", "/task/" + open().getId() + "/form-variables?deserializeValues=false", null)
                .body();
        assertThat(form).contains("Cora Example", "If “Child said so?” is yes");
        answers("cpo", "agree");
        assertThat(offeredTo()).as("one of them is no two people").containsExactly("head");
        engine.getTaskService().addCandidateUser(open().getId(), "cpo");
        assertThatThrownBy(() -> answers("cpo", "agree")).hasMessageContaining("they are two people");
        assertThat(furtherRows.ownSince("risk-level"))
                .as("nobody has agreed but one")
                .isEmpty();
        engine.getManagementService()
                .createJobQuery()
                .activityId("event_agreeToTableOverdue")
                .list()
                .forEach(timer -> engine.getManagementService().executeJob(timer.getId()));
        engine.getManagementService()
                .createJobQuery()
                .activityId("serviceTask_offerTable")
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        assertThat(offeredTo()).as("late").contains("chair", "head").doesNotContain("deputy");
        answers("head", "agree");
        assertThat(furtherRows.ownSince("risk-level")).isPresent();
        assertThat(traces()).hasSize(2).anySatisfy(trace -> assertThat(trace)
                .startsWith("TABLE_ADOPTED head risk-level ")
                .endsWith(" proposed by cpo agreed by cpo"));
        assertThat(new TasklistClient(port).signedIn("chair").page("/tables").body())
                .contains("the software’s, and the school’s own since", "Download the file from the list above");

        Story concern = reported().does("cpo", REVIEW, Answers.review().with("indicator_disclosure", "yes"));
        assertThat(concern.fact("proposedLevel")).isEqualTo("IMMEDIATE");
    }

    @Test
    void a_row_of_the_schools_own_makes_a_level_higher() {
        adopted(changed("risk-level", "then_scoreLow_level", "HIGH"));
        assertThat(furtherRows.of("risk-level", Map.<String, Object>of("scoreBand", "0-5")::get, clock.instant()))
                .extracting(row -> row.get("level"))
                .contains("HIGH");
        Story concern = reported().does("cpo", REVIEW, Answers.review());
        assertThat(concern.fact("proposedLevel")).isIn("HIGH", "IMMEDIATE");
    }

    @Test
    void a_due_time_comes_forward_and_never_back_and_a_running_concern_keeps_the_earlier_one() {
        Story before = reportedAfter(0);
        Instant plain = due(before);
        clock.advance(Duration.ofMinutes(10));
        adopted(changed("deadlines", "then_review_due", "30 school minutes"));
        assertThat(due(before)).as("a step that is open already").isEqualTo(plain);
        Story under = reportedAfter(20);
        Instant sooner = due(under);
        assertThat(sooner).isBefore(plain);
        clock.advance(Duration.ofMinutes(10));
        adopted(changed("deadlines", "then_review_due", "4 weeks"));
        assertThat(due(reportedAfter(40)))
                .as("not later than the release has it")
                .isEqualTo(plain.plus(Duration.ofMinutes(40)));
        under.does("cpo", REVIEW, Answers.stepOut()).passSavePoints();
        assertThat(due(under)).as("as it was when it was reported").isEqualTo(sooner);
    }

    private Story reportedAfter(int minutes) {
        Story concern = new Story(engine, clock);
        clock.advance(Duration.ofMinutes(minutes));
        return concern.reported(Answers.report()).passSavePoints();
    }

    private static Instant due(Story concern) {
        return concern.task(REVIEW).getDueDate().toInstant();
    }

    @Test
    void what_one_of_them_refuses_or_somebody_wrote_in_the_database_counts_for_nothing() {
        proposes("head", changed("contact-hold", "then_reasonToHold_reason", "Another reason"));
        answers("head", "refuse");
        assertThat(open()).isNull();
        assertThat(furtherRows.ownSince("contact-hold")).isEmpty();
        JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("INSERT INTO safeguarding.adopted_table (id, adopted_at, content) SELECT id, now(), content"
                        + " FROM safeguarding.proposed_table")
                .update();
        assertThat(furtherRows.ownSince("contact-hold"))
                .as("sealed as a proposal, and not as what counts")
                .isEmpty();
        clock.advance(Duration.ofMinutes(1));
        adopted(changed("contact-hold", "then_reasonToHold_reason", "Another reason"));
        assertThat(furtherRows.of("contact-hold", Map.<String, Object>of("isReasonToHold", true)::get, clock.instant()))
                .extracting(row -> row.get("reason"))
                .containsExactly("Another reason");
    }

    /** Each with the row and the column at fault; nothing is stored of any. */
    @Test
    void a_cell_that_nobody_could_act_on_is_refused_at_the_proposal_and_named() {
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put(
                changed("risk-level", "then_disclosure_level", "NONE"), "Row 1, column “level”: has to be LOW, MEDIUM");
        refused.put(
                changed("risk-level", "then_disclosure_source", "Somebody said so"),
                "Row 1, column “source”: has to say who");
        refused.put(asks("risk-level", "when_disclosure_isDisclosed", "&gt; 3"), "Row 1, column “isDisclosed”: ");
        refused.put(
                asks("risk-level", "when_disclosure_scoreBand", "\"0-6\""),
                "Row 1, column “scoreBand”: nothing that may be");
        refused.put(
                asks("risk-level", "when_disclosure_currentSignificant", "\"two\""),
                "Row 1, column “currentSignificant”: ");
        refused.put(
                asks("risk-level", "when_disclosure_isDisclosed", "today()"),
                "Row 1, column “isDisclosed”: nothing but values, comparisons and intervals");
        refused.put(
                changed("deadlines", "then_seen_due", "when there is time"),
                "column “due”: has to be a time in the words");
        refused.put(asks("deadlines", "when_seen_step", "\"alertSean\""), "column “step”: nothing that may be there");
        refused.put(
                asks("contact-hold", "when_reasonToHold_isReasonToHold", ""),
                "Row 4, column “isLadoPending”: this row holds home where there is no reason at all");
        refused.forEach((file, fault) -> assertThat(proposes("cpo", file))
                .contains("Not proposed, and nothing was stored", fault)
                .doesNotContain("Proposed: "));
        assertThat(open()).isNull();
        assertThat(traces()).isEmpty();
        assertThat(count("proposed_table")).isZero();
        for (String id : CheckTable.TABLES) {
            assertThat(check.read(released(id).getBytes(StandardCharsets.UTF_8)))
                    .as(id)
                    .isInstanceOf(Fit.class);
        }
    }

    private static String asks(String id, String cell, String condition) {
        String changed = released(id)
                .replaceFirst(
                        "(" + cell + "\">\\s*<text>)[^<]*(</text>)", "$1" + Matcher.quoteReplacement(condition) + "$2");
        assertThat(changed).isNotEqualTo(released(id));
        return changed;
    }

    private int count(String table) {
        return database.sql("SELECT count(*) FROM safeguarding." + table)
                .query(Integer.class)
                .single();
    }

    /** A school could otherwise end a referral as silent within minutes, or believe that it had made the clock shorter. */
    @Test
    void the_clock_of_an_agency_that_does_not_answer_is_the_releases_alone() {
        String sooner =
                released("deadlines").replace("\"1 working day after the written confirmation\"", "\"30 minutes\"");
        assertThat(sooner).isNotEqualTo(released("deadlines"));
        assertThat(proposes("cpo", sooner))
                .contains("column “step”: whether an agency was silent (userTask_recordAcknowledgement) is judged by");
        assertThat(proposes("cpo", asks("deadlines", "when_review_step", "")))
                .as("a row for every step is one for these too")
                .contains("(userTask_recordAcknowledgement)", "(userTask_disagree)");
        assertThat(count("proposed_table")).isZero();

        Map<String, Object> awaited = Map.of(
                "step",
                "userTask_recordAcknowledgement",
                "agency",
                "police",
                "level",
                "HIGH",
                "isOutsideHours",
                false,
                "isUnsafe",
                false,
                "isDeferredOften",
                false,
                "stage",
                0);
        Story before = toldPolice();
        Instant plain = before.task("userTask_recordAcknowledgement", "police")
                .getDueDate()
                .toInstant();
        firstState.comesBack();
        clock.reset();
        adoptedUnasked("deadlines", sooner);
        assertThat(furtherRows.of("deadlines", awaited::get, clock.instant()))
                .as("it counts, and would be due in half an hour")
                .extracting(row -> row.get("due"))
                .contains("30 minutes");
        assertThat(toldPolice()
                        .task("userTask_recordAcknowledgement", "police")
                        .getDueDate()
                        .toInstant())
                .isEqualTo(plain);
    }

    private Story toldPolice() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        concern.does("cpo", REVIEW, Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("police"));
        concern.does("cpo", "userTask_makeReferral", "police", Answers.telephoned());
        return concern.does("cpo", "userTask_writtenConfirmation", "police", Answers.written());
    }

    /** As one that a release before this one let through. */
    private void adoptedUnasked(String id, String file) {
        inTransaction.executeWithoutResult(status -> {
            TableFile table = new TableFile(id, 1, file.getBytes(StandardCharsets.UTF_8));
            ProposedTable proposed = proposals.save(new ProposedTable(table, AccountId.of("cpo"), clock.instant()));
            adoptedTables.save(new AdoptedTable(proposed, table, clock.instant()));
        });
    }

    @Test
    void no_row_of_the_schools_own_makes_a_step_due_within_fifteen_minutes() {
        Instant start = reportedAfter(0).task(REVIEW).getCreateTime().toInstant();
        adopted(changed("deadlines", "then_review_due", "0 minutes"));
        Story concern = reportedAfter(0);
        assertThat(Duration.between(start, due(concern))).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void two_proposals_that_are_open_at_once_are_told_apart() {
        proposes("cpo", changed("risk-level", "then_scoreLow_level", "HIGH"));
        Task first = open();
        clock.advance(Duration.ofMinutes(1));
        assertThat(proposes("head", changed("contact-hold", "then_reasonToHold_reason", "Another reason")))
                .contains("Proposed: <span>risk-level</span>", "Proposed: <span>contact-hold</span>");
        assertThat(seen(first)).contains("risk-level", "Cora Example").doesNotContain("Another reason");
        answers("cpo", "agree", first);
        Task again = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(first.getProcessInstanceId())
                .singleResult();
        assertThat(seen(again)).contains("Cora Example (CPO) agrees: ");
        answers("head", "agree", again);
        assertThat(furtherRows.ownSince("risk-level")).isPresent();
        assertThat(furtherRows.ownSince("contact-hold")).isEmpty();
        assertThat(seen(open())).contains("contact-hold", "Another reason").doesNotContain("agrees:");
        answers("head", "refuse");
        assertThat(open()).isNull();
    }

    private String seen(Task task) {
        return new TasklistClient(port)
                .signedIn("head")
                .engine("GET", "/task/" + task.getId() + "/form-variables?deserializeValues=false", null)
                .body();
    }

    @Test
    void of_two_people_who_propose_the_same_table_at_once_one_does() throws Exception {
        byte[] file = changed("risk-level", "then_scoreLow_level", "HIGH").getBytes(StandardCharsets.UTF_8);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Outcome>> outcomes = people.invokeAll(List.of(
                    () -> proposeTable.propose(file, AccountId.of("cpo")),
                    () -> proposeTable.propose(file, AccountId.of("head"))));
            assertThat(List.of(
                            outcomes.get(0).get().getClass(),
                            outcomes.get(1).get().getClass()))
                    .containsExactlyInAnyOrder(Proposed.class, AnotherIsOpen.class);
        } finally {
            people.shutdownNow();
        }
        assertThat(count("proposed_table")).isEqualTo(1);
    }

    @Test
    void another_node_counts_what_was_adopted_here_at_once_and_nothing_that_was_taken_back() {
        KnownTables elsewhere = new KnownTables(adoptedTables, check, indicators, people);
        assertThat(elsewhere.ownSince("risk-level")).isEmpty();
        inTransaction.executeWithoutResult(status -> {
            TableFile table =
                    new TableFile("contact-hold", 1, released("contact-hold").getBytes(StandardCharsets.UTF_8));
            ProposedTable proposed = proposals.save(new ProposedTable(table, AccountId.of("cpo"), clock.instant()));
            adoptedTables.save(new AdoptedTable(proposed, table, clock.instant()));
            known.changed();
            assertThat(known.ownSince("contact-hold"))
                    .as("within the transaction")
                    .isPresent();
            status.setRollbackOnly();
        });
        assertThat(known.ownSince("contact-hold")).isEmpty();
        adopted(changed("risk-level", "then_scoreLow_level", "HIGH"));
        assertThat(elsewhere.ownSince("risk-level")).isPresent();
    }

    /** Whom it may be about, as the report says it, and the roles that are kept out because of it. */
    private static final Map<String, Set<HandlerRole>> KEPT_OUT = Map.of(
            "isAboutStaff", Set.of(HandlerRole.CPO),
            "isHeadPossible", Set.of(HandlerRole.CPO, HandlerRole.HEAD),
            "isAboutCpo", Set.of(HandlerRole.CPO),
            "isAboutHead", Set.of(HandlerRole.CPO, HandlerRole.HEAD),
            "isAboutChair", Set.of(HandlerRole.CPO, HandlerRole.CHAIR),
            "isAboutGovernor", Set.of(HandlerRole.CPO, HandlerRole.DEPUTY_CHAIR),
            "isAboutUsualHandler", Set.of(HandlerRole.CPO, HandlerRole.HEAD));

    /** The last row, for whatever is about nobody in the school. */
    private static String handledBy(String role) {
        return changed("handler", "then_cpo_handlerRole", role);
    }

    @Test
    void who_handles_a_concern_is_agreed_to_by_the_chair_last_and_with_the_lado_contact() {
        Story before = reported();
        assertThat(before.fact("handlerRole")).isEqualTo("cpo");
        Story corrected = reported().does("cpo", ADD, Answers.alsoAbout("parent"));
        assertThat(corrected.fact("handlerRole"))
                .as("about others than was said, by the software’s table")
                .isEqualTo("cpo");
        assertThat(proposes("cpo", handledBy("head")))
                .contains(
                        "Proposed: <span>handler</span>",
                        "New: Row 14: In every case that no row before it takes. Handled by: head. Source: the school’s CSE policy",
                        "Left out, and counts all the same: Row 14: In every case");
        assertThat(seen(open())).contains("Row 14: In every case", "Handled by: head. Source: the school’s CSE policy");
        assertThat(offeredTo()).containsExactly("cpo", "head");
        engine.getTaskService().addCandidateUser(open().getId(), "chair");
        assertThatThrownBy(() -> answers("chair", "agree")).hasMessageContaining("have to agree");
        answers("cpo", "agree");
        answers("head", "agree");
        assertThat(offeredTo()).as("the governors last").containsExactly("chair");
        assertThat(furtherRows.ownSince("handler")).isEmpty();
        assertThatThrownBy(() -> answers("chair", "agree"))
                .as("without the LADO contact")
                .hasMessageContaining("What did the LADO contact say");
        assertThatThrownBy(() -> answersOfHandlers("not-agreed")).hasMessageContaining("has not agreed");
        clock.advance(Duration.ofMinutes(1));
        answersOfHandlers("agrees");
        assertThat(open()).isNull();
        assertThat(furtherRows.ownSince("handler")).isPresent();
        assertThat(database.sql("SELECT count(*) FROM safeguarding.table_answer WHERE lado_contact LIKE '%Example%'")
                        .query(Integer.class)
                        .single())
                .as("sealed")
                .isZero();

        clock.advance(Duration.ofMinutes(1));
        Instant under = clock.instant();
        Story after = reported();
        assertThat(after.fact("handlerRole")).isEqualTo("head");
        assertThat(after.offeredTo(REVIEW)).contains("head").doesNotContain("cpo");
        assertThat(before.fact("handlerRole")).as("one that runs").isEqualTo("cpo");
        before.does("cpo", ADD, Answers.alsoAbout("parent"));
        assertThat(before.fact("handlerRole"))
                .as("about others than was said, by the school’s own too")
                .isEqualTo("head");
        assertThat(before.offeredTo(REVIEW)).contains("head").doesNotContain("cpo");
        clock.advance(Duration.ofMinutes(10));
        proposes("cpo", released("handler"));
        answers("cpo", "agree");
        answers("head", "agree");
        answersOfHandlers("agrees");
        clock.advance(Duration.ofMinutes(1));
        Map<String, Object> aboutNobodyHere = new HashMap<>();
        KEPT_OUT.keySet().forEach(about -> aboutNobodyHere.put(about, false));
        assertThat(furtherRows.of("handler", aboutNobodyHere::get, under))
                .as("for what was reported under it")
                .extracting(row -> row.get("handlerRole"))
                .contains("head");
        assertThat(furtherRows.of("handler", aboutNobodyHere::get, clock.instant()))
                .extracting(row -> row.get("handlerRole"))
                .containsOnly("cpo");
        Story takenBack = reportedAfter(60).does("cpo", ADD, Answers.alsoAbout("parent"));
        assertThat(takenBack.fact("handlerRole"))
                .as("one that was reported after it was taken back")
                .isEqualTo("cpo");
    }

    private void answersOfHandlers(String ladoContact) {
        Task task = open();
        school.as("chair", () -> {
            engine.getFormService()
                    .submitTaskForm(
                            task.getId(), Answers.agreeToHandlers(ladoContact).asMap());
            return null;
        });
    }

    @Test
    void a_table_that_gives_a_concern_to_somebody_whom_the_release_keeps_out_is_refused_by_its_row() {
        assertThat(proposes("cpo", changed("handler", "then_head_staff_handlerRole", "cpo")))
                .contains("Row 10, column “handlerRole”: this gives the CPO concerns from which");
        assertThat(proposes("cpo", changed("handler", "then_chair_head_handlerRole", "head")))
                .contains("this gives the headteacher concerns from which");
        assertThat(proposes("cpo", changed("handler", "then_head_chair_handlerRole", "chair")))
                .contains("this gives the chair of governors concerns from which");
        assertThat(proposes("cpo", changed("handler", "then_head_governor_handlerRole", "chair")))
                .as("every other governor is kept out of it")
                .contains(
                        "Row 13, column “handlerRole”: this gives the chair of governors concerns in which nobody would"
                                + " be left who may countersign. By the software’s table somebody is.");
        assertThat(proposes("cpo", changed("handler", "then_head_chair_handlerRole", "deputy-chair")))
                .contains(
                        "Row 12, column “handlerRole”: this gives the deputy chair of governors concerns in which nobody"
                                + " would be left who may answer a worry about how they were handled");
        assertThat(proposes("cpo", handledBy("nobody"))).contains("a concern that nobody handles is not worked");
        assertThat(proposes("cpo", handledBy("teacher"))).contains("column “handlerRole”: has to be chair, cpo,");
        assertThat(proposes("cpo", handledBy("head").replaceFirst("; looked at 2026-11", "")))
                .contains("Row 1, column “annotation”: has to say who says so");
        assertThat(count("proposed_table")).isZero();
        assertThat(check.read(handledBy("chair").getBytes(StandardCharsets.UTF_8)))
                .as("where no governor is kept out somebody countersigns")
                .isInstanceOf(Fit.class);
        String handlers = released("handler");
        String before = handlers.substring(
                handlers.lastIndexOf("<rule ", handlers.lastIndexOf("<rule ") - 1), handlers.lastIndexOf("<rule "));
        String row = handlers.substring(handlers.indexOf("<rule "), handlers.indexOf("</rule>") + 7);
        assertThat(proposes("cpo", handlers.replace(row, "").replace(before, row + before)))
                .as("an order that gives some of them to somebody who is kept out")
                .contains("column “handlerRole”: ");
        String two = handlers.substring(
                handlers.indexOf("<rule "), handlers.indexOf("</rule>", handlers.indexOf("</rule>") + 1) + 7);
        assertThat(proposes(
                        "cpo", handlers.replace(two, two.substring(row.length()).strip() + row)))
                .contains("Rows that stay stand in another order, and the first that fits counts");
    }

    @Test
    void whom_a_table_of_handlers_takes_to_be_kept_out_is_whom_the_choices_of_the_form_keep_out() {
        Map<String, Set<AboutWhom>> choices = Map.of(
                "isAboutStaff", Set.of(AboutWhom.STAFF),
                "isHeadPossible", Set.of(AboutWhom.UNNAMED_STAFF),
                "isAboutCpo", Set.of(AboutWhom.CPO, AboutWhom.NAMED_CPO),
                "isAboutHead", Set.of(AboutWhom.HEAD, AboutWhom.NAMED_HEAD),
                "isAboutChair", Set.of(AboutWhom.CHAIR, AboutWhom.NAMED_CHAIR),
                "isAboutGovernor", Set.of(AboutWhom.GOVERNOR, AboutWhom.NAMED_GOVERNOR),
                "isAboutUsualHandler", Set.of(AboutWhom.USUAL_HANDLER));
        assertThat(KeptOutByHandler.LEARNS_NOTHING)
                .containsOnlyKeys(tables.table("handler").inputs())
                .allSatisfy((input, roles) -> assertThat(choices.get(input))
                        .as(input)
                        .allSatisfy(whom -> assertThat(whom.excluded()).isEqualTo(roles)));
        assertThat(choices.values().stream().flatMap(Set::stream))
                .as("no other choice keeps anybody out")
                .containsAll(Stream.of(AboutWhom.values())
                        .filter(whom -> !whom.excluded().isEmpty())
                        .toList());
    }

    /** Rows drawn at random before those of the release, the same each time; each that is taken is asked for everything. */
    @Test
    void no_table_that_can_be_proposed_gives_a_concern_to_whom_it_may_be_about() {
        Random random = new Random(252);
        String released = released("handler");
        List<String> inputs = List.copyOf(new TreeSet<>(KEPT_OUT.keySet()));
        Draws taken = new Draws("taken", "refused");
        for (int table = 0; table < 40; table++) {
            String file = released.replaceFirst("<rule ", Matcher.quoteReplacement(row(released, random)) + "<rule ");
            boolean isTaken = check.read(file.getBytes(StandardCharsets.UTF_8)) instanceof Fit;
            taken.count(isTaken);
            if (!isTaken) {
                continue;
            }
            Table read = tables.read("handler", file.getBytes(StandardCharsets.UTF_8))
                    .orElseThrow();
            Table now = tables.table("handler");
            for (int bits = 0; bits < 128; bits++) {
                Map<String, Object> about = new HashMap<>();
                for (int at = 0; at < inputs.size(); at++) {
                    about.put(inputs.get(at), ((bits >> at) & 1) == 1);
                }
                HandlerRole then = HandlerRole.withCode(read.rows(about).get(0).get("handlerRole"));
                HandlerRole before = HandlerRole.withCode(now.rows(about).get(0).get("handlerRole"));
                assertThat(then).as("%s", about).isGreaterThanOrEqualTo(before);
                KEPT_OUT.forEach((name, out) -> {
                    if (Boolean.TRUE.equals(about.get(name))) {
                        assertThat(out).as("%s", about).doesNotContain(then);
                    }
                });
                boolean isEveryOtherGovernorOut = Boolean.TRUE.equals(about.get("isAboutGovernor"));
                boolean isSomebodyLeft = before == HandlerRole.CPO
                        || (before == HandlerRole.HEAD
                                && !(isEveryOtherGovernorOut && Boolean.TRUE.equals(about.get("isAboutChair"))));
                if (isEveryOtherGovernorOut && isSomebodyLeft) {
                    assertThat(then).as("who countersigns: %s", about).isEqualTo(before);
                }
            }
        }
        taken.assertBothOccurred();
    }

    /** The first row that the release has, with other cells. */
    private static String row(String released, Random random) {
        String row = released.substring(released.indexOf("<rule "), released.indexOf("</rule>") + "</rule>".length())
                .replaceAll("id=\"(\\w+)\"", "id=\"$1_drawn\"")
                .replaceAll("<text>true</text>", "<text></text>");
        for (int at = 0; at < 2; at++) {
            int input = random.nextInt(7);
            String[] parts = row.split("<text></text>", -1);
            StringBuilder with = new StringBuilder(parts[0]);
            for (int part = 1; part < parts.length; part++) {
                with.append(part - 1 == input ? "<text>" + random.nextBoolean() + "</text>" : "<text></text>")
                        .append(parts[part]);
            }
            row = with.toString();
        }
        List<String> roles = List.of("cpo", "head", "chair", "deputy-chair", "deputy-chair", "chair");
        return row.replace("\"nobody\"", "\"" + roles.get(random.nextInt(roles.size())) + "\"");
    }

    private static String weightier() {
        try {
            String shipped = Files.readString(Path.of("src/main/resources/risk/indicators.json"));
            String changed = shipped.replace(
                    "\"changedMood\", \"kind\": \"general\"", "\"changedMood\", \"kind\": \"specific\", \"points\": 5");
            assertThat(changed).isNotEqualTo(shipped);
            return changed;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_sign_counts_for_more_from_the_next_round_on_and_never_for_less() {
        Answers moody = Answers.review().with("indicator_changedMood", "yes");
        Story before = reported().does("cpo", REVIEW, moody);
        String level = String.valueOf(before.fact("proposedLevel"));
        assertThat(level).isIn("LOW", "MEDIUM");
        Story decidedBefore =
                reported().does("cpo", REVIEW, Answers.review()).does("cpo", DECIDE, Answers.refer("police"));
        assertThat(proposes("head", "[null]")).contains("Each sign needs an id, and stands here once");
        assertThat(new TasklistClient(port)
                        .signedIn("head")
                        .upload("/replay", "file", "[null]".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("no table that can be tried");
        assertThat(proposes(
                        "head",
                        weightier()
                                .replace("\"secrets\", \"kind\": \"specific\"", "\"secrets\", \"kind\": \"general\"")))
                .contains(
                        "Please change this in indicators",
                        "“secrets”: it is of the kind specific, and may count for more");
        String page = proposes("cpo", weightier());
        assertThat(page)
                .contains("Proposed: <span>indicators</span>", "counts as specific, in the software’s list as general")
                .contains(
                        "1 of 2 concerns whose record you may read would have been proposed another level",
                        "to High: 1");
        answers("cpo", "agree");
        answers("head", "agree");
        assertThat(furtherRows.ownSince("indicators")).isPresent();
        assertThat(before.fact("proposedLevel")).as("until its next round").isEqualTo(level);
        Story after = reported().does("cpo", REVIEW, moody);
        assertThat(after.fact("proposedLevel")).isEqualTo("HIGH");
        after.does("cpo", DECIDE, Answers.refer("police").with("decidedLevel", "HIGH"));
        assertThat(record(after)).contains("signs with the school’s own since ");
        assertThat(record(decidedBefore))
                .contains("Versions of the decision tables")
                .doesNotContain("signs with the school’s own since ");
        clock.advance(Duration.ofMinutes(1));
        assertThat(proposes("cpo", indicatorsOfRelease()))
                .as("whoever takes it back is told what becomes lower")
                .contains("1 of 3 concerns whose record you may read would have been proposed another level")
                .containsPattern("High to (Low|Medium): 1");
        answers("cpo", "agree");
        answers("head", "agree");
        assertThat(reported().does("cpo", REVIEW, moody).fact("proposedLevel"))
                .as("taken back by the software’s own file")
                .isEqualTo(level);
    }

    /** A release that words one sign differently would otherwise take all weights back, and nobody would have agreed. */
    @Test
    void signs_that_were_agreed_to_beside_an_earlier_release_go_on_counting() {
        String earlier = weightier().replace("Sees or hears violence at home", "Sees violence at home");
        assertThat(proposes("head", earlier)).contains("its words are those of the forms");
        adoptedUnasked("indicators", earlier);
        assertThat(furtherRows.ownSince("indicators")).isPresent();
        assertThat(reported()
                        .does("cpo", REVIEW, Answers.review().with("indicator_changedMood", "yes"))
                        .fact("proposedLevel"))
                .isEqualTo("HIGH");
        assertThat(new TasklistClient(port).signedIn("head").page("/tables").body())
                .contains("This version of the software has another table");
    }

    private String record(Story concern) {
        return new TasklistClient(port)
                .signedIn("cpo")
                .page("/records/" + concern.reference())
                .body();
    }

    private String indicatorsOfRelease() {
        return new TasklistClient(port)
                .signedIn("cpo")
                .page("/tables/indicators")
                .body();
    }

    @Test
    void the_file_to_change_a_copy_of_is_there_for_whoever_may_propose_one() {
        TasklistClient chair = new TasklistClient(port).signedIn("chair");
        for (String id : CheckTable.TABLES) {
            assertThat(saved(chair, "/tables/" + id)).isEqualTo(released(id));
        }
        assertThat(saved(chair, "/tables/calendar")).contains("weekdays:");
        assertThat(chair.save("/tables/indicators").headers().firstValue("Content-Disposition"))
                .as("a name of our own")
                .contains("attachment; filename=\"indicators.json\"");
        assertThat(chair.page("/tables/report").statusCode()).isEqualTo(404);
        assertThat(chair.page("/tables/risk-level/own").statusCode()).isEqualTo(404);
        assertThat(new TasklistClient(port)
                        .signedIn("teacher")
                        .page("/tables/risk-level")
                        .statusCode())
                .isEqualTo(404);
        String own = changed("risk-level", "then_scoreLow_level", "HIGH");
        adopted(own);
        assertThat(saved(chair, "/tables/risk-level/own")).isEqualTo(own);
        assertThat(saved(chair, "/tables/risk-level")).isEqualTo(released("risk-level"));
    }

    private static String saved(TasklistClient person, String path) {
        return new String(person.save(path).body(), StandardCharsets.UTF_8);
    }

    /** Four and a fifth, and one about the chair, which is never counted. */
    @Test
    void the_chair_is_told_once_in_four_weeks_what_others_propose_would_change_elsewhere_and_below_five_nothing() {
        for (int number = 0; number < 4; number++) {
            reported().does("cpo", REVIEW, Answers.review());
        }
        Story aboutChair = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("chair")))
                .passSavePoints()
                .does("head", REVIEW, Answers.review());
        String stricter = changed("risk-level", "then_scoreLow_level", "IMMEDIATE");
        assertThat(proposes("chair", stricter))
                .as("the chair’s own, which they could propose again and again")
                .contains("Proposed: <span>risk-level</span>")
                .doesNotContain("fewer than 5", "Only you, as the chair");
        answers("head", "refuse");
        assertThat(proposes("cpo", stricter)).contains("4 of 4 concerns").doesNotContain("fewer than 5");
        TasklistClient chair = new TasklistClient(port).signedIn("chair");
        assertThat(chair.page("/tables").body())
                .contains("0 of 0 concerns", "fewer than 5 concerns", "Each change: fewer than 5")
                .doesNotContain("5 or more");
        Story fifth = reported().does("cpo", REVIEW, Answers.review());
        assertThat(chair.page("/tables").body())
                .as("told once, so that nobody tells the fifth by it")
                .contains("Each change: fewer than 5")
                .doesNotContain("5 or more");
        answers("head", "refuse");
        proposes("cpo", stricter);
        assertThat(chair.page("/tables").body())
                .as("another one of the same table, soon after")
                .contains("Proposed: <span>risk-level</span>")
                .doesNotContain("fewer than 5", "5 or more");
        proposes("cpo", changed("contact-hold", "then_reasonToHold_reason", "Another reason"));
        assertThat(chair.page("/tables").body())
                .as("one of another")
                .contains("Only you, as the chair", "Each change: fewer than 5");
        clock.advance(Duration.ofDays(28));
        assertThat(new TasklistClient(port).signedIn("chair").page("/tables").body())
                .as("four weeks later")
                .contains("to Immediate: 5 or more", "Each other change: fewer than 5")
                .doesNotContain(fifth.reference(), aboutChair.reference());
        assertThat(new TasklistClient(port).signedIn("head").page("/tables").body())
                .doesNotContain("fewer than 5", "5 or more");
        assertThat(record(fifth))
                .as("who has read it")
                .contains(
                        "counted it, without reading it, for what a proposed table would change",
                        "tried another table, or other weights of signs, on it");
        assertThat(countedBy("chair", fifth)).isTrue();
        assertThat(countedBy("chair", aboutChair)).isFalse();
    }

    private boolean countedBy(String person, Story concern) {
        return JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                        .sql("SELECT count(*) FROM safeguarding.trace WHERE kind = 'REPLAYED' AND by_account = ?"
                                + " AND reference = ?")
                        .param(person)
                        .param(concern.reference())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** As one that began before steps knew what they were about. */
    @Test
    void a_step_that_does_not_say_which_table_it_is_about_agrees_to_none() {
        proposes("cpo", changed("risk-level", "then_scoreLow_level", "HIGH"));
        engine.getRuntimeService().removeVariable(open().getExecutionId(), "tableChangeId");
        assertThatThrownBy(() -> answers("cpo", "agree")).hasMessageContaining("does not say which table it is about");
        answers("cpo", "refuse");
        assertThat(open()).isNull();
        assertThat(count("table_answer")).isZero();
        assertThat(furtherRows.ownSince("risk-level")).isEmpty();
    }

    private static String calendar(String from, String to) {
        try {
            String shipped = Files.readString(Path.of("src/main/resources/calendar.yml"));
            assertThat(shipped).contains(from);
            return shipped.replace(from, to);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String closing(LocalDate day) {
        return calendar("exceptions:\n", "exceptions:\n  - {day: " + day + ", closed: Moving house}\n");
    }

    /** With school on what was an INSET day instead. */
    private static String moving(LocalDate day) {
        return closing(day).replace("  - 2027-06-07\n", "");
    }

    @Test
    void the_calendar_is_changed_by_a_file_and_what_was_reported_before_is_counted_as_it_was() {
        LocalDate far = LocalDate.of(2027, 3, 10);
        assertThat(proposes(
                        "cpo", calendar("exceptions:\n", "exceptions:\n  - {day: someday, closed: Moving house}\n")))
                .contains("Please change this in calendar", "The file, line ");
        assertThat(proposes(
                        "cpo", closing(LocalDate.ofInstant(clock.instant().plus(Duration.ofDays(1)), ZoneOffset.UTC))))
                .as("what is near is the chair’s to change")
                .contains("This file changes no day after");
        assertThat(proposes(
                        "cpo",
                        calendar(
                                "Spring 2 2027, from: 2027-02-22, to: 2027-03-25",
                                "Spring 2 2027, from: 2027-03-15, to: 2027-03-25")))
                .as("while there is no school, clocks stand still")
                .contains("This file is no usual school year");
        assertThat(proposes(
                        "cpo",
                        calendar(
                                "monday: {opens: \"08:30\", home: \"15:15\"}",
                                "monday: {opens: \"08:30\", home: \"23:59\"}")))
                .as("nor do they run through a night")
                .contains("“Children go home” must be from 11:00 to 18:00");
        assertThat(proposes("cpo", closing(far)))
                .as("the year that is running keeps its days")
                .contains("A day that is closed has to be made up for by another one in the same year");
        assertThat(proposes("cpo", calendar("to: 2027-07-21", "to: 2027-07-23")))
                .contains("The next school year is added");
        assertThat(count("proposed_table")).isZero();

        assertThat(proposes("cpo", moving(far)))
                .contains("Changed: 10/03/2027: no school, until now school from 08:30 to 15:15");
        assertThat(seen(open())).contains("10/03/2027: no school");
        answers("cpo", "agree");
        assertThat(schoolCalendar.isSchoolDay(far))
                .as("nobody has agreed but one")
                .isTrue();
        Instant before = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        answers("head", "agree");
        assertThat(schoolCalendar.isSchoolDay(far)).isFalse();
        assertThat(schoolCalendar.unchangedSince(before).isSchoolDay(far))
                .as("for what was reported before")
                .isTrue();
        assertThat(traces()).anySatisfy(trace -> assertThat(trace).startsWith("TABLE_ADOPTED head calendar "));

        assertThat(proposes("head", moving(LocalDate.of(2027, 3, 11))))
                .as("a file is the whole of it")
                .contains(
                        "Changed: 10/03/2027: school from 08:30 to 15:15, until now no school",
                        "Changed: 11/03/2027: no school");
        answers("cpo", "refuse");
        assertThat(schoolCalendar.isSchoolDay(LocalDate.of(2027, 3, 11))).isTrue();
        JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("UPDATE safeguarding.calendar_change SET days = translate(days, 'abcdef', 'bcdefa')")
                .update();
        schoolYears.lookAgain();
        assertThat(schoolCalendar.isSchoolDay(far))
                .as("changed in the database")
                .isTrue();
    }
}

package school.safeguarding.lowlevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.escalation.BeginsWithDay;
import school.safeguarding.logging.LogHeard;
import school.safeguarding.lowlevel.list.LowLevelView;
import school.safeguarding.people.People;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.LadoAdvisedBelowThreshold;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** What is below the harm threshold: added by anybody, kept by one, read by two, and never by whom it is about. */
@SchoolTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LowLevelProcessTest {

    private static final String REPORT = "userTask_reportInstead";
    private static final String ASK = "userTask_askLado";
    private static final String READ = "userTask_readLowLevelList";
    private static final String AGREE = "userTask_agreeToRemoval";
    private static final String CANNOT_BE_READ = "Something in these lists cannot be read";
    private static final List<String> PROCESSES =
            List.of("low-level-concern", "low-level-reading", "low-level-removal");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private LowLevelView view;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RecordViews views;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private List<BeginsWithDay> begin;

    @Autowired
    private JdbcConnectionDetails details;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void countFlows() {
        PROCESSES.forEach(FlowsTaken::forget);
    }

    @AfterAll
    static void every_flow_was_taken() {
        PROCESSES.forEach(FlowsTaken::assertAllTaken);
    }

    private Story added(String by, Answers entry) {
        return new Story(engine, clock).begunBy(by, "low-level-concern", entry).passSavePoints();
    }

    private List<String> keptBy(String reader) {
        return view.keptBy(people.person(AccountId.of(reader)).orElseThrow()).stream()
                .map(entry -> (String) entry.get("reference"))
                .toList();
    }

    private boolean isShown(String reader, Story step) {
        return view.view(step.reference(), AccountId.of(reader)).containsKey("lowLevel");
    }

    @Test
    void what_is_below_the_threshold_is_kept_in_the_heads_list_and_nobody_has_to_do_anything() {
        Story entry = added("teacher", Answers.lowLevel("Una Madeup", "no"));
        assertThat(entry.reference()).matches("LLC-2026-\\d{4,}");
        assertThat(entry.everyOpenStep()).isEmpty();
        assertThat(keptBy("head")).contains(entry.reference());
        assertThat(keptBy("chair")).doesNotContain(entry.reference());
        assertThat(keptBy("cpo")).isEmpty();
        assertThat(keptBy("teacher")).isEmpty();
    }

    @Test
    void what_is_about_the_head_is_the_chairs_however_it_was_said() {
        List<Story> aboutHead = List.of(
                added("teacher", Answers.lowLevelAboutHead()),
                added("cpo", Answers.lowLevel("hana EXAMPLE", "no")),
                added("teacher", Answers.lowLevel("the headteacher", "no")),
                added("head", Answers.lowLevelAboutMyself()));
        assertThat(aboutHead).allSatisfy(entry -> {
            assertThat(keptBy("chair")).contains(entry.reference());
            assertThat(keptBy("head")).doesNotContain(entry.reference());
        });
    }

    @Test
    void somebody_adds_what_they_did_themselves_and_is_not_shown_it() {
        Story entry = added("deputy", Answers.lowLevelAboutMyself());
        assertThat(keptBy("head")).contains(entry.reference());
        assertThat(isShown("deputy", entry)).isFalse();
    }

    @Test
    void what_may_meet_the_threshold_is_to_be_reported_by_whoever_added_it() {
        Story entry = added("teacher", Answers.lowLevel("Vic Madeup", "unknown"));
        assertThat(entry.offeredTo(REPORT)).containsExactly("teacher");
        assertThatThrownBy(() -> entry.does("teacher", REPORT, Answers.reportedInstead("CSE-2026-0000")))
                .hasMessageContaining("must be the reference of the concern that was reported");
        Story concern = new Story(engine, clock).reported(Answers.report().with("aboutWhom", List.of("staff")));
        entry.does("teacher", REPORT, Answers.reportedInstead(concern.reference()));
        assertThat(entry.everyOpenStep()).isEmpty();
    }

    @Test
    void who_lets_it_lie_or_could_not_report_it_makes_the_keeper_ask_the_lado() {
        Story left = added("teacher", Answers.lowLevel("Wil Madeup", "yes"));
        left.fireTimer("event_reportInsteadOverdue");
        assertThat(left.everyOpenStep()).containsExactly(ASK);
        assertThat(left.offeredTo(ASK)).containsExactly("head");
        assertThat(left.task(ASK).getName()).endsWith(left.reference());
        left.fireTimer("event_askLadoOverdue");
        assertThat(left.offeredTo(ASK)).containsExactly("chair", "head");
        assertThat(isShown("chair", left)).isTrue();
        left.does("chair", ASK, Answers.askedLado("stays"));
        assertThat(isShown("chair", left)).isFalse();

        Story told = added("teacher", Answers.lowLevel("Xan Madeup", "yes"));
        told.does("teacher", REPORT, Answers.notReportedInstead());
        assertThat(told.offeredTo(ASK)).containsExactly("head");
    }

    @Test
    void a_second_entry_about_one_adult_is_a_question_for_the_lado() {
        Story first = added("teacher", Answers.lowLevel("Aoife O’Neill", "no"));
        assertThat(first.everyOpenStep()).isEmpty();
        Story second = added("cpo", Answers.lowLevel("aoife oneill", "no"));
        assertThat(second.offeredTo(ASK)).containsExactly("head");
        assertThat(view.view(second.reference(), AccountId.of("head")).toString())
                .contains(first.reference(), second.reference());
        assertThat(isShown("cpo", second)).isFalse();
        assertThat(told("head", second.reference())).isTrue();
        assertThatThrownBy(() ->
                        second.does("head", ASK, Answers.askedLado("report").with("reportedReference", "none")))
                .hasMessageContaining("must be the reference");
        second.does("head", ASK, Answers.askedLado("same"));
        assertThat(second.everyOpenStep()).isEmpty();
    }

    private boolean told(String account, String reference) {
        return database.sql("SELECT count(*) FROM safeguarding.notice WHERE kind = 'STEP_OF_SCHOOL' AND to_account = ?"
                                + " AND once_key LIKE ? AND reference IS NULL AND detail IS NULL")
                        .params(account, "%" + reference + "%")
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Before others go on to later years, in which lists are read too. */
    @Test
    @Order(1)
    void each_half_term_a_second_person_reads_a_list_once_and_not_what_is_about_them() {
        Story other = added("teacher", Answers.lowLevel("Yan Madeup", "no"));
        Story aboutChair = added("teacher", Answers.lowLevel("Charlie Example", "no"));
        other.at("2026-12-01", "09:00");
        SchoolDay.looks(engine, clock);
        assertThat(readings()).isEmpty();
        other.at("2027-01-12", "09:00");
        SchoolDay.looks(engine, clock);
        Task reading = readings().stream()
                .filter(task -> offered(task).equals(List.of("chair")))
                .findFirst()
                .orElseThrow();
        String key = keyOf(reading);
        String shown = view.view(key, AccountId.of("chair")).toString();
        assertThat(shown)
                .contains(other.reference())
                .doesNotContain(aboutChair.reference(), "Full name of the adult, answer=Charlie");
        assertThat(shown).doesNotContain(CANNOT_BE_READ);
        Runnable mended = damage(aboutChair);
        assertThat(view.view(key, AccountId.of("chair")).toString()).contains(other.reference(), CANNOT_BE_READ);
        mended.run();
        assertThat(view.view(key, AccountId.of("head"))).isEmpty();
        Runnable allMended = damageAll();
        assertThat(view.view(key, AccountId.of("chair")).toString())
                .as("where nothing in the list can be opened")
                .contains(CANNOT_BE_READ)
                .doesNotContain(other.reference());
        assertThat(view.view(key, AccountId.of("head"))).isEmpty();
        assertThat(view.view(key, AccountId.of("teacher"))).isEmpty();
        allMended.run();
        assertThat(view.view(key, AccountId.of("chair")).toString()).contains(other.reference());
        Task aboutReader = readings().stream()
                .filter(task -> view.view(keyOf(task), AccountId.of("governor"))
                        .toString()
                        .contains(aboutChair.reference()))
                .findFirst()
                .orElseThrow();
        assertThat(offered(aboutReader))
                .as("what is about its reader is read by somebody else")
                .containsExactly("governor");
        assertThat(view.view(keyOf(aboutReader), AccountId.of("governor")).toString())
                .doesNotContain(other.reference());
        assertThat(view.view(keyOf(aboutReader), AccountId.of("chair"))).isEmpty();
        other.as("chair", () -> {
            engine.getFormService()
                    .submitTaskForm(reading.getId(), Answers.readList().asMap());
            return null;
        });
        assertThat(view.view(key, AccountId.of("chair"))).isEmpty();
        int left = readings().size();
        other.at("2027-01-13", "09:00");
        SchoolDay.looks(engine, clock);
        assertThat(readings()).hasSize(left);
        other.at("2027-02-23", "09:00");
        SchoolDay.looks(engine, clock);
        assertThat(readings()).hasSizeGreaterThan(left);
        fireOverdue();
        assertThat(readings()).anyMatch(task -> offered(task).containsAll(List.of("chair", "governor")));
    }

    private String keyOf(Task task) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    private List<Task> readings() {
        return engine.getTaskService().createTaskQuery().taskDefinitionKey(READ).list();
    }

    private List<String> offered(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getUserId)
                .sorted()
                .toList();
    }

    private void fireOverdue() {
        engine.getManagementService()
                .createJobQuery()
                .activityId("event_readLowLevelListOverdue")
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("low-level-reading")
                .messages()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    /** What other tests left, which would come first. */
    private void theLadoIsAsked() {
        engine.getTaskService().createTaskQuery().taskDefinitionKey(ASK).list().forEach(task -> new Story(engine, clock)
                .as(offered(task).get(0), () -> {
                    engine.getFormService()
                            .submitTaskForm(
                                    task.getId(), Answers.askedLado("stays").asMap());
                    return null;
                }));
    }

    private Story askedToRemove(String keeper, Story entry, String reason) {
        return new Story(engine, clock)
                .begunBy(keeper, "low-level-removal", Answers.removal(entry.reference(), reason));
    }

    private String inList(String reader, Story entry) {
        return view.keptBy(people.person(AccountId.of(reader)).orElseThrow()).stream()
                .filter(shown -> shown.get("reference").equals(entry.reference()))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private long mails(String kind, Story entry) {
        return database.sql("SELECT count(*) FROM safeguarding.notice WHERE kind = ? AND detail LIKE ?")
                .params(kind, "%" + entry.reference())
                .query(Long.class)
                .single();
    }

    @Test
    void nobody_removes_alone_and_that_two_people_did_stays_to_be_seen() {
        Story entry = added("teacher", Answers.lowLevel("Ona Madeup", "no"));
        Story removal = askedToRemove("head", entry, "mistake");
        assertThat(removal.reference()).isEqualTo(entry.reference());
        assertThat(removal.offeredTo(AGREE)).containsExactly("chair");
        assertThat(inList("head", entry)).contains("Ona Madeup", "I asked both. It was somebody else.");
        assertThat(view.view(entry.reference(), AccountId.of("chair")).toString())
                .contains("Ona Madeup", "It was somebody else.");
        assertThat(view.view(entry.reference(), AccountId.of("cpo"))).isEmpty();
        assertThatThrownBy(() -> askedToRemove("head", entry, "mistake")).hasMessageContaining("That comes first");
        removal.fireTimer("event_agreeToRemovalOverdue");
        assertThat(removal.offeredTo(AGREE)).containsExactly("chair", "governor");

        removal.does("governor", AGREE, Answers.agreeToRemoval());
        assertThat(entry.everyOpenStep()).isEmpty();
        assertThat(inList("head", entry))
                .contains("Taken out of the list", "Agreed by", "Added by mistake")
                .doesNotContain("Ona Madeup", "It was somebody else.", "low-level-removal");
        assertThat(mails("LOW_LEVEL_REMOVED", entry)).as("to who added it").isEqualTo(1);
        assertThat(database.sql(
                                "SELECT by_account FROM safeguarding.trace WHERE kind = 'LOW_LEVEL_REMOVED' AND detail LIKE ?")
                        .param(entry.reference() + "%")
                        .query(String.class)
                        .list())
                .containsExactly("governor");
        assertThatThrownBy(() -> askedToRemove("head", entry, "mistake"))
                .hasMessageContaining("must be the reference of an entry of the list that you keep");
        assertThat(added("teacher", Answers.lowLevel("Ona Madeup", "no")).everyOpenStep())
                .as("is the first about them again")
                .isEmpty();
    }

    @Test
    void what_the_second_person_does_not_agree_to_stays_and_whoever_asked_is_told() {
        Story entry = added("teacher", Answers.lowLevel("Pia Madeup", "no"));
        Story removal = askedToRemove("head", entry, "false");
        removal.fireTimer("event_agreeToRemovalOverdue");
        removal.does("governor", AGREE, Answers.refuseRemoval());
        assertThat(inList("head", entry)).contains("Pia Madeup", "Nobody can be sure.");
        assertThat(mails("LOW_LEVEL_STAYS", entry)).isEqualTo(1);
        assertThat(mails("LOW_LEVEL_REMOVED", entry)).isZero();
    }

    /** Of what adds up the first would be gone before the LADO is asked what it means. */
    @Test
    void nothing_is_taken_out_while_the_lado_is_to_be_asked_about_another_entry_of_the_same_adult() {
        Story first = added("teacher", Answers.lowLevel("Tam Madeup", "no"));
        Story removal = askedToRemove("head", first, "mistake");
        Story second = added("cpo", Answers.lowLevel("Mr Tam Madeup", "no"));
        assertThat(second.offeredTo(ASK)).containsExactly("head");
        assertThat(view.view(first.reference(), AccountId.of("chair")).get("lowLevel"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(entry -> entry.get("reference"))
                .as("beside what is known of the same adult, and first")
                .containsExactly(first.reference(), second.reference());
        assertThatThrownBy(() -> removal.does("chair", AGREE, Answers.agreeToRemoval()))
                .hasMessageContaining("That comes first");
        removal.does("chair", AGREE, Answers.refuseRemoval());
        assertThatThrownBy(() -> askedToRemove("head", first, "mistake")).hasMessageContaining("same adult");

        Story third = added("teacher", Answers.lowLevel("Liv Madeup", "no"));
        Runnable mended = damage(second);
        assertThatThrownBy(() -> askedToRemove("head", third, "mistake"))
                .as("what cannot be opened may be about whichever adult")
                .hasMessageContaining("same adult");
        mended.run();

        Story other = added("teacher", Answers.lowLevel("Lin Madeup", "no"));
        askedToRemove("head", other, "mistake").does("chair", AGREE, Answers.agreeToRemoval());
        second.does("head", ASK, Answers.askedLado("stays"));
        askedToRemove("head", first, "mistake").does("chair", AGREE, Answers.agreeToRemoval());
        assertThat(inList("head", first)).contains("Taken out of the list");
    }

    @Test
    void only_who_keeps_the_list_asks_and_nobody_whom_it_may_be_about_asks_or_agrees() {
        Story aboutHead = added("teacher", Answers.lowLevelAboutHead());
        Story aboutChair = added("teacher", Answers.lowLevel("Charlie Example", "no"));
        theLadoIsAsked();
        for (String nobody : List.of("teacher", "cpo", "governor")) {
            assertThatThrownBy(() -> askedToRemove(nobody, aboutChair, "mistake"))
                    .as(nobody)
                    .isInstanceOf(RuntimeException.class);
        }
        String refused = catchThrowable(() -> new Story(engine, clock)
                        .begunBy("head", "low-level-removal", Answers.removal("LLC-2026-999999", "mistake")))
                .getMessage();
        assertThatThrownBy(() -> askedToRemove("head", aboutHead, "mistake")).hasMessage(refused);
        assertThatThrownBy(() -> askedToRemove("chair", aboutChair, "mistake")).hasMessage(refused);

        Story removal = askedToRemove("head", aboutChair, "mistake");
        assertThat(removal.offeredTo(AGREE)).containsExactly("governor");
        assertThat(view.view(aboutChair.reference(), AccountId.of("chair"))).isEmpty();
        removal.does("governor", AGREE, Answers.agreeToRemoval());
        Story ofHead = askedToRemove("chair", aboutHead, "mistake");
        assertThat(ofHead.offeredTo(AGREE)).containsExactly("governor");
        ofHead.does("governor", AGREE, Answers.refuseRemoval());
    }

    @Test
    void what_may_be_harm_goes_on_the_lados_advice_and_who_is_still_here_has_not_left() {
        Story entry = added("teacher", Answers.lowLevel("Rex Madeup", "unknown"));
        assertThatThrownBy(() -> askedToRemove("head", entry, "mistake")).hasMessageContaining("That comes first");
        entry.does("teacher", REPORT, Answers.notReportedInstead()).does("head", ASK, Answers.askedLado("stays"));
        assertThatThrownBy(() -> askedToRemove("head", entry, "left")).hasMessageContaining("What the LADO advised");
        Story removal = new Story(engine, clock)
                .begunBy(
                        "head",
                        "low-level-removal",
                        Answers.removal(entry.reference(), "left")
                                .with("removalLadoAdvice", "A. Adviser: it may go, they have moved abroad."));
        removal.fireTimer("event_agreeToRemovalOverdue");
        removal.does("governor", AGREE, Answers.refuseRemoval());

        Story aboutDeputy = added("deputy", Answers.lowLevelAboutMyself());
        theLadoIsAsked();
        assertThatThrownBy(() -> askedToRemove("head", aboutDeputy, "left"))
                .hasMessageContaining("somebody of that name has an account here");
    }

    @Test
    void a_row_written_into_the_database_takes_nothing_out() {
        Story entry = added("teacher", Answers.lowLevel("Sid Madeup", "no"));
        database.sql("INSERT INTO safeguarding.low_level_removal (reference, asked_by, agreed_by, removed_at, sealed)"
                        + " VALUES (?, 'head', 'chair', now(), 'c2VhbGVk')")
                .param(entry.reference())
                .update();
        assertThat(listOf("head")).contains("Sid Madeup");
        Story removal = askedToRemove("head", entry, "mistake");
        assertThatThrownBy(() -> removal.does("chair", AGREE, Answers.agreeToRemoval()))
                .hasMessageContaining("written directly into the database");
        removal.does("chair", AGREE, Answers.refuseRemoval());
    }

    @Test
    void whoever_agrees_to_what_is_out_already_has_nothing_left_to_do() {
        Story entry = added("teacher", Answers.lowLevel("Ivo Madeup", "no"));
        Story removal = askedToRemove("head", entry, "mistake");
        // As where two ask at the same time, neither of whom sees the other's step.
        String second = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "low-level-removal", entry.reference(), Map.of("lowLevelReference", (Object) entry.reference()))
                .getId();
        Task later = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(second)
                .singleResult();
        Task earlier =
                engine.getTaskService().createTaskQuery().processInstanceBusinessKey(entry.reference()).list().stream()
                        .filter(task -> !task.getId().equals(later.getId()))
                        .findFirst()
                        .orElseThrow();
        for (Task task : List.of(earlier, later)) {
            removal.as("chair", () -> {
                engine.getFormService()
                        .submitTaskForm(task.getId(), Answers.agreeToRemoval().asMap());
                return null;
            });
        }
        assertThat(entry.everyOpenStep()).isEmpty();
        assertThat(mails("LOW_LEVEL_REMOVED", entry)).as("once").isEqualTo(1);
    }

    @Test
    void a_new_concern_shows_what_is_known_of_the_adult_to_a_handler_who_may_know_it() {
        Story entry = added("teacher", Answers.lowLevel("Quin Madeup", "no"));
        Answers report = Answers.report().with("personOfConcern", "Mr Quin Madeup");
        Story ofStaff = new Story(engine, clock)
                .reported(report.with("aboutWhom", List.of("staff"), "couldBeHead", "no"))
                .passSavePoints();
        assertThat(views.viewAsJson(Reference.of(ofStaff.reference()), AccountId.of("head")))
                .get()
                .asString()
                .contains(entry.reference());
        Story ofStranger = new Story(engine, clock).reported(report).passSavePoints();
        assertThat(views.viewAsJson(Reference.of(ofStranger.reference()), AccountId.of("cpo")))
                .get()
                .asString()
                .contains("Robin Madeup")
                .doesNotContain(entry.reference());
    }

    @Test
    void a_concern_that_the_lado_says_is_below_the_threshold_is_kept_once_by_who_may_know_of_it() {
        Story ofStaff = new Story(engine, clock)
                .reported(Answers.report()
                        .with("aboutWhom", List.of("staff"), "couldBeHead", "no", "personOfConcern", "Ria Madeup"))
                .passSavePoints();
        Story ofHead = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("head")))
                .passSavePoints();
        for (Story concern : List.of(ofStaff, ofHead, ofStaff)) {
            transaction.executeWithoutResult(
                    status -> events.publishEvent(new LadoAdvisedBelowThreshold(Reference.of(concern.reference()))));
        }
        assertThat(listOf("head")).containsOnlyOnce(ofStaff.reference()).contains("Ria Madeup");
        assertThat(listOf("head")).doesNotContain(ofHead.reference(), "Robin");
        assertThat(listOf("chair")).contains(ofHead.reference()).doesNotContain("Robin");
    }

    private String listOf(String reader) {
        return view.keptBy(people.person(AccountId.of(reader)).orElseThrow()).toString();
    }

    @Test
    void the_page_is_for_whoever_keeps_a_list_and_shows_what_was_typed_as_it_was_typed() {
        Story entry = added("teacher", Answers.lowLevel("Zed <b>Madeup</b>", "no"));
        assertThat(page("head").body())
                .contains(entry.reference(), "Zed &lt;b&gt;Madeup")
                .doesNotContain("<b>Madeup");
        assertThat(database.sql("SELECT count(*) FROM safeguarding.trace WHERE kind = 'LOW_LEVEL_READ'"
                                + " AND by_account = 'head' AND detail LIKE ?")
                        .param("%" + entry.reference() + "%")
                        .query(Integer.class)
                        .single())
                .isPositive();
        for (String other : List.of("teacher", "cpo", "deputy", "governor", "it")) {
            assertThat(page(other).statusCode()).as(other).isNotEqualTo(200);
        }
    }

    private HttpResponse<String> page(String person) {
        return new TasklistClient(port).signedIn(person).page("/low-level");
    }

    private boolean isInDatabase(Story entry) {
        return database.sql("SELECT EXISTS (SELECT FROM safeguarding.low_level_concern WHERE reference = ?)")
                .param(entry.reference())
                .query(Boolean.class)
                .single();
    }

    /** On the database's own clock too, which goes with no test's. */
    private void begins(String day) {
        databaseIsAt("'" + day + "'::date");
        new Story(engine, clock).at(day, "09:00");
        SchoolDay.looks(engine, clock);
    }

    private void databaseIsAt(String day) {
        owner().sql("CREATE OR REPLACE FUNCTION safeguarding.today_of_database() RETURNS date"
                        + " LANGUAGE sql STABLE SET search_path = safeguarding, pg_temp AS $$ SELECT " + day + " $$")
                .update();
    }

    private JdbcClient owner() {
        return JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()));
    }

    @AfterEach
    void the_database_has_its_own_clock_again() {
        databaseIsAt("(clock_timestamp() AT TIME ZONE 'Europe/London')::date");
    }

    /** Of those about staff in which nobody is named each would keep what another test has taken out. */
    @AfterEach
    void no_concern_is_open_any_more() {
        owner().sql("UPDATE safeguarding.concern SET closed_at = now() WHERE closed_at IS NULL")
                .update();
    }

    private Story takenOut(Story entry, String reason) {
        theLadoIsAsked();
        Story removal = askedToRemove("head", entry, reason);
        removal.does("chair", AGREE, Answers.agreeToRemoval());
        return entry;
    }

    /** Somebody who has an account here, until that last day. */
    private Story takenOutOf(String account, String lastDay) {
        new Staff(details.getJdbcUrl()).joins(account, "STAFF");
        Story entry = takenOut(added("teacher", Answers.lowLevel(nameOf(account), "no")), "mistake");
        new Staff(details.getJdbcUrl()).leaves(account, LocalDate.parse(lastDay));
        return entry;
    }

    private String nameOf(String account) {
        return people.nameOf(AccountId.of(account));
    }

    @Test
    void what_two_people_took_out_is_deleted_half_a_year_later_and_not_while_the_adult_is_here() {
        Story here = takenOut(added("teacher", Answers.lowLevel(nameOf("deputy"), "no")), "false");
        Story never = takenOut(added("teacher", Answers.lowLevel("Vera Madeup", "no")), "mistake");
        Story stays = added("teacher", Answers.lowLevel("Wanda Madeup", "no"));
        Story gone = takenOutOf("gila", "2026-11-23");
        Story goneLater = takenOutOf("lars", "2026-12-18");
        begins("2027-05-24");
        assertThat(isInDatabase(gone)).as("for half a year").isTrue();
        begins("2027-05-25");
        assertThat(isInDatabase(gone)).isFalse();
        assertThat(isInDatabase(here)).as("while they are here").isTrue();
        assertThat(isInDatabase(never))
                .as("whoever never had an account has not left")
                .isTrue();
        assertThat(isInDatabase(stays)).as("nothing goes that nobody took out").isTrue();
        assertThat(inList("head", stays)).contains("Wanda Madeup");
        assertThat(keptBy("head")).doesNotContain(gone.reference());
        assertThat(database.sql(
                                "SELECT by_account FROM safeguarding.trace WHERE kind = 'LOW_LEVEL_DELETED' AND detail = ?")
                        .param(gone.reference() + " asked by head")
                        .query(String.class)
                        .list())
                .containsExactly("chair");
        begins("2027-06-18");
        assertThat(isInDatabase(goneLater))
                .as("half a year from when they left, where that was later")
                .isTrue();
        begins("2027-06-21");
        assertThat(isInDatabase(goneLater)).isFalse();
        begins("2101-11-24");
        assertThat(isInDatabase(never)).as("for 75 years").isTrue();
        begins("2101-11-25");
        assertThat(isInDatabase(never)).isFalse();
    }

    /** Whoever has the application's account, and says that it is another day. */
    @Test
    void the_database_deletes_nothing_by_itself_nor_before_its_own_clock_says_half_a_year() {
        Story stays = added("teacher", Answers.lowLevel("Wilma Madeup", "no"));
        Story out = takenOutOf("otto", "2026-11-23");
        databaseIsAt("'2027-05-24'::date");
        assertThat(deletes(out, "2099-01-01")).as("its own clock").isFalse();
        databaseIsAt("'2027-05-25'::date");
        assertThat(deletes(out, "2027-05-24")).as("the application's clock").isFalse();
        assertThat(deletes(stays, "2027-05-25")).as("that nobody took out").isFalse();
        assertThat(isInDatabase(out)).isTrue();
        assertThatThrownBy(() -> database.sql("DELETE FROM safeguarding.low_level_concern")
                        .update())
                .hasMessageContaining("DELETE FROM safeguarding.low_level_concern");
        assertThatThrownBy(() -> database.sql("DROP FUNCTION safeguarding.today_of_database()")
                        .update())
                .hasMessageContaining("DROP FUNCTION");
        assertThat(deletes(out, "2027-05-25")).isTrue();
        assertThat(isInDatabase(out)).isFalse();
    }

    private boolean deletes(Story entry, String today) {
        return database.sql("SELECT safeguarding.delete_removed_low_level_concern(?, ?)")
                .params(entry.reference(), LocalDate.parse(today))
                .query(Boolean.class)
                .single();
    }

    @Test
    void what_was_taken_out_stays_while_a_step_of_it_is_open() {
        Story entry = takenOutOf("yara", "2026-11-23");
        engine.getRuntimeService()
                .startProcessInstanceByKey("low-level-removal", entry.reference(), Map.of("lowLevelReference", (Object)
                        entry.reference()));
        begins("2027-06-08");
        assertThat(isInDatabase(entry)).isTrue();
        entry.does("chair", AGREE, Answers.agreeToRemoval());
        begins("2027-06-09");
        assertThat(isInDatabase(entry)).isFalse();
    }

    @Test
    void what_was_taken_out_stays_while_a_concern_about_that_adult_is_open_or_on_legal_hold() {
        Story open = takenOutOf("orla", "2026-11-23");
        Story held = takenOutOf("hugo", "2026-11-23");
        Story asStranger = takenOutOf("nils", "2026-11-23");
        Story other = takenOutOf("pelle", "2026-11-23");
        Story ofStaff = reportedAbout("staff", "Ms Orla");
        Story onHold = reportedAbout("stranger", "Hugo");
        Story ofStranger = reportedAbout("stranger", "Nils");
        Story ofNobody = reportedAbout("stranger", null);
        onHold.starts("cpo", "legal-hold", Answers.legalHold(onHold.reference()));
        begins("2027-06-10");
        assertThat(isInDatabase(open)).as("worked").isTrue();
        assertThat(isInDatabase(held)).as("on legal hold").isTrue();
        assertThat(isInDatabase(asStranger))
                .as("who has left is a stranger to whoever reports them")
                .isTrue();
        assertThat(isInDatabase(other)).as("none of these").isFalse();

        isOver(ofStaff);
        isOver(ofStranger);
        isOver(ofNobody);
        onHold.starts("head", "legal-hold", Answers.liftHold(onHold.reference()));
        onHold.does(
                onHold.offeredTo("userTask_confirmCorrection").iterator().next(),
                "userTask_confirmCorrection",
                Answers.confirmCorrection());
        isOver(onHold);
        begins("2027-06-11");
        assertThat(isInDatabase(open)).as("closed").isFalse();
        assertThat(isInDatabase(held)).as("lifted").isFalse();
        assertThat(isInDatabase(asStranger)).as("closed").isFalse();
    }

    @Test
    void a_concern_about_some_adult_of_the_school_that_names_nobody_may_be_about_whoever_has_left() {
        Story entry = takenOutOf("runa", "2026-11-23");
        Story ofSomebody = reportedAbout("usual-handler", null);
        begins("2027-06-14");
        assertThat(isInDatabase(entry)).isTrue();
        isOver(ofSomebody);
        begins("2027-06-15");
        assertThat(isInDatabase(entry)).isFalse();
    }

    @Test
    void a_concern_whose_record_cannot_be_opened_keeps_what_was_taken_out_and_is_an_alarm() {
        Story entry = takenOutOf("sten", "2026-11-23");
        Story damaged = reportedAbout("stranger", "Somebody Else");
        String content = "UPDATE safeguarding.entry SET content = set_byte(content, 20, get_byte(content, 20) # 1)"
                + " WHERE reference = ? AND number = 1";
        LogHeard log = LogHeard.ofAll();
        try {
            owner().sql(content).param(damaged.reference()).update();
            begins("2027-06-16");
            assertThat(isInDatabase(entry)).isTrue();
            assertThat(log.lines()).anyMatch(line -> line.contains("ALARM A12") && line.contains(damaged.reference()));
        } finally {
            log.stop();
            owner().sql(content).param(damaged.reference()).update();
        }
        begins("2027-06-17");
        assertThat(isInDatabase(entry)).as("once it is put right").isFalse();
    }

    /** As if it had been worked to its end. */
    private void isOver(Story concern) {
        owner().sql("UPDATE safeguarding.concern SET closed_at = now() WHERE reference = ?")
                .param(concern.reference())
                .update();
    }

    private Story reportedAbout(String whom, @Nullable String personOfConcern) {
        return new Story(engine, clock)
                .reported(Answers.report()
                        .with("aboutWhom", List.of(whom), "couldBeHead", null, "personOfConcern", personOfConcern))
                .passSavePoints();
    }

    private List<String> toldOfLeft(String day) {
        return database.sql(
                        "SELECT to_account FROM safeguarding.notice WHERE kind = 'LOW_LEVEL_LEFT' AND once_key LIKE ?"
                                + " AND reference IS NULL AND detail IS NULL")
                .param("low-level left " + day + " %")
                .query(String.class)
                .list();
    }

    private void begins(LocalDate day) {
        transaction.executeWithoutResult(status -> begin.stream()
                .filter(one -> one.ofDay().equals("low-level-adults-left"))
                .forEach(one -> one.begin(day)));
    }

    @Test
    void who_keeps_the_list_is_asked_to_read_it_once_a_month_where_something_is_about_somebody_who_has_left() {
        new Staff(details.getJdbcUrl()).joins("xeno", "STAFF");
        Story entry = added("teacher", Answers.lowLevel(nameOf("xeno"), "no"));
        Story never = added("teacher", Answers.lowLevel("Zora Madeup", "no"));
        begins(LocalDate.parse("2026-12-01"));
        assertThat(toldOfLeft("2026-12-01")).as("nobody has left").isEmpty();
        new Staff(details.getJdbcUrl()).leaves("xeno", LocalDate.parse("2026-11-23"));
        begins(LocalDate.parse("2027-01-01"));
        begins(LocalDate.parse("2027-01-02"));
        assertThat(toldOfLeft("2027-01-01"))
                .as("and nobody whose list it is not")
                .containsExactly("head");
        assertThat(toldOfLeft("2027-01-02")).isEmpty();
        assertThat(inList("head", entry)).contains("hasLeft=true");
        assertThat(inList("head", never)).contains("hasLeft=false");
        assertThat(page("head").body()).containsOnlyOnce("This adult has no account here any more");
        assertThat(isInDatabase(entry)).as("nothing deletes by itself").isTrue();
        new Staff(details.getJdbcUrl()).leaves("xeno", LocalDate.parse("2099-12-31"));
    }

    @Test
    void an_entry_that_cannot_be_opened_is_an_alarm_and_keeps_nobody_from_hearing_of_the_others() {
        new Staff(details.getJdbcUrl()).joins("pavo", "STAFF");
        added("teacher", Answers.lowLevel(nameOf("pavo"), "no"));
        Story damaged = added("teacher", Answers.lowLevel("Dora Madeup", "no"));
        new Staff(details.getJdbcUrl()).leaves("pavo", LocalDate.parse("2026-11-23"));
        Runnable mended = damage(damaged);
        LogHeard log = LogHeard.ofAll();
        try {
            begins(LocalDate.parse("2027-02-01"));
            assertThat(toldOfLeft("2027-02-01")).containsExactly("head");
            assertThat(log.lines()).anyMatch(line -> line.contains("ALARM A12") && line.contains(damaged.reference()));
        } finally {
            log.stop();
            mended.run();
        }
        new Staff(details.getJdbcUrl()).leaves("pavo", LocalDate.parse("2099-12-31"));
    }

    @Test
    void an_entry_that_cannot_be_opened_hides_none_of_the_others_and_whoever_reads_a_list_is_told_that_there_is_one() {
        Story other = added("teacher", Answers.lowLevel("Ulla Madeup", "no"));
        Story damaged = added("teacher", Answers.lowLevel("Ulf Madeup", "no"));
        assertThat(page("head").body()).contains("Ulf Madeup").doesNotContain(CANNOT_BE_READ);
        Runnable mended = damage(damaged);
        LogHeard log = LogHeard.ofAll();
        try {
            assertThat(page("head").body())
                    .contains("Ulla Madeup", other.reference(), CANNOT_BE_READ)
                    .doesNotContain(damaged.reference());
            assertThat(log.lines()).anyMatch(line -> line.contains("ALARM A12") && line.contains(damaged.reference()));
            Story further = added("teacher", Answers.lowLevel("Ulla Madeup", "no"));
            assertThat(further.offeredTo(ASK)).containsExactly("head");
            assertThat(keptBy("head")).contains(further.reference()).doesNotContain(damaged.reference());
        } finally {
            log.stop();
            mended.run();
        }
        assertThat(page("head").body()).contains("Ulf Madeup").doesNotContain(CANNOT_BE_READ);
    }

    @Test
    void a_note_that_cannot_be_opened_hides_nothing_else_and_says_that_it_is_there() {
        theLadoIsAsked();
        Story entry = added("teacher", Answers.lowLevel("Ilka Madeup", "no"));
        Story removal = askedToRemove("head", entry, "mistake");
        assertThat(inList("head", entry)).contains("I asked both. It was somebody else.");
        // The one that asks for it, by its id: what comes later has the same time here.
        Map<String, Object> note = owner().sql(
                        "SELECT id, answers FROM safeguarding.low_level_note WHERE reference = ?")
                .param(entry.reference())
                .query()
                .singleRow();
        LogHeard log = LogHeard.ofAll();
        try {
            setAnswers(note, "bm90aGluZw");
            assertThat(page("head").body())
                    .contains("Ilka Madeup", "What was written then", "Cannot be read. Tell IT support today");
            assertThat(inList("head", entry)).doesNotContain("It was somebody else.");
            assertThat(log.lines()).anyMatch(line -> line.contains("ALARM A12") && line.contains("low_level_note"));
            removal.does("chair", AGREE, Answers.agreeToRemoval());
            assertThat(inList("head", entry)).contains("Taken out of the list", "Cannot be read. Tell IT support");
        } finally {
            log.stop();
            setAnswers(note, note.get("answers"));
        }
        assertThat(inList("head", entry)).contains("Added by mistake").doesNotContain("Cannot be read");
    }

    private void setAnswers(Map<String, Object> note, Object sealed) {
        owner().sql("UPDATE safeguarding.low_level_note SET answers = ? WHERE id = ?")
                .params(sealed, note.get("id"))
                .update();
    }

    @Test
    void what_was_taken_out_and_cannot_be_opened_stays_as_an_alarm_and_no_job_fails_for_it() {
        Story damaged = takenOutOf("dag", "2026-11-23");
        Story other = takenOutOf("dora", "2026-11-23");
        Runnable mended = damage(damaged);
        LogHeard log = LogHeard.ofAll();
        try {
            begins("2027-06-22");
            assertThat(isInDatabase(other)).isFalse();
            assertThat(isInDatabase(damaged)).isTrue();
            assertThat(log.lines()).anyMatch(line -> line.contains("ALARM A12") && line.contains(damaged.reference()));
        } finally {
            log.stop();
            mended.run();
        }
        begins("2027-06-23");
        assertThat(isInDatabase(damaged)).as("once it is put right").isFalse();
    }

    private Runnable damageAll() {
        List<Map<String, Object>> all = owner().sql("SELECT reference, adult FROM safeguarding.low_level_concern")
                .query()
                .listOfRows();
        owner().sql("UPDATE safeguarding.low_level_concern SET adult = 'bm90aGluZw'")
                .update();
        return () -> all.forEach(
                row -> owner().sql("UPDATE safeguarding.low_level_concern SET adult = ? WHERE reference = ?")
                        .params(row.get("adult"), row.get("reference"))
                        .update());
    }

    private Runnable damage(Story entry) {
        String adult = owner().sql("SELECT adult FROM safeguarding.low_level_concern WHERE reference = ?")
                .param(entry.reference())
                .query(String.class)
                .single();
        setAdult(entry, "bm90aGluZw");
        return () -> setAdult(entry, adult);
    }

    private void setAdult(Story entry, String sealed) {
        owner().sql("UPDATE safeguarding.low_level_concern SET adult = ? WHERE reference = ?")
                .params(sealed, entry.reference())
                .update();
    }
}

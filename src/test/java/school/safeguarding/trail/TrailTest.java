package school.safeguarding.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.logging.LogHeard;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.RecordSeen;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** Whoever reads leaves a trace, in the transaction that answers. */
@SchoolTest
class TrailTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private Trail trail;

    @Autowired
    private TransactionOperations transaction;

    @LocalServerPort
    private int port;

    private Story concern;

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
        concern.at("2026-11-24", "10:00");
        concern.reported(Answers.report()).passSavePoints();
    }

    private String form(String person, String step) {
        return new TasklistClient(port)
                .signedIn(person)
                .engine("GET", variables(step), null)
                .body();
    }

    private String variables(String step) {
        return "/task/" + concern.task(step).getId() + "/form-variables?deserializeValues=false";
    }

    private Stream<String> traces() {
        return database
                .sql(
                        "SELECT by_account || ' ' || kind || coalesce(' ' || detail, '') FROM safeguarding.trace"
                                + " WHERE reference = ? AND kind NOT IN ('ENTRY', 'CONCERN_STANDS', 'STEP_OFFERED') ORDER BY number")
                .param(concern.reference())
                .query(String.class)
                .list()
                .stream();
    }

    private long signIns(String person) {
        return database.sql("SELECT count(*) FROM safeguarding.trace WHERE kind = 'SIGNED_IN' AND by_account = ?")
                .param(person)
                .query(Long.class)
                .single();
    }

    @Test
    void a_read_and_a_sign_in_leave_their_trace() {
        long before = signIns("cpo");
        assertThat(form("cpo", "userTask_reviewConcern")).contains("Robin hid when the bell rang.");
        assertThat(traces()).containsExactly("cpo READ_AS_HANDLER");
        assertThat(signIns("cpo")).isEqualTo(before + 1);
    }

    @Test
    void a_call_for_a_step_of_somebody_else_leaves_a_trace_of_who_asked_for_what() {
        String id = concern.task("userTask_reviewConcern").getId();
        new TasklistClient(port).signedIn("teacher").engine("GET", "/task/" + id + "/form-variables", null);
        assertThat(traces()).containsExactly("teacher STEP_REFUSED " + id);
        String nowhere = UUID.randomUUID().toString();
        new TasklistClient(port).signedIn("teacher").engine("GET", "/task/" + nowhere + "/form-variables", null);
        new TasklistClient(port).signedIn("teacher").engine("GET", "/task/Zzmarker/form-variables", null);
        assertThat(database.sql("SELECT detail FROM safeguarding.trace WHERE kind = 'STEP_REFUSED'"
                                + " ORDER BY number DESC LIMIT 2")
                        .query(String.class)
                        .list())
                .containsExactly("no step's id", nowhere);
    }

    /** A page that was left open asks by itself, and whoever is refused may ask as often as they like: the chain does not grow. */
    @Test
    void what_is_refused_is_traced_once_an_hour_and_its_number_when_the_day_begins() {
        String id = concern.task("userTask_reviewConcern").getId();
        TasklistClient teacher = new TasklistClient(port).signedIn("teacher");
        for (int time = 0; time < 3; time++) {
            teacher.engine("GET", "/task/" + id, null);
        }
        assertThat(traces()).as("what a page asks for waits for nobody").isEmpty();
        for (int time = 0; time < 5; time++) {
            teacher.engine("GET", "/task/" + id + "/form-variables", null);
        }
        assertThat(traces()).containsExactly("teacher STEP_REFUSED " + id);
        String hour = clock.instant().truncatedTo(ChronoUnit.HOURS).toString();
        transaction.executeWithoutResult(status -> trail.leaveNumbers());
        assertThat(traces()).as("the hour is not over").hasSize(1);
        clock.advance(Duration.ofHours(1));
        transaction.executeWithoutResult(status -> trail.leaveNumbers());
        assertThat(traces())
                .containsExactly("teacher STEP_REFUSED " + id, "teacher MORE_OF_AN_HOUR 5 STEP_REFUSED " + hour);
        transaction.executeWithoutResult(status -> trail.leaveNumbers());
        assertThat(traces()).hasSize(2);
    }

    @Test
    void whoever_asks_for_many_steps_at_once_makes_the_chain_no_longer_than_twenty() {
        TasklistClient chair = new TasklistClient(port).signedIn("chair");
        for (int time = 0; time < 30; time++) {
            chair.engine("GET", "/task/" + UUID.randomUUID() + "/form-variables", null);
        }
        assertThat(database.sql("SELECT count(*) FROM safeguarding.trace WHERE kind = 'STEP_REFUSED'"
                                + " AND by_account = 'chair'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(20);
    }

    /** The chain's one end is what takes long: whoever has asked for twenty that they made up would hear of the next whether it is there. */
    @Test
    void beyond_twenty_of_an_hour_neither_what_is_there_nor_what_is_not_waits_for_the_chain() {
        for (String asked : List.of(concern.reference(), "CSE-2020-88888")) {
            clock.advance(Duration.ofHours(3));
            transaction.executeWithoutResult(status -> {
                for (int number = 100; number < 120; number++) {
                    trail.leaveOnceAnHour(Trace.about(
                            Reference.of("CSE-2020-888" + number), AccountId.of("deputy"), Trace.Kind.READ_REFUSED));
                }
            });
            int before = chainLength();
            transaction.executeWithoutResult(status -> trail.leaveOnceAnHour(
                    Trace.about(Reference.of(asked), AccountId.of("deputy"), Trace.Kind.READ_REFUSED)));
            assertThat(chainLength()).as(asked).isEqualTo(before);
        }
    }

    private int chainLength() {
        return database.sql("SELECT count(*) FROM safeguarding.trace")
                .query(Integer.class)
                .single();
    }

    @Test
    void whoever_asks_for_many_that_are_not_there_hides_nothing_by_it() {
        clock.advance(Duration.ofHours(3));
        Trace real = Trace.about(Reference.of(concern.reference()), AccountId.of("governor"), Trace.Kind.READ_REFUSED);
        transaction.executeWithoutResult(status -> {
            for (int number = 100; number < 130; number++) {
                trail.leaveOnceAnHour(Trace.about(
                        Reference.of("CSE-2020-999" + number), AccountId.of("governor"), Trace.Kind.READ_REFUSED));
            }
            trail.leaveOnceAnHour(real);
            trail.leaveOnceAnHour(real);
        });
        String hour = clock.instant().truncatedTo(ChronoUnit.HOURS).toString();
        assertThat(traces())
                .as("the chain waits, as with what is not there")
                .noneMatch(trace -> trace.startsWith("governor"));
        clock.advance(Duration.ofHours(1));
        transaction.executeWithoutResult(status -> trail.leaveNumbers());
        assertThat(traces()).contains("governor MORE_OF_AN_HOUR 2 READ_REFUSED " + hour);
        assertThat(database.sql("SELECT detail FROM safeguarding.trace WHERE kind = 'MORE_OF_AN_HOUR'"
                                + " AND by_account = 'governor' AND reference IS NULL")
                        .query(String.class)
                        .list())
                .containsExactly("10 READ_REFUSED " + hour);
    }

    /** The name that was typed may be a password, and whether there is such an account is nobody's business. */
    @Test
    void a_sign_in_that_failed_leaves_the_same_trace_whether_or_not_there_is_such_an_account() {
        clock.advance(Duration.ofHours(2));
        for (String account : List.of("cpo", "nobody-of-that-name", "Not even a name")) {
            new TasklistClient(port).signIn(account, "wrong");
        }
        assertThat(database.sql("SELECT by_account || ' ' || coalesce(detail, '') || coalesce(reference, '')"
                                + " FROM safeguarding.trace WHERE kind = 'SIGN_IN_REFUSED' AND at >= :at")
                        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .query(String.class)
                        .list())
                .containsExactly("(nobody) ");
        clock.advance(Duration.ofHours(1));
        transaction.executeWithoutResult(status -> trail.leaveNumbers());
        assertThat(database.sql("SELECT detail FROM safeguarding.trace WHERE kind = 'MORE_OF_AN_HOUR'"
                                + " AND by_account = '(nobody)' ORDER BY number DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .startsWith("2 SIGN_IN_REFUSED ");
    }

    @Test
    void opening_to_countersign_leaves_a_trace_of_its_own() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        form("deputy", "userTask_countersignResponse");
        assertThat(traces()).contains("deputy READ_TO_COUNTERSIGN");
    }

    @Test
    void taking_a_late_step_over_leaves_a_trace() {
        concern.fireTimer("event_reviewConcernNotSeen").fireTimer("event_stillOverdue");
        concern.does("head", "userTask_actOnOverdueStep", Answers.takeOver());
        assertThat(traces()).contains("head TAKEN_OVER userTask_reviewConcern head");
    }

    @Test
    void the_records_reader_sees_who_has_read_it_and_who_was_refused() {
        form("cpo", "userTask_reviewConcern");
        form("cpo", "userTask_reviewConcern");
        new TasklistClient(port).signedIn("teacher").engine("GET", variables("userTask_reviewConcern"), null);
        assertThat(RecordSeen.by(records, concern.reference(), "cpo").orElseThrow())
                .contains("Cora Example (CPO)", "read it, handling the concern", "2 times, last on")
                .contains("Tess Example (teacher)", "asked for it and was refused");
    }

    /** The trace's table cannot be written: whatever would have been answered is not, and the log says what went wrong where. */
    @Test
    void without_a_trace_there_is_no_answer() {
        LogHeard heard = LogHeard.ofAll();
        TasklistClient cpo = new TasklistClient(port).signedIn("cpo");
        JdbcClient superuser = JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()));
        superuser.sql("REVOKE INSERT ON safeguarding.trace FROM app").update();
        try {
            var answer = cpo.engine("GET", variables("userTask_reviewConcern"), null);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("Robin").doesNotContain("trace");
            assertThat(heard.lines())
                    .filteredOn(line -> line.contains(" - Code "))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("PSQLException SQLState 42501", "at school.safeguarding.trail.StoredTrail.")
                    .doesNotContain("Robin");
            var teacher = new TasklistClient(port);
            teacher.signIn("teacher", "demo");
            assertThat(teacher.engine("GET", "/task", null).statusCode()).isEqualTo(401);
        } finally {
            heard.stop();
            superuser.sql("GRANT INSERT ON safeguarding.trace TO app").update();
        }
        assertThat(cpo.engine("GET", variables("userTask_reviewConcern"), null).body())
                .contains("Robin hid when the bell rang.");
    }

    @Test
    void a_change_of_rights_leaves_a_trace() {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("account-change")
                .latestVersion()
                .singleResult()
                .getId();
        concern.as("it", () -> engine.getFormService()
                .submitStartForm(
                        definition, Answers.newAccount("nico-trail", "staff").asMap()));
        engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("account-change")
                .executable()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        assertThat(database.sql("SELECT by_account || ' ' || detail FROM safeguarding.trace"
                                + " WHERE kind = 'RIGHTS_CHANGED' ORDER BY number DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("it nico-trail CREATE from [] to [staff] another address another class agreed by []");
        new Staff(details.getJdbcUrl()).noAccountWasChanged();
    }
}

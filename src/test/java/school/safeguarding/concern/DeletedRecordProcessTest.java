package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.concern.OpenOrHeldConcerns.OpenOrHeld;
import school.safeguarding.concern.join.SameAccount;
import school.safeguarding.concern.model.ConcernStands;
import school.safeguarding.concern.model.SameReport;
import school.safeguarding.concern.read.AnotherChild;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.engine.background.BackgroundWork;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;
import school.safeguarding.story.Answers;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;
import school.safeguarding.verification.Verified;

/** A record goes when its time is over, two people agree and nothing keeps it; what remains verifies, and tells nobody anything. */
@SchoolTest
class DeletedRecordProcessTest {

    private static final String START = "legal-hold";
    private static final String CONFIRM = "userTask_confirmCorrection";
    private static final String SAY = "userTask_sayWhetherWorried";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private KeptRecords kept;

    @Autowired
    private OpenOrHeldConcerns openOrHeld;

    @Autowired
    private Responsibility responsibility;

    @Autowired
    private RecordViews views;

    @Autowired
    private ConcernStands stands;

    @Autowired
    private SameReport sameReport;

    @Autowired
    private SameAccount sameAccount;

    @Autowired
    private PaperRecords papers;

    @Autowired
    private AnotherChild anotherChild;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private Chronology chronology;

    @Autowired
    private Seals keys;

    @Autowired
    private JdbcClient database;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private List<BackgroundWork> background;

    @LocalServerPort
    private int port;

    /** A low risk, looked into and closed: kept until the child's 25th birthday. */
    private Story closed(String child) {
        Story concern = new Story(engine, clock)
                .reported(Answers.report().with("childName", child, "childDateOfBirth", "2020-03-14"))
                .passSavePoints();
        close(concern, child);
        return concern;
    }

    private static void close(Story concern, String child) {
        concern.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review().with("childConfirmedName", child, "childConfirmedDateOfBirth", "2020-03-14"));
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        concern.does("deputy", "userTask_countersignResponse", Answers.agree());
        concern.tellsHome("cpo");
        concern.closes("cpo", "deputy");
        assertThat(concern.isClosed()).isTrue();
        concern.does("teacher", SAY, Answers.content());
        assertThat(concern.everyOpenStep()).isEmpty();
    }

    private void isRefused(Story concern, String person, String why) {
        assertThatThrownBy(() -> concern.starts(person, START, Answers.deleteRecord(concern.reference())))
                .as(person)
                .hasMessageContaining(why);
    }

    private void looks(Story concern, String day) {
        concern.at(day, "09:00");
        SchoolDay.looks(engine, clock);
    }

    private boolean isThere(Story concern) {
        return records.read(Reference.of(concern.reference()), AccountId.of("cpo")) instanceof Reading.Opened;
    }

    /** @return who agreed */
    private String agreesOn(Story concern) {
        concern.starts("cpo", START, Answers.deleteRecord(concern.reference()));
        String second = concern.offeredTo(CONFIRM).iterator().next();
        concern.does(second, CONFIRM, Answers.confirmCorrection());
        return second;
    }

    private List<String> told(Story concern, String kind) {
        return database.sql("SELECT to_account FROM safeguarding.notice WHERE reference = ? AND kind = ? ORDER BY 1")
                .params(concern.reference(), kind)
                .query(String.class)
                .list();
    }

    private boolean isWhole() throws SQLException {
        return Verified.isWhole(pool, keys);
    }

    @Test
    void two_people_delete_a_record_whose_time_is_over_and_what_remains_verifies() throws Exception {
        Story concern = closed("Della Madeup");
        Reading.Opened read = (Reading.Opened) records.read(Reference.of(concern.reference()), AccountId.of("cpo"));
        assertThat(read.keeping()).hasValueSatisfying(words -> assertThat(words).contains("14/03/2045"));
        assertThat(read.mayDelete()).isFalse();
        isRefused(concern, "cpo", "14/03/2045");
        assertThat(kept.due(LocalDate.parse("2045-03-14"), AccountId.of("cpo")))
                .doesNotContain(Reference.of(concern.reference()));
        assertThat(kept.due(LocalDate.parse("2045-03-15"), AccountId.of("cpo")))
                .contains(Reference.of(concern.reference()));
        assertThat(kept.due(LocalDate.parse("2045-03-15"), AccountId.of("teacher")))
                .isEmpty();

        looks(concern, "2045-03-15");
        assertThat(isThere(concern)).as("nothing deletes by itself").isTrue();
        assertThat(((Reading.Opened) records.read(Reference.of(concern.reference()), AccountId.of("cpo"))).mayDelete())
                .isTrue();

        concern.starts("cpo", START, Answers.deleteRecord(concern.reference()));
        isRefused(concern, "head", "asked for already");
        assertThat(concern.offeredTo(CONFIRM)).doesNotContain("cpo");
        String second = concern.offeredTo(CONFIRM).iterator().next();
        concern.does(second, CONFIRM, Answers.refuseCorrection());
        looks(concern, "2045-03-16");
        assertThat(isThere(concern)).as("refused, it stays").isTrue();

        concern.starts("cpo", START, Answers.deleteRecord(concern.reference()));
        concern.does(second, CONFIRM, Answers.confirmCorrection());
        assertThat(isThere(concern)).as("until the morning").isTrue();
        looks(concern, "2045-03-17");
        assertThat(isThere(concern)).isFalse();
        assertThatThrownBy(() -> transaction.execute(status -> chronology.of(Reference.of(concern.reference()))))
                .isInstanceOf(CannotOpen.class);
        assertThat(database.sql(
                                "SELECT asked_by || ' ' || agreed_by FROM safeguarding.deleted_record WHERE reference = ?")
                        .param(concern.reference())
                        .query(String.class)
                        .single())
                .isEqualTo("cpo " + second);
        assertThat(openOrHeld.all())
                .as("keeps nothing else, and nobody tries to open it")
                .extracting(OpenOrHeld::reference)
                .doesNotContain(Reference.of(concern.reference()));
        assertThat(isWhole()).as("with its chain").isTrue();
        isRefused(concern, "cpo", "the reference of a concern that you may know of");
        assertThat(new Story(engine, clock)
                        .reported(Answers.report().with("childName", "Della Madeup", "childDateOfBirth", "2020-03-14"))
                        .passSavePoints()
                        .openSteps())
                .as("whoever reports on goes on")
                .contains("userTask_reviewConcern");
    }

    @Test
    void a_legal_hold_keeps_a_record_until_the_last_moment_and_an_open_one_is_not_deleted() throws Exception {
        Story late = closed("Late Madeup");
        looks(late, "2046-04-03");
        late.starts("cpo", START, Answers.deleteRecord(late.reference()));
        late.does(late.offeredTo(CONFIRM).iterator().next(), CONFIRM, Answers.confirmCorrection());
        late.starts("chair", START, Answers.legalHold(late.reference()));
        looks(late, "2046-04-04");
        assertThat(isThere(late)).isTrue();
        isRefused(late, "cpo", "on legal hold");
        assertThat(kept.due(LocalDate.parse("2046-04-04"), AccountId.of("cpo")))
                .doesNotContain(Reference.of(late.reference()));

        Story open = new Story(engine, clock)
                .reported(Answers.report().with("childName", "Opal Madeup"))
                .passSavePoints();
        isRefused(open, "cpo", "It is open");
        assertThat(isWhole()).isTrue();
    }

    @Test
    void whoever_may_not_know_of_it_and_whoever_does_not_lead_asks_for_nothing() {
        Story aboutCpo = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("cpo")))
                .passSavePoints();
        isRefused(aboutCpo, "cpo", "the reference of a concern that you may know of");
        Story stranger = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        stranger.does("cpo", "userTask_reviewConcern", Answers.stepOut());
        isRefused(stranger, "deputy", "It is for the Child Protection Officer");
    }

    @Test
    void the_database_destroys_no_key_of_a_record_whose_deletion_is_not_on_record() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> keys.destroyOfConcern(concern.reference())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.sql("INSERT INTO safeguarding.deleted_record"
                                + " (reference, asked_by, agreed_by, kept_until, deleted_at)"
                                + " VALUES (?, 'cpo', 'cpo', current_date, now())")
                        .param(concern.reference())
                        .update())
                .as("by one person")
                .isInstanceOf(DataAccessException.class);
        assertThat(isThere(concern)).isTrue();
    }

    @Test
    void what_was_written_since_two_people_agreed_makes_them_agree_again_and_the_rest_of_the_day_goes_on()
            throws Exception {
        Story held = closed("Holly Madeup");
        Story other = closed("Otto Madeup");
        looks(held, "2047-05-06");
        held.starts("cpo", START, Answers.deleteRecord(held.reference()));
        String second = held.offeredTo(CONFIRM).iterator().next();
        assertThat(views.viewAsJson(Reference.of(held.reference()), AccountId.of(second)))
                .hasValueSatisfying(
                        view -> assertThat(view).contains("born on 14/03/2020", "Kept until 14/03/2045", "IRMS"));
        held.does(second, CONFIRM, Answers.confirmCorrection());
        agreesOn(other);
        assertThat(told(held, "DELETION_AGREED")).isNotEmpty().contains("chair").doesNotContain("cpo", second);
        isRefused(held, "head", "It is agreed already");
        held.starts("chair", START, Answers.legalHold(held.reference()));
        held.starts("chair", START, Answers.liftHold(held.reference()));
        held.does(held.offeredTo(CONFIRM).iterator().next(), CONFIRM, Answers.confirmCorrection());

        looks(held, "2047-05-07");
        assertThat(isThere(held)).as("agreed before the hold").isTrue();
        assertThat(isThere(other)).isFalse();
        assertThat(told(held, "DELETION_NOT_CARRIED_OUT")).containsExactlyInAnyOrder("cpo", second);
        agreesOn(held);
        held.starts("chair", START, Answers.legalHold(held.reference()));
        held.starts("chair", START, Answers.liftHold(held.reference()));
        held.does(held.offeredTo(CONFIRM).iterator().next(), CONFIRM, Answers.confirmCorrection());
        agreesOn(held);
        looks(held, "2047-05-08");
        assertThat(isThere(held)).isFalse();
        assertThat(database.sql("SELECT count(*) FROM safeguarding.day_begun WHERE day = '2047-05-08'")
                        .query(Long.class)
                        .single())
                .isOne();
        looks(held, "2047-05-09");
        assertThat(isWhole()).isTrue();
    }

    @Test
    void a_worry_that_came_after_the_close_keeps_a_record_until_it_is_answered() {
        Story concern = closed("Wilma Madeup");
        looks(concern, "2048-05-06");
        concern.starts("teacher", "still-worried", Answers.stillWorried(concern.reference()));
        isRefused(concern, "cpo", "A step of it is still to be done");
        assertThat(kept.due(LocalDate.parse("2048-05-06"), AccountId.of("cpo")))
                .doesNotContain(Reference.of(concern.reference()));
    }

    @Test
    void another_child_of_the_same_report_keeps_it_and_after_its_deletion_the_other_goes_on() {
        Story first = new Story(engine, clock)
                .reported(Answers.report()
                        .with("childName", "Fern Madeup", "childDateOfBirth", "2020-03-14")
                        .andAbout(1, "Gorse Madeup", "He locked the door."))
                .passSavePoints();
        String reference =
                sameReport.others(Reference.of(first.reference())).get(0).value();
        Story second = new Story(engine, clock).of(reference);
        close(first, "Fern Madeup");
        isRefused(first, "cpo", "It is open, or one that");
        close(second, "Gorse Madeup");
        looks(first, "2052-05-07");
        agreesOn(second);
        looks(first, "2052-05-08");
        assertThat(isThere(second)).isFalse();
        assertThat(isThere(first)).isTrue();
        assertThat(sameReport.others(Reference.of(first.reference()))).isEmpty();
        assertThat(sameAccount.others(Reference.of(first.reference()))).isEmpty();
        first.starts("cpo", "open-again", Answers.openAgain(first.reference()));
        first.does("cpo", "userTask_reviewConcern", Answers.stepOut());
        assertThat(first.offeredTo("userTask_reviewConcern")).doesNotContain("cpo");
    }

    private String paperOf(Story concern) {
        return papers.ofConcern(Reference.of(concern.reference()), AccountId.of("cpo"), false, List.of())
                .orElseThrow()
                .toString();
    }

    @Test
    void paper_of_one_child_hides_the_other_of_the_same_report_while_both_are_kept_and_when_one_is_deleted()
            throws Exception {
        Story first = new Story(engine, clock)
                .reported(Answers.report()
                        .with(
                                "childName",
                                "Heather Madeup",
                                "childDateOfBirth",
                                "2020-03-14",
                                "whatHappened",
                                "Heather said that Juniper had been there, born 01/02/2019.")
                        .andAbout(1, "Juniper Pretend", "He locked the door."))
                .passSavePoints();
        Story second = new Story(engine, clock)
                .of(sameReport.others(Reference.of(first.reference())).get(0).value());
        close(first, "Heather Madeup");
        close(second, "Juniper Pretend");
        assertThat(paperOf(first))
                .contains("Heather said that another child had been there")
                .doesNotContain("Juniper");
        assertThat(anotherChild.in(Reference.of(first.reference())).apply("Juniper was there."))
                .isEqualTo("another child was there.");

        looks(first, "2053-05-07");
        agreesOn(second);
        looks(first, "2053-05-08");
        assertThat(isThere(second)).isFalse();
        assertThat(paperOf(first))
                .contains("Heather said that another child had been there")
                .doesNotContain("Juniper");
        assertThat(anotherChild.in(Reference.of(first.reference())).apply("Juniper was there."))
                .isEqualTo("another child was there.");
        assertThat(isWhole()).isTrue();
        agreesOn(first);
        looks(first, "2053-05-09");
        assertThat(isThere(first)).isFalse();
        assertThat(isWhole()).as("the name is gone with what it stood in").isTrue();
    }

    @Test
    void a_level_that_a_record_ever_had_counts() {
        Story once = new Story(engine, clock)
                .reported(Answers.report().with("childName", "Hope Madeup"))
                .passSavePoints();
        once.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_disclosure", "yes"));
        assertThat(stands.wasEverAbove(RiskLevel.LOW, Reference.of(once.reference())))
                .isTrue();
        Story low = closed("Lowe Madeup");
        assertThat(stands.wasEverAbove(RiskLevel.LOW, Reference.of(low.reference())))
                .isFalse();
    }

    @Test
    void a_child_is_as_young_as_any_row_of_theirs_says() {
        Story younger = new Story(engine, clock)
                .reported(Answers.report().with("childName", "Yola Madeup", "childDateOfBirth", "2021-04-15"))
                .passSavePoints();
        close(younger, "Yola Madeup");
        assertThat(((Reading.Opened) records.read(Reference.of(younger.reference()), AccountId.of("cpo"))).keeping())
                .hasValueSatisfying(words -> assertThat(words).contains("15/04/2046"));
    }

    @Test
    void a_row_that_says_deleted_is_found_and_told_of_unless_two_people_agreed() throws Exception {
        Story gone = closed("Gone Madeup");
        looks(gone, "2049-05-06");
        agreesOn(gone);
        looks(gone, "2049-05-07");
        Story stays = closed("Stays Madeup");
        String row = "INSERT INTO safeguarding.deleted_record"
                + " (school, reference, agreement, asked_by, agreed_by, kept_until, deleted_at)"
                + " SELECT school, '" + stays.reference() + "', agreement, asked_by, agreed_by, kept_until, deleted_at"
                + " FROM safeguarding.deleted_record WHERE reference = '" + gone.reference() + "'";
        Story open = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        assertThatThrownBy(() -> database.sql(row.replace(stays.reference(), open.reference()))
                        .update())
                .as("an open one")
                .hasMessageContaining("No two people have agreed");
        assertThatThrownBy(() -> database.sql(row.replace("deleted_at FROM", "deleted_at + interval '1 day' FROM"))
                        .update())
                .as("by the agreement on another")
                .hasMessageContaining("No two people have agreed");
        try (Connection superuser =
                        KeysOfDatabase.asSuperuser(details.getJdbcUrl()).getConnection();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.executeUpdate(
                    "DELETE FROM safeguarding.deleted_record WHERE reference = '" + gone.reference() + "'");
            assertThat(Verified.misfit(superuser, Optional.empty())).contains("the deletion of " + gone.reference());
            superuser.rollback();
            superuser.setAutoCommit(true);
            statement.executeUpdate(row);
            assertThat(Verified.misfit(pool, Optional.of(keys))).contains("the deletion of " + stays.reference());
            assertThat(responsibility.changedByHand())
                    .contains(stays.reference())
                    .doesNotContain(gone.reference());
            statement.executeUpdate(
                    "DELETE FROM safeguarding.deleted_record WHERE reference = '" + stays.reference() + "'");
        }
        assertThat(responsibility.changedByHand()).doesNotContain(stays.reference());
        assertThat(isWhole()).isTrue();
    }

    /** Each from a browser of their own, and both at the same moment. */
    private List<HttpResponse<String>> atOnce(Map<String, String> paths, Answers answers) throws Exception {
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(paths.size());
        for (Map.Entry<String, String> path : paths.entrySet()) {
            TasklistClient client = new TasklistClient(port).signedIn(path.getKey());
            calls.add(() -> {
                together.await();
                return client.engine("POST", path.getValue(), TasklistClient.body(answers));
            });
        }
        return together(calls);
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void isDoneByOneAndRefusedPlainly(List<HttpResponse<String>> answers) {
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() / 100 == 2)
                .as(answers.stream().map(HttpResponse::body).toList().toString())
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() / 100 == 4)
                .singleElement()
                .satisfies(answer -> assertThat(answer.body())
                        .containsAnyOf("already", "done meanwhile", "Somebody else")
                        .doesNotContain("Exception", "org.", "Optimistic"));
    }

    @Test
    void two_people_who_ask_for_it_agree_to_it_or_carry_it_out_at_once_do_it_once_and_one_is_told_so()
            throws Exception {
        Story concern = closed("Twyla Madeup");
        looks(concern, "2051-05-08");
        String start = "/process-definition/key/" + START + "/submit-form";
        isDoneByOneAndRefusedPlainly(
                atOnce(Map.of("cpo", start, "chair", start), Answers.deleteRecord(concern.reference())));
        assertThat(database.sql(
                                "SELECT count(*) FROM safeguarding.correction WHERE reference = ? AND kind = 'RECORD_DELETED'")
                        .param(concern.reference())
                        .query(Long.class)
                        .single())
                .isOne();

        Task task = concern.task(CONFIRM);
        List<String> both = Stream.of("head", "deputy").toList();
        both.forEach(person -> engine.getTaskService().addCandidateUser(task.getId(), person));
        String confirm = "/task/" + task.getId() + "/submit-form";
        isDoneByOneAndRefusedPlainly(
                atOnce(Map.of(both.get(0), confirm, both.get(1), confirm), Answers.confirmCorrection()));
        assertThat(chronologyOf(concern, "Agreed that the record is deleted")).isOne();

        concern.at("2051-05-09", "09:00");
        BackgroundWork deletion = background.stream()
                .filter(work -> work.name().equals("delete-record"))
                .findFirst()
                .orElseThrow();
        CyclicBarrier morning = new CyclicBarrier(2);
        Callable<Boolean> deletes = () -> {
            morning.await();
            transaction.executeWithoutResult(status -> deletion.run(concern.reference()));
            return true;
        };
        assertThat(together(List.of(deletes, deletes))).containsExactly(true, true);
        assertThat(isThere(concern)).isFalse();
        assertThat(database.sql(
                                "SELECT count(*) FROM safeguarding.trace WHERE kind = 'RECORD_DELETED' AND reference = ?")
                        .param(concern.reference())
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(isWhole()).isTrue();
    }

    private long chronologyOf(Story concern, String step) {
        return transaction.execute(status -> chronology.of(Reference.of(concern.reference())).stream()
                .filter(entry -> entry.step().equals(step))
                .count());
    }
}

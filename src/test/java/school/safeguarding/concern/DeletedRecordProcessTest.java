package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.Chronology;
import school.safeguarding.story.Answers;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Story;
import school.safeguarding.verification.Verified;

/** A record goes when its time is over, two people agree and nothing keeps it; what remains verifies, and tells nobody anything. */
@SchoolTest
class DeletedRecordProcessTest {

    private static final String START = "legal-hold";
    private static final String CONFIRM = "userTask_confirmCorrection";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private KeptRecords kept;

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

    /** A low risk, looked into and closed: kept until the child's 25th birthday. */
    private Story closed(String child) {
        Story concern = new Story(engine, clock)
                .reported(Answers.report().with("childName", child, "childDateOfBirth", "2020-03-14"))
                .passSavePoints();
        concern.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review().with("childConfirmedName", child, "childConfirmedDateOfBirth", "2020-03-14"));
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        concern.does("deputy", "userTask_countersignResponse", Answers.agree());
        concern.tellsHome("cpo");
        concern.closes("cpo", "deputy");
        assertThat(concern.isClosed()).isTrue();
        return concern;
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
        return records.read(concern.reference(), "cpo") instanceof Reading.Opened;
    }

    private boolean isWhole() throws SQLException {
        return Verified.isWhole(pool, keys);
    }

    @Test
    void two_people_delete_a_record_whose_time_is_over_and_what_remains_verifies() throws Exception {
        Story concern = closed("Della Madeup");
        Reading.Opened read = (Reading.Opened) records.read(concern.reference(), "cpo");
        assertThat(read.keeping()).hasValueSatisfying(words -> assertThat(words).contains("14/03/2045"));
        assertThat(read.mayDelete()).isFalse();
        isRefused(concern, "cpo", "14/03/2045");
        assertThat(kept.due(LocalDate.parse("2045-03-14"), "cpo")).doesNotContain(concern.reference());
        assertThat(kept.due(LocalDate.parse("2045-03-15"), "cpo")).contains(concern.reference());
        assertThat(kept.due(LocalDate.parse("2045-03-15"), "teacher")).isEmpty();

        looks(concern, "2045-03-15");
        assertThat(isThere(concern)).as("nothing deletes by itself").isTrue();
        assertThat(((Reading.Opened) records.read(concern.reference(), "cpo")).mayDelete())
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
        assertThatThrownBy(() -> transaction.execute(status -> chronology.of(concern.reference())))
                .isInstanceOf(CannotOpen.class);
        assertThat(database.sql(
                                "SELECT asked_by || ' ' || agreed_by FROM safeguarding.deleted_record WHERE reference = ?")
                        .param(concern.reference())
                        .query(String.class)
                        .single())
                .isEqualTo("cpo " + second);
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
        assertThat(kept.due(LocalDate.parse("2046-04-04"), "cpo")).doesNotContain(late.reference());

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
}

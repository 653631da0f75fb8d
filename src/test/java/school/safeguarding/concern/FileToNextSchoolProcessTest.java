package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.child.Registered;
import school.safeguarding.child.csv.Column;
import school.safeguarding.child.csv.PupilRows;
import school.safeguarding.child.csv.PupilRows.Read;
import school.safeguarding.child.csv.Table;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;

/** A child leaves: the file goes to the next school in time and against a receipt, whether a concern is open or closed. */
@SchoolTest
class FileToNextSchoolProcessTest {

    private static final String HEAD = "UPN,Forename,Surname,DOB,Class,SEN\n";
    private static final String STAYS = "H801200001001,Sita,Staysmadeup,14/03/2020,Owls,N\n";
    private static final String ADD = "userTask_addToRecord";
    private static final String SEND = "userTask_sendFileToNextSchool";
    private static final String RECEIPT = "userTask_recordReceiptOfFile";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ApplicationContext school;

    @Autowired
    private Chronology chronology;

    @Autowired
    private JdbcConnectionDetails details;

    private Story concern;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("file-to-next-school");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("file-to-next-school");
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private static Read file(String rows) {
        Table table = Table.of((HEAD + rows).getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return PupilRows.read(table, columns(), LocalDate.of(2026, 11, 24));
    }

    private static Map<Column, Integer> columns() {
        return Column.guessed(List.of("UPN", "Forename", "Surname", "DOB", "Class", "SEN"));
    }

    @Test
    void a_file_that_is_not_sent_in_five_school_days_is_the_deputys_and_one_without_a_receipt_is_chased() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", ADD, Answers.childMoves());
        assertThat(concern.offeredTo(SEND)).containsExactly("cpo");
        assertThat(concern.task(SEND).getDueDate()).isEqualTo("2026-12-01T08:50:00.000");
        assertThatThrownBy(() -> concern.does("cpo", ADD, Answers.childMoves()))
                .hasMessageContaining("is a step already");

        concern.at("2026-12-01", "08:51").fireTimer("event_sendFileToNextSchoolOverdue");
        assertThat(concern.offeredTo(SEND)).contains("cpo", "deputy");
        concern.does("cpo", SEND, Answers.fileSent());
        assertThat(concern.task(RECEIPT).getDueDate()).isEqualTo("2026-12-08T08:51:00.000");
        concern.at("2026-12-08", "09:00").fireTimer("event_recordReceiptOfFileOverdue");
        concern.does("cpo", RECEIPT, Answers.receiptChased());
        assertThat(concern.task(RECEIPT).getDueDate()).as("asked again").isEqualTo("2026-12-15T09:00:00.000");
        concern.does("cpo", RECEIPT, Answers.receiptOfFile());
        assertThat(concern.openSteps()).doesNotContain(SEND, RECEIPT);
        assertThat(chronology.of(Reference.of(concern.reference())))
                .extracting(Chronology.Entry::step)
                .contains("File sent to the next school", "Receipt of the file chased", "The next school has the file");
    }

    /** What the register says reaches each handler by itself: the head is not told of the CPO's concern, nor the CPO of theirs. */
    @Test
    void whoever_handles_a_closed_concern_is_asked_once_the_register_says_that_the_child_has_left() {
        Registered.fromFile(school, file(STAYS + "C2,Lia,Leavermadeup,14/03/2020,Owls,N\n"), columns());
        concern.reported(ofLeaver()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", review("Lia Leavermadeup"));
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.settles("cpo", "social-care").tellsHome("cpo").closes("cpo", "deputy");
        assertThat(concern.isClosed()).isTrue();
        Story ofStaff = new Story(engine, clock)
                .reported(ofLeaver().with("aboutWhom", List.of("staff")))
                .passSavePoints();
        Story stays = new Story(engine, clock).reported(Answers.report()).passSavePoints();

        Registered.onlyFromFile(school, file(STAYS), columns());
        assertThat(concern.offeredTo(SEND)).containsExactly("cpo");
        assertThat(ofStaff.offeredTo(SEND)).containsExactly("head");
        assertThat(told(concern)).containsExactly("STEP_TO_DO cpo");
        assertThat(stays.openSteps()).doesNotContain(SEND);
        concern.does("cpo", SEND, Answers.fileStays());
        assertThat(concern.openSteps()).doesNotContain(SEND, RECEIPT);
        assertThat(chronology.of(Reference.of(concern.reference())))
                .extracting(Chronology.Entry::step)
                .contains("The file stays here");
    }

    /** What came after the file was sent is not in it, so the awaited receipt is not of it. */
    @Test
    void a_concern_about_a_child_who_has_left_already_is_sent_after_the_file() {
        Registered.fromFile(school, file(STAYS + leaver("C3", "Later")), columns());
        concern.reported(of("Later Leavermadeup")).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", review("Later Leavermadeup"));
        concern.does("cpo", ADD, Answers.childMoves()).does("cpo", SEND, Answers.fileSent());
        concern.on("2026-11-25", "09:00");
        Registered.onlyFromFile(school, file(STAYS), columns());
        assertThat(concern.openSteps()).as("sent before").contains(RECEIPT).doesNotContain(SEND);
        assertThatThrownBy(() -> concern.does("cpo", ADD, Answers.childMoves()))
                .hasMessageContaining("is a step already");

        Story later = new Story(engine, clock).at("2026-11-25", "09:10").reported(of("Later Leavermadeup"));
        later.passSavePoints();
        assertThat(later.openSteps()).doesNotContain(SEND);
        later.does("cpo", "userTask_reviewConcern", review("Later Leavermadeup"));
        assertThat(later.offeredTo(SEND)).containsExactly("cpo");
        later.does("cpo", SEND, Answers.noNextSchool());
        assertThat(later.openSteps()).doesNotContain(SEND, RECEIPT);
        assertThat(chronology.of(Reference.of(later.reference())))
                .extracting(Chronology.Entry::step)
                .contains("There is no next school");
    }

    @Test
    void a_concern_found_to_be_about_another_child_is_not_of_the_file() {
        Registered.fromFile(school, file(STAYS + leaver("C4", "Wrongly") + leaver("C5", "Rightly")), columns());
        concern.reported(of("Wrongly Leavermadeup")).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", review("Rightly Leavermadeup"));
        Registered.onlyFromFile(school, file(STAYS + leaver("C5", "Rightly")), columns());
        assertThat(concern.openSteps()).doesNotContain(SEND);
        Registered.onlyFromFile(school, file(STAYS), columns());
        assertThat(concern.offeredTo(SEND)).containsExactly("cpo");
    }

    @Test
    void nobody_is_asked_for_the_file_of_a_child_who_has_died() {
        Registered.fromFile(school, file(STAYS + leaver("C6", "Missed")), columns());
        concern.reported(of("Missed Leavermadeup")).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", review("Missed Leavermadeup"));
        concern.does("cpo", "userTask_decideResponse", Answers.monitor("2026-12-20"));
        concern.does(
                "cpo",
                ADD,
                Answers.childMoved()
                        .with("childGoneHow", "died", "childGoneHandedTo", null, "childGoneReceiptOn", null));
        concern.does("head", "userTask_confirmCorrection", Answers.confirmCorrection());
        Registered.onlyFromFile(school, file(STAYS), columns());
        assertThat(concern.openSteps()).doesNotContain(SEND);
        assertThatThrownBy(() -> concern.does("cpo", ADD, Answers.childMoves()))
                .hasMessageContaining("this child has died");
    }

    @Test
    void a_record_that_is_damaged_keeps_no_other_child_in_the_register() {
        Registered.fromFile(school, file(STAYS + leaver("C7", "Damaged") + leaver("C8", "Whole")), columns());
        concern.reported(of("Damaged Leavermadeup")).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", review("Damaged Leavermadeup"));
        Story whole =
                new Story(engine, clock).reported(of("Whole Leavermadeup")).passSavePoints();
        whole.does("cpo", "userTask_reviewConcern", review("Whole Leavermadeup"));
        flipByte(concern.reference());
        try {
            Registered.onlyFromFile(school, file(STAYS), columns());
            assertThat(whole.offeredTo(SEND)).containsExactly("cpo");
            assertThat(concern.offeredTo(SEND)).containsExactly("cpo");
        } finally {
            flipByte(concern.reference());
        }
    }

    private List<String> told(Story of) {
        return JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("SELECT kind || ' ' || to_account FROM safeguarding.notice"
                        + " WHERE reference = ? AND kind LIKE 'STEP_TO_DO%' AND to_account = 'cpo'")
                .param(of.reference())
                .query(String.class)
                .list();
    }

    private void flipByte(String reference) {
        JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("UPDATE safeguarding.entry SET content = set_byte(content, 20, get_byte(content, 20) # 1)"
                        + " WHERE reference = ? AND number = 1")
                .param(reference)
                .update();
    }

    private static String leaver(String number, String forename) {
        return number + "," + forename + ",Leavermadeup,14/03/2020,Owls,N\n";
    }

    private static Answers of(String name) {
        return Answers.report().with("childName", name, "childDateOfBirth", "2020-03-14");
    }

    private static Answers review(String name) {
        return Answers.review().with("childConfirmedName", name, "childConfirmedDateOfBirth", "2020-03-14");
    }

    private static Answers ofLeaver() {
        return of("Lia Leavermadeup");
    }
}

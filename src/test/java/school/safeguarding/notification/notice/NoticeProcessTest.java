package school.safeguarding.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import school.safeguarding.MailDoor;
import school.safeguarding.MailDoor.Mode;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.notification.mail.MailPermits;
import school.safeguarding.notification.send.WaitingNotices;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;

/** Who is told, by a mail that arrives, and by a person where it does not. */
@SchoolTest
class NoticeProcessTest {

    private static final int NOBODY_LISTENS_HERE = 1;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JavaMailSenderImpl sender;

    @Autowired
    private JdbcClient database;

    @Autowired
    private MailPermits permits;

    @Autowired
    private DataSource connections;

    @Autowired
    private PlatformTransactionManager transactions;

    @Value("${safeguarding.data-dir}")
    private Path dataDir;

    private int port;
    private Story concern;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("notice");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("notice");
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
        port = sender.getPort();
    }

    @AfterEach
    void repair() {
        sender.setPort(port);
    }

    private List<String> mails() throws IOException {
        return everyMail().stream()
                .filter(mail -> mail.contains(concern.reference()))
                .toList();
    }

    private List<String> everyMail() throws IOException {
        try (Stream<Path> files = Files.list(dataDir.resolve("mail"))) {
            List<String> mails = new ArrayList<>();
            for (Path file : files.toList()) {
                mails.add(Files.readString(file));
            }
            return mails;
        }
    }

    private List<String> states() {
        return database.sql("SELECT kind || ' ' || coalesce(to_account, to_address) || ' ' || state"
                        + " FROM safeguarding.notice WHERE reference = ? ORDER BY 1")
                .param(concern.reference())
                .query(String.class)
                .list();
    }

    @Test
    void handler_and_reporter_are_told_by_reference_only() throws IOException {
        concern.reported(Answers.report().with("childName", "Marker Childname")).passSavePoints();
        assertThat(states()).containsExactly("CONCERN_TO_HANDLE cpo SENT", "REPORT_RECEIVED teacher SENT");
        assertThat(mails()).hasSize(2).allSatisfy(mail -> assertThat(mail)
                .doesNotContain("Marker")
                .contains("To: all-mail@school.example")
                .containsPattern("X-Original-To: (cpo|teacher)@school.example"));
    }

    @Test
    void a_dead_mail_server_holds_nothing_up_and_in_the_end_a_person_tells_another_way() {
        concern.reported(Answers.report());
        everyTryFails();
        assertThat(concern.openSteps()).contains("userTask_reviewConcern");
        assertThat(states()).contains("CONCERN_TO_HANDLE cpo UNDELIVERED", "REPORT_RECEIVED teacher UNDELIVERED");
        assertThat(concern.peopleOffered("userTask_tellAnotherWay")).containsExactlyInAnyOrder("deputy", "cpo");
        assertThat(concern.offeredTo("userTask_reviewConcern")).contains("cpo", "deputy");
        concern.doesAll("userTask_tellAnotherWay", Answers.toldAnotherWay());
        assertThat(states())
                .contains("CONCERN_TO_HANDLE cpo TOLD_ANOTHER_WAY", "REPORT_RECEIVED teacher TOLD_ANOTHER_WAY");
    }

    @Test
    void outside_hours_the_acknowledgement_says_when_it_is_read_and_whom_to_ring_before_that() throws IOException {
        concern.at("2026-11-24", "22:00");
        concern.reported(Answers.report()).passSavePoints();
        assertThat(mails())
                .filteredOn(mail -> mail.contains("X-Original-To: teacher@school.example"))
                .singleElement()
                .asString()
                .contains("nobody will read this until Wednesday 25 November 2026, 08:30", "0100 000 000", "999");
    }

    @Test
    void a_mail_that_finds_too_many_on_their_way_waits_for_them_and_is_sent() {
        int taken = 0;
        while (permits.take()) {
            taken++;
        }
        try {
            concern.reported(Answers.report()).passSavePoints();
            assertThat(states()).containsExactly("CONCERN_TO_HANDLE cpo WAITING", "REPORT_RECEIVED teacher WAITING");
        } finally {
            for (; taken > 0; taken--) {
                permits.giveBack();
            }
        }
        clock.advance(Duration.ofSeconds(3));
        concern.passSavePoints();
        assertThat(states()).containsExactly("CONCERN_TO_HANDLE cpo SENT", "REPORT_RECEIVED teacher SENT");
    }

    /** An earlier release may have worded it, and nothing in it is read as a template. */
    @Test
    void a_notice_that_waits_is_sent_in_the_words_that_it_was_given_in() throws IOException {
        String worded = "It is due on Monday. [(${7*7})] __${7*7}__ {link}";
        int taken = 0;
        while (permits.take()) {
            taken++;
        }
        try {
            concern.reported(Answers.report()).passSavePoints();
            database.sql("UPDATE safeguarding.notice SET detail = ? WHERE reference = ? AND kind = 'REPORT_RECEIVED'")
                    .params(worded, concern.reference())
                    .update();
        } finally {
            for (; taken > 0; taken--) {
                permits.giveBack();
            }
        }
        clock.advance(Duration.ofSeconds(3));
        concern.passSavePoints();
        assertThat(to("teacher@", mails())).singleElement().asString().contains("\r\n" + worded + "\r\n");
    }

    @Test
    void a_mail_that_cannot_be_filled_in_keeps_no_other_back_and_is_told_another_way() throws IOException {
        int taken = 0;
        while (permits.take()) {
            taken++;
        }
        try {
            concern.reported(Answers.report()).passSavePoints();
            database.sql(
                            "UPDATE safeguarding.notice SET detail = NULL WHERE reference = ? AND kind = 'REPORT_RECEIVED'")
                    .param(concern.reference())
                    .update();
        } finally {
            for (; taken > 0; taken--) {
                permits.giveBack();
            }
        }
        everyTryIsMade();
        assertThat(states()).contains("CONCERN_TO_HANDLE cpo SENT", "REPORT_RECEIVED teacher UNDELIVERED");
        assertThat(concern.openSteps()).contains("userTask_tellAnotherWay");
        assertThat(to("teacher@", mails())).isEmpty();
    }

    /** How often the reporter got it, by the message that it is. */
    private Map<String, Long> receipts() throws IOException {
        return to("teacher@", mails()).stream()
                .map(mail -> mail.lines()
                        .filter(line -> line.startsWith("Message-ID"))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }

    @Test
    void a_mail_whose_receipt_was_lost_twice_is_not_sent_again_but_shown_to_the_next_person() throws IOException {
        try (MailDoor door = new MailDoor(port)) {
            door.is(Mode.DROPS_BEFORE_ANSWER);
            sender.setPort(door.port());
            concern.reported(Answers.report());
            concern.triesDueJobs();
            concern.triesDueJobs();
            assertThat(receipts()).as("not at once").containsValues(1L).hasSize(1);
            assertThat(concern.peopleOffered("userTask_tellAnotherWay")).isEmpty();
            clock.advance(Duration.ofSeconds(61));
            concern.triesDueJobs();
        }
        sender.setPort(port);
        concern.passSavePoints();
        clock.advance(Duration.ofHours(2));
        concern.triesDueJobs();
        assertThat(receipts()).containsValues(2L).hasSize(1);
        assertThat(states()).contains("REPORT_RECEIVED teacher UNDELIVERED", "CONCERN_TO_HANDLE cpo UNDELIVERED");
        assertThat(concern.peopleOffered("userTask_tellAnotherWay")).isNotEmpty();
    }

    @Test
    void a_mail_whose_receipt_was_lost_once_is_sent_once_more_as_the_same_message() throws IOException {
        try (MailDoor door = new MailDoor(port)) {
            door.is(Mode.DROPS_BEFORE_ANSWER);
            sender.setPort(door.port());
            concern.reported(Answers.report());
            concern.triesDueJobs();
        }
        sender.setPort(port);
        clock.advance(Duration.ofSeconds(61));
        concern.passSavePoints();
        assertThat(receipts()).containsValues(2L).hasSize(1);
        assertThat(states()).containsExactly("CONCERN_TO_HANDLE cpo SENT", "REPORT_RECEIVED teacher SENT");
    }

    @Test
    void a_process_that_is_killed_twice_after_it_sent_a_mail_sends_it_no_more() throws IOException {
        concern.reported(Answers.report());
        killedWhileItSends();
        killedWhileItSends();
        concern.passSavePoints();
        assertThat(receipts()).containsValues(2L).hasSize(1);
        assertThat(states()).contains("REPORT_RECEIVED teacher UNDELIVERED");
        assertThat(concern.peopleOffered("userTask_tellAnotherWay")).isNotEmpty();
    }

    /** All that it did in the database is undone, but what it had told it before. */
    private void killedWhileItSends() {
        new TransactionTemplate(transactions).executeWithoutResult(killed -> {
            concern.triesDueJobs();
            killed.setRollbackOnly();
        });
    }

    @Test
    void mails_that_waited_for_each_other_are_sent_twice_at_most_together_or_alone() throws IOException {
        isReviewed(concern);
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        clock.advance(WaitingNotices.WAIT.plusSeconds(1));
        killedWhileItSends();
        killedWhileItSends();
        concern.passSavePoints();
        assertThat(to("head@", mails())).hasSize(2);
        assertThat(states()).contains("STEP_TO_DO head UNDELIVERED");
    }

    private void everyTryFails() {
        sender.setPort(NOBODY_LISTENS_HERE);
        everyTryIsMade();
        sender.setPort(port);
    }

    private void everyTryIsMade() {
        for (Duration pause : List.of(
                Duration.ZERO,
                WaitingNotices.WAIT,
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofHours(1))) {
            clock.advance(pause.plusSeconds(1));
            concern.triesDueJobs();
        }
        // What the last failures have led to is a save point further.
        concern.triesDueJobs();
    }

    @Test
    void a_reminder_that_nobody_gets_is_not_told_another_way_but_asks_the_next_person() {
        concern.reported(Answers.report());
        everyTryFails();
        everyTryFails();
        assertThat(states()).contains("STEP_OFFERED deputy UNDELIVERED");
        assertThat(concern.peopleOffered("userTask_actOnOverdueStep")).contains("head");
        assertThat(database.sql("SELECT count(*) FROM safeguarding.notice WHERE reference = ?"
                                + " AND state = 'UNDELIVERED' AND overdue_id IS NULL")
                        .param(concern.reference())
                        .query(Integer.class)
                        .single())
                .isEqualTo(concern.peopleOffered("userTask_tellAnotherWay").size());
    }

    /** The CPO has opened it, so that only the mail is what failed. */
    @Test
    void a_mail_that_finally_fails_makes_the_next_person_responsible_at_once() {
        concern.at("2026-11-24", "22:00");
        concern.reported(Answers.report());
        database.sql(
                        "INSERT INTO safeguarding.step_seen (task_id, reference, account, seen_at) VALUES (?, ?, 'cpo', now())")
                .params(concern.task("userTask_reviewConcern").getId(), concern.reference())
                .update();
        sender.setPort(NOBODY_LISTENS_HERE);
        concern.triesDueJobs();
        for (int tries = 0; tries < 3; tries++) {
            concern.letMailBeTriedAgain();
        }
        sender.setPort(port);
        assertThat(states()).contains("CONCERN_TO_HANDLE cpo UNDELIVERED");
        concern.passSavePoints();
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
    }

    @Test
    void a_reminder_that_is_moot_by_the_time_it_could_go_out_is_withdrawn() {
        concern.reported(Answers.report()).passSavePoints();
        sender.setPort(NOBODY_LISTENS_HERE);
        concern.onlyTimer("event_reviewConcernNotSeen");
        concern.triesDueJobs();
        clock.advance(WaitingNotices.WAIT.plusSeconds(1));
        concern.triesDueJobs();
        concern.triesDueJobs();
        concern.doesWithoutJobs("cpo", "userTask_reviewConcern", Answers.review());
        sender.setPort(port);
        clock.advance(Duration.ofMinutes(2));
        concern.passSavePoints();
        assertThat(states()).contains("STEP_OFFERED deputy WITHDRAWN", "STEP_REMINDER cpo WITHDRAWN");
        assertThat(states()).contains("STEP_DONE deputy SENT");
    }

    @Test
    void whoever_steps_out_before_a_mail_goes_out_does_not_get_it() {
        concern.at("2026-11-24", "22:00");
        concern.reported(Answers.report());
        concern.doesWithoutJobs("cpo", "userTask_reviewConcern", Answers.stepOut());
        concern.passSavePoints();
        assertThat(states()).contains("CONCERN_TO_HANDLE cpo WITHDRAWN", "CONCERN_TO_HANDLE deputy SENT");
    }

    @Test
    void telling_another_way_is_not_left_to_one_person_either() {
        concern.reported(Answers.report());
        everyTryFails();
        concern.fireTimer("event_tellAnotherWayOverdue");
        assertThat(concern.peopleOffered("userTask_actOnOverdueStep")).contains("head");
    }

    @Test
    void whoever_is_asked_to_countersign_is_told_until_when_and_whether_it_is_urgent() throws IOException {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        waitForOthers();
        assertThat(states()).contains("STEP_TO_DO head SENT", "STEP_TO_DO deputy SENT");
        assertThat(mails())
                .filteredOn(mail -> mail.contains("X-Original-To: head@school.example"))
                .singleElement()
                .asString()
                .contains("Countersign response", "It is due on Wednesday 25 November 2026", concern.reference())
                .doesNotContain("urgent");
    }

    private void waitForOthers() {
        clock.advance(WaitingNotices.WAIT.plusSeconds(1));
        concern.passSavePoints();
    }

    private static List<String> to(String person, List<String> mails) {
        return mails.stream()
                .filter(mail -> mail.contains("X-Original-To: " + person))
                .toList();
    }

    private void isReviewed(Story one) {
        one.reported(Answers.report()).passSavePoints();
        one.does("cpo", "userTask_reviewConcern", Answers.review());
    }

    @Test
    void what_becomes_due_for_one_person_within_two_minutes_is_one_mail() throws IOException {
        Story other = new Story(engine, clock);
        isReviewed(other);
        isReviewed(concern);
        other.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        clock.advance(Duration.ofSeconds(90));
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        assertThat(to("head@", mails())).as("not yet").isEmpty();
        clock.advance(Duration.ofSeconds(21));
        concern.passSavePoints();
        assertThat(to("head@", mails()))
                .singleElement()
                .asString()
                .containsPattern("Subject: \\d+ messages about steps of yours")
                .contains(concern.reference(), other.reference())
                .contains(
                        "/steps/" + concern.task("userTask_countersignResponse").getId());
        assertThat(states()).contains("STEP_TO_DO head SENT");
    }

    /** As after a node that stood still for longer than it holds a job, so that another ran it too, and ended it. */
    @Test
    void a_mail_that_another_node_has_in_hand_and_then_drops_is_sent_nevertheless() throws SQLException {
        isReviewed(concern);
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        try (Connection other = connections.getConnection();
                PreparedStatement hold = other.prepareStatement(
                        "SELECT id FROM safeguarding.notice WHERE reference = ? AND state = 'WAITING' FOR UPDATE")) {
            other.setAutoCommit(false);
            hold.setString(1, concern.reference());
            hold.execute();
            waitForOthers();
            assertThat(states()).contains("STEP_TO_DO head WAITING");
            other.rollback();
        }
        clock.advance(Duration.ofSeconds(31));
        concern.passSavePoints();
        assertThat(states()).contains("STEP_TO_DO head SENT");
    }

    @Test
    void what_is_urgent_goes_at_once_and_alone() throws IOException {
        isReviewed(concern);
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        Story urgent = new Story(engine, clock).reported(Answers.report().with("immediateDanger", "yes"));
        urgent.passSavePoints();
        urgent.fireTimer("event_confirmEmergencyServicesOverdue");
        urgent.passSavePoints();
        assertThat(to("deputy@", everyMail()))
                .filteredOn(mail -> mail.contains(urgent.reference()) && mail.contains("Confirm emergency services"))
                .singleElement()
                .asString()
                .doesNotContain(concern.reference());
        assertThat(to("deputy@", mails())).as("the other one waits").isEmpty();
    }

    @Test
    void a_mail_leads_to_the_step_itself() throws IOException {
        concern.reported(Answers.report()).passSavePoints();
        assertThat(to("cpo@", mails()))
                .singleElement()
                .asString()
                .contains("/steps/" + concern.task("userTask_reviewConcern").getId());
    }

    /** That the chair is written to is news to whoever it may be about. */
    @Test
    void a_governor_is_told_to_sign_in_and_nothing_else() throws IOException {
        concern.reported(Answers.report().with("aboutWhom", List.of("head"))).passSavePoints();
        assertThat(states()).contains("CONCERN_TO_HANDLE chair SENT");
        assertThat(everyMail())
                .filteredOn(mail -> mail.contains("X-Original-To: chair@governors.example"))
                .isNotEmpty()
                .allSatisfy(
                        mail -> assertThat(mail).contains("Please sign in").doesNotContain("CSE-", "concern", "http"));
    }

    @Test
    void where_nobody_is_left_the_outside_contacts_and_the_reporter_are_told() {
        concern.reported(Answers.report()
                        .with("aboutWhom", List.of("usual-handler", "chair", "governor"), "personOfConcern", null))
                .passSavePoints();
        assertThat(states())
                .containsExactly(
                        "NOBODY_LEFT front-door@council.example SENT",
                        "NOBODY_LEFT lado@council.example SENT",
                        "NOBODY_LEFT_REPORTER teacher SENT");
        assertThat(concern.offeredTo("userTask_appointHandler")).isEmpty();
    }

    @Test
    void the_handler_of_a_hidden_concern_is_told_that_another_exists() {
        Story hidden = new Story(engine, clock)
                .reported(Answers.report().with("childName", "Rae Related", "aboutWhom", List.of("cpo")));
        new Story(engine, clock).reported(Answers.report().with("childName", "Rae Related"));
        concern = hidden.passSavePoints();
        assertThat(states()).contains("RELATED_CONCERN head SENT");
    }
}

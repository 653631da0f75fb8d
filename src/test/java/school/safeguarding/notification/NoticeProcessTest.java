package school.safeguarding.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
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
        try (Stream<Path> files = Files.list(dataDir.resolve("mail"))) {
            List<String> mails = new ArrayList<>();
            for (Path file : files.toList()) {
                String mail = Files.readString(file);
                if (mail.contains(concern.reference())) {
                    mails.add(mail);
                }
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
        sender.setPort(NOBODY_LISTENS_HERE);
        concern.reported(Answers.report());
        assertThat(concern.openSteps()).contains("userTask_reviewConcern");
        for (Duration pause :
                List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1))) {
            clock.advance(pause.plusSeconds(1));
            concern.triesDueJobs();
        }

        assertThat(states())
                .containsExactly("CONCERN_TO_HANDLE cpo UNDELIVERED", "REPORT_RECEIVED teacher UNDELIVERED");
        assertThat(concern.peopleOffered("userTask_tellAnotherWay")).containsExactlyInAnyOrder("deputy", "cpo");
        concern.doesAll("userTask_tellAnotherWay", Answers.toldAnotherWay());
        assertThat(states())
                .containsExactly("CONCERN_TO_HANDLE cpo TOLD_ANOTHER_WAY", "REPORT_RECEIVED teacher TOLD_ANOTHER_WAY");
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

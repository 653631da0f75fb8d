package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.engine.background.NotNow;
import school.safeguarding.logging.LogHeard;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.Story;

/** What a database or a mail server quotes when a job fails is in no table of the engine's and in no line of the log. */
@SchoolTest
class FailedJobProcessTest {

    private static final String PLANTED = "Zzplanted";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JavaMailSenderImpl sender;

    @Autowired
    private JdbcConnectionDetails database;

    private JdbcClient owner;
    private Story concern;
    private int port;
    private LogHeard log;

    @BeforeEach
    void begin() {
        owner = JdbcClient.create(
                new DriverManagerDataSource(database.getJdbcUrl().replaceFirst("\\?.*", ""), "postgres", "postgres"));
        port = sender.getPort();
        concern = new Story(engine, clock).reported(Answers.report());
        log = LogHeard.ofAll();
    }

    @AfterEach
    void repair() {
        log.stop();
        sender.setPort(port);
        owner.sql("DROP FUNCTION IF EXISTS safeguarding.refuse() CASCADE").update();
        background().forEach(job -> engine.getManagementService().setJobRetries(job.getId(), 1));
        concern.passSavePoints();
    }

    /** As a row that breaks a rule makes the server quote it. */
    private void theDatabaseQuotesWhatItRefuses() {
        owner.sql("CREATE FUNCTION safeguarding.refuse() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION 'Not " + PLANTED + "' USING ERRCODE = '23514'; END $$")
                .update();
        owner.sql("CREATE TRIGGER refuse BEFORE INSERT ON safeguarding.mail_attempt"
                        + " FOR EACH ROW EXECUTE FUNCTION safeguarding.refuse()")
                .update();
    }

    /** It belongs to no process. */
    private Job jobOfNotice() {
        return background().stream().findFirst().orElseThrow();
    }

    private List<Job> background() {
        return engine.getManagementService().createJobQuery().messages().list().stream()
                .filter(job -> job.getProcessInstanceId() == null)
                .toList();
    }

    private Throwable fails(Job job) {
        return catchThrowable(() -> engine.getManagementService().executeJob(job.getId()));
    }

    private void assertNothingIsQuoted() throws Exception {
        DatabaseSearch search = new DatabaseSearch(database.getJdbcUrl());
        assertThat(search.columnsWith("engine", PLANTED)).isEmpty();
        assertThat(search.columnsWith("safeguarding", PLANTED)).isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.contains(PLANTED));
    }

    @Test
    void a_database_that_quotes_a_value_is_told_by_its_state_beside_the_job_in_history_and_in_the_incident()
            throws Exception {
        theDatabaseQuotesWhatItRefuses();
        Job job = jobOfNotice();
        assertThat(fails(job)).hasStackTraceContaining(PLANTED);

        Job failed = jobOfNotice();
        assertThat(failed.getExceptionMessage())
                .contains("PSQLException SQLState 23514")
                .doesNotContain(PLANTED);
        assertThat(engine.getManagementService().getJobExceptionStacktrace(job.getId()))
                .contains("SQLState 23514", "\tat org.postgresql.")
                .doesNotContain(PLANTED);
        assertThat(owner.sql("SELECT exception_msg_ FROM engine.act_ru_job WHERE id_ = ?")
                        .param(job.getId())
                        .query(String.class)
                        .single())
                .as("what an operator looks up")
                .isEqualTo(failed.getExceptionMessage());
        HistoricJobLog inHistory = engine.getHistoryService()
                .createHistoricJobLogQuery()
                .jobId(job.getId())
                .singleResult();
        assertThat(inHistory.getJobExceptionMessage()).isEqualTo(failed.getExceptionMessage());
        assertThat(engine.getHistoryService().getHistoricJobLogExceptionStacktrace(inHistory.getId()))
                .contains("SQLState 23514", "\tat org.postgresql.");
        assertNothingIsQuoted();

        int tries = 1;
        while (jobOfNotice().getRetries() > 0) {
            assertThat(fails(jobOfNotice())).isNotNull();
            tries++;
        }
        assertThat(tries).isEqualTo(4);
        Incident incident = engine.getRuntimeService()
                .createIncidentQuery()
                .configuration(job.getId())
                .singleResult();
        assertThat(incident.getIncidentMessage()).contains("SQLState 23514");
        assertNothingIsQuoted();
    }

    @Test
    void a_mail_server_that_quotes_what_it_was_sent_is_told_by_a_code() throws Exception {
        Job again = jobOfItsOwn();
        try (QuotingMailServer server = new QuotingMailServer()) {
            sender.setPort(server.port());
            assertThat(fails(again)).isNotNull();
        }
        assertThat(jobOfItsOwn().getExceptionMessage()).contains("NoticeNotTaken: Mail not taken: Mail");
        assertNothingIsQuoted();
    }

    @Test
    void the_pauses_between_tries_are_the_engines_own() {
        theDatabaseQuotesWhatItRefuses();
        assertPauses(this::jobOfNotice);
        owner.sql("DROP FUNCTION safeguarding.refuse() CASCADE").update();
        engine.getManagementService().setJobRetries(jobOfNotice().getId(), 1);
        Job again = jobOfItsOwn();
        sender.setPort(1);
        assertPauses(() -> again);
    }

    private void assertPauses(Supplier<Job> waiting) {
        for (Duration pause : new Duration[] {Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1)}) {
            String id = waiting.get().getId();
            assertThat(fails(waiting.get())).isNotNull();
            assertThat(engine.getManagementService()
                            .createJobQuery()
                            .jobId(id)
                            .singleResult()
                            .getDuedate()
                            .toInstant())
                    .isEqualTo(clock.instant().plus(pause));
        }
    }

    /** The next try of a mail that was not taken with the others of its step. */
    private Job jobOfItsOwn() {
        sender.setPort(1);
        background().forEach(job -> engine.getManagementService().executeJob(job.getId()));
        return engine.getManagementService().createJobQuery().processDefinitionKey("notice").list().stream()
                .filter(job -> concern.instances().stream()
                        .anyMatch(instance -> instance.getId().equals(job.getProcessInstanceId())))
                .min((one, other) -> one.getId().compareTo(other.getId()))
                .orElseThrow();
    }

    @Test
    void a_job_that_has_to_wait_spends_none_of_its_tries() {
        Job job = jobOfNotice();
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration
                .getCommandExecutorTxRequired()
                .execute(configuration
                        .getFailedJobCommandFactory()
                        .getCommand(job.getId(), new NotNow("Later", Duration.ofSeconds(2))));
        Job after = jobOfNotice();
        assertThat(after.getRetries()).isEqualTo(job.getRetries());
        assertThat(after.getDuedate().toInstant()).isEqualTo(clock.instant().plusSeconds(2));
        assertThat(after.getExceptionMessage()).isNull();
    }

    @Test
    void two_at_once_cost_no_try() {
        Job job = jobOfNotice();
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        Command<Object> afterwards = configuration
                .getFailedJobCommandFactory()
                .getCommand(job.getId(), new OptimisticLockingException("Somebody was faster"));
        configuration.getCommandExecutorTxRequired().execute(afterwards);
        int after = jobOfNotice().getRetries();
        configuration
                .getCommandExecutorTxRequired()
                .execute(configuration
                        .getFailedJobCommandFactory()
                        .getCommand(job.getId(), new OptimisticLockingException("Somebody was faster")));
        assertThat(jobOfNotice().getRetries()).isEqualTo(after);
        configuration
                .getCommandExecutorTxRequired()
                .execute(configuration
                        .getFailedJobCommandFactory()
                        .getCommand(job.getId(), new IllegalStateException("Not taken")));
        assertThat(jobOfNotice().getRetries()).isEqualTo(after - 1);
    }

    @Test
    void the_trials_database_keeps_values_out_of_its_own_log() {
        JdbcClient server = owner;
        assertThat(server.sql("SHOW log_error_verbosity").query(String.class).single())
                .isEqualTo("terse");
        assertThat(server.sql("SHOW log_min_error_statement")
                        .query(String.class)
                        .single())
                .isEqualTo("panic");
        assertThat(server.sql("SHOW log_parameter_max_length_on_error")
                        .query(String.class)
                        .single())
                .isEqualTo("0");
    }

    /** Refuses whoever calls, in words of its own. */
    private static class QuotingMailServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

        QuotingMailServer() throws IOException {
            Thread answering = new Thread(() -> {
                try (Socket caller = socket.accept()) {
                    caller.getOutputStream().write(("554 Not " + PLANTED + "\r\n").getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // Closed: nobody called.
                    return;
                }
            });
            answering.setDaemon(true);
            answering.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

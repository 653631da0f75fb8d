package school.safeguarding.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.slf4j.MDC;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.dao.DataIntegrityViolationException;

class CodesOnlyLayoutTest {

    private static final String OURS = "school.safeguarding.concern.handle.AssignHandler";
    private static final String THEIRS = "org.example.Other";
    private static final String TYPED = "Zzsecret";

    private final LoggerContext log = new LoggerContext();
    private final CodesOnlyLayout layout = new CodesOnlyLayout();

    private String line(String logger, String message, Throwable failure, Object... arguments) {
        LoggingEvent event = new LoggingEvent(THEIRS, log.getLogger(logger), Level.ERROR, message, failure, arguments);
        event.setTimeStamp(1795510200123L);
        return layout.doLayout(event);
    }

    private static <T extends Throwable> T madeByOthers(T failure) {
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement(THEIRS, "read", "Other.java", 12)});
        return failure;
    }

    @Test
    void our_own_message_is_printed_in_full() {
        assertThat(line(OURS, "ALARM {}: nobody is left for {}", null, "CSE-2026-0001", "userTask_reviewConcern"))
                .isEqualTo("2026-11-24T08:50:00.123Z ERROR " + OURS
                        + " - ALARM CSE-2026-0001: nobody is left for userTask_reviewConcern\n");
    }

    @Test
    void so_is_what_the_framework_says_of_a_start_that_failed() {
        assertThat(line("org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", "Port in use", null))
                .endsWith(" - Port in use\n");
    }

    @Test
    void of_others_only_where_it_comes_from_and_the_code_that_it_begins_with() {
        assertThat(line(THEIRS, "Cannot read " + TYPED, null)).endsWith("ERROR " + THEIRS + "\n");
        assertThat(line(THEIRS, "ENGINE-14006 Exception while executing job '{}': " + TYPED, null, TYPED))
                .endsWith(THEIRS + " - ENGINE-14006\n");
        assertThat(line(THEIRS, "SPIN/JACKSON-JSON-01004 " + TYPED, null)).endsWith(" - SPIN/JACKSON-JSON-01004\n");
        assertThat(line(THEIRS, "HHH000247: " + TYPED, null)).endsWith(" - HHH000247\n");
        assertThat(line(THEIRS, "Written by AB-12345", null)).endsWith(THEIRS + "\n");
    }

    @Test
    void a_name_that_only_looks_like_ours_is_not_ours() {
        assertThat(line("school.safeguardingx.Other", TYPED, null)).doesNotContain(TYPED);
    }

    @Test
    void neither_a_threads_name_nor_what_is_attached_to_it_is_printed() {
        String name = Thread.currentThread().getName();
        Thread.currentThread().setName(TYPED);
        MDC.put(TYPED, TYPED);
        try {
            assertThat(line(OURS, "Said", null)).doesNotContain(TYPED);
        } finally {
            MDC.clear();
            Thread.currentThread().setName(name);
        }
    }

    @Test
    void nothing_that_is_told_begins_a_line_of_its_own() {
        assertThat(line(OURS, "One\r\n2026-11-24T08:50:00.123Z ERROR forged\u2028\u001b[31m\u0085{}", null, "\nlast"))
                .endsWith(" - One / 2026-11-24T08:50:00.123Z ERROR forged / ?[31m / last\n")
                .hasLineCount(1);
        assertThat(line(THEIRS, "", new IllegalStateException("No concern\n2026 forged"))
                        .lines())
                .noneMatch(part -> part.startsWith("2026 forged"));
    }

    @Test
    void of_a_databases_failure_the_state_is_printed_and_never_the_message() {
        BatchUpdateException batch = madeByOthers(new BatchUpdateException(TYPED, "23505", new int[0]));
        batch.setNextException(madeByOthers(new SQLException("Key (name)=(" + TYPED + ")", "23514")));
        Exception failure = madeByOthers(new RuntimeException("Could not execute " + TYPED, batch));
        failure.addSuppressed(madeByOthers(new IOException(TYPED)));
        assertThat(line(THEIRS, TYPED, failure))
                .contains("java.lang.RuntimeException <- java.sql.BatchUpdateException SQLState 23505"
                        + " <- java.sql.SQLException SQLState 23514 <- java.io.IOException\n")
                .contains("\tat org.example.Other.read(Other.java:12)")
                .doesNotContain(TYPED);
    }

    @Test
    void the_example_that_operators_read_is_a_line_as_it_is_printed() throws IOException {
        Exception failure = madeByOthers(new DataIntegrityViolationException(
                TYPED, madeByOthers(new PSQLException(TYPED, PSQLState.CHECK_VIOLATION))));
        LoggingEvent event = new LoggingEvent(
                THEIRS,
                log.getLogger("org.camunda.bpm.engine.jobexecutor"),
                Level.WARN,
                "ENGINE-14006 Exception while executing job " + TYPED + ": ",
                failure,
                null);
        event.setTimeStamp(1795510200123L);
        assertThat(Files.readString(Path.of("src/docs/operations.md")))
                .contains("\n" + layout.doLayout(event).lines().findFirst().orElseThrow() + "\n");
    }

    @Test
    void why_a_start_is_refused_is_read_on_the_first_line_however_deep_it_lies() {
        Exception refusal = new IllegalStateException("Not started. SAFEGUARDING_DB_URL is missing");
        Exception failure = madeByOthers(new BeanCreationException(
                "bean of " + TYPED, madeByOthers(new RuntimeException(TYPED + "; " + refusal.getMessage(), refusal))));
        assertThat(line("org.springframework.boot.SpringApplication", "Application run failed", failure)
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .endsWith(" - org.springframework.beans.factory.BeanCreationException <- java.lang.RuntimeException"
                        + " <- java.lang.IllegalStateException: Not started. SAFEGUARDING_DB_URL is missing");
    }

    @Test
    void our_failure_that_only_says_what_anothers_says_is_not_printed() {
        IOException theirs = madeByOthers(new IOException(TYPED));
        assertThat(line(OURS, "Said", new UncheckedIOException(theirs))).doesNotContain(TYPED);
        assertThat(line(OURS, "Said", new IllegalStateException("Not read: " + theirs.getMessage(), theirs)))
                .doesNotContain(TYPED);
        assertThat(line(OURS, "Said", new InOurWords("Form review cannot be read", theirs)))
                .contains("Form review cannot be read")
                .doesNotContain(TYPED);
    }

    @Test
    void a_failure_without_places_is_ours_if_its_kind_is() {
        assertThat(line(THEIRS, "", new NotTaken("Mail not taken: MailSendException")))
                .contains("NotTaken: Mail not taken: MailSendException");
        Exception theirs = new IllegalStateException(TYPED);
        theirs.setStackTrace(new StackTraceElement[0]);
        assertThat(line(THEIRS, "", theirs)).doesNotContain(TYPED);
    }

    private static class NotTaken extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotTaken(String message) {
            super(message, null, false, false);
        }
    }

    @Test
    void a_failure_that_goes_round_in_a_circle_is_told_once() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        assertThat(FailureCodes.of(first).inOneLine())
                .isEqualTo("java.lang.Exception: first <- java.lang.Exception: second");
    }

    @Test
    void the_application_prints_its_log_in_this_way_and_in_no_other() throws Exception {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(log);
        configurator.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        log.getLoggerList().forEach(logger -> logger.iteratorForAppenders().forEachRemaining(appenders::add));
        assertThat(appenders).singleElement().isInstanceOfSatisfying(ConsoleAppender.class, console -> assertThat(
                        ((LayoutWrappingEncoder<?>) console.getEncoder()).getLayout())
                .isInstanceOf(CodesOnlyLayout.class));
        assertThat(log.getLogger(Logger.ROOT_LOGGER_NAME).getLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void what_ends_a_thread_goes_to_the_log() throws InterruptedException {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        LogHeard heard = LogHeard.of(UncaughtFailures.class);
        try {
            UncaughtFailures.goToTheLog();
            Thread thread = new Thread(() -> {
                throw new IllegalStateException("No concern CSE-2026-0001");
            });
            thread.start();
            thread.join();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
            heard.stop();
        }
        assertThat(heard.lines()).singleElement().asString().contains("No concern CSE-2026-0001");
    }
}

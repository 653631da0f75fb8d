package school.safeguarding.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Typed;

/** A watch that hears nothing would find nothing. */
class LogWatchTest {

    private static final String TYPED = (String) Answers.report().asMap().get("whatHappened");

    private final LoggerContext log = new LoggerContext();
    private final List<String> leaks = new ArrayList<>();

    @BeforeEach
    void listen() {
        LogWatch watch = new LogWatch(leaks);
        watch.setContext(log);
        watch.start();
        log.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(watch);
    }

    private Logger ours() {
        return log.getLogger("school.safeguarding.concern.Anything");
    }

    @Test
    void a_line_that_repeats_what_somebody_typed_is_found_and_fails_the_class() {
        ours().info("Reported: {}", TYPED);
        assertThat(leaks).singleElement().asString().contains(TYPED);
        assertThatThrownBy(() -> NothingTypedIsLogged.refuse(leaks)).hasMessageContaining(TYPED);
    }

    @Test
    void a_failure_of_our_own_that_repeats_it_is_found_however_deep_it_lies() {
        Exception outer = new Exception();
        outer.addSuppressed(new IllegalStateException("Not accepted: " + TYPED));
        log.getLogger("org.example.Other").error("Failed", outer);
        assertThat(leaks).hasSize(1);
    }

    @Test
    void a_line_of_ids_and_codes_is_not_found() {
        ours().error("ALARM {}: nobody is left for {}", "CSE-2026-0001", "userTask_reviewConcern");
        assertThat(leaks).isEmpty();
        assertThatCode(() -> NothingTypedIsLogged.refuse(leaks)).doesNotThrowAnyException();
    }

    @Test
    void what_the_layout_leaves_out_is_not_found() {
        Exception theirs = new Exception(TYPED);
        theirs.setStackTrace(new StackTraceElement[] {new StackTraceElement("org.example.Other", "read", null, 1)});
        MDC.put("typed", TYPED);
        try {
            log.getLogger("org.example.Other").error(TYPED, theirs);
        } finally {
            MDC.clear();
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void every_class_of_tests_is_watched_at_every_level_that_is_logged() {
        assertThat(NothingTypedIsLogged.isWatching()).isTrue();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        Iterator<Appender<ILoggingEvent>> all = root.iteratorForAppenders();
        all.forEachRemaining(appenders::add);
        assertThat(appenders).anyMatch(LogWatch.class::isInstance).allMatch(Appender::isStarted);
        assertThat(root.getLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void what_people_type_is_looked_up_in_the_tests_themselves() {
        assertThat(Typed.all())
                .contains(TYPED, "Robin Madeup", "I have spoken with them.", "Please look again.")
                .hasSizeGreaterThan(50)
                .doesNotContain("Mother", "no-further-action", "2026-11-24");
    }
}

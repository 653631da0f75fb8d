package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.Verified;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/** Whoever writes in the database opens no concern to anybody by it, and what they wrote is found. */
@SchoolTest
class ChangedByHandProcessTest {

    private static final String REVIEW = "userTask_reviewConcern";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RecordViews views;

    @Autowired
    private Responsibility responsibility;

    @Autowired
    private Seals seals;

    @Autowired
    private JdbcConnectionDetails details;

    private JdbcClient database;
    private Story concern;

    /** The CPO has stepped out, and the deputy works it. */
    @BeforeEach
    void begin() {
        database = JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()));
        concern = new Story(engine, clock);
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", REVIEW, Answers.stepOut());
        keep("before");
    }

    /** As somebody's copy of the rows. */
    private void keep(String name) {
        forget(name);
        change("CREATE TABLE public.concern_" + name + " AS SELECT * FROM safeguarding.concern WHERE reference = :ref");
        change("CREATE TABLE public.recusal_" + name + " AS SELECT * FROM safeguarding.concern_recusal WHERE concern = "
                + "(SELECT id FROM safeguarding.concern WHERE reference = :ref)");
    }

    private void putBack(String name) {
        change(
                "UPDATE safeguarding.concern c SET about = o.about, reporter = o.reporter, reported_at = o.reported_at, is_outside_hours = o.is_outside_hours, handler_role = o.handler_role, assigned_to = o.assigned_to,"
                        + " is_reviewed = o.is_reviewed, is_child_words_kept = o.is_child_words_kept,"
                        + " proposed_level = o.proposed_level, closed_at = o.closed_at, standing = o.standing,"
                        + " response_decided_by = o.response_decided_by"
                        + " FROM public.concern_" + name + " o WHERE o.id = c.id AND c.reference = :ref");
        change("DELETE FROM safeguarding.concern_recusal WHERE concern ="
                + " (SELECT id FROM safeguarding.concern WHERE reference = :ref)");
        change("INSERT INTO safeguarding.concern_recusal SELECT * FROM public.recusal_" + name);
    }

    private void forget(String name) {
        change("DROP TABLE IF EXISTS public.concern_" + name + ", public.recusal_" + name);
    }

    @AfterEach
    void leaveNothingChanged() throws SQLException {
        putBack("before");
        forget("before");
        forget("older");
        assertThat(misfit()).isEmpty();
    }

    private void change(String sql) {
        database.sql(sql.replace(":ref", "'" + concern.reference() + "'")).update();
    }

    private Optional<String> misfit() throws SQLException {
        return Verified.misfit(KeysOfDatabase.asSuperuser(details.getJdbcUrl()), Optional.of(seals));
    }

    private Optional<String> misfitWithoutKeys() throws SQLException {
        return Verified.misfit(KeysOfDatabase.asSuperuser(details.getJdbcUrl()), Optional.empty());
    }

    private boolean mayRead(String reader) {
        return views.viewAsJson(concern.reference(), reader)
                .filter(view -> view.contains("Robin Madeup"))
                .isPresent();
    }

    @Test
    void whoever_may_read_it_does_while_nobody_has_changed_it() throws SQLException {
        assertThat(mayRead("deputy")).isTrue();
        assertThat(mayRead("cpo")).isFalse();
        assertThat(responsibility.changedByHand()).isEmpty();
        assertThat(misfit()).isEmpty();
    }

    @Test
    void whoever_has_stepped_out_is_not_let_in_again() throws SQLException {
        change("DELETE FROM safeguarding.concern_recusal WHERE concern ="
                + " (SELECT id FROM safeguarding.concern WHERE reference = :ref)");
        isShutAndFound();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "about = 'staff'",
                "handler_role = 'CHAIR'",
                "assigned_to = 'teacher'",
                "reporter = 'cpo'",
                "reported_at = reported_at - interval '1 day'",
                "is_outside_hours = NOT is_outside_hours",
                "is_reviewed = true",
                "proposed_level = 'MEDIUM'",
                "response_decided_by = 'deputy'",
                "closed_at = now()",
                "standing = (SELECT max(standing) FROM safeguarding.concern WHERE reference <> :ref)",
                "standing = 'nothing that was ever sealed'"
            })
    void what_decides_who_reads_it_is_changed_in_vain(String set) throws SQLException {
        new Story(engine, clock).reported(Answers.report()).passSavePoints();
        change("UPDATE safeguarding.concern SET " + set + " WHERE reference = :ref");
        isShutAndFound();
        if (!set.startsWith("standing")) {
            assertThat(misfitWithoutKeys()).contains("the concern " + concern.reference());
        }
    }

    private void isShutAndFound() throws SQLException {
        assertThat(mayRead("cpo")).isFalse();
        assertThat(mayRead("deputy")).as("shut until it is put right").isFalse();
        assertThat(responsibility.changedByHand()).containsExactly(concern.reference());
        assertThat(responsibility.handlers(concern.reference())).isEmpty();
        assertThat(misfit().orElseThrow()).endsWith(concern.reference());
        assertThatThrownBy(() -> concern.does("deputy", REVIEW, Answers.review()))
                .as("what goes on with it does not make good what was changed")
                .hasMessageContaining("no longer open to you");
        assertThat(views.viewAsJson(concern.reference(), "deputy").orElseThrow())
                .contains("changed outside this system")
                .doesNotContain("Robin");
        assertThat(views.viewAsJson(concern.reference(), "teacher")).isEmpty();
        assertThat(responsibility.changedByHand()).containsExactly(concern.reference());
    }

    /** With all that belonged to it at its time, as from a backup: nothing that the application can see is wrong with it. */
    @Test
    void an_older_state_of_a_concern_is_found() throws SQLException {
        keep("older");
        concern.does("deputy", REVIEW, Answers.stepOut());
        assertThat(mayRead("deputy")).isFalse();
        keep("before");
        assertThat(misfit()).isEmpty();
        putBack("older");
        assertThat(responsibility.changedByHand()).containsExactly(concern.reference());
        assertThat(misfit()).contains("the concern " + concern.reference());
    }

    @Test
    void a_concern_that_is_gone_is_found() throws SQLException {
        try (Connection connection =
                        KeysOfDatabase.asSuperuser(details.getJdbcUrl()).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL session_replication_role = replica");
            statement.execute("DELETE FROM safeguarding.concern WHERE reference = '" + concern.reference() + "'");
            assertThat(Verified.misfit(connection, Optional.empty())).contains("the concern " + concern.reference());
            connection.rollback();
        }
    }
}

package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernLists.Asked;
import school.safeguarding.concern.ConcernRecords.Joined;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Seals;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.TraceHash;
import school.safeguarding.trail.Trail.End;
import school.safeguarding.verification.Verified;

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
    private ConcernSteps concernSteps;

    @Autowired
    private ConcernLists lists;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private PaperRecords papers;

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
                        + " proposed_level = o.proposed_level, closed_at = o.closed_at, standing = o.standing, changes = o.changes,"
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
    void leaveNothingChanged() {
        putBack("before");
        forget("before");
        forget("older");
        assertThat(responsibility.changedByHand()).isEmpty();
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
        return views.viewAsJson(Reference.of(concern.reference()), AccountId.of(reader))
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
                "reported_at = 'infinity'",
                "changes = changes + 1",
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

    @Test
    void a_list_says_that_it_is_shut_and_nothing_of_what_the_database_says_then() {
        change("UPDATE safeguarding.concern SET proposed_level = 'LOW' WHERE reference = :ref");
        Asked open = new Asked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, 1);
        assertThat(lists.list(open, AccountId.of("deputy")).rows())
                .filteredOn(row -> row.reference().value().equals(concern.reference()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.isShut()).isTrue();
                    assertThat(row.opened()).isEmpty();
                    assertThat(row.level()).isEmpty();
                    assertThat(row.next().orElseThrow().heldBy()).isEmpty();
                });
        assertThat(lists.levels(Set.of(Reference.of(concern.reference())), AccountId.of("deputy")))
                .isEmpty();
        assertThat(lists.list(open, AccountId.of("cpo")).rows())
                .noneMatch(row -> row.reference().value().equals(concern.reference()));
    }

    /** It goes on in another report's record, which nobody changed and which its handler reads. */
    @Test
    void a_report_that_was_joined_and_put_back_is_shown_in_no_record_or_print() {
        Story goesOn = concern;
        Story joined = new Story(engine, clock);
        joined.at("2026-11-24", "09:30");
        joined.reportedBy("teacher", Answers.report().with("whatHappened", "A man waited at the gate."))
                .passSavePoints();
        concern = joined;
        keep("older");
        goesOn.does("deputy", "userTask_addToRecord", Answers.sameIncident(joined.reference()));
        keep("before");
        assertThat(joinedTo(goesOn)).extracting(Joined::reference).containsExactly(Reference.of(joined.reference()));
        assertThat(sheets(goesOn)).isEqualTo(2);
        putBack("older");
        assertThat(responsibility.changedByHand()).containsExactly(joined.reference());
        assertThat(joinedTo(goesOn)).isEmpty();
        assertThat(opened(goesOn).shown().get("chronology").toString())
                .doesNotContain("number=" + joined.reference() + ", ");
        assertThat(sheets(goesOn)).isEqualTo(1);
    }

    private Reading.Opened opened(Story goesOn) {
        return (Reading.Opened) records.read(Reference.of(goesOn.reference()), AccountId.of("deputy"));
    }

    private List<Joined> joinedTo(Story goesOn) {
        return opened(goesOn).joined();
    }

    private int sheets(Story goesOn) {
        return papers.ofConcern(Reference.of(goesOn.reference()), AccountId.of("deputy"), false, List.of())
                .orElseThrow()
                .concerns()
                .size();
    }

    private void isShutAndFound() throws SQLException {
        assertThat(mayRead("cpo")).isFalse();
        assertThat(mayRead("deputy")).as("shut until it is put right").isFalse();
        assertThat(responsibility.changedByHand()).containsExactly(concern.reference());
        assertThat(misfit().orElseThrow()).endsWith(concern.reference());
        assertThatThrownBy(() -> concern.does("deputy", REVIEW, Answers.review()))
                .as("what goes on with it does not restore what was changed")
                .hasMessageContaining("no longer open to you");
        assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of("deputy"))
                        .orElseThrow())
                .contains("changed outside this system")
                .doesNotContain("Robin");
        assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of("teacher")))
                .isEmpty();
        assertThat(responsibility.changedByHand()).containsExactly(concern.reference());
    }

    /** With all that belonged to it at its time, as from a backup: row and seal fit, and only the trail knows more. */
    @Test
    void an_older_state_of_a_concern_is_found() throws SQLException {
        keep("older");
        concern.does("deputy", REVIEW, Answers.stepOut());
        keep("before");
        assertThat(mayRead("deputy")).isFalse();
        assertThat(misfit()).isEmpty();
        putBack("older");
        assertThat(mayRead("deputy")).isFalse();
        assertThat(responsibility.changedByHand()).containsExactly(concern.reference());
        assertThat(misfitWithoutKeys()).contains("the concern " + concern.reference());
    }

    /**
     * With a trace of its own for it, which whoever has the application's password can leave, and as if somebody had gone on
     * from it, which leaves one as well: the number of changes is sealed, and is one too small for ever.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void an_older_state_that_is_put_into_the_trail_anew_is_found(int changesSince) throws SQLException {
        keep("older");
        concern.does("deputy", REVIEW, Answers.stepOut());
        keep("before");
        try (Connection connection =
                KeysOfDatabase.asSuperuser(details.getJdbcUrl()).getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient everybodyElse = database;
            database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            putBack("older");
            change("UPDATE safeguarding.concern SET changes = changes + " + changesSince + " WHERE reference = :ref");
            leaveTraceOfNow();
            assertThat(Verified.misfit(connection, Optional.empty())).contains("the concern " + concern.reference());
            database = everybodyElse;
            connection.rollback();
        }
    }

    private void leaveTraceOfNow() {
        String now = database.sql(ConcernStanding.EACH + " WHERE c.reference = ?")
                .param(concern.reference())
                .query((row, index) -> ConcernStanding.Row.read(row).now())
                .single();
        Trace trace = Trace.ofStanding(Reference.of(concern.reference()), ConcernStanding.hash(now), Optional.empty());
        End end = database.sql("SELECT last_number, last_hash FROM safeguarding.trail_head")
                .query((row, index) -> new End(row.getLong(1), row.getBytes(2)))
                .single();
        byte[] hash = TraceHash.of("main", end.number() + 1, Instant.EPOCH, trace, end.hash());
        database.sql("INSERT INTO safeguarding.trace (number, at, by_account, kind, reference, entry_hash, hash,"
                        + " previous_hash) VALUES (?, to_timestamp(0), ?, ?, ?, ?, ?, ?)")
                .params(
                        end.number() + 1,
                        trace.by().value(),
                        trace.kind().name(),
                        concern.reference(),
                        trace.hashed().orElseThrow(),
                        hash,
                        end.hash())
                .update();
        database.sql("UPDATE safeguarding.trail_head SET last_number = ?, last_hash = ?")
                .params(end.number() + 1, hash)
                .update();
    }

    @Test
    void whoever_has_the_keys_is_told_what_it_was() throws SQLException {
        change("UPDATE safeguarding.concern SET assigned_to = 'teacher', about = 'staff' WHERE reference = :ref");
        assertThat(Verified.inWords(KeysOfDatabase.asSuperuser(details.getJdbcUrl()), seals)
                        .orElseThrow())
                .contains(
                        "It was: changes = 3;",
                        "; about = stranger;",
                        "; assigned_to = -;",
                        "; concern_recusal, how many and who = 1:cpo;");
    }

    @Test
    void two_who_have_stepped_out_are_not_made_into_one() throws SQLException {
        concern.does("deputy", REVIEW, Answers.stepOut());
        keep("before");
        change("DELETE FROM safeguarding.concern_recusal WHERE account = 'deputy' AND concern ="
                + " (SELECT id FROM safeguarding.concern WHERE reference = :ref)");
        change("UPDATE safeguarding.concern_recusal SET account = 'cpo,deputy' WHERE concern ="
                + " (SELECT id FROM safeguarding.concern WHERE reference = :ref)");
        assertThat(mayRead("cpo")).isFalse();
        assertThat(mayRead("deputy")).isFalse();
        assertThat(misfitWithoutKeys()).contains("the concern " + concern.reference());
    }

    @Test
    void an_older_seal_beside_what_nobody_has_changed_is_found_by_whoever_has_the_keys() throws SQLException {
        keep("older");
        concern.does("deputy", REVIEW, Answers.stepOut());
        keep("before");
        change("UPDATE safeguarding.concern c SET standing = o.standing FROM public.concern_older o WHERE o.id = c.id");
        assertThat(mayRead("head")).isFalse();
        assertThat(responsibility.changedByHand()).containsExactly(concern.reference());
        assertThat(misfitWithoutKeys()).isEmpty();
        assertThat(misfit()).contains("the concern " + concern.reference());
    }

    /** An absence has all steps offered again; when it is put right everybody must have theirs. */
    @Test
    void whoever_had_a_step_has_it_again_when_it_is_put_right() {
        change("UPDATE safeguarding.concern SET assigned_to = 'teacher' WHERE reference = :ref");
        concernSteps.offerAgain(Reference.of(concern.reference()));
        assertThat(database.sql("SELECT count(*) FROM safeguarding.notice WHERE reference = ?"
                                + " AND kind = 'STEP_WITHOUT_PERSON'")
                        .param(concern.reference())
                        .query(Integer.class)
                        .single())
                .isZero();
        putBack("before");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
        concern.does("deputy", REVIEW, Answers.review());
        keep("before");
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

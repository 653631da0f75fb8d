package school.safeguarding.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.reference.MadeUpReference;
import school.safeguarding.reference.Reference;
import school.safeguarding.verification.Verified;

/** What the application's account may do in the database, and that it is no more than is listed here. */
@SchoolTest
class RolesInDatabaseTest {

    /** Beside SELECT and INSERT. What is in no row may be neither changed nor removed. */
    private static final Map<String, String> MORE = Map.ofEntries(
            Map.entry(
                    "account",
                    "UPDATE(activation, is_password_one_time, link, link_until, mail, mail_before, mail_before_until, password,"
                            + " password_until, second_factor, second_factor_step, sign_in_round, standing, teaches, until_day, version)"),
            Map.entry("account_change", "UPDATE"),
            Map.entry("account_role", "DELETE UPDATE(since)"),
            Map.entry("adult_contact", "UPDATE"),
            Map.entry("briefing", "UPDATE(done_at, ended_at, version)"),
            Map.entry("child", "UPDATE(content, is_in_register, left_on)"),
            Map.entry("child_home", "DELETE UPDATE(content)"),
            Map.entry("concern", "UPDATE"),
            Map.entry("concern_recusal", "DELETE"),
            Map.entry("correction", "UPDATE"),
            Map.entry("counted_trace", "DELETE UPDATE(is_traced, number)"),
            Map.entry("draft", "UPDATE(content, kept_at, revision)"),
            Map.entry("family_link", "UPDATE"),
            Map.entry("family_question", "UPDATE"),
            Map.entry("low_level_reading", "UPDATE"),
            Map.entry("mail_attempt", "DELETE UPDATE(begun_at, unsettled)"),
            Map.entry("near_school_day", "DELETE UPDATE(opens)"),
            Map.entry("notice", "UPDATE"),
            Map.entry("overdue_step", "UPDATE"),
            Map.entry("parent_contact", "UPDATE"),
            Map.entry(
                    "policy_edition", "UPDATE(accepted_by, accepted_on, minute_number, number, published_at, version)"),
            Map.entry("policy_review", "UPDATE(ended_on, next_on, version)"),
            Map.entry("record_head", "UPDATE(last_hash, last_number)"),
            Map.entry("referral", "UPDATE"),
            Map.entry("review_round", "UPDATE"),
            Map.entry("review_shown", "UPDATE(entry)"),
            Map.entry("sent_form", "DELETE UPDATE(answer, digest, due_at, reference)"),
            Map.entry("register_import", "DELETE UPDATE(content, kept_at)"),
            Map.entry("session", "DELETE UPDATE(content, used_at)"),
            Map.entry("sign_in_attempt", "DELETE UPDATE(forgotten_at, next_at, tried)"),
            Map.entry("training_question", "UPDATE(answered_at, ended_at, version)"),
            Map.entry("trail_head", "UPDATE(last_hash, last_number)"));

    /** Text that is no secret: codes, ids, hashes of passwords, and sentences of ours. Every other text is sealed. */
    private static final Set<String> PLAIN = Set.of(
            "absence.account",
            "account.id",
            "account_change.account",
            "account_change.asked_by",
            "account_change.first_by",
            "account_change.kind",
            "account_change.needs",
            "account_change.roles",
            "account_change.second_by",
            "account_change.state",
            "account_role.account",
            "account_role.role",
            "added_school_year.added_by",
            "adult_contact.decision",
            "adult_contact.decision_before",
            "adult_contact.reference",
            "attachment.format",
            "attachment.reference",
            "awareness.kind",
            "awareness.recorded_by",
            "awareness.year_groups",
            "briefing.account",
            "briefing.questions",
            "briefing_note.by_account",
            "concern.about",
            "concern.agencies",
            "concern.assigned_to",
            "concern.close_decided_by",
            "concern.decided_level",
            "concern.handed_to",
            "concern.handler_role",
            "concern.proposed_level",
            "concern.reference",
            "concern.reporter",
            "concern.response",
            "concern.response_decided_by",
            "concern_child.kind",
            "concern_child.reference",
            "concern_child.state",
            "concern_link.earlier",
            "concern_link.reference",
            "concern_recusal.account",
            "counted_event.code",
            "counted_event.kind",
            "counted_event.reference",
            "correction.about",
            "correction.accounts",
            "correction.answered_by",
            "correction.asked_by",
            "correction.kind",
            "correction.other_reference",
            "correction.reference",
            "correction.state",
            "counted_trace.about",
            "counted_trace.by_account",
            "counted_trace.kind",
            "counted_trace.reference",
            "draft.account",
            "draft.form",
            "draft.form_id",
            "draft.reference",
            "draft.title",
            "deleted_low_level_concern.agreed_by",
            "deleted_low_level_concern.asked_by",
            "deleted_low_level_concern.reference",
            "deleted_record.agreed_by",
            "deleted_record.asked_by",
            "deleted_record.reference",
            "data_key.name",
            "data_key.wrapped_by",
            "entry.by_account",
            "entry.key_id",
            "entry.kind",
            "entry.reference",
            "family_link.answered_by",
            "family_link.origin",
            "family_link.state",
            "family_question.account",
            "frozen_figure.cell",
            "frozen_figure.figure",
            "frozen_figure.state",
            "frozen_term.name",
            "hand_over.asked",
            "hand_over.leaver",
            "hand_over_step.reference",
            "hand_over_step.step_name",
            "hand_over_step.task_id",
            "low_level_concern.added_by",
            "low_level_concern.reference",
            "low_level_concern.threshold",
            "low_level_note.by_account",
            "low_level_note.reference",
            "low_level_note.step",
            "low_level_reading.list",
            "low_level_reading.read_by",
            "low_level_removal.agreed_by",
            "low_level_removal.asked_by",
            "low_level_removal.reference",
            "name_of_deleted.reference",
            "near_day_answer.answered_by",
            "near_school_day.home",
            "near_school_day.opens",
            "notice.detail",
            "notice.failure",
            "notice.kind",
            "notice.once_key",
            "notice.reference",
            "notice.state",
            "notice.step_name",
            "notice.to_account",
            "notice.to_address",
            "officer_training.account",
            "officer_training.kind",
            "officer_training.recorded_by",
            "overdue_level.account",
            "overdue_level.kind",
            "overdue_step.cause",
            "overdue_step.held_by",
            "overdue_step.ladder",
            "overdue_step.pause",
            "overdue_step.reference",
            "overdue_step.step",
            "overdue_step.step_name",
            "overdue_step.task_id",
            "parent_contact.advice",
            "parent_contact.reference",
            "person_of_concern.reference",
            "policy_edition.written_by",
            "policy_note.by_account",
            "policy_note.step",
            "record_head.reference",
            "referral.agency",
            "referral.reference",
            "referral.state",
            "referral.state_before",
            "review_inputs.decision",
            "review_inputs.reference",
            "register_import.account",
            "review_round.reference",
            "review_shown.account",
            "review_shown.reference",
            "review_shown.task_id",
            "sent_form.account",
            "sent_form.form_key",
            "sent_form.path",
            "sent_form.reference",
            "same_report.first",
            "same_report.reference",
            "school.id",
            "school_year_answer.answered_by",
            "step_seen.account",
            "step_seen.reference",
            "step_seen.task_id",
            "table_answer.seat",
            "training_question.account",
            "trace.by_account",
            "trace.detail",
            "trace.kind",
            "trace.reference");

    @Autowired
    private JdbcClient application;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private Chronology chronology;

    @Autowired
    private TransactionOperations transaction;

    private final String reference = MadeUpReference.next();
    private SingleConnectionDataSource oneConnection;
    private JdbcClient superuser;

    /** A thousand questions on one connection: to sign in takes longer than any of them. */
    @BeforeEach
    void write() throws SQLException {
        oneConnection = new SingleConnectionDataSource(
                KeysOfDatabase.asSuperuser(details.getJdbcUrl()).getConnection(), true);
        superuser = JdbcClient.create(oneConnection);
        transaction.executeWithoutResult(status -> chronology.append(
                Reference.of(reference),
                new NewEntry(AccountId.of("cpo"), "Step", "kind", List.of(new Line("key", "Label", "something")))));
    }

    @AfterEach
    void close() {
        oneConnection.destroy();
    }

    /** As whoever has stolen the application's password: they choose the school too. */
    private JdbcClient signedIn(String school) {
        return JdbcClient.create(new DriverManagerDataSource(
                details.getJdbcUrl().replaceFirst("\\?.*", "") + "?options=-c%20safeguarding.school=" + school,
                "app",
                "app"));
    }

    private List<String> tables() {
        return superuser
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'safeguarding'"
                        + " AND table_name <> 'flyway_schema_history' ORDER BY 1")
                .query(String.class)
                .list();
    }

    @Test
    void it_may_do_what_is_listed_and_nothing_else() {
        Map<String, String> found = new TreeMap<>();
        for (String table : tables()) {
            Set<String> more = new TreeSet<>();
            for (String right : List.of("UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")) {
                if (may(table, right)) {
                    more.add(right);
                }
            }
            if (!more.contains("UPDATE")) {
                List<String> columns = superuser
                        // The standard's own view looks at every column of every schema each time.
                        .sql("SELECT attname FROM pg_attribute WHERE attrelid = ('safeguarding.' || ?)::regclass"
                                + " AND attnum > 0 AND NOT attisdropped"
                                + " AND has_column_privilege('app', attrelid, attnum, 'UPDATE') ORDER BY 1")
                        .param(table)
                        .query(String.class)
                        .list();
                if (!columns.isEmpty()) {
                    more.add("UPDATE(" + String.join(", ", columns) + ")");
                }
            }
            if (!more.isEmpty()) {
                found.put(table, String.join(" ", more));
            }
        }
        assertThat(found).containsExactlyInAnyOrderEntriesOf(MORE);
        assertThat(may("flyway_schema_history", "INSERT")).isFalse();
    }

    private boolean may(String table, String right) {
        return superuser
                .sql("SELECT has_table_privilege('app', 'safeguarding.' || ?, ?)")
                .params(table, right)
                .query(Boolean.class)
                .single();
    }

    @Test
    void it_owns_nothing_and_is_nobody_special() {
        assertThat(superuser
                        .sql(
                                "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'app'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(superuser
                        .sql("SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication"
                                + " FROM pg_roles WHERE rolname = 'app'")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(superuser
                        .sql("SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
                                + " WHERE r.rolname = 'app'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE safeguarding.entry SET kind = 'other'",
        "UPDATE safeguarding.entry SET content = content",
        "DELETE FROM safeguarding.entry",
        "UPDATE safeguarding.attachment SET content = content",
        "DELETE FROM safeguarding.attachment",
        "TRUNCATE safeguarding.entry",
        "UPDATE safeguarding.trace SET by_account = 'other'",
        "DELETE FROM safeguarding.trace",
        "TRUNCATE safeguarding.trace",
        "DELETE FROM safeguarding.trail_head",
        "DELETE FROM safeguarding.record_head",
        "UPDATE safeguarding.record_head SET reference = 'other'",
        "DELETE FROM safeguarding.daily_head",
        "UPDATE safeguarding.daily_head SET number = 1",
        "UPDATE safeguarding.data_key SET wrapped_by = '1'",
        "DELETE FROM safeguarding.data_key",
        "UPDATE safeguarding.concern_child SET state = 'TAKEN_OUT'",
        "DELETE FROM safeguarding.concern_child",
        "DELETE FROM safeguarding.child",
        "DELETE FROM safeguarding.concern",
        "UPDATE safeguarding.account SET name = 'other'",
        "DELETE FROM safeguarding.account",
        "DROP POLICY of_one_school ON safeguarding.entry",
        "ALTER TABLE safeguarding.entry DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE safeguarding.entry OWNER TO app",
        "GRANT UPDATE ON safeguarding.entry TO app",
        "CREATE TABLE safeguarding.mine (id int)",
        "SET ROLE owner",
        "SET SESSION AUTHORIZATION owner",
        "ALTER ROLE app SUPERUSER"
    })
    void what_it_may_not_do_it_cannot(String statement) {
        long before = entries();
        try {
            int changed = signedIn("main").sql(statement).update();
            // A grant that somebody has no right to give is a warning only.
            assertThat(statement).startsWith("GRANT");
            assertThat(changed).isZero();
        } catch (DataAccessException e) {
            assertThat(e.getRootCause())
                    .hasMessageMatching("(?s).*(permission denied|must be owner|must be able|Only roles with).*");
        }
        assertThat(may("entry", "UPDATE")).isFalse();
        assertThat(entries()).isEqualTo(before);
    }

    private long entries() {
        return superuser
                .sql("SELECT count(*) FROM safeguarding.entry")
                .query(Long.class)
                .single();
    }

    @Test
    void every_row_belongs_to_a_school_and_no_other_school_sees_it() {
        JdbcClient other = signedIn("another");
        JdbcClient nobody = signedIn("''");
        for (String table : tables()) {
            assertThat(superuser
                            .sql("SELECT relrowsecurity FROM pg_class WHERE oid = ('safeguarding.' || ?)::regclass")
                            .param(table)
                            .query(Boolean.class)
                            .single())
                    .as(table)
                    .isTrue();
            for (JdbcClient client : List.of(other, nobody)) {
                assertThat(client.sql("SELECT count(*) FROM safeguarding." + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
        assertThat(application
                        .sql("SELECT count(*) FROM safeguarding.entry WHERE reference = ?")
                        .param(reference)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void nobody_writes_into_another_school() {
        assertThatThrownBy(() -> signedIn("main")
                        .sql("INSERT INTO safeguarding.record_head (school, reference, last_number, last_hash)"
                                + " VALUES ('another', 'TEST-other', 0, '')")
                        .update())
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(signedIn("another")
                        .sql("UPDATE safeguarding.record_head SET last_number = 0")
                        .update())
                .isZero();
    }

    /** A new column is closed until somebody has decided that it may be read by whoever steals the disk. */
    @Test
    void every_text_is_listed_as_plain_or_is_sealed() {
        Set<String> texts = new TreeSet<>(superuser
                .sql("SELECT table_name || '.' || column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'safeguarding' AND table_name <> 'flyway_schema_history'"
                        + " AND column_name <> 'school' AND data_type NOT IN ('bytea', 'boolean', 'integer', 'bigint',"
                        + " 'uuid', 'xid8', 'timestamp with time zone', 'date')")
                .query(String.class)
                .list());
        Set<String> listed = new TreeSet<>(PLAIN);
        List<String> sealed = Verified.sealedColumns();
        listed.addAll(sealed);
        assertThat(texts).isEqualTo(listed);
        for (String column : sealed) {
            String[] parts = column.split("\\.");
            for (String kept : superuser
                    .sql("SELECT " + parts[1] + " FROM safeguarding." + parts[0] + " WHERE " + parts[1]
                            + " IS NOT NULL LIMIT 50")
                    .query(String.class)
                    .list()) {
                assertThat(kept).as(column).matches("[A-Za-z0-9+/]{40,}={0,2}");
            }
        }
    }
}

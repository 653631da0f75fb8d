package school.safeguarding.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import school.safeguarding.FirstState;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.SchoolCalendar;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.engine.table.FurtherRows;
import school.safeguarding.engine.table.Tables;
import school.safeguarding.logging.LogHeard;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;
import school.safeguarding.replay.Replayed.Busy;
import school.safeguarding.replay.Replayed.Changed;
import school.safeguarding.replay.Replayed.Found;
import school.safeguarding.replay.Replayed.NoTable;
import school.safeguarding.risk.ChangedIndicators;
import school.safeguarding.risk.RiskAssessment;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;
import school.safeguarding.trail.Trail.Left;
import school.safeguarding.verification.Verified;

/** A concern remembers by what it was decided, and another table can be tried on it by whoever may read its record. */
@SchoolTest
class ReplayTest {

    private static final String RULE = "The child has said that somebody did something sexual to them";

    private static final String DECIDE = "userTask_decideResponse";
    private static final String REVIEW = "userTask_reviewConcern";

    /** As the school's procedure says it. */
    private static final Map<String, Set<String>> HIDDEN_FROM = Map.of(
            "parent", Set.of(),
            "stranger", Set.of(),
            "cpo", Set.of("cpo", "deputy"),
            "head", Set.of("head"),
            "chair", Set.of("chair"),
            "usual-handler", Set.of("cpo", "deputy", "head"));

    private static final int CONCERNS = 8;

    private static final String ALL_KNOWN = "contact-hold 1, deadlines 1, handler 1, risk-level 1";

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private static final String REVIEW_OF_POLICY = "00000000-0000-4000-8000-000000000007";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ReplayTable replay;

    @Autowired
    private ReadForReplay reviews;

    @Autowired
    private RecordViews records;

    @Autowired
    private FurtherRows further;

    @Autowired
    private ChangedIndicators changedIndicators;

    @Autowired
    private RiskAssessment risk;

    @Autowired
    private SchoolCalendar calendar;

    @Autowired
    private Tables tables;

    @Autowired
    private Chronology chronology;

    @Autowired
    private TransactionTemplate inTransaction;

    @Autowired
    private Seals seals;

    @Autowired
    private People people;

    @Autowired
    private Trail trail;

    @Autowired
    private FirstState firstState;

    @LocalServerPort
    private int port;

    @BeforeEach
    void nothingHasHappenedYet() {
        firstState.comesBack();
    }

    private Story reviewed(String aboutWhom, String reviewer) {
        Story concern = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of(aboutWhom)))
                .passSavePoints();
        return concern.does(reviewer, "userTask_reviewConcern", Answers.review().with("indicator_disclosure", "yes"));
    }

    private static String inForce() {
        try {
            return Files.readString(Path.of("processes/risk-level.dmn"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As if a disclosure proposed no more than a high level. */
    private static String milder() {
        String changed = inForce().replaceFirst("(then_disclosure_level\">\\s*<text>)\"IMMEDIATE\"", "$1\"HIGH\"");
        assertThat(changed).isNotEqualTo(inForce());
        return changed;
    }

    private Replayed replayed(String reader, String file) {
        return replay.replay(
                file.getBytes(StandardCharsets.UTF_8),
                people.person(AccountId.of(reader)).orElseThrow());
    }

    private Found found(String reader, String file) {
        return (Found) replayed(reader, file);
    }

    private Set<String> triedBy(Story concern) {
        return trail.about(Reference.of(concern.reference())).stream()
                .map(Left::trace)
                .filter(trace -> trace.kind() == Kind.REPLAYED)
                .map(trace -> trace.by().value())
                .collect(Collectors.toSet());
    }

    @Test
    void a_decision_says_in_the_record_under_which_edition_and_tables_it_was_made() {
        Story concern = reviewed("stranger", "cpo");
        assertThat(decidedUnder(concern)).isEmpty();
        decide(concern);
        assertThat(decidedUnder(concern)).containsExactly("none was published here yet", ALL_KNOWN);
        TasklistClient cpo = new TasklistClient(port).signedIn("cpo");
        assertThat(cpo.page("/records/" + concern.reference()).body()).contains(ALL_KNOWN);
        assertThat(cpo.fillFrom(
                                "/account",
                                "/records/" + concern.reference() + "/as-it-was",
                                Map.of(
                                        "on",
                                        day(),
                                        "at",
                                        clock.instant().atZone(ZONE).format(MINUTE)))
                        .body())
                .contains("As it stood on", ALL_KNOWN);
    }

    private String day() {
        return clock.instant().atZone(ZONE).format(DAY);
    }

    /** It is an entry of the record: nobody changes it unseen. */
    @Test
    void what_a_decision_was_made_under_is_in_the_chain() throws SQLException {
        Story concern = reviewed("stranger", "cpo");
        decide(concern);
        DataSource superuser = KeysOfDatabase.asSuperuser(details.getJdbcUrl());
        assertThat(Verified.isWhole(superuser, seals)).isTrue();
        JdbcClient.create(superuser)
                .sql("UPDATE safeguarding.entry SET content = (SELECT content FROM safeguarding.entry"
                        + " WHERE reference = :reference AND kind = 'decide-response')"
                        + " WHERE reference = :reference AND kind = 'decided-under'")
                .param("reference", concern.reference())
                .update();
        assertThat(Verified.isWhole(superuser, seals)).isFalse();
    }

    private static void decide(Story concern) {
        concern.does("cpo", DECIDE, Answers.refer("police").with("decidedLevel", "IMMEDIATE"));
    }

    /** What it says of the edition and of the tables; empty before the decision. */
    private List<String> decidedUnder(Story concern) {
        return inTransaction.execute(status -> chronology.of(Reference.of(concern.reference())).stream()
                .filter(entry -> entry.kind().equals(RulesInForce.KIND))
                .flatMap(entry -> entry.lines().stream())
                .map(Line::answer)
                .toList());
    }

    @Test
    void an_edition_that_does_not_open_any_more_keeps_nobody_from_a_decision() {
        Story concern = reviewed("stranger", "cpo");
        JdbcClient owner = JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()));
        owner.sql("INSERT INTO safeguarding.policy_review (id, school, due_on, begun_on, ended_on, next_on)"
                        + " VALUES (CAST(? AS uuid), 'main', '2025-01-01', '2024-12-01', '2025-01-01', '2026-01-01')")
                .param(REVIEW_OF_POLICY)
                .update();
        owner.sql("INSERT INTO safeguarding.policy_edition (id, school, review, draft, written_by, written_at, text,"
                        + " whom_to_tell, changes, accepted_on, minute_number, accepted_by, number, published_at)"
                        + " VALUES (gen_random_uuid(), 'main', CAST(? AS uuid), 1, 'head', '2024-12-02', 'broken', 'broken',"
                        + " 'broken', '2025-01-01', 'broken', 'broken', 7, '2025-01-01')")
                .param(REVIEW_OF_POLICY)
                .update();
        decide(concern);
        assertThat(decidedUnder(concern)).startsWith("edition 7");
    }

    /** Each breaks the database under the application, and mends it afterwards. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ALTER TABLE safeguarding.policy_edition RENAME COLUMN number TO gone | ALTER TABLE safeguarding.policy_edition RENAME COLUMN gone TO number | not known | contact-hold 1, deadlines 1, handler 1, risk-level 1",
                "ALTER TABLE engine.act_re_decision_def RENAME COLUMN version_ TO gone | ALTER TABLE engine.act_re_decision_def RENAME COLUMN gone TO version_ | none was published here yet | not known",
                "UPDATE engine.act_re_decision_def SET key_ = 'gone' WHERE key_ = 'handler' | UPDATE engine.act_re_decision_def SET key_ = 'handler' WHERE key_ = 'gone' | none was published here yet | contact-hold 1, deadlines 1, handler not known, risk-level 1"
            })
    void a_decision_is_made_where_it_is_not_known_under_what_and_an_alarm_says_so(
            String breaks, String mends, String edition, String versions) {
        Story concern = reviewed("stranger", "cpo");
        JdbcClient owner = JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()));
        LogHeard heard = LogHeard.ofAll();
        try {
            owner.sql(breaks).update();
            try {
                concern.doesWithoutJobs("cpo", DECIDE, Answers.refer("police").with("decidedLevel", "IMMEDIATE"));
            } finally {
                owner.sql(mends).update();
            }
            assertThat(String.join("\n", heard.lines())).contains("ALARM A25 " + concern.reference());
        } finally {
            heard.stop();
        }
        assertThat(decidedUnder(concern)).containsExactly(edition, versions);
        assertThat(concern.openSteps().contains(DECIDE))
                .as("is still to be decided")
                .isFalse();
    }

    @Test
    void no_alarm_is_raised_where_it_is_known() {
        Story concern = reviewed("stranger", "cpo");
        LogHeard heard = LogHeard.ofAll();
        try {
            decide(concern);
            assertThat(String.join("\n", heard.lines())).doesNotContain("ALARM A25");
        } finally {
            heard.stop();
        }
    }

    @Test
    void a_review_is_made_whose_codes_cannot_be_kept_and_an_alarm_says_so() {
        JdbcClient owner = JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()));
        Story concern;
        LogHeard heard = LogHeard.ofAll();
        try {
            owner.sql("ALTER TABLE safeguarding.review_inputs RENAME COLUMN inputs TO gone")
                    .update();
            try {
                concern = reviewed("stranger", "cpo");
            } finally {
                owner.sql("ALTER TABLE safeguarding.review_inputs RENAME COLUMN gone TO inputs")
                        .update();
            }
            assertThat(String.join("\n", heard.lines())).contains("ALARM A25 " + concern.reference());
        } finally {
            heard.stop();
        }
        assertThat(concern.openSteps().contains(DECIDE)).as("is reviewed").isTrue();
        assertThat(found("cpo", milder()).asked()).isZero();
    }

    /** One row that somebody has changed keeps nobody from trying a table on the others. */
    @Test
    void codes_that_do_not_open_any_more_are_left_out_and_said_to_be() {
        Story damaged = reviewed("stranger", "cpo");
        Story whole = reviewed("stranger", "cpo");
        JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("UPDATE safeguarding.review_inputs SET inputs = 'broken' WHERE reference = ?")
                .param(damaged.reference())
                .update();
        LogHeard heard = LogHeard.ofAll();
        try {
            assertThat(isToldOf("cpo")).containsExactly(Reference.of(whole.reference()));
            assertThat(String.join("\n", heard.lines())).contains("ALARM A25 " + damaged.reference());
        } finally {
            heard.stop();
        }
    }

    /** Not to be excluded from a concern is not enough: what its review came to is sealed with its record. */
    @Test
    void each_reader_is_told_of_the_records_that_they_may_read_and_nobody_how_many_others_there_are() {
        Story known = reviewed("stranger", "cpo");
        Story aboutHead = reviewed("head", "chair");
        Story aboutChair = reviewed("chair", "head");
        assertThat(isToldOf("cpo")).containsExactly(Reference.of(known.reference()));
        assertThat(isToldOf("head")).containsExactly(Reference.of(aboutChair.reference()));
        assertThat(isToldOf("chair")).containsExactly(Reference.of(aboutHead.reference()));
        assertThat(found("chair", milder()).asked()).isEqualTo(1);
        assertThat(found("deputy", milder()))
                .isEqualTo(new Found("risk-level", 0, Map.of(), List.of(), Optional.empty()));
        assertThat(triedBy(known)).containsExactly("cpo");
        assertThat(triedBy(aboutHead)).containsExactly("chair");
        assertThat(triedBy(aboutChair)).containsExactly("head");
    }

    /** Drawn at random, the same each time: whom a concern is about, and whether the first who is asked steps out of it. */
    @Test
    void whatever_is_reported_nobody_is_told_of_a_concern_that_they_may_not_know() {
        Random random = new Random(18);
        Map<Reference, Set<String>> keptOut = new HashMap<>();
        for (int number = 0; number < CONCERNS; number++) {
            List<String> about =
                    new ArrayList<>(HIDDEN_FROM.keySet().stream().sorted().toList());
            Collections.shuffle(about, random);
            List<String> drawn = about.subList(0, 1 + random.nextInt(2));
            Set<String> out = new HashSet<>();
            drawn.forEach(one -> out.addAll(HIDDEN_FROM.getOrDefault(one, Set.of())));
            Story concern = new Story(engine, clock)
                    .reported(Answers.report().with("aboutWhom", List.copyOf(drawn)))
                    .passSavePoints();
            keptOut.put(Reference.of(concern.reference()), out);
            if (random.nextBoolean() && concern.openSteps().contains(REVIEW)) {
                String first = concern.offeredTo(REVIEW).iterator().next();
                concern.does(first, REVIEW, Answers.stepOut()).passSavePoints();
                out.add(first);
            }
            if (concern.openSteps().contains(REVIEW)) {
                concern.does(
                        concern.offeredTo(REVIEW).iterator().next(),
                        REVIEW,
                        Answers.review().with("indicator_disclosure", "yes"));
            }
        }
        Set<Reference> told = new HashSet<>();
        for (String reader : List.of("cpo", "deputy", "head", "chair")) {
            List<Reference> isTold = isToldOf(reader);
            told.addAll(isTold);
            assertThat(found(reader, milder()).asked()).as(reader).isEqualTo(isTold.size());
            String page = new TasklistClient(port)
                    .signedIn(reader)
                    .upload("/replay", "file", milder().getBytes(StandardCharsets.UTF_8))
                    .body();
            keptOut.forEach((reference, out) -> {
                if (out.contains(reader) || !records.mayRead(reference, AccountId.of(reader))) {
                    assertThat(isTold).as("%s, kept out of %s", reader, keptOut).doesNotContain(reference);
                    assertThat(page).doesNotContain(reference.value());
                    assertThat(trail.about(reference))
                            .noneMatch(left -> left.trace().kind() == Kind.REPLAYED
                                    && left.trace().by().equals(AccountId.of(reader)));
                }
            });
        }
        assertThat(told).as("somebody is told of most").hasSizeGreaterThan(CONCERNS / 2);
    }

    private List<Reference> isToldOf(String reader) {
        return found(reader, milder()).changed().stream()
                .map(Changed::reference)
                .toList();
    }

    @Test
    void rows_are_named_as_in_the_table_in_force_and_never_as_in_the_file() {
        reviewed("stranger", "cpo");
        assertThat(found("cpo", milder()).byChange()).containsOnlyKeys("Immediate to High");
        assertThat(found("cpo", milder()).changed()).singleElement().satisfies(change -> {
            assertThat(change.rowsNow()).singleElement().asString().startsWith(RULE);
            assertThat(change.rowsThen()).isEqualTo(change.rowsNow());
        });
        assertThat(found("cpo", milder().replace(RULE, "Owls Madeup")).changed())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.rowsNow()).singleElement().asString().startsWith(RULE);
                    assertThat(change.rowsThen()).containsExactly("a row that is not in force");
                });
    }

    /** The file is read while the next one comes. */
    @Test
    void one_is_tried_at_a_time_and_in_no_transaction() {
        reviewed("stranger", "cpo");
        Person cpo = people.person(AccountId.of("cpo")).orElseThrow();
        byte[] file = milder().getBytes(StandardCharsets.UTF_8);
        AtomicReference<ReplayTable> trying = new AtomicReference<>();
        List<Replayed> meanwhile = new ArrayList<>();
        List<Boolean> inTransaction = new ArrayList<>();
        trying.set(new ReplayTable(
                reviews,
                new Watched(tables) {
                    @Override
                    public Optional<Table> read(String decisionId, byte[] given) {
                        meanwhile.add(trying.get().replay(file, cpo));
                        return super.read(decisionId, given).map(table -> new Table() {
                            @Override
                            public List<Map<String, String>> rows(Map<String, Object> inputs) {
                                inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
                                return table.rows(inputs);
                            }

                            @Override
                            public List<String> inputs() {
                                return table.inputs();
                            }

                            @Override
                            public List<String> lines() {
                                return table.lines();
                            }

                            @Override
                            public List<String> inWords() {
                                return table.inWords();
                            }

                            @Override
                            public Cells cells() {
                                return table.cells();
                            }

                            @Override
                            public Set<String> outputs(String name) {
                                return table.outputs(name);
                            }
                        });
                    }
                },
                further,
                changedIndicators,
                risk,
                calendar,
                clock));
        assertThat(trying.get().replay(file, cpo)).isInstanceOf(Found.class);
        assertThat(meanwhile).containsExactly(new Busy());
        assertThat(inTransaction).containsExactly(false);
        assertThat(trying.get().replay(file, cpo)).as("the next").isInstanceOf(Found.class);
    }

    private static class Watched implements Tables {

        private final Tables tables;

        Watched(Tables tables) {
            this.tables = tables;
        }

        @Override
        public Map<String, Integer> inForce() {
            return tables.inForce();
        }

        @Override
        public Table table(String decisionId) {
            return tables.table(decisionId);
        }

        @Override
        public List<String> annotations(byte[] file) {
            return tables.annotations(file);
        }

        @Override
        public byte[] file(String decisionId) {
            return tables.file(decisionId);
        }

        @Override
        public Optional<Table> read(String decisionId, byte[] file) {
            return tables.read(decisionId, file);
        }

        @Override
        public List<BadCell> badCells(String decisionId, byte[] file) {
            return tables.badCells(decisionId, file);
        }
    }

    @Test
    void a_table_is_tried_that_is_no_longer_than_people_read() {
        assertThat(replayed("cpo", withRows(200))).isInstanceOf(Found.class);
        assertThat(replayed("cpo", withRows(201))).isInstanceOf(NoTable.class);
        assertThat(replayed("cpo", changed("<text>true</text>", "<text>" + "true, ".repeat(32) + "true</text>")))
                .isInstanceOf(Found.class);
        assertThat(replayed("cpo", changed("<text>true</text>", "<text>" + "true, ".repeat(33) + "true</text>")))
                .isInstanceOf(NoTable.class);
    }

    private static String withRows(int many) {
        String table = inForce();
        String row = table.substring(table.indexOf("<rule "), table.indexOf("</rule>") + "</rule>".length());
        StringBuilder more = new StringBuilder();
        for (int number = table.split("<rule ").length; number <= many; number++) {
            more.append(row.replaceAll("id=\"(\\w+)\"", "id=\"$1_" + number + "\""));
        }
        return table.replace("</decisionTable>", more + "</decisionTable>");
    }

    private static String changed(String from, String to) {
        String changed = inForce().replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        assertThat(changed).isNotEqualTo(inForce());
        return changed;
    }

    /** Compared with what it is not, a row does not fire. */
    @ParameterizedTest
    @ValueSource(strings = {"<text>&gt; \"x\"</text>", "<text>[1..9]</text>", "<text>-</text>"})
    void comparisons_and_intervals_are_tried(String cell) {
        reviewed("stranger", "cpo");
        assertThat(replayed("cpo", changed("<text>true</text>", cell))).isInstanceOf(Found.class);
    }

    private static String changedTable(String id, String cell, String from, String to) {
        try {
            String table = Files.readString(Path.of("processes", id + ".dmn"));
            String changed = table.replaceFirst(
                    "(" + cell + "\">\\s*<text>)" + Pattern.quote(from), "$1" + Matcher.quoteReplacement(to));
            assertThat(changed).as(cell).isNotEqualTo(table);
            return changed;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void another_table_of_holds_is_tried_on_what_was_asked_of_each_concern_in_its_last_round() {
        Story concern = reviewed("stranger", "cpo");
        String holdsMore = changedTable("contact-hold", "when_reasonToHold_isReasonToHold", "true", "false");
        decide(concern);
        Found found = found("cpo", holdsMore);
        assertThat(found.byChange()).containsOnlyKeys("home may be told to home is held");
        assertThat(found.changed()).extracting(Changed::reference).containsOnly(Reference.of(concern.reference()));
        assertThat(found.since()).contains(clock.instant());
        assertThat(found("cpo", changedTable("contact-hold", "when_reasonToHold_isReasonToHold", "true", " true"))
                        .changed())
                .as("what says the same changes nothing")
                .isEmpty();
        assertThat(found("governor", holdsMore).asked()).as("may not read it").isZero();
        assertThat(triedBy(concern)).containsExactly("cpo");
    }

    @Test
    void other_deadlines_are_tried_on_every_due_time_of_the_last_round() {
        Story concern = reviewed("stranger", "cpo");
        String sooner = changedTable(
                "deadlines",
                "then_review_due",
                "\"120 school minutes, at the latest 45 minutes before home time\"",
                "\"30 school minutes\"");
        String later = changedTable(
                "deadlines",
                "then_review_due",
                "\"120 school minutes, at the latest 45 minutes before home time\"",
                "\"2 weeks\"");
        Found found = found("cpo", sooner);
        assertThat(found.byChange())
                .containsOnlyKeys(
                        "Review concern: 120 school minutes, at the latest 45 minutes before home time to Review concern: 30 school minutes");
        assertThat(found.asked()).as("the review, and what followed it").isGreaterThan(1);
        Person cpo = people.person(AccountId.of("cpo")).orElseThrow();
        assertThat(((Found) replay.replayBeside(sooner.getBytes(StandardCharsets.UTF_8), cpo)).byChange())
                .isEqualTo(found.byChange());
        assertThat(found("cpo", later).changed()).hasSize(1);
        assertThat(((Found) replay.replayBeside(later.getBytes(StandardCharsets.UTF_8), cpo)).changed())
                .as("beside the release’s a later one changes nothing")
                .isEmpty();
        assertThat(found("deputy", sooner).asked()).as("may not read it").isZero();
        assertThat(new TasklistClient(port)
                        .signedIn("cpo")
                        .upload("/replay", "file", sooner.getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains(
                        "1 of " + found.asked() + " due times in the last round",
                        "The first of them is from",
                        concern.reference());
    }

    @Test
    void what_a_table_was_asked_is_sealed_with_the_record() {
        Story concern = reviewed("stranger", "cpo");
        decide(concern);
        List<String> kept = JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("SELECT decision || ' ' || inputs FROM safeguarding.review_inputs WHERE reference = ?")
                .param(concern.reference())
                .query(String.class)
                .list();
        assertThat(kept)
                .anyMatch(row -> row.startsWith("contact-hold "))
                .anyMatch(row -> row.startsWith("deadlines "))
                .noneMatch(row -> row.contains("isHouseholdInvolved") || row.contains("userTask"));
    }

    @Test
    void the_table_in_force_changes_nothing() {
        reviewed("stranger", "cpo");
        assertThat(replayed("cpo", inForce()))
                .isEqualTo(new Found("risk-level", 1, Map.of(), List.of(), Optional.of(clock.instant())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hitPolicy=\"COLLECT\" | hitPolicy=\"UNIQUE\"",
                "<text>isDisclosed</text> | <text>isImaged</text>",
                "<text>isDisclosed</text> | <text>string(isDisclosed)</text>",
                "<text>\"IMMEDIATE\"</text> | <text>\"TERRIBLE\"</text>",
                "<text>true</text> | <text>now() > x</text>",
                "<text>true</text> | <text>(((true)))</text>",
                "<text>true</text> | <text>[[1..2]..3]</text>",
                "<text>true</text> | <text>not(true)</text>",
                "<output id=\"output_level\" | <output id=\"output_level\" x=\"",
                "id=\"risk-level\" | id=\"deadlines\"",
                "<inputEntry id=\"when_disclosure_isDisclosed\"> | <inputEntry id=\"when_disclosure_isDisclosed\" expressionLanguage=\"juel\">",
                "<definitions | <!DOCTYPE x><definitions"
            })
    void a_file_that_differs_in_more_than_values_is_refused(String from, String to) {
        assertThat(replayed("cpo", changed(from, to))).isInstanceOf(NoTable.class);
    }

    @Test
    void the_page_takes_a_file_and_refuses_what_is_none() {
        Story concern = reviewed("stranger", "cpo");
        TasklistClient cpo = new TasklistClient(port).signedIn("cpo");
        assertThat(cpo.upload("/replay", "file", milder().getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains(concern.reference(), "Immediate to High: 1");
        assertThat(cpo.upload("/replay", "file", "nothing".getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("no table that can be tried");
        assertThat(new TasklistClient(port).signedIn("teacher").page("/replay").statusCode())
                .isEqualTo(404);
    }
}

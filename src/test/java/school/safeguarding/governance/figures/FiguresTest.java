package school.safeguarding.governance.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.governance.figures.count.CountedEvent;
import school.safeguarding.governance.figures.count.CountedEvents;
import school.safeguarding.governance.figures.publish.Column;
import school.safeguarding.governance.figures.publish.Figure;
import school.safeguarding.governance.figures.publish.FreezeTerm;
import school.safeguarding.governance.figures.publish.FrozenFigures;
import school.safeguarding.governance.figures.publish.SchoolTerms;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** What governors are shown, from what happened to what stands on the page. */
@SchoolTest
class FiguresTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final int TIMES = 5;

    /** A hundred thousand in the profile nightly. */
    private static final int CONCERNS = Integer.getInteger("figures.concerns", 20_000);

    private static final Instant AFTER_AUTUMN = Instant.parse("2026-12-19T09:00:00Z");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private CountedEvents events;

    @Autowired
    private FreezeTerm freezeTerm;

    @Autowired
    private FrozenFigures frozen;

    @Autowired
    private SchoolTerms terms;

    @LocalServerPort
    private int port;

    @BeforeEach
    void nothingIsCounted() {
        JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("TRUNCATE safeguarding.counted_event, safeguarding.frozen_figure, safeguarding.frozen_term,"
                        + " safeguarding.briefing, safeguarding.briefing_note, safeguarding.awareness")
                .update();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private MadeUpYears madeUp() {
        return new MadeUpYears(database);
    }

    private void autumnEnds() {
        clock.set(AFTER_AUTUMN);
        freezeTerm.freezeEnded();
    }

    private HttpResponse<String> page(String person) {
        return new TasklistClient(port).signedIn(person).page("/governance");
    }

    private List<String> counted(Story concern) {
        return database
                .sql("SELECT kind || ' ' || code || ' ' || coalesce(is_in_time::text, '')"
                        + " FROM safeguarding.counted_event WHERE reference = ? ORDER BY kind, code")
                .param(concern.reference())
                .query(String.class)
                .list()
                .stream()
                .map(String::strip)
                .toList();
    }

    @Test
    void what_happens_to_a_concern_is_counted_once_and_by_its_codes() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        clock.advance(Duration.ofMinutes(40));
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        assertThat(database.sql(
                                "SELECT minutes FROM safeguarding.counted_event WHERE kind = 'REVIEWED' AND reference = ?")
                        .param(concern.reference())
                        .query(Integer.class)
                        .single())
                .as("since it was reported")
                .isEqualTo(40);
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.doesAll("userTask_tellByVoice", Answers.toldByVoice());
        concern.does("cpo", "userTask_decideParentContact", Answers.deferContact());
        concern.settles("cpo", "social-care");
        assertThat(counted(concern))
                .contains(
                        "REPORTED stranger",
                        "REVIEWED  true",
                        "DECIDED HIGH",
                        "REFERRED  true",
                        "REFERRED_TO social-care true",
                        "ANSWERED  true")
                .anyMatch(line -> line.startsWith("HELD "))
                .noneMatch(line -> line.startsWith("CLOSED"));
    }

    @Test
    void a_close_is_counted_with_what_was_done_and_who_agreed() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        concern.does("deputy", "userTask_countersignResponse", Answers.refuse());
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction().with("decidedLevel", "MEDIUM"));
        concern.does("deputy", "userTask_countersignResponse", Answers.agree());
        concern.doesAll("userTask_tellByVoice", Answers.toldByVoice());
        concern.tellsHome("cpo").closes("cpo", "deputy");
        assertThat(counted(concern))
                .contains(
                        "CLOSED no-further-action",
                        "COUNTERSIGNED close-agree",
                        "COUNTERSIGNED response-agree",
                        "COUNTERSIGNED response-refuse",
                        "TOLD_HOME  true")
                .filteredOn(line -> line.startsWith("DECIDED"))
                .as("the first decision alone")
                .hasSize(1);
    }

    @Test
    void a_step_that_is_late_is_counted_by_step_and_level() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        concern.fireTimer("event_reviewConcernOverdue");
        assertThat(counted(concern)).contains("OVERDUE userTask_reviewConcern", "OVERDUE_LEVEL 1");
    }

    @Test
    void nothing_that_anybody_typed_is_counted() {
        new Story(engine, clock)
                .reported(Answers.report().with("whatHappened", "Zanzibarine"))
                .passSavePoints()
                .does("cpo", "userTask_reviewConcern", Answers.review().with("childsWordsText", "Zanzibarine"));
        assertThat(database.sql(
                                "SELECT count(*) FROM safeguarding.counted_event e WHERE to_jsonb(e)::text ~ 'Zanzibarine|Robin'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"governor", "chair", "head"})
    void whoever_looks_over_the_school_sees_figures_and_no_reference(String person) {
        madeUp().closed(60, "2026-09-10", 90);
        autumnEnds();
        HttpResponse<String> page = page(person);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Figures for governors, 2026/27", "To the end of Autumn", "<svg", "<title id=", "<desc id=")
                .doesNotContainPattern("CSE-\\d{4}-\\d")
                .as("what the page's policy would not let through")
                .doesNotContain(" style=");
        assertThat(Pattern.compile(" id=\"([^\"]+)\"")
                        .matcher(page.body())
                        .results()
                        .map(id -> id.group(1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void terms_are_the_half_terms_of_the_calendar_that_begin_with_the_same_word() {
        assertThat(terms.all())
                .extracting(term -> term.schoolYear() + " " + term.number() + " " + term.name())
                .containsExactly(
                        "2025 1 Autumn",
                        "2025 2 Spring",
                        "2025 3 Summer",
                        "2026 1 Autumn",
                        "2026 2 Spring",
                        "2026 3 Summer");
        assertThat(terms.current(Instant.parse("2026-08-15T12:00:00Z")))
                .as("the summer holidays belong to the year that begins")
                .map(term -> term.schoolYear() + " " + term.name())
                .contains("2026 Autumn");
        assertThat(terms.current(Instant.parse("2027-09-15T12:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "cpo", "deputy", "it"})
    void nobody_else_sees_them(String person) {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        for (String path : List.of("/governance", "/governance/figures.pdf", "/governance/figures.csv")) {
            assertThat(client.page(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void the_current_term_is_in_words_alone() {
        madeUp().closed(60, "2026-09-10", 70);
        assertThat(page("chair").body())
                .contains("are frozen when it ends, on 18/12/2026", "Until then no numbers of this term are shown")
                .doesNotContain("Concerns reported");
    }

    /** A sentence that turned while somebody watched would tell that something was hidden from them just then. */
    @Test
    void the_words_stay_the_same_whatever_comes_in_or_is_hidden() {
        String before = words(page("head").body());
        madeUp().closed(60, "2026-09-10", 70);
        new Story(engine, clock).reported(Answers.report().with("aboutWhom", List.of("head")));
        assertThat(words(page("head").body())).isEqualTo(before).contains("18/12/2026");
    }

    private static String words(String page) {
        return page.substring(page.indexOf("<h1"), page.indexOf("</main>"));
    }

    @Test
    void a_term_of_which_nothing_is_known_is_not_frozen() {
        madeUp().closed(60, "2026-09-10", 90);
        autumnEnds();
        assertThat(frozen.terms())
                .extracting(FrozenFigures.FrozenTerm::schoolYear)
                .containsExactly(2026);
    }

    @Test
    void what_was_frozen_stays_as_it_is() {
        madeUp().closed(60, "2026-09-10", 90);
        autumnEnds();
        String before = table(page("chair").body());
        database.sql("INSERT INTO safeguarding.counted_event (reference, kind, code, at) VALUES"
                        + " ('CSE-2026-0001', 'REPORTED', 'parent', '2026-10-01T09:00:00Z')")
                .update();
        freezeTerm.freezeEnded();
        assertThat(table(page("chair").body())).isEqualTo(before);
    }

    @Test
    void a_term_is_frozen_in_a_job_of_its_own_so_that_the_day_begins_without_it() {
        madeUp().closed(60, "2026-09-10", 90);
        clock.set(AFTER_AUTUMN);
        freezeTerm.begin(LocalDate.of(2026, 12, 19));
        assertThat(frozen.terms()).isEmpty();
        Story.runBackground(engine);
        assertThat(frozen.terms()).hasSize(1);
    }

    @Test
    void whoever_steps_out_after_a_term_does_not_show_in_what_is_published_of_the_next_one() {
        madeUp().closed(60, "2026-09-10", 70);
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        autumnEnds();
        assertThat(row(Figure.REPORTED, "stranger")).isEqualTo(Column.Cell.shown(13));
        concern.does("cpo", "userTask_reviewConcern", Answers.stepOut());
        clock.set(Instant.parse("2027-05-05T09:00:00Z"));
        freezeTerm.freezeEnded();
        assertThat(frozen.terms()).hasSize(2);
        assertThat(frozen.cells())
                .filteredOn(cell -> cell.term() == 2 && cell.figure().equals(Figure.REPORTED.name()))
                .extracting(FrozenFigures.FrozenCell::what)
                .containsOnly(Column.Cell.of(Column.State.WITHHELD));
        assertThat(row(Figure.CLOSED, "refer")).isEqualTo(Column.Cell.shown(15));
        assertThat(page("governor").statusCode()).isEqualTo(200);
    }

    private static String table(String page) {
        return page.substring(page.indexOf("<section"), page.lastIndexOf("</section>"));
    }

    @Test
    void a_concern_from_which_somebody_is_kept_out_is_in_no_table_and_the_chair_alone_knows_how_many_there_are() {
        madeUp().closed(60, "2025-09-10", 250);
        clock.set(Instant.parse("2026-06-10T09:00:00Z"));
        Story aboutHead = new Story(engine, clock) {
            @Override
            public Story reportedBy(String person, Answers report) {
                return at("2026-06-10", "09:00").begunBy(person, "cse-concern", report);
            }
        }.reported(Answers.report().with("aboutWhom", List.of("head"), "observedOn", "2026-06-10"));
        assertThat(counted(aboutHead)).containsExactly("REPORTED adult-here");
        clock.set(Instant.parse("2026-07-22T09:00:00Z"));
        freezeTerm.freezeEnded();
        String forChair = page("chair").body();
        assertThat(forChair).contains("For you as chair alone", "fewer than 5</strong>");
        String forHead = page("head").body();
        assertThat(forHead).doesNotContain("For you as chair alone");
        assertThat(table(forHead)).isEqualTo(table(forChair));
        assertThat(row(Figure.REPORTED, "adult-here")).isEqualTo(Column.Cell.shown(0));
        assertThat(new TasklistClient(port)
                        .signedIn("chair")
                        .page("/governance/figures.csv")
                        .body())
                .doesNotContain("chair");
    }

    private Column.Cell row(Figure figure, String row) {
        return frozen.cells().stream()
                .filter(cell ->
                        cell.figure().equals(figure.name()) && cell.cell().equals(row))
                .reduce((first, last) -> last)
                .orElseThrow()
                .what();
    }

    @Test
    void paper_for_the_meeting_has_every_table_and_says_when_it_was_frozen() throws IOException {
        madeUp().closed(60, "2026-09-10", 90);
        autumnEnds();
        HttpResponse<byte[]> paper =
                new TasklistClient(port).signedIn("governor").save("/governance/figures.pdf");
        assertThat(paper.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"safeguarding-figures-2026-27.pdf\"");
        try (PDDocument pdf = Loader.loadPDF(paper.body())) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("frozen on Saturday 19 December 2026").doesNotContainPattern("CSE-\\d{4}-\\d");
            Arrays.stream(Figure.values())
                    .forEach(figure -> assertThat(text.replaceAll("\\s+", " ")).contains(figure.title()));
        }
    }

    @Test
    void beside_concerns_it_is_frozen_how_many_read_the_policy_what_was_taught_and_which_drills_were_held() {
        staffAre(
                "INSERT INTO safeguarding.briefing (id, account, edition, asked_on, due_at, questions, done_at, ended_at)"
                        + " SELECT gen_random_uuid(), 'nobody' || n, 0, '2026-09-07', '2026-09-21T15:00:00Z', 'q',"
                        + " CASE WHEN n <= 30 THEN timestamptz '2026-09-14T15:00:00Z' WHEN n <= 36 THEN '2026-11-02T15:00:00Z' END,"
                        // Somebody who left before they had to have read it.
                        + " CASE WHEN n = 37 THEN timestamptz '2026-09-10T15:00:00Z' END FROM generate_series(1, 37) n");
        logged("E_SAFETY", 6, "2026-10-01");
        logged("DRILL", 1, "2026-10-01");
        logged("ASSEMBLY", 7, "2026-07-01");
        autumnEnds();
        assertThat(frozen.terms()).as("also without a concern").isNotEmpty();
        assertThat(cells("BRIEFED")).isEqualTo(Map.of("in-time", shown(30), "late", shown(6), "total", shown(36)));
        assertThat(cells("TAUGHT"))
                .isEqualTo(
                        Map.of("assembly", shown(0), "safety_day", shown(0), "e_safety", shown(6), "other", shown(0)));
        assertThat(cells("DRILLS")).isEqualTo(Map.of("drill", Column.Cell.of(Column.State.FEW), "restore", shown(0)));
        logged("E_SAFETY", 6, "2027-02-01");
        staffAre("INSERT INTO safeguarding.briefing (id, account, edition, asked_on, due_at, questions)"
                + " SELECT gen_random_uuid(), 'new' || n, 0, '2027-01-11', '2027-01-18T15:00:00Z', 'q'"
                + " FROM generate_series(1, 2) n");
        clock.set(Instant.parse("2027-05-05T09:00:00Z"));
        freezeTerm.freezeEnded();
        assertThat(cells("TAUGHT")).containsEntry("e_safety", shown(12));
        assertThat(cells("BRIEFED"))
                .as("two more are nobody's to know")
                .containsEntry("late", Column.Cell.of(Column.State.FEW));
        String page = page("governor").body();
        assertThat(page)
                .contains(
                        "Staff who were asked to read the policy",
                        "7 to 10",
                        "Lessons about being safe online",
                        "Drills");
        assertThat(new TasklistClient(port)
                        .signedIn("governor")
                        .page("/governance/figures.csv")
                        .body())
                .contains("2026/27,Drills,\"With staff, a made-up concern\",To the end of Autumn,fewer than 5");
    }

    @Test
    void a_table_that_there_was_not_yet_when_a_term_ended_says_nothing_of_it() {
        madeUp().closed(60, "2026-09-10", 90);
        autumnEnds();
        JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("DELETE FROM safeguarding.frozen_figure WHERE figure = 'BRIEFED'")
                .update();
        assertThat(page("governor").body()).contains("Staff who were asked to read the policy", "not shown");
        clock.set(Instant.parse("2027-05-05T09:00:00Z"));
        freezeTerm.freezeEnded();
        assertThat(page("governor").statusCode()).isEqualTo(200);
        assertThat(cells("BRIEFED")).containsEntry("in-time", shown(0));
    }

    private void staffAre(String sql) {
        database.sql(sql).update();
    }

    private void logged(String kind, int times, String on) {
        database.sql(
                        "INSERT INTO safeguarding.awareness (id, kind, held_on, year_groups, content, held_by, recorded_by,"
                                + " recorded_at) SELECT gen_random_uuid(), ?, CAST(? AS date), '', '', '', 'head', CAST(? AS timestamptz)"
                                + " FROM generate_series(1, ?)")
                .params(kind, on, on + "T12:00:00Z", times)
                .update();
    }

    private static Column.Cell shown(int number) {
        return Column.Cell.shown(number);
    }

    /** Of the last term that was frozen. */
    private Map<String, Column.Cell> cells(String figure) {
        int last = frozen.terms().get(frozen.terms().size() - 1).term();
        return frozen.cells().stream()
                .filter(cell -> cell.figure().equals(figure) && cell.term() == last)
                .collect(Collectors.toMap(FrozenFigures.FrozenCell::cell, FrozenFigures.FrozenCell::what));
    }

    @Test
    void a_file_for_a_spreadsheet_has_a_number_a_line() {
        madeUp().closed(60, "2026-09-10", 90);
        autumnEnds();
        HttpResponse<String> file =
                new TasklistClient(port).signedIn("governor").page("/governance/figures.csv");
        assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"safeguarding-figures-2026-27.csv\"");
        assertThat(file.body())
                .startsWith("School year,Table,Row,Column,Number\r\n")
                .contains("2026/27,\"Concerns decided for the first time, by level\",Low,To the end of Autumn,15\r\n");
    }

    /** What it costs to count beside what it costs to go through the same rows by the same groups. */
    @Test
    void many_closed_concerns_are_counted_in_a_moment_and_in_little_more_than_it_takes_to_go_through_them() {
        madeUp().closed(CONCERNS, "2025-09-10", 300);
        JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("ANALYZE safeguarding.counted_event")
                .update();
        Instant from = Instant.parse("2025-08-01T00:00:00Z");
        Instant until = Instant.parse("2026-08-01T00:00:00Z");
        Duration bare = median(() -> database.sql("SELECT kind, code, count(*) FROM safeguarding.counted_event"
                        + " WHERE at > '2025-08-01' AND at <= '2026-08-01' GROUP BY kind, code")
                .query()
                .listOfRows());
        Duration figures = median(() -> events.groups(from, until, List.of(Reference.of("CSE-2026-0001"))));
        assertThat(events.groups(from, until, List.of()))
                .filteredOn(group -> group.kind() == CountedEvent.Kind.CLOSED)
                .extracting(CountedEvents.Group::count)
                .containsOnly(CONCERNS / 4);
        assertThat(figures)
                .as("%s concerns; a bare count takes %s", CONCERNS, bare)
                .isLessThan(A_MOMENT)
                .isLessThanOrEqualTo(bare.multipliedBy(3));
    }

    private static Duration median(Supplier<?> call) {
        List<Duration> taken = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            long begin = System.nanoTime();
            call.get();
            taken.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        return taken.stream().sorted().toList().get(TIMES / 2);
    }
}

package school.safeguarding.policy.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.FirstState;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.governance.EditionsInForce;
import school.safeguarding.policy.EditionHash;
import school.safeguarding.policy.edition.PolicyEdition;
import school.safeguarding.policy.edition.PolicyEditions;
import school.safeguarding.policy.edition.PublishedEditions;
import school.safeguarding.policy.edition.SealedHash;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Seals;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.TraceHash;
import school.safeguarding.trail.Trail;
import school.safeguarding.trail.Trail.Left;
import school.safeguarding.verification.Verified;

/** The policy in hand was due in November 2024. From then on it is looked at every year, and anybody reads what came of it. */
@SchoolTest
class PolicyReviewProcessTest {

    private static final String GATHER = "userTask_gatherWhatHasChanged";
    private static final String REVISE = "userTask_revisePolicy";
    private static final String CONSULT = "userTask_consultStaff";
    private static final String ACCEPT = "userTask_recordAcceptance";
    private static final String PUBLISH = "userTask_publishPolicy";
    private static final String TELL = "userTask_tellOfPolicy";
    private static final String FIRST_TEXT = "# Owls Madeup\nEverybody looks out.\n\n- One point of it";
    private static final String SECOND_TEXT = "Everybody looks out, and says so.";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private PolicyView view;

    @Autowired
    private PolicyEditions editions;

    @Autowired
    private PublishedEditions published;

    @Autowired
    private SealedHash sealedHash;

    @Autowired
    private Trail trail;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private Seals seals;

    @Autowired
    private FirstState firstState;

    @LocalServerPort
    private int port;

    /** One, since each new one begins the day of the tests again. */
    private Story school;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("policy-review");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("policy-review");
    }

    @BeforeEach
    void nothingHasHappenedYet() {
        firstState.comesBack();
        school = new Story(engine, clock);
    }

    /** The morning of that day, with what the school is looked after by. */
    private void begins(String day) {
        school.at(day, "09:00");
        SchoolDay.looks(engine, clock);
    }

    private List<Task> reviews() {
        return engine.getTaskService()
                .createTaskQuery()
                .processDefinitionKey("policy-review")
                .list();
    }

    private Story review() {
        assertThat(reviews()).hasSize(1);
        return school.of(engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("policy-review")
                .singleResult()
                .getBusinessKey());
    }

    private static Instant endOf(String day) {
        return Instant.parse(day + "T23:59:00Z");
    }

    private long mails(String person) {
        return database.sql("SELECT count(*) FROM safeguarding.notice WHERE to_account = ? AND kind = 'STEP_OF_SCHOOL'")
                .param(person)
                .query(Long.class)
                .single();
    }

    private String publicPage() {
        HttpResponse<String> page = new TasklistClient(port).page("/policy");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie"))
                .as("begins no session")
                .isEmpty();
        return page.body();
    }

    private String publicFile() {
        HttpResponse<byte[]> file = new TasklistClient(port).save("/policy/edition.pdf");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(file.headers().allValues("Set-Cookie"))
                .as("begins no session")
                .isEmpty();
        try (PDDocument pdf = Loader.loadPDF(file.body())) {
            return new PDFTextStripper().getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the first day on which the school is looked after, through two years. */
    @Test
    void the_policy_is_overdue_at_first_start_and_comes_up_every_year() throws SQLException {
        begins("2026-11-24");
        Story review = review();
        assertThat(review.task(GATHER).getDueDate()).isEqualTo(endOf("2024-11-30"));
        assertThat(review.offeredTo(GATHER)).containsExactly("head");
        assertThat(new TasklistClient(port).signedIn("head").page("/").body())
                .contains("Gather what has changed", "30/11/2024, 23:59, overdue");
        assertThat(publicPage()).contains("This is a summary, and not the school’s policy", "/policy/edition.pdf");
        assertThat(publicFile()).contains("This is a summary, and not the school’s policy");

        review.passSavePoints();
        long mailsOfHead = mails("head");
        long mailsOfChair = mails("chair");
        assertThat(mailsOfHead).as("that it is theirs, and that it is overdue").isEqualTo(2);
        review.on("2026-12-23", "10:00");
        assertThat(review.offeredTo(GATHER)).as("the head's first").containsExactly("head");
        review.on("2026-12-25", "10:00");
        assertThat(review.offeredTo(GATHER)).as("then the chair's too").containsExactly("chair", "head");
        assertThat(mails("chair")).isEqualTo(mailsOfChair + 1);

        review.does("head", GATHER, Answers.policyGathered());
        assertThat(review.offeredTo(REVISE)).containsExactly("chair", "head");
        review.does("head", REVISE, Answers.policyRevised("Too short."))
                .does("head", CONSULT, Answers.policyConsulted("no"))
                .does("head", REVISE, Answers.policyRevised("Still too short."))
                .does("head", CONSULT, Answers.policyConsulted("yes"))
                .does("chair", ACCEPT, Answers.policySentBack());
        assertThat(filledIn(review)).as("what was written last").contains("Still too short.");
        review.does("head", REVISE, Answers.policyRevised(FIRST_TEXT))
                .does("head", CONSULT, Answers.policyConsulted("yes"));
        assertThat(new TasklistClient(port)
                        .signedIn("teacher")
                        .page("/policy/draft")
                        .body())
                .as("what staff are asked about")
                .contains("Owls Madeup</h2>", "What is made by a program counts too");
        assertThat(review.offeredTo(ACCEPT)).as("governors alone").doesNotContain("head");
        review.does("chair", ACCEPT, Answers.policyAccepted("2026-12-10"));
        assertThat(publicPage()).as("not before it is published").doesNotContain("Owls Madeup");
        assertThat(publicFile()).doesNotContain("Owls Madeup");
        review.does("head", PUBLISH, Answers.policyPublished());
        assertThat(publicFile())
                .contains("Edition 1, published on", "Owls Madeup", "Who to talk to", "Integrity code: ")
                .doesNotContain("This is a summary");
        assertThat(publicPage())
                .contains(
                        "Edition <span>1</span>",
                        "10/12/2026",
                        "26/114",
                        "Owls Madeup</h2>",
                        "<li>One point of it</li>",
                        "Ask at the office for the Child Protection Officer.")
                .doesNotContain("This is a summary");
        isSealedInTheTrail();
        isFoundByWhoeverVerifiesIfItIsChanged();
        assertThat(published.editions())
                .extracting(EditionsInForce.Edition::name)
                .containsExactly("edition 1 of the policy");
        assertThatThrownBy(() -> review.does("head", TELL, Answers.policyTold().with("policyNextOn", "2027-12-11")))
                .hasMessageContaining("must not be after 10/12/2027");
        review.does("head", TELL, Answers.policyTold());
        assertThat(review.instances()).isEmpty();

        begins("2027-10-10");
        assertThat(reviews()).as("sixty-one days before").isEmpty();
        begins("2027-10-11");
        Story second = review();
        assertThat(second.task(GATHER).getDueDate()).isEqualTo(endOf("2027-12-10"));
        assertThat(second.offeredTo(GATHER)).containsExactly("head");
        long warned = mails("head");
        begins("2027-11-09");
        assertThat(mails("head")).isEqualTo(warned);
        begins("2027-11-10");
        assertThat(mails("head")).as("thirty days before").isEqualTo(warned + 1);
        begins("2027-11-11");
        assertThat(mails("head")).as("once").isEqualTo(warned + 1);
        assertThat(shown(second)).as("looked at a year ago").contains("sources=[], isNoneOld=true");
        second.does("head", GATHER, Answers.policyGathered())
                .does("head", REVISE, Answers.policyRevised(SECOND_TEXT))
                .does("head", CONSULT, Answers.policyConsulted("yes"))
                .does("chair", ACCEPT, Answers.policyAccepted("2027-11-11"))
                .does("head", PUBLISH, Answers.policyPublished())
                .does("head", TELL, Answers.policyTold().with("policyNextOn", "2028-10-01"));
        assertThat(publicPage()).contains("Edition <span>2</span>", SECOND_TEXT).doesNotContain("Owls Madeup");
        begins("2028-08-01");
        assertThat(reviews()).isEmpty();
        begins("2028-08-02");
        assertThat(review().task(GATHER).getDueDate()).isEqualTo(Instant.parse("2028-10-01T22:59:00Z"));
        assertThat(shown(review())).as("looked at in November 2026").contains("looked at 2026-11", "isNoneOld=false");
        assertThat(view.view(review().reference(), AccountId.of("teacher")))
                .as("of no step of theirs")
                .isEmpty();
    }

    /** What Tasklist fills in when the head opens the step. */
    private String filledIn(Story review) {
        return new TasklistClient(port)
                .signedIn("head")
                .engine("GET", "/task/" + review.task(REVISE).getId() + "/form-variables", null)
                .body();
    }

    private String shown(Story review) {
        return view.view(review.reference(), AccountId.of("head")).toString();
    }

    private void isSealedInTheTrail() {
        PolicyEdition edition =
                editions.findFirstByNumberIsNotNullOrderByNumberDesc().orElseThrow();
        List<Left> left = trail.between(Instant.EPOCH, clock.instant().plusSeconds(1)).stream()
                .filter(one -> one.trace().kind() == Kind.POLICY_PUBLISHED)
                .toList();
        assertThat(left).singleElement().satisfies(one -> {
            assertThat(one.trace().hashed().orElseThrow()).isEqualTo(edition.hash());
            String[] detail = one.trace().detail().orElseThrow().split(" ");
            assertThat(detail[0]).isEqualTo("1");
            assertThat(sealedHash.isOf(edition, detail[1])).isTrue();
        });
        assertThat(edition.acceptedOn()).isEqualTo(LocalDate.of(2026, 12, 10));
        assertThat(edition.acceptedBy()).isEqualTo("Chris Example, Hana Example.");
    }

    /** Each change is made with every right in the database, and is never committed. */
    private void isFoundByWhoeverVerifiesIfItIsChanged() throws SQLException {
        try (Connection connection =
                KeysOfDatabase.asSuperuser(details.getJdbcUrl()).getConnection()) {
            connection.setAutoCommit(false);
            assertThat(Verified.misfit(connection, Optional.of(seals))).isEmpty();
            for (String set : List.of(
                    "published_at = published_at - interval '1 day'",
                    "accepted_on = accepted_on - 1",
                    "changes = text",
                    "number = NULL, published_at = NULL")) {
                changes(connection, "UPDATE safeguarding.policy_edition SET " + set + " WHERE number = 1");
                assertThat(Verified.misfit(connection, Optional.of(seals)))
                        .as(set)
                        .contains("edition 1 of the policy");
                connection.rollback();
            }
            changes(connection, "UPDATE safeguarding.policy_edition SET number = 7 WHERE number = 1");
            assertThat(Verified.misfit(connection, Optional.empty())).contains("edition 7 of the policy");
            connection.rollback();
            changes(
                    connection,
                    "UPDATE safeguarding.policy_edition SET accepted_on = accepted_on - 1 WHERE number = 1");
            putsItsTraceRight(connection);
            assertThat(Verified.misfit(connection, Optional.empty()))
                    .as("for whoever has no key all of it fits")
                    .isEmpty();
            assertThat(Verified.misfit(connection, Optional.of(seals))).contains("edition 1 of the policy");
            connection.rollback();
        }
    }

    private static void changes(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
        }
    }

    /** As whoever has read the program and the policy could: the hash of what was changed, and all that follows hashed again. */
    private void putsItsTraceRight(Connection connection) throws SQLException {
        PolicyEdition edition =
                editions.findFirstByNumberIsNotNullOrderByNumberDesc().orElseThrow();
        byte[] changed = EditionHash.of(
                edition.number(),
                edition.text(),
                edition.whomToTell(),
                edition.changes(),
                edition.acceptedOn().minusDays(1),
                edition.minuteNumber(),
                edition.acceptedBy(),
                edition.publishedAt());
        byte[] last = null;
        try (Statement read = connection.createStatement();
                ResultSet row = read.executeQuery(
                        "SELECT school, number, at, by_account, kind, reference, detail,"
                                + " entry_hash, previous_hash FROM safeguarding.trace WHERE number >="
                                + " (SELECT min(number) FROM safeguarding.trace WHERE kind = 'POLICY_PUBLISHED') ORDER BY number");
                PreparedStatement write = connection.prepareStatement(
                        "UPDATE safeguarding.trace SET entry_hash = ?, hash = ?, previous_hash = ? WHERE number = ?")) {
            while (row.next()) {
                byte[] hashed = last == null ? changed : row.getBytes(8);
                byte[] previous = last == null ? row.getBytes(9) : last;
                last = TraceHash.of(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        hashed,
                        previous);
                write.setBytes(1, hashed);
                write.setBytes(2, last);
                write.setBytes(3, previous);
                write.setLong(4, row.getLong(2));
                write.executeUpdate();
            }
        }
        changes(
                connection,
                "UPDATE safeguarding.trail_head SET last_hash = '\\x"
                        + HexFormat.of().formatHex(last) + "'");
    }

    /** Whoever is excluded from a concern does not learn by a count that it was late. */
    @Test
    void what_was_late_counts_only_where_its_reader_may_know_of_the_concern() {
        Story aboutHead = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("head")))
                .passSavePoints();
        aboutHead.fireTimer("event_reviewConcernOverdue");
        begins("2026-11-25");
        Story review = review().passSavePoints();
        assertThat(shown(review)).doesNotContain("Overdue: ");
        review.on("2027-01-05", "10:00");
        assertThat(view.view(review.reference(), AccountId.of("chair")).toString())
                .contains("Overdue: Review concern", "count=1");
        assertThat(shown(review)).doesNotContain("Overdue: ");
    }

    /** Once it is long overdue the chair has each step too, as a governor and in the head's place. */
    @Test
    void nobody_accepts_what_they_wrote_or_publishes_what_they_accepted() {
        begins("2026-11-24");
        Story review = review().passSavePoints();
        review.on("2026-12-25", "10:00");
        review.does("chair", GATHER, Answers.policyGathered())
                .does("chair", REVISE, Answers.policyRevised(FIRST_TEXT))
                .does("chair", CONSULT, Answers.policyConsulted("yes"));
        assertThat(review.offeredTo(ACCEPT)).contains("governor").doesNotContain("chair");
        isRefused(review, "chair", ACCEPT, Answers.policyAccepted("2026-12-10"), "You wrote this text");
        review.does("governor", ACCEPT, Answers.policyAccepted("2026-12-10"));
        assertThat(review.offeredTo(PUBLISH)).contains("head").doesNotContain("governor");
        isRefused(review, "governor", PUBLISH, Answers.policyPublished(), "You said that this text was accepted");
        assertThat(publicPage()).contains("This is a summary");
        review.does("chair", PUBLISH, Answers.policyPublished());
        assertThat(publicPage()).contains("Edition <span>1</span>");
    }

    /** As if it had been offered before somebody did the step before it. They give it back. */
    private void isRefused(Story review, String person, String step, Answers answers, String why) {
        String task = review.task(step).getId();
        engine.getTaskService().addCandidateUser(task, person);
        assertThatThrownBy(() -> review.does(person, step, answers)).hasMessageContaining(why);
        engine.getTaskService().claim(task, null);
        engine.getTaskService().deleteCandidateUser(task, person);
    }

    /** The head may know of it and does not handle it; the chair accepts and asks for nothing else. */
    @Test
    void small_numbers_are_for_whoever_reads_the_records_and_none_are_for_whoever_accepts() {
        new Story(engine, clock).reported(Answers.report()).passSavePoints().fireTimer("event_reviewConcernOverdue");
        begins("2026-11-25");
        Story review = review();
        assertThat(shown(review))
                .contains("Overdue: Review concern", "count=fewer than 5")
                .doesNotContain("count=1");
        review.does("head", GATHER, Answers.policyGathered())
                .does("head", REVISE, Answers.policyRevised(FIRST_TEXT))
                .does("head", CONSULT, Answers.policyConsulted("yes"));
        assertThat(view.view(review.reference(), AccountId.of("chair")).toString())
                .contains("inForce=none yet")
                .doesNotContain("incidents", "Overdue: ");
    }
}

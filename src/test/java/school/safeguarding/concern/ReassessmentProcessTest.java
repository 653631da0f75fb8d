package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.engine.form.FilledIn;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/** What is learned later reaches the decision, and nothing that runs stops for it. */
@SchoolTest
class ReassessmentProcessTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Chronology chronology;

    @Autowired
    private List<FilledIn> filledIn;

    @Autowired
    private RecordViews views;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    private TransactionOperations transaction;

    private Story concern;

    @BeforeEach
    void report() {
        concern = new Story(engine, clock);
        concern.reported(Answers.report()).passSavePoints();
    }

    private void isMonitored() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.monitor("2026-12-01"));
    }

    private static Answers news(String harmPossible) {
        return Answers.addition("new-information").with("harmPossible", harmPossible);
    }

    private List<Entry> reviews() {
        return chronology.of(Reference.of(concern.reference())).stream()
                .filter(entry -> entry.kind().equals("review"))
                .toList();
    }

    private static String answer(Entry entry, String key) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_review_again_runs_beside_the_work_and_only_its_submit_takes_it_back_to_the_decision() {
        isMonitored();
        concern.does("cpo", "userTask_addToRecord", news("no"));
        assertThat(concern.openSteps())
                .containsExactly("userTask_addToRecord", "userTask_decideParentContact", "userTask_reviewConcern");

        concern.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review().with("indicator_disclosure", "yes", "childsWordsText", "He hurt me there."));

        assertThat(concern.openSteps()).contains("userTask_decideResponse");
        assertThat(concern.fact("proposedLevel")).isEqualTo("IMMEDIATE");
        Entry again = reviews().get(1);
        assertThat(again.step()).isEqualTo("Review again, round 2");
        assertThat(answer(again, "changedAnswers"))
                .contains("No → Yes", "The child’s exact words: He hurt me there. (added to what was said before)")
                .doesNotContain("I do not want to go.");
        assertThat(answer(again, "confirmedAnswers")).doesNotContain("disclos");
    }

    @Test
    void home_is_decided_on_again_after_new_harm_and_not_after_anything_else() {
        String decideHome = "userTask_decideParentContact";
        isMonitored();
        concern.tellsHome("cpo");
        Answers nothingOfHarm = Answers.review();
        concern.does("cpo", "userTask_addToRecord", news("no"))
                .does("cpo", "userTask_reviewConcern", nothingOfHarm)
                .does("cpo", "userTask_decideResponse", Answers.monitor("2026-12-01"));
        assertThat(concern.openSteps()).doesNotContain(decideHome);

        Answers disclosed = Answers.review().with("indicator_disclosure", "yes");
        Answers told = Answers.refer("police", "social-care").with("decidedLevel", "IMMEDIATE");
        concern.does("cpo", "userTask_addToRecord", news("no"))
                .does("cpo", "userTask_reviewConcern", disclosed)
                .does("cpo", "userTask_decideResponse", told);
        assertThat(concern.openSteps()).contains(decideHome);
        assertThatThrownBy(() -> concern.does(
                        "cpo",
                        decideHome,
                        Answers.ofMother()
                                .with(
                                        "parentDecision",
                                        "cannot-be-reached",
                                        "parentDecisionReason",
                                        "Nobody answers.")))
                .hasMessageContaining("once somebody has tried");
        concern.tellsHome("cpo");
        assertThat(concern.openSteps()).doesNotContain(decideHome);

        concern.onlyTimer("event_riskReassessmentDue");
        concern.does("cpo", "userTask_reviewConcern", disclosed).does("cpo", "userTask_decideResponse", told);
        assertThat(concern.openSteps())
                .as("at three months the same answer is nothing new")
                .doesNotContain(decideHome);
    }

    @Test
    void what_came_in_between_a_review_and_its_decision_is_new_for_home_too() {
        Answers disclosed = Answers.review().with("indicator_disclosure", "yes");
        Answers told = Answers.refer("police", "social-care").with("decidedLevel", "IMMEDIATE");
        concern.does("cpo", "userTask_reviewConcern", disclosed)
                .does("cpo", "userTask_addToRecord", news("yes"))
                .does("cpo", "userTask_decideResponse", told)
                .tellsHome("cpo");
        concern.does("cpo", "userTask_reviewConcern", disclosed).does("cpo", "userTask_decideResponse", told);
        assertThat(concern.openSteps()).contains("userTask_decideParentContact");
    }

    @Test
    void harm_that_nobody_was_told_of_makes_it_due_in_ten_minutes_and_then_the_deputy_and_the_head_are_responsible() {
        isMonitored();
        concern.at("2026-11-24", "22:00").does("cpo", "userTask_addToRecord", news("unknown"));
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T22:10:00.000");
        concern.on("2026-11-24", "22:10");
        assertThat(concern.offeredTo("userTask_reviewConcern")).contains("cpo", "deputy");
        concern.on("2026-11-24", "22:20");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).contains("head");
    }

    @Test
    void what_else_is_new_is_due_in_two_school_hours() {
        isMonitored();
        concern.at("2026-11-24", "14:30").does("cpo", "userTask_addToRecord", news("no"));
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-25T09:45:00.000");
    }

    @Test
    void what_comes_in_during_a_review_joins_it_and_makes_it_due_only_earlier() {
        isMonitored();
        concern.does("cpo", "userTask_addToRecord", news("no"));
        String review = concern.task("userTask_reviewConcern").getId();
        concern.at("2026-11-24", "09:00").does("cpo", "userTask_addToRecord", news("yes"));
        assertThat(concern.task("userTask_reviewConcern").getId()).isEqualTo(review);
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T09:10:00.000");
        concern.at("2026-11-24", "09:05").does("cpo", "userTask_addToRecord", news("no"));
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T09:10:00.000");
        concern.on("2026-11-24", "09:10");
        assertThat(concern.offeredTo("userTask_reviewConcern")).contains("deputy");
    }

    @Test
    void what_comes_in_before_the_first_review_joins_that() {
        concern.at("2026-11-24", "09:00").does("cpo", "userTask_addToRecord", news("yes"));
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_reviewConcern");
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T09:10:00.000");
    }

    @Test
    void a_submit_that_has_not_seen_what_came_in_is_refused_once_and_names_it() {
        concern.does("cpo", "userTask_addToRecord", news("no"));
        assertThatThrownBy(() -> concern.does("cpo", "userTask_reviewConcern", Answers.review()))
                .hasMessageContaining("Something new has come in since you opened this form")
                .hasMessageContaining("“New information”")
                .hasMessageNotContaining("Something to add.");
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        assertThat(concern.openSteps()).contains("userTask_decideResponse");
    }

    @Test
    void a_decision_that_is_waited_for_is_not_due_later_because_the_review_was_made_again() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        var due = concern.task("userTask_decideResponse").getDueDate();
        concern.at("2026-11-24", "09:30").does("cpo", "userTask_addToRecord", news("no"));
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        assertThat(concern.task("userTask_decideResponse").getDueDate()).isEqualTo(due);
    }

    @Test
    void a_referral_goes_on_and_less_than_the_new_proposal_needs_a_second_person() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        String call = concern.task("userTask_makeReferral").getId();
        concern.does("cpo", "userTask_addToRecord", news("yes"));
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_disclosure", "yes"));
        assertThat(concern.task("userTask_makeReferral").getId()).isEqualTo(call);
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        assertThat(concern.openSteps()).contains("userTask_countersignResponse");
        assertThat(concern.fact("openReferrals")).isEqualTo(2);
    }

    @Test
    void nothing_closes_while_the_review_again_is_open() {
        isMonitored();
        concern.tellsHome("cpo").on("2026-12-01", "08:00");
        concern.does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
        concern.does("cpo", "userTask_addToRecord", news("no"));
        assertThatThrownBy(() -> concern.does("cpo", "userTask_recordAndClose", Answers.close()))
                .hasMessageContaining("the review again is not done");
    }

    @Test
    void three_months_join_a_review_that_is_open() {
        isMonitored();
        concern.does("cpo", "userTask_addToRecord", news("no"));
        concern.onlyTimer("event_riskReassessmentDue");
        assertThat(concern.task("userTask_reviewConcern")).isNotNull();
    }

    @Test
    void a_worry_of_the_reporter_is_new_for_the_review() {
        isMonitored();
        concern.starts("teacher", "still-worried", Answers.stillWorried(concern.reference()));
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T10:50:00.000");
        concern.does("teacher", "userTask_sayWhetherWorried", Answers.worried().with("harmPossible", "unknown"));
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T09:00:00.000");
    }

    @Test
    void an_overseer_who_shares_a_worry_may_say_that_no_harm_is_possible() {
        isMonitored();
        concern.does("teacher", "userTask_sayWhetherWorried", Answers.worried());
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.at("2026-11-24", "09:00").does("head", "userTask_answerWorry", Answers.worryShared("no"));
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T11:00:00.000");
        concern.starts("teacher", "still-worried", Answers.stillWorried(concern.reference()));
        concern.at("2026-11-24", "09:05").does("head", "userTask_answerWorry", Answers.worryShared("unknown"));
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T09:15:00.000");
    }

    @Test
    void what_an_agency_tells_the_school_is_new_for_the_review() {
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.does("cpo", "userTask_makeReferral", "social-care", Answers.telephoned())
                .does("cpo", "userTask_writtenConfirmation", "social-care", Answers.written())
                .does(
                        "cpo",
                        "userTask_recordAcknowledgement",
                        "social-care",
                        Answers.agencyAccepts().with("isAnswerNews", "yes"));
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T10:50:00.000");
    }

    @Test
    void a_further_report_about_the_same_child_is_new_for_the_review_and_hidden_from_whom_it_may_be_about() {
        isMonitored();
        new Story(engine, clock)
                .reported(Answers.report())
                .passSavePoints()
                .does("cpo", "userTask_reviewConcern", Answers.review().with("sameChildAs", concern.reference()));
        assertThat(concern.openSteps()).contains("userTask_reviewConcern");

        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("cpo")))
                .passSavePoints()
                .does("head", "userTask_reviewConcern", Answers.review().with("sameChildAs", concern.reference()));
        assertThat(concern.openSteps()).doesNotContain("userTask_reviewConcern");
        assertThat(chronology.of(Reference.of(concern.reference())))
                .filteredOn(entry -> entry.kind().equals("further-report"))
                .hasSize(1);
    }

    private Map<String, Object> filledIn(String form) {
        return filledIn.stream()
                .filter(one -> one.formId().equals(form))
                .findFirst()
                .map(one ->
                        transaction.execute(status -> one.answers(concern.reference(), Map.of(), AccountId.of("cpo"))))
                .orElseThrow();
    }

    @Test
    void the_first_review_is_filled_in_from_the_report_and_the_next_from_the_last() {
        concern.reported(Answers.report()
                        .with("indicators", List.of("secrets", "sexualPlay", "disclosure"))
                        .with("childWords", "He said not to tell."))
                .passSavePoints();
        assertThat(filledIn("review"))
                .containsEntry("childConfirmedName", "Robin Madeup")
                .containsEntry("childConfirmedDateOfBirth", "2021-05-04")
                .containsEntry("childsWordsText", "He said not to tell.")
                .containsEntry("indicator_secrets", "yes")
                .containsEntry("indicator_sexualPlay", "current")
                .containsEntry("childsWordsOn", "2026-11-24")
                .containsEntry("childsWordsWhere", "Cloakroom")
                .doesNotContainKeys("indicator_disclosure", "indicator_fewFriends", "childsWordsKind", "personIsChild");

        concern.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review().with("indicator_disclosure", "yes", "indicator_sexualPlay", "both"));
        assertThat(filledIn("review"))
                .containsEntry("personInHousehold", "no")
                .containsEntry("indicator_sexualPlay", "both")
                .doesNotContainKeys(
                        "indicator_disclosure", "indicator_image", "childsWordsText", "sameChildAs", "score")
                .as("what is said later has a day, a place and a question of its own")
                .doesNotContainKeys("childsWordsOn", "childsWordsWhere", "childsWordsQuestion", "childsWordsManner");
    }

    @Test
    void another_child_whom_the_report_names_is_not_typed_again() {
        concern.reported(Answers.report().with("aboutWhom", List.of("child"), "personOfConcern", "Max Invented"))
                .passSavePoints();
        assertThat(filledIn("review"))
                .containsEntry("personIsChild", "yes")
                .containsEntry("otherChildName", "Max Invented");
    }

    /** Which child the other concern names cannot be read any more, and a plan too many harms nobody. */
    @Test
    void where_the_other_childs_record_is_damaged_a_safety_plan_is_asked_for_all_the_same() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review().with("personIsChild", "yes", "otherChildName", "Max Invented"));
        String linked = chronology.of(Reference.of(concern.reference())).stream()
                .filter(entry -> entry.kind().equals("linked-child"))
                .flatMap(entry -> entry.lines().stream())
                .map(Line::answer)
                .findFirst()
                .orElseThrow();
        Story other = new Story(engine, clock).of(linked).passSavePoints();
        flipByte(concern.reference());
        try {
            other.does(
                    "cpo",
                    "userTask_reviewConcern",
                    Answers.review().with("childConfirmedName", "Max Invented", "childConfirmedDateOfBirth", null));
            assertThat(other.fact("isBetweenChildren")).isEqualTo(true);
        } finally {
            flipByte(concern.reference());
        }
    }

    private void flipByte(String reference) {
        JdbcClient.create(KeysOfDatabase.asSuperuser(details.getJdbcUrl()))
                .sql("UPDATE safeguarding.entry SET content = set_byte(content, 20, get_byte(content, 20) # 1)"
                        + " WHERE reference = ? AND number = 1")
                .param(reference)
                .update();
    }

    @Test
    void the_decision_begins_with_what_is_new_the_level_then_and_now_and_what_made_it() throws Exception {
        isMonitored();
        assertThat(filledIn("decide-response"))
                .as("whom Low tells")
                .containsEntry("agencies", List.of())
                .containsEntry("agenciesWhileHomeHeld", List.of());
        concern.does("cpo", "userTask_addToRecord", news("yes").with("additionText", "Robin spoke at the sink."));
        concern.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review().with("indicator_disclosure", "yes", "childsWordsText", "He hurt me there."));
        JsonNode news = new ObjectMapper()
                .readTree(views.viewAsJson(Reference.of(concern.reference()), AccountId.of("cpo"))
                        .orElseThrow())
                .path("news");
        assertThat(filledIn("decide-response"))
                .as("whom Immediate tells")
                .containsEntry("agencies", List.of("police", "social-care"))
                .containsEntry("agenciesWhileHomeHeld", List.of("police", "social-care"));
        assertThat(news.path("levelThen").asText()).isEqualTo("Low");
        assertThat(news.path("levelNow").asText()).isEqualTo("Immediate");
        assertThat(news.path("entries").toString()).contains("Robin spoke at the sink.");
        assertThat(news.path("words").get(0).path("answer").asText()).isEqualTo("He hurt me there.");
        assertThat(news.path("words").get(2).path("answer").asText()).isEqualTo("I do not want to go.");
        assertThat(news.path("madeBy")).hasSize(1);
        assertThat(news.path("score").asText()).startsWith("0 ");
        assertThat(news.path("changed").asText()).contains("No → Yes");
    }

    @Test
    void a_vague_worry_that_becomes_a_disclosure_is_not_collected_by_whom_it_is_about() {
        isMonitored();
        assertThat(concern.fact("decidedLevel")).isEqualTo("LOW");
        concern.at("2026-11-24", "10:00")
                .does(
                        "cpo",
                        "userTask_addToRecord",
                        news("yes").with("additionText", "She said: he hurt me there. He collects her."));
        assertThat(concern.task("userTask_reviewConcern").getDueDate()).isEqualTo("2026-11-24T10:10:00.000");

        concern.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review()
                        .with("indicator_disclosure", "yes", "personInHousehold", "yes")
                        .with("childsWordsText", "He hurt me there."));
        assertThat(concern.fact("proposedLevel")).isEqualTo("IMMEDIATE");
        assertThat(concern.fact("isHeld")).isEqualTo(true);

        concern.does(
                "cpo",
                "userTask_decideResponse",
                Answers.monitor("2026-12-01")
                        .with("levelReason", "It was only once.")
                        .with("response", null, "responseWhileHomeHeld", "monitor")
                        .with("whoCollectsToday", "He does", "whoIsKeptAway", "Him"));
        assertThat(concern.openSteps())
                .as("not by one person alone, and the proposal runs meanwhile")
                .contains("userTask_countersignResponse", "userTask_tellByVoice");
        assertThat(concern.task("userTask_makeReferral", "police").getDueDate()).isEqualTo("2026-11-24T10:15:00.000");
        assertThat(concern.task("userTask_makeReferral", "social-care")).isNotNull();

        concern.does("head", "userTask_countersignResponse", Answers.refuse());
        assertThat(concern.openSteps()).contains("userTask_decideResponse");
    }
}

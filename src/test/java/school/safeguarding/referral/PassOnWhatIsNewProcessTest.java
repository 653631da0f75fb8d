package school.safeguarding.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.concern.event.ConcernReassessed;
import school.safeguarding.concern.event.NewInformation;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;

/** Whoever was told before is told what is new, as a step of its own. */
@SchoolTest
class PassOnWhatIsNewProcessTest {

    private static final String STEP = "userTask_passOnWhatIsNew";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionOperations transaction;

    private Story concern;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("pass-on-what-is-new");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("pass-on-what-is-new");
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_sexualPlay", "current"));
        concern.does(
                "cpo",
                "userTask_decideResponse",
                Answers.refer("social-care", "police", "school-nursing")
                        .with("parentAgreement", "yes", "parentAgreementDetail", "Mother."));
        concern.accepts("cpo", "social-care");
        concern.does(
                "cpo",
                "userTask_makeReferral",
                "school-nursing",
                Answers.telephoned().with("nursingRequest", "A chat."));
    }

    private void isLearned(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
        concern.passSavePoints();
    }

    private boolean isAsked(String agency) {
        return concern.everyOpenStep().contains(STEP)
                && !concern.tasksFor(STEP, agency).isEmpty();
    }

    @Test
    void what_may_be_harm_goes_to_social_care_which_was_told_and_not_yet_to_the_police_who_were_not() {
        isLearned(new NewInformation(Reference.of(concern.reference()), true));
        assertThat(isAsked("social-care")).isTrue();
        assertThat(isAsked("school-nursing")).isTrue();
        assertThat(isAsked("police")).isFalse();
        assertThat(concern.task(STEP, "social-care").getDueDate()).isEqualTo("2026-11-24T15:15:00.000");
        concern.does("cpo", STEP, "social-care", Answers.newPassedOn());
        assertThat(isAsked("social-care")).isFalse();
    }

    @Test
    void harm_is_passed_on_to_social_care_whatever_the_handler_thinks_and_the_nurse_is_a_choice() {
        isLearned(new NewInformation(Reference.of(concern.reference()), true));
        assertThatThrownBy(() -> concern.does("cpo", STEP, "social-care", Answers.newNotNeeded()))
                .hasMessageContaining("Are they told of it?");
        concern.does("cpo", STEP, "school-nursing", Answers.newNotNeeded());
        assertThat(isAsked("school-nursing")).isFalse();
        assertThat(isAsked("social-care")).isTrue();
    }

    @Test
    void what_is_neither_words_nor_harm_is_asked_of_nobody_but_those_who_help_otherwise() {
        isLearned(new NewInformation(Reference.of(concern.reference()), false));
        assertThat(isAsked("social-care")).isFalse();
        concern.does("cpo", STEP, "school-nursing", Answers.newNotNeeded());
        assertThat(isAsked("school-nursing")).isFalse();
    }

    private static Answers words(String kind, String harmPossible) {
        Answers words = Answers.addition(kind)
                .with("additionWordsKind", "unprompted", "additionChildWords", "He hurt me there.")
                .with("harmPossible", harmPossible);
        return kind.equals("correction") ? words.with("correctsEntry", 1) : words;
    }

    /** As people enter it, by the form alone. */
    @ParameterizedTest
    @CsvSource({"conversation, yes", "call, unknown", "meeting, no", "letter, yes", "correction, unknown"})
    void what_the_child_says_later_is_passed_on_and_reviewed_again_however_it_is_entered(
            String kind, String harmPossible) {
        concern.does("cpo", "userTask_addToRecord", words(kind, harmPossible));
        concern.passSavePoints();
        assertThat(isAsked("social-care")).isTrue();
        assertThat(isAsked("police")).as("not told of anything yet").isFalse();
        assertThat(concern.openSteps()).contains("userTask_reviewConcern", "userTask_addToRecord");
        assertThat(concern.fact("reviewClock"))
                .isEqualTo(harmPossible.equals("no") ? "reassessConcern" : "reassessConcernHarmPossible");
    }

    @Test
    void
            what_the_reporter_writes_later_is_passed_on_where_it_may_be_harm_and_is_a_choice_where_it_adds_to_the_report() {
        concern.starts("teacher", "still-worried", Answers.stillWorried(concern.reference()));
        concern.passSavePoints();
        assertThat(isAsked("social-care")).as("how it is handled is not theirs").isFalse();
        concern.starts("teacher", "still-worried", Answers.added(concern.reference()));
        concern.passSavePoints();
        concern.does("cpo", STEP, "social-care", Answers.newNotNeeded());
        concern.starts(
                "teacher",
                "still-worried",
                Answers.stillWorried(concern.reference()).with("harmPossible", "unknown"));
        concern.passSavePoints();
        assertThatThrownBy(() -> concern.does("cpo", STEP, "social-care", Answers.newNotNeeded()))
                .hasMessageContaining("Are they told of it?");
        concern.does("cpo", STEP, "social-care", Answers.newPassedOn());
        assertThat(isAsked("social-care")).isFalse();
    }

    @Test
    void a_view_asks_nobody() {
        concern.does(
                "cpo", "userTask_addToRecord", Answers.addition("conversation").with("additionIs", "view"));
        concern.passSavePoints();
        assertThat(concern.everyOpenStep()).doesNotContain(STEP, "userTask_reviewConcern");
    }

    /** What agencies are told holds every addition marked as a fact, so that whoever was told before hears of it, or need not. */
    @ParameterizedTest
    @CsvSource({"conversation", "call", "correction"})
    void a_fact_asks_of_each_who_was_told_whether_they_hear_it_and_of_nobody_else(String kind) {
        Answers fact = Answers.addition(kind);
        concern.does("cpo", "userTask_addToRecord", kind.equals("correction") ? fact.with("correctsEntry", 1) : fact);
        concern.passSavePoints();
        assertThat(concern.everyOpenStep()).doesNotContain("userTask_reviewConcern");
        assertThat(isAsked("police")).as("not told of anything yet").isFalse();
        concern.does("cpo", STEP, "social-care", Answers.newNotNeeded());
        concern.does("cpo", STEP, "school-nursing", Answers.newNotNeeded());
        assertThat(concern.everyOpenStep()).doesNotContain(STEP);
    }

    @Test
    void new_information_that_is_a_fact_and_no_harm_leaves_the_choice_for_social_care_too() {
        concern.does("cpo", "userTask_addToRecord", Answers.addition("new-information"));
        concern.passSavePoints();
        concern.does("cpo", STEP, "social-care", Answers.newNotNeeded());
        assertThat(isAsked("social-care")).isFalse();
    }

    @Test
    void a_step_that_was_a_choice_is_one_no_longer_once_it_is_to_tell_of_harm_too() {
        concern.does("cpo", "userTask_addToRecord", Answers.addition("call"));
        isLearned(new NewInformation(Reference.of(concern.reference()), true));
        assertThat(concern.tasksFor(STEP, "social-care")).hasSize(1);
        assertThatThrownBy(() -> concern.does("cpo", STEP, "social-care", Answers.newNotNeeded()))
                .hasMessageContaining("Are they told of it?");
    }

    @Test
    void whether_the_childs_words_tell_of_harm_has_to_be_said() {
        assertThatThrownBy(() -> concern.does("cpo", "userTask_addToRecord", words("conversation", null)))
                .hasMessageContaining("Harm or danger that is not passed on yet");
    }

    @Test
    void words_are_passed_on_whether_or_not_anybody_thinks_that_they_tell_of_harm() {
        concern.does(
                "cpo",
                "userTask_addToRecord",
                Answers.addition("conversation")
                        .with("additionWordsKind", "unprompted", "additionChildWords", "He has a key.")
                        .with("harmPossible", "no"));
        assertThatThrownBy(() -> concern.does("cpo", STEP, "social-care", Answers.newNotNeeded()))
                .hasMessageContaining("Are they told of it?");
    }

    @Test
    void a_review_again_with_new_words_or_a_new_sign_of_harm_is_passed_on_and_one_without_is_not() {
        isLearned(new ConcernReassessed(Reference.of(concern.reference()), false, false));
        assertThat(concern.everyOpenStep()).doesNotContain(STEP);
        isLearned(new ConcernReassessed(Reference.of(concern.reference()), true, false));
        assertThat(isAsked("social-care")).isTrue();
    }

    @Test
    void what_comes_while_nobody_has_taken_the_step_is_told_with_it_and_what_comes_later_is_asked_again() {
        isLearned(new NewInformation(Reference.of(concern.reference()), true));
        isLearned(new NewInformation(Reference.of(concern.reference()), true));
        assertThat(concern.tasksFor(STEP, "social-care")).hasSize(1);
        concern.claims("cpo", STEP, "social-care");
        isLearned(new NewInformation(Reference.of(concern.reference()), true));
        assertThat(concern.tasksFor(STEP, "social-care")).hasSize(2);
    }

    @Test
    void one_that_is_late_becomes_the_heads_to_act_on() {
        isLearned(new ConcernReassessed(Reference.of(concern.reference()), true, false));
        concern.does("cpo", STEP, "school-nursing", Answers.newNotNeeded());
        concern.passesOn(STEP);
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
    }
}

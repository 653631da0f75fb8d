package school.safeguarding.referral.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.engine.form.FilledIn;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.LadoAdvisedBelowThreshold;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;

/** Telling one agency until it has decided and the school accepts that. */
@SchoolTest
@RecordApplicationEvents
class AgencyReferralProcessTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ApplicationEvents published;

    @Autowired
    private RecordViews views;

    @Autowired
    private List<FilledIn> filledIn;

    private Story concern;

    @BeforeAll
    static void countFlows() {
        List.of("agency-referral", "protect-children").forEach(FlowsTaken::forget);
    }

    @AfterAll
    static void every_flow_was_taken() {
        List.of("agency-referral", "protect-children").forEach(FlowsTaken::assertAllTaken);
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_sexualPlay", "current"));
    }

    @Test
    void an_agency_is_chased_disputed_and_settled() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.does("cpo", "userTask_makeReferral", Answers.telephoned());
        concern.does("cpo", "userTask_writtenConfirmation", Answers.written());
        concern.does("cpo", "userTask_recordAcknowledgement", Answers.agencySilent());
        concern.does("cpo", "userTask_recordAcknowledgement", Answers.agencyDisputed());
        concern.does("cpo", "userTask_disagree", Answers.disagreement("continue"));
        concern.does("cpo", "userTask_recordAcknowledgement", Answers.agencyDisputed());
        concern.does("cpo", "userTask_disagree", Answers.disagreement("settled"));
        concern.tellsHome("cpo");
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_recordWhatBecameOfIt");
        concern.does("cpo", "userTask_recordWhatBecameOfIt", Answers.workEnded());
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_reviewOutcome");
    }

    /** "Accepted" is where the agency begins: nobody knows that a child is safe because a duty officer said yes. */
    @Test
    void after_they_accepted_the_school_asks_every_ten_school_days_until_their_work_has_ended() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.accepts("cpo", "social-care").tellsHome("cpo");
        assertThat(concern.fact("openReferrals")).isEqualTo(1);
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_recordWhatBecameOfIt");
        assertThat(concern.task("userTask_recordWhatBecameOfIt").getDueDate()).isEqualTo("2026-12-08T08:50:00.000");
        concern.on("2026-12-04", "12:00");
        concern.does(
                "cpo",
                "userTask_recordWhatBecameOfIt",
                Answers.atWork()
                        .with("strands", List.of("strategy-discussion", "section-47"))
                        .with("strategyDiscussionOn", "2026-11-25", "sectionFortySevenOn", "2026-11-26")
                        .with("nextIs", "Conference", "nextOn", "2026-12-16"));
        assertThat(filledIn.stream()
                        .filter(one -> one.formId().equals("record-what-became-of-it"))
                        .findFirst()
                        .orElseThrow()
                        .answers(concern.reference(), Map.of("agency", "social-care"), AccountId.of("cpo")))
                .containsEntry("strands", List.of("strategy-discussion", "section-47"))
                .containsEntry("sectionFortySevenOn", "2026-11-26")
                .containsKey("askedAgainHow")
                .doesNotContainKeys("nextIs", "becameOfIt", "becameText");
        assertThat(concern.task("userTask_recordWhatBecameOfIt").getDueDate()).isEqualTo("2026-12-18T12:00:00.000");
        concern.does("cpo", "userTask_recordWhatBecameOfIt", Answers.workEnded());
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_reviewOutcome");
    }

    @Test
    void the_head_is_asked_after_an_agency_has_said_nothing_twice_and_not_after_once() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.accepts("cpo", "social-care");
        concern.does("cpo", "userTask_recordWhatBecameOfIt", Answers.agencySilentAgain());
        assertThat(concern.everyOpenStep()).doesNotContain("userTask_actOnOverdueStep");
        concern.does("cpo", "userTask_recordWhatBecameOfIt", Answers.agencySilentAgain());
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
        concern.does("cpo", "userTask_recordWhatBecameOfIt", Answers.atWork());
        assertThat(concern.everyOpenStep()).doesNotContain("userTask_actOnOverdueStep");
    }

    @Test
    void news_from_an_agency_asks_for_the_review_again() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care", "police"));
        concern.accepts("cpo", "social-care");
        concern.does("cpo", "userTask_makeReferral", "police", Answers.telephoned());
        concern.does("cpo", "userTask_recordWhatBecameOfIt", Answers.atWork().with("isAnswerNews", "yes"));
        assertThat(concern.openSteps()).contains("userTask_reviewConcern");
        assertThat(concern.openSteps()).doesNotContain("userTask_passOnWhatIsNew");
    }

    @Test
    void a_child_with_a_plan_is_the_schools_to_monitor_and_only_social_care_makes_plans() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care", "police"));
        concern.accepts("cpo", "social-care").accepts("cpo", "police");
        assertThatThrownBy(() -> concern.does("cpo", "userTask_recordWhatBecameOfIt", "police", Answers.planned()))
                .hasMessageContaining("plan is Children’s Social Care’s");
        concern.does("cpo", "userTask_recordWhatBecameOfIt", "social-care", Answers.planned());
        assertThat(concern.fact("openReferrals")).isEqualTo(1);
    }

    @Test
    void an_end_that_the_school_does_not_accept_is_disputed_like_a_decision() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.accepts("cpo", "social-care");
        concern.does("cpo", "userTask_recordWhatBecameOfIt", Answers.workEnded().with("becameOfIt", "not-accepted"));
        concern.does("cpo", "userTask_recordAcknowledgement", Answers.agencyDisputed());
        concern.does("cpo", "userTask_disagree", Answers.disagreement("settled"));
        assertThat(concern.openSteps()).contains("userTask_recordWhatBecameOfIt");
    }

    /** Chased, and taken to each further stage, and every time the time for their decision has passed. */
    private void isSilentThroughAllStages(String firstDay, String... days) {
        concern.at(firstDay, "18:00")
                .does(
                        "cpo",
                        "userTask_recordAcknowledgement",
                        Answers.agencySilent().with("answeredOn", firstDay));
        for (String day : days) {
            assertThatThrownBy(() -> concern.does("cpo", "userTask_disagree", Answers.silentThroughout()))
                    .hasMessageContaining("they must have been asked at each of the 4 stages");
            concern.does("cpo", "userTask_disagree", Answers.disagreement("continue"));
            concern.at(day, "18:00")
                    .does(
                            "cpo",
                            "userTask_recordAcknowledgement",
                            Answers.agencySilent().with("answeredOn", day));
        }
    }

    @Test
    void an_agency_that_is_silent_through_all_stages_ends_without_an_answer_to_which_a_second_person_agrees() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.does("cpo", "userTask_makeReferral", Answers.telephoned())
                .does("cpo", "userTask_writtenConfirmation", Answers.written())
                .tellsHome("cpo");
        isSilentThroughAllStages("2026-11-26", "2026-12-04", "2026-12-14", "2027-01-08");
        concern.does("cpo", "userTask_disagree", Answers.silentThroughout());
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_reviewOutcome");

        concern.does("cpo", "userTask_reviewOutcome", Answers.outcome("close"))
                .does("cpo", "userTask_recordAndClose", Answers.close());
        assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of("deputy"))
                        .orElseThrow())
                .contains("Children's Social Care: ended without an answer: they were silent through all stages");
        concern.does("deputy", "userTask_countersignClose", Answers.agree());
        assertThat(concern.isClosed()).isTrue();
    }

    /** Otherwise an agency that has accepted and then never speaks again keeps the concern open for ever. */
    @Test
    void an_agency_that_falls_silent_while_at_work_is_taken_further_after_the_second_silence_and_not_before() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.accepts("cpo", "social-care");
        concern.does("cpo", "userTask_recordWhatBecameOfIt", Answers.agencySilentAgain());
        Answers takenFurther = Answers.agencySilentAgain().with("becameOfIt", "taken-further");
        assertThatThrownBy(() -> concern.does("cpo", "userTask_recordWhatBecameOfIt", takenFurther))
                .hasMessageContaining("before you have asked and heard nothing twice in a row");
        concern.does("cpo", "userTask_recordWhatBecameOfIt", Answers.agencySilentAgain());
        concern.does("cpo", "userTask_recordWhatBecameOfIt", takenFurther);
        concern.at("2026-11-26", "18:00").does("cpo", "userTask_recordAcknowledgement", Answers.agencySilent());
        assertThat(concern.openSteps()).contains("userTask_disagree");
    }

    @Test
    void the_written_confirmation_is_due_a_day_after_the_call_however_late_that_was_recorded() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.at("2026-11-24", "14:00");
        assertThatThrownBy(() -> concern.does(
                        "cpo", "userTask_makeReferral", Answers.telephoned().with("telephonedAt", "14:05")))
                .hasMessageContaining("“Time of the call” must not be later than now, Tuesday 24 November 2026, 14:00");
        concern.does("cpo", "userTask_makeReferral", Answers.telephoned().with("telephonedAt", "09:40"));
        assertThat(concern.task("userTask_writtenConfirmation").getDueDate())
                .isEqualTo(Instant.parse("2026-11-25T09:40:00Z"));
    }

    @Test
    void each_step_that_is_late_becomes_somebody_elses_too() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.passesOn("userTask_makeReferral").does("cpo", "userTask_makeReferral", Answers.telephoned());
        concern.passesOn("userTask_writtenConfirmation").does("cpo", "userTask_writtenConfirmation", Answers.written());
        // First whoever has it chases the agency, then somebody else has to see to it.
        concern.fireTimer("event_recordAcknowledgementOverdue").fireTimer("event_stillOverdue");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
        concern.does("cpo", "userTask_recordAcknowledgement", Answers.agencyDisputed());
        concern.passesOn("userTask_disagree").does("cpo", "userTask_disagree", Answers.disagreement("settled"));
        // First whoever has it asks the agency, then the head has to.
        concern.fireTimer("event_recordWhatBecameOfItOverdue").fireTimer("event_stillOverdue");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
        concern.does("cpo", "userTask_recordWhatBecameOfIt", Answers.workEnded());
        assertThat(concern.everyOpenStep()).doesNotContain("userTask_actOnOverdueStep");
    }

    @Test
    void an_agency_whose_answer_the_school_accepts_is_settled_at_once() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.settles("cpo", "social-care");
        assertThat(concern.fact("openReferrals")).isEqualTo(0);
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_decideParentContact");
    }

    @Test
    void a_referral_that_the_decision_demands_cannot_be_ended_as_not_needed() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        assertThatThrownBy(() -> concern.does("cpo", "userTask_makeReferral", Answers.notNeeded()))
                .hasMessageContaining("demands that you tell Children's Social Care");
    }

    @Test
    void a_referral_that_no_decision_demands_any_more_may_end_unmade() {
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        concern.does("head", "userTask_countersignResponse", Answers.agree());
        concern.does("cpo", "userTask_makeReferral", Answers.notNeeded());
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_decideParentContact");
    }

    /** Two people may agree to do less; that does not undo what a high level proposes to tell. */
    @Test
    void at_a_high_level_an_unmade_referral_ends_only_where_that_agency_or_the_lado_said_so() {
        concern.does(
                "cpo",
                "userTask_decideResponse",
                Answers.noFurtherAction().with("decidedLevel", "HIGH", "levelReason", null));
        concern.does("head", "userTask_countersignResponse", Answers.agree());
        assertThatThrownBy(() -> concern.does("cpo", "userTask_makeReferral", Answers.notNeeded()))
                .hasMessageContaining("unless they or the LADO have said that it is not needed");
        concern.does(
                "cpo",
                "userTask_makeReferral",
                Answers.notNeeded().with("notNeededSaidBy", "agency", "notNeededSaidWho", "Duty officer, today"));
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_decideParentContact");
    }

    @Test
    void at_an_immediate_level_no_referral_is_withdrawn_whoever_said_so() {
        Story immediate = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        immediate.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_disclosure", "yes"));
        immediate.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        immediate.does("head", "userTask_countersignResponse", Answers.agree());
        assertThatThrownBy(() -> immediate.does(
                        "cpo",
                        "userTask_makeReferral",
                        "police",
                        Answers.notNeeded().with("notNeededSaidBy", "lado", "notNeededSaidWho", "The LADO, today")))
                .hasMessageContaining("demands that you tell the Police");
    }

    /** Whoever is accused learns nothing, and no child is alone with them, from the first day on. */
    @Test
    void for_a_concern_about_staff_it_is_decided_the_same_day_how_children_are_kept_from_that_adult() {
        Story ofStaff = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("staff")))
                .passSavePoints();
        ofStaff.passesOn("userTask_protectChildren");
        ofStaff.does("head", "userTask_protectChildren", Answers.childrenProtected());
        ofStaff.accepts("head", "lado");
        assertThatThrownBy(() -> ofStaff.does(
                        "head",
                        "userTask_recordWhatBecameOfIt",
                        Answers.allegationEnded().with("employerTold", "not-yet")))
                .hasMessageContaining("tell them first");
        ofStaff.does("head", "userTask_recordWhatBecameOfIt", Answers.allegationEnded());
        assertThat(ofStaff.openSteps()).containsExactly("userTask_addToRecord", "userTask_reviewConcern");
    }

    @Test
    void below_the_lados_threshold_whoever_keeps_the_low_level_list_hears_of_it() {
        Story ofStaff = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("staff")))
                .passSavePoints();
        ofStaff.does("head", "userTask_makeReferral", Answers.telephoned());
        ofStaff.does("head", "userTask_writtenConfirmation", Answers.written());
        ofStaff.does(
                "head",
                "userTask_recordAcknowledgement",
                Answers.agencyAccepts().with("ladoThreshold", "below"));
        assertThat(published.stream(LadoAdvisedBelowThreshold.class))
                .contains(new LadoAdvisedBelowThreshold(Reference.of(ofStaff.reference())));
    }

    @Test
    void an_agency_that_asks_to_hold_takes_telling_home_off_the_form() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.does("cpo", "userTask_makeReferral", Answers.telephoned().with("askedToHoldContact", "yes"));
        assertThatThrownBy(() -> concern.does("cpo", "userTask_decideParentContact", Answers.tellNow()))
                .hasMessageContaining("holds it");
    }
}

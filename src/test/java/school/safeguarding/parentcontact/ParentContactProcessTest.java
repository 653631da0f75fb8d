package school.safeguarding.parentcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.engine.form.FilledIn;
import school.safeguarding.parentcontact.model.AdultContact;
import school.safeguarding.parentcontact.model.ContactDecision;
import school.safeguarding.parentcontact.model.HomeContact;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;

/** Whether, when and by whom home is told. */
@SchoolTest
class ParentContactProcessTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ParentContacts contacts;

    @Autowired
    private RecordViews views;

    @Autowired
    private List<FilledIn> forms;

    private Story concern;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("parent-contact");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("parent-contact");
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
        concern.reported(Answers.report()).passSavePoints();
    }

    private void reviewed(Answers review) {
        concern.does("cpo", "userTask_reviewConcern", review);
    }

    @Test
    void a_parent_not_reached_is_tried_again_and_a_meeting_is_kept() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.does("cpo", "userTask_decideParentContact", Answers.tellNow());
        concern.does("cpo", "userTask_recordContact", Answers.notReached());
        concern.does("cpo", "userTask_decideParentContact", Answers.tellNow());
        concern.does("cpo", "userTask_recordContact", Answers.reached().with("meetingPlanned", "yes"));
        concern.does("cpo", "userTask_recordMeeting", Answers.meeting());
        assertThat(concern.endsEarlyHelp("cpo").openSteps())
                .containsExactly("userTask_addToRecord", "userTask_reviewOutcome");
    }

    @Test
    void a_deferred_contact_is_asked_again_on_the_next_school_day() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        // A Friday: the next school day is Monday.
        concern.on("2026-11-27", "10:00");
        concern.does("cpo", "userTask_decideParentContact", Answers.deferContact());
        concern.on("2026-11-29", "12:00");
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord");
        concern.on("2026-11-30", "08:30");
        concern.tellsHome("cpo");
        assertThat(concern.endsEarlyHelp("cpo").openSteps())
                .containsExactly("userTask_addToRecord", "userTask_reviewOutcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "unknown"})
    void somebody_who_is_or_may_be_in_the_household_holds_home_until_an_agency_says_otherwise(String isThere) {
        reviewed(Answers.review().with("personInHousehold", isThere));
        concern.does(
                "cpo",
                "userTask_decideResponse",
                Answers.refer("police")
                        .with("response", null, "agencies", null)
                        .with("responseWhileHomeHeld", "refer")
                        .with("agenciesWhileHomeHeld", List.of("police")));
        Answers seek = Answers.ofMother()
                .with("parentDecisionWhileHeld", "seek-advice", "parentDecisionReason", "To be safe.");
        concern.does("cpo", "userTask_decideParentContact", seek);
        concern.does("cpo", "userTask_seekAdvice", Answers.advice("other", "yes"));
        concern.does("cpo", "userTask_decideParentContact", seek);
        concern.does("cpo", "userTask_seekAdvice", Answers.advice("police", "yes"));
        concern.tellsHome("cpo");
        assertThat(concern.openSteps()).containsExactly("userTask_addToRecord", "userTask_makeReferral");
    }

    @Test
    void each_step_that_is_late_becomes_somebody_elses_too() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.passesOn("userTask_decideParentContact");
        concern.does("cpo", "userTask_decideParentContact", Answers.seekAdvice());
        concern.passesOn("userTask_seekAdvice");
        concern.does("deputy", "userTask_seekAdvice", Answers.advice("police", "yes"));
        concern.does("cpo", "userTask_decideParentContact", Answers.tellNow());
        concern.passesOn("userTask_recordContact");
        concern.does("cpo", "userTask_recordContact", Answers.reached().with("meetingPlanned", "yes"));
        concern.passesOn("userTask_recordMeeting");
        concern.does("deputy", "userTask_recordMeeting", Answers.meeting());
        assertThat(concern.everyOpenStep()).doesNotContain("userTask_actOnOverdueStep");
    }

    /** Deferring for ever would be forgetting: after the third time the head is asked, whatever is decided then. */
    @Test
    void after_three_deferrals_the_head_is_asked_at_once() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        for (String next : List.of("2026-11-25", "2026-11-26", "2026-11-27")) {
            concern.does("cpo", "userTask_decideParentContact", Answers.deferContact());
            assertThat(concern.everyOpenStep()).doesNotContain("userTask_actOnOverdueStep");
            concern.on(next, "08:30");
        }
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("head");
        assertThat(concern.offeredTo("userTask_decideParentContact")).containsExactly("cpo");
    }

    @Test
    void an_agency_may_tell_home_instead() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.does(
                "cpo",
                "userTask_decideParentContact",
                Answers.ofMother()
                        .with("parentDecision", "not-by-school", "parentDecisionReason", "Social Care tells them."));
        assertThat(concern.endsEarlyHelp("cpo").openSteps())
                .containsExactly("userTask_addToRecord", "userTask_reviewOutcome");
    }

    @Test
    void each_adult_has_a_contact_of_their_own_that_is_settled_or_held_by_itself() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.does(
                "cpo",
                "userTask_decideParentContact",
                Answers.deferContact().with("othersWithResponsibility", "named", "otherAdult1", "Father Madeup"));
        assertThat(concern.task("userTask_decideParentContact").getName()).contains("adult 2");
        Answers father = Answers.tellNow().with("recipient", "Father Madeup");

        assertThatThrownBy(() -> concern.does(
                        "cpo", "userTask_decideParentContact", father.with("recipient", "Father and Mother")))
                .hasMessageContaining("one person");
        assertThatThrownBy(
                        () -> concern.does("cpo", "userTask_decideParentContact", father.with("recipient", "mother")))
                .hasMessageContaining("a contact of their own already");

        concern.does("cpo", "userTask_decideParentContact", father);
        assertThatThrownBy(() -> concern.does(
                        "cpo", "userTask_recordContact", Answers.reached().with("contactHow", "letter")))
                .hasMessageContaining("cannot be a letter or email while telling anybody at home is held");
        concern.does("cpo", "userTask_recordContact", Answers.reached());
        assertThat(concern.openSteps()).as("Mother is still held").containsExactly("userTask_addToRecord");
        concern.on("2026-11-25", "08:30");
        concern.tellsHome("cpo");
        assertThat(concern.endsEarlyHelp("cpo").openSteps())
                .containsExactly("userTask_addToRecord", "userTask_reviewOutcome");
    }

    @Test
    void no_new_decision_ends_a_contact_or_its_clock() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        String contact = concern.task("userTask_decideParentContact").getId();
        concern.does("cpo", "userTask_addToRecord", Answers.addition("new-information"));
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        assertThat(concern.task("userTask_decideParentContact").getId()).isEqualTo(contact);
    }

    @Test
    void an_adult_who_cannot_be_reached_ends_the_contact_with_a_reason() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        Answers end = Answers.tellNow().with("parentDecision", "cannot-be-reached");
        assertThatThrownBy(() -> concern.does("cpo", "userTask_decideParentContact", end))
                .hasMessageContaining("once somebody has tried");
        concern.does("cpo", "userTask_decideParentContact", Answers.tellNow());
        concern.does("cpo", "userTask_recordContact", Answers.notReached());
        concern.does("cpo", "userTask_decideParentContact", end);
        assertThat(concern.endsEarlyHelp("cpo").openSteps())
                .containsExactly("userTask_addToRecord", "userTask_reviewOutcome");
    }

    private ParentContacts.Hold hold() {
        return contacts.hold(Reference.of(concern.reference()));
    }

    private String stateOfAdult() {
        return contacts.adults(Reference.of(concern.reference())).get(0).stateInWords();
    }

    private void reviewedAgain(String handler, Answers review) {
        concern.does(handler, "userTask_addToRecord", Answers.addition("new-information"));
        concern.does(handler, "userTask_reviewConcern", review);
    }

    private static Answers disclosed() {
        return Answers.review().with("indicator_disclosure", "yes");
    }

    private static Answers referredWhileHeld() {
        return Answers.refer("police")
                .with("response", null, "agencies", null)
                .with("responseWhileHomeHeld", "refer")
                .with("agenciesWhileHomeHeld", List.of("police"));
    }

    private static Answers referredAfterHarm() {
        return Answers.refer("police", "social-care").with("decidedLevel", "IMMEDIATE");
    }

    private void isAdvised(String adviser, String mayTell) {
        isAdvised("cpo", adviser, mayTell);
    }

    private void isAdvised(String handler, String adviser, String mayTell) {
        concern.does(
                handler,
                "userTask_decideParentContact",
                Answers.ofMother()
                        .with("parentDecisionWhileHeld", "seek-advice", "parentDecisionReason", "To be safe."));
        concern.does(handler, "userTask_seekAdvice", Answers.advice(adviser, mayTell));
    }

    @Test
    void that_home_may_be_told_was_said_of_what_was_known_then_and_new_harm_holds_home_again() {
        Answers inHousehold = Answers.review().with("personInHousehold", "yes");
        reviewed(inHousehold);
        concern.does("cpo", "userTask_decideResponse", referredWhileHeld());
        isAdvised("police", "yes");
        concern.tellsHome("cpo");
        reviewedAgain("cpo", inHousehold);
        assertThat(hold().isHeld()).as("nothing of harm is new").isFalse();

        reviewedAgain("cpo", inHousehold.with("indicator_disclosure", "yes"));
        assertThat(hold().isHouseholdInvolved()).as("from the review on").isTrue();
        concern.does(
                "cpo",
                "userTask_decideResponse",
                referredWhileHeld()
                        .with("decidedLevel", "IMMEDIATE", "agenciesWhileHomeHeld", List.of("police", "social-care")));
        isAdvised("police", "yes");
        concern.tellsHome("cpo");
    }

    @Test
    void what_an_agency_asked_to_hold_stays_held_after_new_harm() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.does("cpo", "userTask_decideParentContact", Answers.seekAdvice());
        concern.does("cpo", "userTask_seekAdvice", Answers.advice("police", "no"));
        reviewedAgain("cpo", disclosed());
        assertThat(hold().isAskedToHold()).isTrue();
    }

    @Test
    void the_lado_has_yet_to_advise_on_new_harm_whatever_they_advised_before() {
        concern.reported(Answers.report().with("aboutWhom", List.of("staff"))).passSavePoints();
        assertThat(shownHolds("head")).as("before anybody has reviewed it").contains("The LADO has not yet advised");
        concern.does("head", "userTask_protectChildren", Answers.childrenProtected());
        concern.does("head", "userTask_reviewConcern", Answers.review());
        concern.settles("head", "lado");
        assertThat(hold().isLadoPending()).isFalse();
        assertThat(shownHolds("head")).isEmpty();

        concern.on("2026-11-24", "10:00");
        reviewedAgain("head", disclosed());
        assertThat(hold().isLadoPending()).isTrue();

        concern.does(
                "head",
                "userTask_decideResponse",
                Answers.refer()
                        .with("response", null, "agencies", null)
                        .with("responseToStaffConcern", "refer", "decidedLevel", "IMMEDIATE")
                        .with("agenciesWhileHomeHeld", List.of("police", "social-care")));
        isAdvised("head", "police", "yes");
        assertThat(hold().isLadoPending()).as("that was not the LADO").isTrue();
        isAdvised("head", "lado", "yes");
        assertThat(hold().isLadoPending()).isFalse();
    }

    private static HomeContact home() {
        return HomeContact.of(Reference.of("CSE-2026-0001"));
    }

    /** Advised before the harm was found there, or between that and the joining: by nobody who knew both. */
    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void what_was_advised_does_not_outlive_new_harm_that_a_joined_report_tells_of(int advisedAfter) {
        Instant harm = clock.instant();
        Instant advised = harm.plusSeconds(advisedAfter);
        Instant joinedAt = harm.plusSeconds(120);
        HomeContact nothingNew = home();
        HomeContact harmed = home();
        harmed.newHarm(harm);

        for (HomeContact joined : List.of(nothingNew, harmed)) {
            HomeContact goesOn = home();
            goesOn.householdInvolved(true);
            goesOn.advised(HomeContact.Advice.MAY_TELL, advised);
            goesOn.ladoAdvised();
            goesOn.alsoHeldAs(joined, joinedAt);
            boolean isHarmed = joined == harmed;
            assertThat(goesOn.isHouseholdInvolved()).isEqualTo(isHarmed);
            assertThat(goesOn.isLadoAdvised()).isEqualTo(!isHarmed);
            assertThat(goesOn.isSinceNewHarm(advised)).isEqualTo(!isHarmed);
            assertThat(goesOn.isToBeAskedAgain()).isEqualTo(isHarmed);
            assertThat(goesOn.isSinceNewHarm(joinedAt.plusSeconds(1)))
                    .as("what is advised from then on counts")
                    .isTrue();
        }
    }

    @Test
    void a_request_to_hold_comes_with_a_joined_report() {
        HomeContact askedToHold = home();
        askedToHold.advised(HomeContact.Advice.HOLD, clock.instant());
        HomeContact goesOn = home();
        goesOn.alsoHeldAs(askedToHold, clock.instant());
        assertThat(goesOn.isAdvisedToHold()).isTrue();
    }

    @Test
    void a_step_that_was_open_before_home_was_held_offers_nobody_to_tell_home_once_it_is_opened_again() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        assertThat(filledIn()).doesNotContainKey("isHeld");
        assertThat(shownHolds("cpo")).isEmpty();

        concern.does("cpo", "userTask_makeReferral", Answers.telephoned().with("askedToHoldContact", "yes"));
        assertThat(hold().isAskedToHold()).isTrue();
        assertThat(filledIn()).containsEntry("isHeld", true);
        assertThat(shownHolds("cpo")).contains("asked to hold");
        assertThatThrownBy(() -> concern.does("cpo", "userTask_decideParentContact", Answers.tellNow()))
                .as("who had opened it before")
                .hasMessageContaining("something has come up since you opened this step");
        isAdvised("police", "no");
    }

    private Map<String, Object> filledIn() {
        return forms.stream()
                .filter(form -> form.formId().equals("decide-parent-contact"))
                .findFirst()
                .orElseThrow()
                .answers(concern.reference(), Map.of("adult", 1), AccountId.of("cpo"));
    }

    /** What stands above the form. */
    private String shownHolds(String reader) {
        String view = views.viewAsJson(Reference.of(concern.reference()), AccountId.of(reader))
                .orElseThrow();
        return view.replaceAll("(?s).*\"holds\":\\[(.*?)].*", "$1");
    }

    @Test
    void whoever_was_not_told_on_advice_is_not_told_of_new_harm_before_an_agency_says_so() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.does(
                "cpo", "userTask_decideParentContact", Answers.tellNow().with("parentDecision", "not-told-on-advice"));
        assertThat(hold().isHeld()).isFalse();

        reviewedAgain("cpo", disclosed());
        concern.does("cpo", "userTask_decideResponse", referredAfterHarm());
        assertThat(stateOfAdult()).startsWith("To be decided again").contains("this adult is not told, on advice");
        assertThat(hold().isAskedToHold()).isTrue();
        assertThatThrownBy(() -> concern.tellsHome("cpo")).hasMessageContaining("What happens about telling home?");
        isAdvised("other", "yes");
        assertThat(hold().isAskedToHold()).isTrue();
        isAdvised("social-care", "yes");
        assertThat(hold().isHeld()).isFalse();
        concern.tellsHome("cpo");
    }

    @Test
    void that_an_agency_told_home_before_is_shown_and_holds_nothing() {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.does("cpo", "userTask_decideParentContact", Answers.tellNow().with("parentDecision", "not-by-school"));
        reviewedAgain("cpo", disclosed());
        concern.does("cpo", "userTask_decideResponse", referredAfterHarm());
        assertThat(stateOfAdult()).startsWith("To be decided again").contains("told by an agency");
        assertThat(hold().isHeld()).isFalse();
        concern.tellsHome("cpo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no"})
    void whoever_is_being_told_when_new_harm_is_found_is_decided_on_again_once_that_is_kept(String isMeetingPlanned) {
        reviewed(Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        concern.does("cpo", "userTask_decideParentContact", Answers.tellNow());
        boolean isMet = isMeetingPlanned.equals("yes");
        Answers reached = Answers.reached().with("meetingPlanned", isMeetingPlanned);
        if (isMet) {
            concern.does("cpo", "userTask_recordContact", reached);
        }
        reviewedAgain("cpo", disclosed());
        concern.does("cpo", "userTask_decideResponse", referredAfterHarm());
        assertThat(concern.openSteps()).doesNotContain("userTask_decideParentContact");
        if (isMet) {
            concern.does("cpo", "userTask_recordMeeting", Answers.meeting());
        } else {
            concern.does("cpo", "userTask_recordContact", reached);
        }
        assertThat(stateOfAdult()).contains("Home was told");
        assertThat(concern.fact("openContacts")).isEqualTo(1);
        concern.tellsHome("cpo");
        assertThat(concern.openSteps()).as("once").doesNotContain("userTask_decideParentContact");
        assertThat(concern.fact("openContacts")).isEqualTo(0);
    }

    @Test
    void a_report_that_is_joined_brings_no_attempt_from_before_new_harm() {
        AdultContact asked = AdultContact.of(Reference.of("CSE-2026-0001"), 1, Optional.of("Mother Madeup"));
        AdultContact joined = AdultContact.of(Reference.of("CSE-2026-0002"), 1, Optional.of("Mother Madeup"));
        asked.notReached();
        asked.askAgain();
        List.of(1, 2, 3).forEach(time -> joined.notReached());
        joined.askAgain();
        asked.alsoDeferredAs(joined);
        assertThat(asked.deferrals()).isZero();

        joined.notReached();
        asked.alsoDeferredAs(joined);
        assertThat(asked.deferrals()).isEqualTo(1);
    }

    @Test
    void who_was_not_to_be_told_on_advice_is_not_to_be_told_for_the_report_that_theirs_is_joined_to() {
        AdultContact told = AdultContact.of(Reference.of("CSE-2026-0001"), 1, Optional.of("Mother Madeup"));
        AdultContact notTold = AdultContact.of(Reference.of("CSE-2026-0002"), 1, Optional.of("Mother Madeup"));
        told.decide(ContactDecision.TELL_NOW, clock.instant());
        notTold.decide(ContactDecision.NOT_TOLD_ON_ADVICE, clock.instant());
        AdultContact open = AdultContact.of(Reference.of("CSE-2026-0003"), 1, Optional.of("Mother Madeup"));
        assertThat(open.isHeldOnAdvice()).isFalse();
        open.alsoHeldOnAdviceAs(told);
        assertThat(open.isHeldOnAdvice()).isFalse();
        open.alsoHeldOnAdviceAs(notTold);
        assertThat(open.isHeldOnAdvice()).isTrue();

        notTold.takesOver(AdultContact.of(Reference.of("CSE-2026-0004"), 1, Optional.of("Mother Madeup")));
        assertThat(notTold.isHeldOnAdvice())
                .as("decided on again for the other report")
                .isTrue();
    }
}

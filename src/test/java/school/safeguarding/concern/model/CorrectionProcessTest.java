package school.safeguarding.concern.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.people.People;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.RecordSeen;
import school.safeguarding.story.Story;

/** Whom a concern is about is put right: what keeps somebody out at once, what lets somebody in with a second person. */
@SchoolTest
class CorrectionProcessTest {

    private static final String ADD = "userTask_addToRecord";
    private static final String APPOINT = "userTask_appointHandler";
    private static final String CONFIRM = "userTask_confirmCorrection";
    private static final String REVIEW = "userTask_reviewConcern";
    private static final String DECIDE = "userTask_decideResponse";
    private static final String LADO = "userTask_makeReferral";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RecordViews views;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Chronology chronology;

    @Autowired
    private Concerns concerns;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private People people;

    @BeforeAll
    static void countFlows() {
        List.of("correction", "appoint-handler").forEach(FlowsTaken::forget);
    }

    @AfterAll
    static void every_flow_was_taken() {
        List.of("correction", "appoint-handler").forEach(FlowsTaken::assertAllTaken);
    }

    private Story reportedAbout(String... whom) {
        return new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of(whom)))
                .passSavePoints();
    }

    private boolean reads(String person, Story concern) {
        return views.viewAsJson(Reference.of(concern.reference()), AccountId.of(person))
                .filter(view -> view.contains("Robin Madeup"))
                .isPresent();
    }

    private long told(Story concern, String kind, String column, String whom) {
        return database.sql("SELECT count(*) FROM safeguarding.notice WHERE reference = ? AND kind = ? AND " + column
                        + " LIKE ?")
                .params(concern.reference(), kind, whom)
                .query(Long.class)
                .single();
    }

    private long toldOutside(Story concern) {
        return told(concern, "FEWER_MAY_KNOW", "to_address", "%");
    }

    @Test
    void the_cpo_ticked_by_mistake_comes_back_when_a_second_person_agrees() {
        Story concern = reportedAbout("cpo", "stranger");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("head");
        assertThat(concern.offeredTo(LADO)).containsExactly("head");
        concern.does("head", ADD, Answers.notAbout("cpo"));
        assertThat(concern.offeredTo(CONFIRM)).containsExactly("chair");
        assertThat(told(concern, "STEP_TO_DO", "to_account", "chair")).isEqualTo(1);
        assertThat(reads("cpo", concern)).isFalse();
        assertThat(reads("deputy", concern)).isFalse();

        concern.does("chair", CONFIRM, Answers.confirmCorrection());
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        assertThat(concern.offeredTo(ADD)).containsExactly("cpo");
        assertThat(concern.everyOpenStep()).doesNotContain(LADO);
        assertThat(reads("cpo", concern)).isTrue();
        assertThat(reads("head", concern)).isFalse();
        assertThat(told(concern, "CONCERN_TO_HANDLE", "to_account", "cpo")).isEqualTo(1);
    }

    /** Each of the two whom a reporter writes of later makes the next one the handler, and whoever confirms it. */
    @Test
    void whoever_a_reporter_names_later_is_counted_like_whom_a_handler_adds() {
        Story concern = reportedAbout("stranger");
        Answers names = Answers.added(concern.reference()).with("isAboutNamed", "yes");
        concern.starts("teacher", "still-worried", names.with("worryReason", "The headteacher was there."));
        assertThat(toldOutside(concern)).as("one").isZero();
        concern.starts("teacher", "still-worried", names.with("worryReason", "So was the CPO."));
        assertThat(toldOutside(concern)).as("and another").isEqualTo(1);

        Story ofChair = reportedAbout("stranger");
        ofChair.starts(
                "teacher",
                "still-worried",
                Answers.added(ofChair.reference())
                        .with("isAboutNamed", "yes", "worryReason", "The chair of governors was there."));
        assertThat(toldOutside(ofChair)).isEqualTo(1);
    }

    @Test
    void who_agrees_refuses_and_nobody_is_let_in() {
        Story concern = reportedAbout("cpo", "stranger");
        concern.does("head", ADD, Answers.notAbout("cpo"));
        concern.fireTimer("event_confirmCorrectionOverdue");
        concern.does("chair", CONFIRM, Answers.refuseCorrection());
        assertThat(reads("cpo", concern)).isFalse();
        assertThat(concern.offeredTo(REVIEW)).containsExactly("head");
        assertThat(concern.everyOpenStep()).contains(LADO);
        assertThat(told(concern, "CORRECTION_REFUSED", "to_account", "%"))
                .as("whoever asked, and nobody else")
                .isEqualTo(1);
        assertThat(told(concern, "CORRECTION_REFUSED", "to_account", "head")).isEqualTo(1);
        concern.passSavePoints();
        assertThat(RecordSeen.by(records, concern.reference(), "head").orElseThrow())
                .contains("Correction refused", "Not confirmed: what you put right");
    }

    /** Whoever is left by the rules is kept out one after another, and nobody could handle what is open. */
    @Test
    void where_nobody_is_left_those_outside_and_the_reporter_are_told_and_an_alarm_stands() {
        Story concern = reportedAbout("stranger");
        concern.does("cpo", ADD, Answers.alsoAbout("cpo", "head", "governor"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("chair");
        assertThat(concern.everyOpenStep()).doesNotContain(APPOINT);
        concern.does("chair", ADD, Answers.alsoAbout("chair"));
        concern.passSavePoints();
        assertThat(concern.offeredTo(REVIEW)).isEmpty();
        assertThat(told(concern, "NOBODY_LEFT", "to_address", "%")).isEqualTo(2);
        assertThat(told(concern, "NOBODY_LEFT_REPORTER", "to_account", "teacher"))
                .isEqualTo(1);
        concern.fireTimer("event_appointHandlerOverdue");
    }

    @Test
    void whoever_is_let_in_again_ends_the_question_who_should_handle_it() {
        Story concern = nobodysAnyMore();
        concern.does("cpo", CONFIRM, Answers.refuseCorrection());
        assertThat(concern.everyOpenStep()).doesNotContain(APPOINT);
        assertThat(concern.offeredTo(REVIEW)).containsExactly("chair");
    }

    private Story nobodysAnyMore() {
        Story concern = reportedAbout("head", "governor");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("chair");
        concern.does("chair", ADD, Answers.alsoAbout("chair"));
        return concern.passSavePoints();
    }

    @Test
    void whom_those_outside_name_handles_what_is_open_and_goes_on_handling_it() {
        Story concern = nobodysAnyMore();
        assertThat(concern.everyOpenStep()).contains(APPOINT);
        assertThat(concern.peopleOffered(APPOINT)).containsExactly("cpo");
        concern.does("cpo", APPOINT, Answers.appoint("cpo"));
        assertThat(concern.everyOpenStep()).doesNotContain(APPOINT);
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        assertThat(told(concern, "CONCERN_TO_HANDLE", "to_account", "cpo")).isEqualTo(1);
        // Another correction leaves it with whom those outside have named.
        concern.does("cpo", ADD, Answers.alsoAbout("online"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
    }

    /** The reporter only wrote a name, and may know nothing of what was made of it. */
    @Test
    void a_reporter_whose_name_for_somebody_is_not_confirmed_is_told_nothing() {
        Story concern = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("unknown"), "personOfConcern", "Hana Example"))
                .passSavePoints();
        concern.does(
                "chair",
                CONFIRM,
                Answers.refuseCorrection().with("correctionLadoAdvice", "A. Adviser: somebody else."));
        assertThat(told(concern, "CORRECTION_REFUSED", "to_account", "%")).isZero();
    }

    @Test
    void what_keeps_somebody_out_counts_at_once_and_brings_the_lado() {
        Story concern = reportedAbout("stranger");
        assertThat(reads("cpo", concern)).isTrue();
        concern.does("cpo", ADD, Answers.alsoAbout("cpo"));
        assertThat(reads("cpo", concern)).isFalse();
        assertThat(concern.offeredTo(REVIEW)).containsExactly("head");
        assertThat(concern.offeredTo(ADD)).containsExactly("head");
        assertThat(concern.offeredTo(LADO)).containsExactly("head");
        assertThat(concern.offeredTo(CONFIRM)).containsExactly("head");
        assertThat(told(concern, "STEP_TO_DO", "to_account", "head")).isEqualTo(1);
        assertThat(concern.fact("isStaffConcern")).isEqualTo(true);
        assertThat(toldOutside(concern)).isZero();

        concern.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(reads("cpo", concern)).isTrue();
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        assertThat(concern.everyOpenStep()).doesNotContain(LADO);
        assertThat(concern.fact("isStaffConcern")).isEqualTo(false);
    }

    @Test
    void that_it_is_not_about_the_head_is_for_the_chair_on_the_lados_advice() {
        Story concern = reportedAbout("head");
        concern.does("chair", ADD, Answers.alsoAbout("stranger"));
        assertThat(concern.everyOpenStep()).doesNotContain(CONFIRM);
        concern.does("chair", ADD, Answers.notAbout("head"));
        assertThat(concern.offeredTo(CONFIRM)).containsExactly("governor");
        assertThatThrownBy(() -> concern.does("governor", CONFIRM, Answers.confirmCorrection()))
                .hasMessageContaining("What the LADO advised");
        assertThat(reads("head", concern)).isFalse();
        concern.does(
                "governor",
                CONFIRM,
                Answers.confirmCorrection().with("correctionLadoAdvice", "A. Adviser: it cannot be the head."));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
    }

    @Test
    void more_than_one_who_may_not_know_or_the_chair_is_told_to_the_lado_contact() {
        Story concern = reportedAbout("stranger");
        concern.does("cpo", ADD, Answers.addition("about-whom").with("excludedColleague", "Gwen Example"));
        assertThat(toldOutside(concern)).isZero();
        concern.does("cpo", ADD, Answers.addition("about-whom").with("excludedColleague", "Dev Example"));
        assertThat(toldOutside(concern)).isEqualTo(1);

        Story other = reportedAbout("stranger");
        other.does("cpo", ADD, Answers.alsoAbout("chair"));
        assertThat(toldOutside(other)).isEqualTo(1);
    }

    @Test
    void a_name_alone_keeps_its_bearer_out_and_tells_the_lado_only_when_a_second_person_agrees() {
        Story concern = reportedAbout("unknown");
        concern.does("cpo", ADD, Answers.addition("about-whom").with("personOfConcernNow", "CORA example"));
        assertThat(reads("cpo", concern)).isFalse();
        assertThat(concern.offeredTo(REVIEW)).containsExactly("head");
        assertThat(concern.everyOpenStep()).doesNotContain(LADO);
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(concern.everyOpenStep()).contains(LADO);
    }

    private static Answers personOfConcern(String typed) {
        return Answers.addition("about-whom").with("personOfConcernNow", typed);
    }

    @Test
    void a_name_put_right_is_found_in_more_words_as_the_reports_is() {
        Story concern = reportedAbout("unknown");
        concern.does("cpo", ADD, personOfConcern("Mrs Cora Example, the CPO, of this school"));
        assertThat(reads("cpo", concern)).isFalse();
        assertThat(reads("deputy", concern)).isFalse();
        assertThat(concern.offeredTo(REVIEW)).containsExactly("head");
        assertThat(concern.offeredTo(CONFIRM)).containsExactly("head");
        assertThat(toldOutside(concern)).isZero();

        Story ofChair = reportedAbout("unknown");
        ofChair.does("cpo", ADD, personOfConcern("Charlie Example"));
        assertThat(toldOutside(ofChair)).isEqualTo(1);
    }

    @Test
    void the_heads_name_put_right_is_the_chairs_and_let_in_only_by_the_chair_on_the_lados_advice() {
        Story concern = reportedAbout("unknown");
        concern.does("cpo", ADD, personOfConcern("Hana Example"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("chair");
        assertThat(reads("head", concern)).isFalse();
        assertThat(concern.offeredTo(CONFIRM)).containsExactly("chair");
        assertThatThrownBy(() -> concern.does("chair", CONFIRM, Answers.refuseCorrection()))
                .hasMessageContaining("What the LADO advised");
        concern.does(
                "chair", CONFIRM, Answers.refuseCorrection().with("correctionLadoAdvice", "A. Adviser: a namesake."));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
    }

    @Test
    void the_head_kept_out_by_name_is_let_in_only_by_the_chair_on_the_lados_advice() {
        Story concern = reportedAbout("stranger");
        concern.does("cpo", ADD, Answers.addition("about-whom").with("excludedColleague", "Hana Example"));
        assertThat(reads("head", concern)).isFalse();
        assertThat(concern.offeredTo(CONFIRM)).containsExactly("chair");
        assertThatThrownBy(() -> concern.does("chair", CONFIRM, Answers.refuseCorrection()))
                .hasMessageContaining("What the LADO advised");
        assertThat(reads("head", concern)).isFalse();
    }

    @Test
    void initials_put_right_only_ask_and_a_child_who_bears_a_name_is_nobody_to_match() {
        Story concern = reportedAbout("unknown");
        assertThatThrownBy(() -> concern.does("cpo", ADD, personOfConcern("H.E.")))
                .hasMessageContaining("Is the worry about them?");
        concern.does("cpo", ADD, personOfConcern("H.E.").with("isAboutNamed", "no"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        assertThat(concern.everyOpenStep()).doesNotContain(CONFIRM);

        Story ofChild = reportedAbout("child");
        ofChild.does("cpo", ADD, personOfConcern("Cora Example").with("isAboutNamed", "no"));
        assertThat(reads("cpo", ofChild)).isTrue();
    }

    @Test
    void a_name_that_a_second_person_confirms_is_a_concern_about_staff() {
        Story concern = reportedAbout("unknown");
        concern.does("cpo", ADD, personOfConcern("Hana Example"));
        assertThat(concern.fact("isStaffConcern")).isEqualTo(false);
        concern.does("chair", CONFIRM, Answers.confirmCorrection());
        assertThat(concern.fact("isStaffConcern")).isEqualTo(true);
        assertThat(concern.offeredTo(LADO)).containsExactly("chair");
        concern.does("chair", REVIEW, Answers.review());
        assertThatThrownBy(() -> concern.does("chair", DECIDE, Answers.earlyHelp()))
                .isNotNull();
        assertThatThrownBy(() -> concern.does(
                        "chair",
                        DECIDE,
                        Answers.noFurtherAction()
                                .with("response", null, "responseToStaffConcern", "no-further-action")))
                .hasMessageContaining("until the LADO’s advice is on record");
    }

    @Test
    void a_teachers_name_that_a_second_person_confirms_is_a_concern_about_staff_that_the_head_handles() {
        Story concern = reportedAbout("unknown");
        concern.does("cpo", ADD, personOfConcern("Tess Example").with("isAboutNamed", "no"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(concern.fact("isStaffConcern")).isEqualTo(true);
        assertThat(concern.offeredTo(REVIEW)).containsExactly("head");
        assertThat(concern.offeredTo(LADO)).containsExactly("head");
    }

    @Test
    void nobody_confirms_what_they_asked_for() {
        Story concern = reportedAbout("stranger");
        concern.does("cpo", ADD, Answers.alsoAbout("governor"));
        assertThat(concern.offeredTo(CONFIRM)).containsExactly("head");
        assertThatThrownBy(() -> concern.does("cpo", CONFIRM, Answers.confirmCorrection()))
                .isNotNull();
    }

    @Test
    void nothing_to_correct_is_refused_and_so_is_taking_everybody_away() {
        Story concern = reportedAbout("stranger");
        assertThatThrownBy(() -> concern.does("cpo", ADD, Answers.addition("about-whom")))
                .hasMessageContaining("Say what was wrong");
        assertThatThrownBy(() -> concern.does("cpo", ADD, Answers.notAbout("stranger")))
                .hasMessageContaining("cannot be everybody");
        assertThatThrownBy(() -> concern.does("cpo", ADD, Answers.notAbout("head")))
                .hasMessageContaining("must be something that it is said to be about now");
        assertThatThrownBy(() -> concern.does(
                        "cpo", ADD, Answers.addition("about-whom").with("excludedColleague", "Nobody Atall")))
                .hasMessageContaining("must be the full name of somebody who has an account");
    }

    private Story linkedFrom(Story concern) {
        String reference = chronology.of(Reference.of(concern.reference())).stream()
                .filter(entry -> Set.of("concern-of-own", "linked-child").contains(entry.kind()))
                .findFirst()
                .orElseThrow()
                .lines()
                .get(0)
                .answer();
        return new Story(engine, clock).of(reference).passSavePoints();
    }

    private Story concernedToo(Story concern) {
        concern.does(
                "cpo",
                ADD,
                Answers.concernedToo("another")
                        .with("rightChildName", "Tilly Madeup", "rightChildDateOfBirth", "2021-05-04"));
        return linkedFrom(concern);
    }

    private boolean isKeptOut(String person, Story concern) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> concerns.withReference(Reference.of(concern.reference()))
                        .excludes(people.person(AccountId.of(person)).orElseThrow())));
    }

    private boolean knows(String person, Story concern) {
        return views.viewAsJson(Reference.of(concern.reference()), AccountId.of(person))
                .isPresent();
    }

    @Test
    void whoever_one_is_about_learns_nothing_more_of_the_other_that_it_led_to() {
        Story concern = reportedAbout("stranger");
        Story own = concernedToo(concern);
        assertThat(knows("cpo", own)).isTrue();
        concern.does("cpo", ADD, Answers.alsoAbout("cpo"));
        own.passSavePoints();
        assertThat(List.of(knows("cpo", own), knows("deputy", own))).containsOnly(false);
        assertThat(own.offeredTo(REVIEW)).containsExactly("head");
        assertThat(own.offeredTo(ADD)).containsExactly("head");
        assertThat(own.offeredTo(LADO)).containsExactly("head");
        assertThat(own.offeredTo(CONFIRM)).containsExactly("head");

        concern.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(knows("cpo", concern)).isTrue();
        assertThat(knows("cpo", own)).as("let in to each by itself").isFalse();
        own.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(knows("cpo", own)).isTrue();
    }

    @Test
    void a_colleague_and_whoever_is_named_are_kept_out_of_both_and_a_third_in_either_direction() {
        Story concern = reportedAbout("stranger");
        Story own = concernedToo(concern);
        Story another = reportedAbout("stranger");
        own.does("cpo", ADD, Answers.addition("about-whom").with("excludedColleague", "Gwen Example"));
        assertThat(List.of(isKeptOut("governor", own), isKeptOut("governor", concern)))
                .containsOnly(true);
        concern.does(
                "cpo",
                ADD,
                Answers.addition("conversation")
                        .with("additionText", "It was the headteacher.", "isAboutNamed", "yes"));
        own.passSavePoints();
        assertThat(List.of(isKeptOut("head", own), isKeptOut("head", concern))).containsOnly(true);
        assertThat(own.everyOpenStep()).as("until a second person confirms it").doesNotContain(LADO);
        assertThat(List.of(isKeptOut("head", another), isKeptOut("governor", another)))
                .containsOnly(false);
    }

    @Test
    void all_children_of_one_report_and_the_child_it_is_about_keep_out_the_same() {
        Story concern = new Story(engine, clock)
                .reported(Answers.report()
                        .andAbout(1, "Tara Madeup", "She cried.")
                        .with("aboutWhom", List.of("child"), "personOfConcern", "Sam Madeup"))
                .passSavePoints();
        Story harming = linkedFrom(concern);
        Story second = new Story(engine, clock)
                .of(database.sql(
                                "SELECT reference FROM safeguarding.same_report WHERE first = ? AND reference <> first")
                        .param(concern.reference())
                        .query(String.class)
                        .single())
                .passSavePoints();
        harming.does("cpo", ADD, Answers.alsoAbout("head"));
        assertThat(List.of(isKeptOut("head", harming), isKeptOut("head", concern), isKeptOut("head", second)))
                .containsOnly(true);
        concern.does("chair", ADD, Answers.alsoAbout("parent"));
        second.passSavePoints();
        assertThat(second.fact("reviewClock")).isEqualTo("reassessConcernHarmPossible");
    }

    private long asked(Story concern, String step) {
        return concern.everyOpenStep().stream().filter(step::equals).count();
    }

    @Test
    void that_it_is_also_about_a_parent_holds_home_and_asks_for_the_review_again() {
        Story concern = reportedAbout("stranger");
        concern.does("cpo", REVIEW, Answers.review().with("personInHousehold", "no", "indicator_sexualPlay", "current"))
                .does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.accepts("cpo", "social-care");
        concern.does("cpo", "userTask_decideParentContact", Answers.seekAdvice())
                .does("cpo", "userTask_seekAdvice", Answers.advice("social-care", "yes"));

        concern.does("cpo", ADD, Answers.alsoAbout("parent"));
        assertThat(concern.openSteps()).contains(REVIEW);
        assertThat(concern.task(REVIEW).getDueDate())
                .as("the clock of harm")
                .isEqualTo(Date.from(clock.instant().plus(Duration.ofMinutes(10))));
        assertThat(asked(concern, "userTask_passOnWhatIsNew")).isEqualTo(1);
        assertThatThrownBy(() -> concern.does("cpo", "userTask_decideParentContact", Answers.tellNow()))
                .as("what social care said before, it did not say of a parent")
                .hasMessageContaining("something has come up since you opened this step that holds it");
        concern.does("cpo", "userTask_decideParentContact", Answers.seekAdvice())
                .does("cpo", "userTask_seekAdvice", Answers.advice("social-care", "yes"))
                .does("cpo", "userTask_decideParentContact", Answers.tellNow());
    }

    @Test
    void that_it_is_also_about_somebody_outside_the_household_holds_nothing() {
        Story concern = reportedAbout("unknown");
        concern.does("cpo", REVIEW, Answers.review().with("personInHousehold", "no"))
                .does("cpo", "userTask_decideResponse", Answers.monitor("2026-12-01"));
        concern.does("cpo", ADD, Answers.alsoAbout("online"));
        assertThat(concern.openSteps()).doesNotContain(REVIEW);
        concern.does("cpo", "userTask_decideParentContact", Answers.tellNow());
    }

    private Story naming(String person, String... about) {
        return new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of(about), "personOfConcern", person))
                .passSavePoints();
    }

    private boolean remarks(String reader, Story concern, Story other) {
        return views.viewAsJson(Reference.of(concern.reference()), AccountId.of(reader))
                .filter(view -> view.contains("may be named in " + other.reference()))
                .isPresent();
    }

    @Test
    void the_same_person_of_concern_is_shown_to_whoever_may_know_of_both() {
        Story one = naming("Dave Jones, white van", "stranger");
        Story two = naming("dave jones (white van)", "stranger");
        Story another = naming("Dave Jenkins, white van", "stranger");
        Story hidden = naming("Dave Jones, white van", "cpo");
        Story ofChild = naming("Dave Jones", "child");
        assertThat(remarks("cpo", one, two)).isTrue();
        assertThat(remarks("cpo", two, one)).isTrue();
        assertThat(remarks("cpo", one, another)).isFalse();
        assertThat(remarks("cpo", one, hidden)).isFalse();
        assertThat(remarks("head", hidden, one)).isTrue();
        assertThat(remarks("cpo", one, ofChild)).isFalse();
        assertThat(remarks("cpo", ofChild, one)).isFalse();

        two.does("cpo", ADD, Answers.addition("about-whom").with("personOfConcernNow", "Gil Inventedson"));
        assertThat(remarks("cpo", one, two)).isFalse();
    }

    /** From the report to the close: the child is the CPO's niece. */
    @Test
    void a_concern_about_the_cpos_own_niece_is_worked_by_the_deputy_and_never_read_by_the_cpo_again() {
        Story concern = reportedAbout("parent");
        concern.does("cpo", ADD, Answers.addition("about-whom").with("excludedColleague", "Cora Example"));
        assertThat(reads("cpo", concern)).isFalse();
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        concern.does("deputy", REVIEW, Answers.review().with("personInHousehold", "no"))
                .does("deputy", "userTask_decideResponse", Answers.refer("police"))
                .settles("deputy", "police")
                .tellsHome("deputy");
        assertThat(concern.everyOpenStep())
                .allSatisfy(step -> assertThat(concern.peopleOffered(step)).doesNotContain("cpo"));
        concern.does("deputy", "userTask_reviewOutcome", Answers.outcome("close"))
                .does("deputy", "userTask_recordAndClose", Answers.close());
        assertThat(concern.offeredTo("userTask_countersignClose")).containsExactly("head");
        concern.does("head", "userTask_countersignClose", Answers.agree());
        assertThat(concern.isClosed()).isTrue();
        assertThat(reads("cpo", concern)).isFalse();
    }
}

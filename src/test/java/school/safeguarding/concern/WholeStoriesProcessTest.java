package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.Registered;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.lowlevel.list.LowLevelView;
import school.safeguarding.people.People;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.LetterFacts;
import school.safeguarding.referral.LetterPart;
import school.safeguarding.story.Answers;
import school.safeguarding.story.RecordSeen;
import school.safeguarding.story.Story;

/** Whole stories with their days, from the report to the end, where other tests tell of a part. */
@SchoolTest
class WholeStoriesProcessTest {

    private static final String REVIEW = "userTask_reviewConcern";
    private static final String DECIDE = "userTask_decideResponse";
    private static final String ADD = "userTask_addToRecord";
    private static final String CORRECT = "userTask_correctWhatWasTold";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RecordViews views;

    @Autowired
    private LetterFacts letters;

    @Autowired
    private LowLevelView lists;

    @Autowired
    private People people;

    @Autowired
    private KnownChildren children;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient database;

    private Story concern;

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
    }

    private void learnsNothing(String person) {
        assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of(person)))
                .isEmpty();
        assertThat(concern.everyOpenStep().stream().flatMap(step -> concern.peopleOffered(step).stream()))
                .doesNotContain(person);
        assertThat(database.sql("SELECT count(*) FROM safeguarding.notice WHERE reference = ? AND to_account = ?")
                        .params(concern.reference(), person)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private String listOf(String keeper) {
        return lists.keptBy(people.person(AccountId.of(keeper)).orElseThrow()).toString();
    }

    @Test
    void a_teaching_assistant_is_told_of_to_the_lado_kept_from_the_children_and_ends_in_the_low_level_list() {
        concern.reported(Answers.report()
                        .with(
                                "aboutWhom",
                                List.of("staff"),
                                "couldBeHead",
                                "no",
                                "personOfConcern",
                                "Tamsin Madeup",
                                "whatHappened",
                                "The teaching assistant sat Robin on her knee with the door shut."))
                .passSavePoints();
        assertThat(concern.offeredTo("userTask_makeReferral")).containsExactly("head");
        learnsNothing("deputy");

        concern.on("2026-11-24", "10:00");
        concern.does("head", "userTask_protectChildren", Answers.childrenProtected());
        assertThat(letters.of(Reference.of(concern.reference()), Agency.LADO))
                .containsEntry(LetterPart.PERSON_OF_CONCERN, "Tamsin Madeup")
                .containsKey(LetterPart.HAPPENED);
        concern.does("head", REVIEW, Answers.review());
        assertThatThrownBy(() -> concern.does("head", DECIDE, nothingFurther()))
                .as("not before the LADO has advised")
                .hasMessageContaining("LADO’s advice");

        concern.does("head", "userTask_makeReferral", "lado", Answers.telephoned())
                .does("head", "userTask_writtenConfirmation", "lado", Answers.written());
        assertThat(listOf("head")).doesNotContain("Tamsin Madeup");
        concern.on("2026-11-25", "09:00");
        concern.does(
                "head",
                "userTask_recordAcknowledgement",
                "lado",
                Answers.agencyAccepts().with("ladoThreshold", "below", "answeredOn", "2026-11-25"));
        assertThat(listOf("head")).contains("Tamsin Madeup", concern.reference());
        concern.on("2026-12-02", "09:00");
        concern.does(
                "head",
                "userTask_recordWhatBecameOfIt",
                "lado",
                Answers.allegationEnded().with("heardOn", "2026-12-02"));
        concern.does("head", DECIDE, nothingFurther());
        assertThat(concern.offeredTo("userTask_countersignResponse")).containsExactly("chair");
        concern.does("chair", "userTask_countersignResponse", Answers.agree());
        concern.tellsHome("head").closes("head", "chair");
        assertThat(concern.isClosed()).isTrue();
        assertThat(listOf("head")).contains("Tamsin Madeup");
        learnsNothing("deputy");
    }

    private static Answers nothingFurther() {
        return Answers.noFurtherAction().with("response", null, "responseToStaffConcern", "no-further-action");
    }

    @Test
    void what_happened_again_after_the_close_opens_the_same_concern_and_goes_to_the_end_a_second_time() {
        concern.reported(Answers.report().with("childName", "Fable Madeup", "childDateOfBirth", "2020-03-14"))
                .passSavePoints();
        concern.does("cpo", REVIEW, reviewOf("Fable Madeup"));
        concern.does("cpo", DECIDE, Answers.noFurtherAction());
        concern.does("deputy", "userTask_countersignResponse", Answers.agree());
        concern.tellsHome("cpo").closes("cpo", "deputy");
        assertThat(concern.isClosed()).isTrue();
        String reference = concern.reference();
        assertThat(toldOfHome(reference)).contains("has settled what home is told");

        concern.on("2027-01-12", "10:00");
        concern.starts("cpo", "open-again", Answers.openAgain(reference).with("harmPossible", "yes"));
        assertThat(concern.reference()).isEqualTo(reference);
        assertThat(concern.task(REVIEW).getDueDate()).as("ten minutes").isEqualTo("2027-01-12T10:10:00.000");
        assertThat(toldOfHome(reference)).as("before the review").contains("not decided yet what home is told");
        concern.on("2027-01-12", "10:11");
        assertThat(concern.offeredTo(REVIEW)).contains("cpo", "deputy");
        concern.does(
                "cpo",
                REVIEW,
                reviewOf("Fable Madeup")
                        .with(
                                "indicator_disclosure",
                                "yes",
                                "childsWordsText",
                                "It happened again, behind the shed.",
                                "childsWordsOn",
                                "2027-01-12"));
        assertThat(concern.fact("proposedLevel")).isEqualTo("IMMEDIATE");
        assertThat(letters.of(Reference.of(reference), Agency.POLICE).get(LetterPart.WORDS))
                .contains("It happened again, behind the shed.", "I do not want to go.");
        assertThat(concern.openSteps())
                .as("home was told of something else, and is decided on with the response")
                .doesNotContain("userTask_decideParentContact");
        assertThat(toldOfHome(reference)).as("before the decision").contains("not decided yet what home is told");
        concern.does("cpo", DECIDE, Answers.refer("police", "social-care").with("decidedLevel", "IMMEDIATE"));
        concern.tellsHome("cpo");
        assertThat(toldOfHome(reference)).contains("has settled what home is told");
        for (String agency : List.of("police", "social-care")) {
            concern.does(
                            "cpo",
                            "userTask_makeReferral",
                            agency,
                            Answers.telephoned().with("telephonedOn", "2027-01-12"))
                    .does(
                            "cpo",
                            "userTask_writtenConfirmation",
                            agency,
                            Answers.written().with("sentOn", "2027-01-12"));
        }
        assertThat(concern.openSteps())
                .as("no close is asked for while the police are to answer")
                .contains("userTask_recordAcknowledgement")
                .doesNotContain("userTask_recordAndClose");
        concern.on("2027-01-13", "11:00");
        for (String agency : List.of("police", "social-care")) {
            concern.does(
                            "cpo",
                            "userTask_recordAcknowledgement",
                            agency,
                            Answers.agencyAccepts().with("answeredOn", "2027-01-13"))
                    .does(
                            "cpo",
                            "userTask_recordWhatBecameOfIt",
                            agency,
                            Answers.workEnded().with("heardOn", "2027-01-13"));
        }
        concern.closes("cpo", "deputy");
        assertThat(concern.isClosed()).isTrue();
        assertThat(concern.reference()).isEqualTo(reference);
    }

    private String toldOfHome(String reference) {
        return letters.of(Reference.of(reference), Agency.POLICE).get(LetterPart.HOME);
    }

    private static Answers reviewOf(String child) {
        return Answers.review().with("childConfirmedName", child, "childConfirmedDateOfBirth", "2020-03-14");
    }

    @Test
    void a_man_in_school_who_may_be_the_head_is_dealt_with_to_the_end_and_the_head_learns_nothing() {
        concern.reported(Answers.report()
                        .with(
                                "aboutWhom",
                                List.of("staff"),
                                "couldBeHead",
                                "unknown",
                                "whatHappened",
                                "A man in school held her hand."))
                .passSavePoints();
        learnsNothing("head");
        concern.on("2026-11-24", "11:30");
        learnsNothing("head");
        concern.does("chair", "userTask_protectChildren", Answers.childrenProtected());
        concern.does("chair", REVIEW, Answers.review());
        concern.settles("chair", "lado");
        learnsNothing("head");
        concern.on("2026-11-26", "10:00");
        learnsNothing("head");
        concern.does("chair", DECIDE, nothingFurther());
        String second =
                concern.offeredTo("userTask_countersignResponse").iterator().next();
        assertThat(second).isNotIn("head", "chair");
        concern.does(second, "userTask_countersignResponse", Answers.agree());
        concern.tellsHome("chair").closes("chair", second);
        assertThat(concern.isClosed()).isTrue();
        concern.on("2026-12-01", "10:00");
        learnsNothing("head");
    }

    /** The reporter named the right twin, the handler chose her sister, and everybody was told of the sister. */
    @Test
    void the_twin_who_was_confirmed_is_put_right_with_everybody_who_was_told_and_the_right_child_is_seen_to() {
        LocalDate born = LocalDate.of(2020, 3, 2);
        ChildId right = Registered.pupil(children, transaction, "Ottie", "Mirrormade", born, false);
        ChildId wrong = Registered.pupil(children, transaction, "Lottie", "Mirrormade", born, false);
        concern.reported(Answers.report()
                        .with("childName", "Ottie Mirrormade", "childDateOfBirth", null)
                        .with("whatHappened", "Ottie hid behind the piano."))
                .passSavePoints();
        concern.does("cpo", REVIEW, ofChild(wrong).with("indicator_sexualPlay", "current"));
        concern.does(
                "cpo", DECIDE, Answers.refer("police", "social-care").with("whoIsKeptAway", "The man with the van"));
        concern.does("cpo", "userTask_makeReferral", "police", Answers.telephoned())
                .does("cpo", "userTask_makeReferral", "social-care", Answers.telephoned())
                .does("cpo", "userTask_tellByVoice", Answers.toldByVoice())
                .tellsHome("cpo");

        concern.on("2026-11-24", "10:00");
        concern.does("cpo", ADD, Answers.wrongChild(right.toString()));
        assertThat(letters.of(Reference.of(concern.reference()), Agency.POLICE).get(LetterPart.CHILD))
                .as("at once, for the written confirmation")
                .contains("Ottie");
        assertThat(concern.offeredTo("userTask_confirmCorrection"))
                .contains("head")
                .doesNotContain("cpo");
        concern.does("head", "userTask_confirmCorrection", Answers.confirmCorrection());
        assertThat(concern.peopleOffered(CORRECT))
                .as("the police, social care, the gate and the mother")
                .containsOnly("cpo")
                .hasSize(4);
        for (String step : List.of("userTask_recordWhoCollected", "userTask_writtenConfirmation")) {
            assertThat(concern.openSteps()).contains(step);
        }
        concern.on("2026-11-24", "15:20");
        concern.does("cpo", "userTask_recordWhoCollected", Answers.collected())
                .does("cpo", "userTask_writtenConfirmation", "police", Answers.written())
                .does("cpo", "userTask_writtenConfirmation", "social-care", Answers.written());
        concern.on("2026-11-25", "09:00");
        for (String agency : List.of("police", "social-care")) {
            concern.does("cpo", "userTask_recordAcknowledgement", agency, Answers.agencyAccepts())
                    .does("cpo", "userTask_recordWhatBecameOfIt", agency, Answers.workEnded());
        }
        concern.does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
        assertThatThrownBy(() -> concern.does("cpo", "userTask_recordAndClose", Answers.close()))
                .as("while somebody believes that it was her sister")
                .hasMessageContaining("wrong child");
        for (String agency : List.of("police", "social-care")) {
            concern.does("cpo", CORRECT, agency, Answers.toldSo());
        }
        concern.doesAll(CORRECT, Answers.toldSo().with("wrongTold", "told"));
        assertThat(concern.everyOpenStep()).doesNotContain(CORRECT);
        assertThatThrownBy(() -> concern.does("cpo", "userTask_recordAndClose", Answers.close()))
                .as("before the right child was reviewed")
                .hasMessageContaining("the review again is not done");
    }

    private static Answers ofChild(ChildId child) {
        return Answers.review()
                .with("child", child.toString())
                .with("childConfirmedName", null, "childConfirmedDateOfBirth", null, "childConfirmedClass", null);
    }

    /** With a review that is late. */
    @Test
    void the_cpos_own_niece_is_seen_to_by_the_deputy_to_the_end_and_the_cpo_learns_nothing_however_late_it_gets() {
        new Story(engine, clock).begunBy("cpo", "family", Answers.ofFamily("Nia Auntmade"));
        concern.reported(Answers.report()
                        .with("childName", "Nia Auntmade", "childDateOfBirth", "2020-03-14")
                        .with("whatHappened", "Nia cried when her uncle came.", "aboutWhom", List.of("parent")))
                .passSavePoints();
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
        learnsNothing("cpo");
        concern.on("2026-11-24", "11:30");
        assertThat(concern.offeredTo(REVIEW)).doesNotContain("cpo");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep"))
                .as("whoever comes after the deputy")
                .containsExactly("head");
        learnsNothing("cpo");
        concern.does("deputy", REVIEW, reviewOf("Nia Auntmade").with("personInHousehold", "no"));
        concern.does("deputy", DECIDE, Answers.noFurtherAction());
        assertThat(concern.offeredTo("userTask_countersignResponse")).containsExactly("head");
        concern.does("head", "userTask_countersignResponse", Answers.refuse());
        concern.does("deputy", DECIDE, Answers.refer("police"));
        concern.settles("deputy", "police").tellsHome("deputy");
        concern.on("2026-11-26", "10:00");
        learnsNothing("cpo");
        concern.closes("deputy", "head");
        assertThat(concern.isClosed()).isTrue();
        concern.on("2026-12-01", "10:00");
        learnsNothing("cpo");
        assertThat(RecordSeen.by(records, concern.reference(), "cpo")).isEmpty();
    }
}

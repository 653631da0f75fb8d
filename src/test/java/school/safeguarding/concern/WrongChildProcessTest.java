package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.Registered;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.engine.form.FilledIn;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.LetterFacts;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.RecordSeen;
import school.safeguarding.story.Story;
import school.safeguarding.verification.Verified;

/** The twin was confirmed: put right, with everybody who was told the wrong name told so. */
@SchoolTest
class WrongChildProcessTest {

    private static final String ADD = "userTask_addToRecord";
    private static final String CONFIRM = "userTask_confirmCorrection";
    private static final String REVIEW = "userTask_reviewConcern";
    private static final String CORRECT = "userTask_correctWhatWasTold";
    private static final String PASS_ON = "userTask_passOnWhatIsNew";
    private static final LocalDate BORN_ON = LocalDate.of(2020, 3, 2);

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RecordViews views;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private ChildFiles files;

    @Autowired
    private KnownChildren children;

    @Autowired
    private LetterFacts letters;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private Chronology chronology;

    @Autowired
    private Seals keys;

    @Autowired
    private List<FilledIn> forms;

    private static ChildId right;
    private static ChildId wrong;
    private Story concern;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("correct-what-was-told");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("correct-what-was-told");
    }

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
        if (right == null) {
            right = Registered.pupil(children, transaction, "Nella", "Twinmade", BORN_ON, false);
            wrong = Registered.pupil(children, transaction, "Nelda", "Twinmade", BORN_ON, false);
        }
    }

    /** The reporter named the right child, and the handler chose her twin. */
    private void reviewed(Answers review) {
        concern.reported(Answers.report()
                        .with("childName", "Nella Twinmade", "childDateOfBirth", null)
                        .with("whatHappened", "Nella hid when the bell rang."))
                .passSavePoints();
        concern.does("cpo", REVIEW, ofChild(wrong, review));
    }

    private static Answers ofChild(ChildId child, Answers review) {
        return review.with("child", child.toString())
                .with("childConfirmedName", null, "childConfirmedDateOfBirth", null, "childConfirmedClass", null);
    }

    /** Police, social care, mother and the gate were told of the twin. */
    private void worked() {
        worked(Answers.review());
    }

    private void worked(Answers review) {
        reviewed(review.with("indicator_sexualPlay", "current"));
        concern.does(
                "cpo",
                "userTask_decideResponse",
                Answers.refer("social-care", "police").with("whoIsKeptAway", "The man with the van"));
        concern.does(
                        "cpo",
                        "userTask_makeReferral",
                        "police",
                        Answers.telephoned()
                                .with("whatWasTold", "Nelda Twinmade lives at 5 Pretend Lane.")
                                .with("childAddress", "5 Pretend Lane"))
                .accepts("cpo", "social-care")
                .does("cpo", "userTask_tellByVoice", Answers.toldByVoice())
                .tellsHome("cpo");
    }

    private String shownTo(String person, Story story) {
        return RecordSeen.by(records, story.reference(), person).orElse("");
    }

    private String filledIn(String form, Map<String, Object> facts) {
        return forms.stream()
                .filter(one -> one.formId().equals(form))
                .map(one -> transaction.execute(status -> one.answers(concern.reference(), facts, AccountId.of("cpo"))))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private Story about(String name) {
        return new Story(engine, clock)
                .reported(Answers.report().with("childName", name, "childDateOfBirth", "2020-03-02"))
                .passSavePoints();
    }

    private long asked(String kind) {
        return database.sql("SELECT count(*) FROM safeguarding.correction WHERE reference = ? AND kind = ?")
                .params(concern.reference(), kind)
                .query(Long.class)
                .single();
    }

    private long parties() {
        return concern.peopleOffered(CORRECT).size();
    }

    /** Officers may stand at the wrong door. Who rang is on record, whether the handler or, before school, the reporter. */
    @Test
    void whoever_was_rung_at_once_is_told_that_it_was_the_wrong_child() {
        concern.reported(Answers.report()
                        .with("childName", "Nelda Twinmade", "childDateOfBirth", "2020-03-02")
                        .with("immediateDanger", "yes"))
                .passSavePoints();
        concern.does("cpo", "userTask_confirmEmergencyServices", Answers.emergencyCalled());
        concern.at("2026-11-24", "09:10").does("cpo", ADD, Answers.wrongChild(right.toString()));
        assertThat(parties()).as("that it is doubted, at once").isEqualTo(1);
        assertThat(step("emergency").getDueDate()).isEqualTo("2026-11-24T09:20:00.000");
        assertThat(corrected("emergency"))
                .contains("That may be the wrong child", "may be Nella Twinmade", "see to both")
                .doesNotContain("not concerned");
        concern.does("cpo", CORRECT, Answers.toldSo());
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(parties()).as("and the result").isEqualTo(1);
        assertThat(step("emergency").getName()).contains("the emergency services");
        assertThat(corrected("emergency"))
                .contains("we named the wrong child: Nelda Twinmade", "The right child: Nella Twinmade");
        assertThat(shownTo("cpo", concern)).contains("Officers on their way.");
        assertThat(stillOpen()).contains("the emergency services: not told yet");
        assertThatThrownBy(() -> concern.does("cpo", CORRECT, Answers.toldSo().with("wrongTold", "told")))
                .as("there is no choice")
                .hasMessageContaining("Do they know");
        concern.does("cpo", CORRECT, Answers.toldSo());
        assertThat(stillOpen()).doesNotContain("the emergency services");
    }

    /** Whoever has not heard yet that it is doubted hears the result alone; who has, that both are concerned. */
    @Test
    void whoever_was_rung_hears_that_the_child_named_first_is_concerned_after_all() {
        concern.reported(Answers.report()
                        .with("childName", "Nelda Twinmade", "childDateOfBirth", "2020-03-02")
                        .with("immediateDanger", "yes"))
                .passSavePoints();
        concern.does("cpo", "userTask_confirmEmergencyServices", Answers.emergencyCalled());
        concern.does("cpo", ADD, Answers.wrongChild("not-known"));
        assertThat(corrected("emergency")).contains("Who else it may be we do not know yet");
        concern.does("cpo", CORRECT, Answers.toldSo());
        assertThatThrownBy(() -> concern.does("cpo", REVIEW, ofChild(right, Answers.review())))
                .hasMessageContaining("Something new has come in");
        concern.does("cpo", REVIEW, ofChild(right, Answers.review()));
        assertThat(corrected("emergency")).as("once it is known").contains("may be Nella Twinmade");
        concern.does("cpo", CORRECT, Answers.toldSo());
        concern.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(parties()).isEqualTo(1);
        assertThat(corrected("emergency"))
                .contains("That was wrong: it is about this child", "Nella Twinmade", "may be concerned too");
        concern.does("cpo", CORRECT, Answers.toldSo());

        concern.does("cpo", ADD, Answers.wrongChild(right.toString()));
        concern.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(concern.openSteps()).as("nobody has heard of it").doesNotContain(CORRECT);
    }

    @Test
    void nobody_who_was_not_rung_is_told_and_who_was_rung_before_school_is() {
        Story early = new Story(engine, clock).at("2026-11-24", "06:30");
        concern = early.reported(Answers.report()
                        .with("childName", "Nelda Twinmade", "childDateOfBirth", "2020-03-02")
                        .with("immediateDanger", "yes", "riskBeforeOpening", "yes")
                        .with("frontDoorRung", "front-door", "frontDoorSaid", "A duty worker: wait."))
                .passSavePoints();
        concern.does("cpo", "userTask_confirmEmergencyServices", Answers.emergencyNotNeeded());
        concern.does("cpo", ADD, Answers.wrongChild(right.toString()));
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(parties()).isEqualTo(1);
        assertThat(corrected("front-door")).contains("we named the wrong child: Nelda Twinmade");
    }

    /** The handler chooses the twin from the register before anybody has confirmed who it is: the police look for the other. */
    @Test
    void whoever_was_rung_hears_the_right_name_where_the_first_review_finds_another_child() throws Exception {
        concern.reported(Answers.report()
                        .with("childName", "Nelda Twinmade", "childDateOfBirth", "2020-03-02")
                        .with("immediateDanger", "yes"))
                .passSavePoints();
        concern.does("cpo", "userTask_confirmEmergencyServices", Answers.emergencyCalled());
        concern.at("2026-11-24", "09:10").does("cpo", REVIEW, ofChild(right, Answers.review()));
        assertThat(parties()).isEqualTo(1);
        assertThat(step("emergency").getDueDate()).isEqualTo("2026-11-24T09:20:00.000");
        assertThat(concern.offeredTo(CORRECT)).contains("cpo");
        assertThat(corrected("emergency"))
                .contains("we named the wrong child: Nelda Twinmade", "The right child: Nella Twinmade")
                .as("which takes two people")
                .doesNotContain("not concerned");
        assertThat(shownTo("cpo", concern)).contains("Officers on their way.");
        assertThat(stillOpen()).contains("the emergency services: not told yet");
        assertThat(new DatabaseSearch(connection.getJdbcUrl()).columnsWith("engine", "Nelda"))
                .isEmpty();
        concern.does("cpo", CORRECT, Answers.toldSo());
        concern.does("cpo", ADD, Answers.addition("new-information").with("harmPossible", "yes"));
        concern.does("cpo", REVIEW, ofChild(right, Answers.review()));
        assertThat(concern.openSteps()).as("once").doesNotContain(CORRECT);
    }

    /** The report alone names her twin: nobody takes a child out of protection alone, and nothing of it stays in her file. */
    @Test
    void whom_the_report_alone_names_is_taken_out_once_a_second_person_agrees() {
        concern.reported(Answers.report()
                        .with("childName", "Nelda Twinmade", "childDateOfBirth", "2020-03-02")
                        .with("immediateDanger", "yes"))
                .passSavePoints();
        Story ofTwin = about("Nelda Twinmade");
        ofTwin.does("cpo", REVIEW, ofChild(wrong, Answers.review()));
        concern.does("cpo", "userTask_confirmEmergencyServices", Answers.emergencyCalled());
        concern.does("cpo", REVIEW, ofChild(right, Answers.review()));
        concern.does("cpo", CORRECT, Answers.toldSo());
        assertThat(concern.offeredTo(CONFIRM)).doesNotContain("cpo").contains("head");
        assertThat(shownTo("cpo", ofTwin)).as("of both until then").contains(concern.reference());
        assertThat(shownTo("head", concern)).contains("The report names another child than the review found", "Nelda");
        concern.does("head", CONFIRM, Answers.confirmCorrection());

        assertThat(shownTo("cpo", concern))
                .contains("\"childName\":\"Nella Twinmade\"", "The child named in the report is taken out");
        assertThat(shownTo("cpo", ofTwin)).contains("\"childName\":\"Nelda Twinmade\"");
        assertThat(file(wrong))
                .contains(Reference.of(ofTwin.reference()))
                .doesNotContain(Reference.of(concern.reference()));
        assertThat(shownTo("cpo", about("Nelda Twinmade"))).doesNotContain(concern.reference());
        assertThat(parties()).as("the result, after the doubt").isEqualTo(1);
        assertThat(corrected("emergency")).contains("Nelda Twinmade", "This child is not concerned");
        concern.does("cpo", CORRECT, Answers.toldSo());
        assertThat(shownTo("cpo", concern)).doesNotContain("Nelda");
    }

    @Test
    void whom_the_report_alone_names_has_a_concern_of_their_own_where_nobody_agrees_to_take_them_out() {
        concern.reported(Answers.report()
                        .with("childName", "Nelda Twinmade", "childDateOfBirth", "2020-03-02")
                        .with("immediateDanger", "yes"))
                .passSavePoints();
        concern.does("cpo", "userTask_confirmEmergencyServices", Answers.emergencyCalled());
        concern.does("cpo", REVIEW, ofChild(right, Answers.review()));
        concern.does("cpo", CORRECT, Answers.toldSo());
        concern.does("head", CONFIRM, Answers.refuseCorrection());
        Story own = own();
        assertThat(shownTo("cpo", own)).contains("\"childName\":\"Nelda Twinmade\"");
        assertThat(acceptedAt(own)).isEqualTo(acceptedAt(concern));
        assertThat(own.openSteps()).contains("userTask_confirmEmergencyServices");
        assertThat(shownTo("cpo", concern)).contains("\"childName\":\"Nella Twinmade\"");
        assertThat(corrected("emergency")).contains("it is about this child", "Nella Twinmade");
    }

    /** A second person is asked where it may be somebody else, and not for a letter. */
    @Test
    void nobody_is_asked_about_a_letter_that_is_nobody_elses_name_or_once_the_handler_says_that_the_report_was_right() {
        concern.reported(Answers.report().with("childName", "Nellla Twinmade", "childDateOfBirth", null))
                .passSavePoints();
        concern.does("cpo", REVIEW, ofChild(right, Answers.review()));
        assertThat(concern.openSteps()).doesNotContain(CONFIRM);

        concern = new Story(engine, clock);
        reviewed(Answers.review());
        assertThat(concern.openSteps()).contains(CONFIRM);
        concern.does("cpo", ADD, Answers.wrongChild(right.toString()));
        assertThat(concern.peopleOffered(CONFIRM)).as("about the twin alone").hasSize(1);
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(shownTo("cpo", concern)).contains("\"childName\":\"Nella Twinmade\"");
    }

    /** They were told that it was the wrong child, and that nobody knew yet who it was. */
    @Test
    void whoever_was_rung_hears_who_it_is_when_that_is_known_at_last() {
        concern.reported(Answers.report()
                        .with("childName", "Nelda Twinmade", "childDateOfBirth", "2020-03-02")
                        .with("immediateDanger", "yes"))
                .passSavePoints();
        concern.does("cpo", "userTask_confirmEmergencyServices", Answers.emergencyCalled());
        concern.does("cpo", ADD, Answers.wrongChild("not-known"));
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        concern.does("cpo", CORRECT, Answers.toldSo());
        assertThatThrownBy(() -> concern.does("cpo", REVIEW, ofChild(right, Answers.review())))
                .hasMessageContaining("Something new has come in");
        concern.does("cpo", REVIEW, ofChild(right, Answers.review()));
        assertThat(parties()).isEqualTo(1);
        String found =
                (String) engine.getTaskService().getVariable(step("emergency").getId(), "correctionId");
        assertThat(filledIn("correct-what-was-told", Map.of("toldParty", "emergency", "correctionId", found)))
                .contains("Nelda Twinmade", "The right child: Nella Twinmade");
    }

    @Test
    void a_name_in_other_words_or_a_child_of_whom_nobody_was_told_is_nothing_to_correct() {
        concern.reported(Answers.report()
                        .with("childName", "twinmade, NELLA", "childDateOfBirth", null)
                        .with("immediateDanger", "yes"))
                .passSavePoints();
        concern.does("cpo", "userTask_confirmEmergencyServices", Answers.emergencyCalled());
        concern.does("cpo", REVIEW, ofChild(right, Answers.review()));
        assertThat(concern.openSteps()).doesNotContain(CORRECT);

        Story untold = about("Nelda Twinmade");
        untold.does("cpo", REVIEW, ofChild(right, Answers.review()));
        assertThat(untold.openSteps()).doesNotContain(CORRECT);
    }

    @Test
    void the_twin_was_confirmed_and_is_put_right_and_everybody_is_told_so() throws Exception {
        worked();
        Story ofTwin = about("Nelda Twinmade");
        Story ofRight = about("Nella Twinmade");
        assertThat(shownTo("cpo", ofTwin)).contains(concern.reference());
        assertThat(filledIn("add-to-record", Map.of()))
                .contains(right.toString(), "the name is alike")
                .doesNotContain(wrong.toString());

        concern.at("2026-11-24", "11:00").does("cpo", ADD, Answers.wrongChild(right.toString()));
        // At once, by nobody's leave: heading, review, agencies, gate and home are the right child's.
        assertThat(shownTo("cpo", concern)).contains("\"childName\":\"Nella Twinmade\"", "this concern is about both");
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo("2026-11-24T11:10:00.000");
        assertThat(concern.tasksFor(PASS_ON, "police")).hasSize(1);
        assertThat(concern.tasksFor(PASS_ON, "social-care")).hasSize(1);
        assertThat(concern.openSteps()).contains("userTask_tellByVoice", "userTask_decideParentContact");
        assertThat(filledIn("pass-on-what-is-new", Map.of("agency", "police")))
                .contains("Nella Twinmade", "Named before, and concerned too until we tell you otherwise: Nelda");
        // Until a second person agrees the twin stays of it, and nobody is told that she is not.
        assertThat(shownTo("cpo", ofTwin)).contains(concern.reference());
        assertThat(concern.openSteps()).doesNotContain(CORRECT);
        assertThat(concern.offeredTo(CONFIRM)).containsExactly("head");
        assertThat(concern.task(CONFIRM).getDueDate()).isEqualTo("2026-11-25T11:00:00.000");
        assertThat(shownTo("head", concern)).contains("The wrong child was named", "Nelda Twinmade", "Nella Twinmade");

        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(parties()).isEqualTo(4);
        assertThat(step("adult-1").getName()).contains("adult 1").doesNotContain("Mother");
        assertThat(shownTo("cpo", ofTwin)).doesNotContain(concern.reference());
        assertThat(shownTo("cpo", ofRight)).contains(concern.reference());
        assertThat(filledIn("pass-on-what-is-new", Map.of("agency", "police")))
                .contains("Nella Twinmade")
                .doesNotContain("Nelda", "5 Pretend Lane");
        assertThat(filledIn("review", Map.of())).contains(right.toString()).doesNotContain("Nelda", wrong.toString());
        assertThat(new DatabaseSearch(connection.getJdbcUrl()).columnsWith("engine", "Nelda"))
                .isEmpty();

        for (String party : List.of("police", "social-care", "adult-1", "staff")) {
            assertThat(step(party).getDueDate()).as(party).isEqualTo("2026-11-24T15:15:00.000");
            assertThat(shownTo("cpo", concern)).contains("\"party\":\"" + party + "\"");
        }
        assertThat(corrected("police")).contains("Nelda Twinmade", "Nella Twinmade", "wrong child");
        assertThat(corrected("adult-1")).contains("Nelda Twinmade", "a mistake").doesNotContain("Nella");
        assertThat(corrected("staff")).contains("Nelda Twinmade", "does not count any more");
        assertThat(stillOpen()).contains("the Police: not told yet", "gate: not told yet", "Mother: not told yet");

        concern.on("2026-11-24", "15:16");
        assertThat(concern.peopleOffered("userTask_actOnOverdueStep")).contains("head");
        for (String agency : List.of("police", "social-care")) {
            concern.does("cpo", CORRECT, agency, Answers.toldSo());
        }
        concern.doesAll(CORRECT, Answers.toldSo().with("wrongTold", "told"));
        assertThat(stillOpen()).doesNotContain("wrong child");

        concern.does("cpo", REVIEW, ofChild(right, Answers.review()));
        // Nobody who reads it from now on is shown the twin; what was written stays, and the chain with it.
        assertThat(shownTo("cpo", concern))
                .contains(
                        "Nella hid when the bell rang.", "another child", "another child’s", "\"childClass\":\"Owls\"")
                .doesNotContain("Nelda", "5 Pretend Lane", wrong.toString());
        ConcernRecords.Reading page =
                transaction.execute(status -> records.read(Reference.of(concern.reference()), AccountId.of("cpo")));
        assertThat(page)
                .isInstanceOf(ConcernRecords.Reading.Opened.class)
                .asString()
                .doesNotContain("Nelda", "5 Pretend Lane", wrong.toString());
        assertThat(chronology.of(Reference.of(concern.reference())).toString())
                .contains("Nelda Twinmade", "5 Pretend Lane");
        assertThat(Verified.misfit(KeysOfDatabase.asSuperuser(connection.getJdbcUrl()), Optional.of(keys)))
                .isEmpty();
    }

    private Task step(String party) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(concern.reference())
                .taskDefinitionKey(CORRECT)
                .processVariableValueEquals("toldParty", party)
                .singleResult();
    }

    private String stillOpen() {
        String view = shownTo("cpo", concern);
        return view.substring(view.indexOf("\"stillOpen\""), view.indexOf("\"endsWithoutAnswer\""));
    }

    private String corrected(String party) {
        String correction =
                (String) engine.getTaskService().getVariable(step(party).getId(), "correctionId");
        return filledIn("correct-what-was-told", Map.of("toldParty", party, "correctionId", correction));
    }

    @Test
    void a_second_person_does_not_agree_and_both_children_are_protected() {
        worked();
        Story ofTwin = about("Nelda Twinmade");
        concern.does("cpo", ADD, Answers.wrongChild(right.toString()));
        assertThatThrownBy(() -> concern.does("cpo", ADD, Answers.wrongChild(wrong.toString())))
                .as("the one who is right now is the one to choose from")
                .hasMessageContaining("waits for a second person");
        concern.does("head", CONFIRM, Answers.refuseCorrection());

        String shown = shownTo("cpo", concern);
        assertThat(shown)
                .contains(
                        "\"childName\":\"Nelda Twinmade\"",
                        "The child named first stays",
                        "I asked both, and it is not so.")
                .doesNotContain("this concern is about both");
        assertThat(shownTo("cpo", ofTwin)).contains(concern.reference());
        assertThat(concern.openSteps()).contains(REVIEW).doesNotContain(CORRECT);
        assertThat(adults()).as("nobody of the other home is asked about").containsExactly("Mother: told");

        Story own = own();
        String ofOwn = shownTo("cpo", own);
        assertThat(ofOwn)
                .contains("\"childName\":\"Nella Twinmade\"", "hid when the bell rang", "I do not want to go.");
        assertThat(ofOwn.substring(0, ofOwn.indexOf("\"childChoices\""))).doesNotContain("Nelda");
        assertThat(acceptedAt(own)).isEqualTo(acceptedAt(concern));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no"})
    void whoever_was_told_of_the_child_after_all_is_decided_on_again_where_new_harm_was_found_meanwhile(
            String isDisclosed) {
        worked();
        concern.does("cpo", ADD, Answers.wrongChild(right.toString()));
        concern.does("cpo", REVIEW, ofChild(right, Answers.review().with("indicator_disclosure", isDisclosed)));
        concern.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(adults()).as("nobody of the other home").containsExactly("Mother: told");
        assertThat(file(right))
                .as("has a concern of their own, and this one is not theirs")
                .contains(Reference.of(own().reference()))
                .doesNotContain(Reference.of(concern.reference()));
        assertThat(concern.openSteps().contains("userTask_decideParentContact")).isEqualTo(isDisclosed.equals("yes"));
    }

    private List<String> adults() {
        return database
                .sql("SELECT is_told, set_aside_by FROM safeguarding.adult_contact WHERE reference = ?"
                        + " ORDER BY adult")
                .param(concern.reference())
                .query((row, index) -> row.getObject("set_aside_by") == null
                        ? "Mother: " + (row.getBoolean("is_told") ? "told" : "not told")
                        : "")
                .list()
                .stream()
                .filter(adult -> !adult.isEmpty())
                .toList();
    }

    private Object acceptedAt(Story story) {
        return database.sql("SELECT reported_at FROM safeguarding.concern WHERE reference = ?")
                .param(story.reference())
                .query()
                .singleValue();
    }

    /** The concern that another child was given. */
    private Story own() {
        String reference = chronology.of(Reference.of(concern.reference())).stream()
                .filter(entry -> entry.kind().equals("concern-of-own"))
                .findFirst()
                .orElseThrow()
                .lines()
                .get(0)
                .answer();
        return new Story(engine, clock).of(reference).passSavePoints();
    }

    @Test
    void only_who_it_is_not_is_known_and_the_review_says_who_it_is() {
        worked();
        concern.does("cpo", ADD, Answers.wrongChild("not-known"));
        assertThat(shownTo("cpo", concern)).contains("\"childName\":\"Nelda Twinmade\"");
        concern.does("cpo", REVIEW, ofChild(right, Answers.review()));
        assertThat(shownTo("cpo", concern)).contains("\"childName\":\"Nella Twinmade\"");
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(parties()).isEqualTo(4);
        assertThat(shownTo("head", concern)).isEmpty();
        assertThat(shownTo("cpo", about("Nelda Twinmade"))).doesNotContain(concern.reference());
    }

    @Test
    void whom_the_report_named_is_asked_about_again_when_it_turns_out_to_be_a_third_child() {
        reviewed(Answers.review());
        concern.does("cpo", ADD, Answers.wrongChild("not-known"));
        concern.does("cpo", REVIEW, Answers.review().with("childConfirmedName", "Dora Thirdmade"));
        assertThat(concern.openSteps()).contains(CONFIRM);
        assertThat(asked("REPORTED_OTHER")).isEqualTo(2);
    }

    @Test
    void nobody_was_told_and_nobody_is_known_yet_and_the_concern_goes_on() {
        reviewed(Answers.review());
        concern.does("cpo", ADD, Answers.wrongChild("not-known"));
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(parties()).isZero();
        assertThat(shownTo("cpo", concern)).contains("\"childName\":\"Nella Twinmade\"");
        assertThat(concern.openSteps()).contains(REVIEW);
    }

    @Test
    void the_same_home_was_told_and_is_told_which_child_it_is() {
        worked();
        concern.does("cpo", ADD, Answers.wrongChild(right.toString()).with("isSameHome", "yes"));
        assertThat(concern.openSteps()).doesNotContain("userTask_decideParentContact");
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(corrected("adult-1")).contains("Nelda Twinmade", "It is about Nella Twinmade");
        for (String agency : List.of("police", "social-care")) {
            concern.does("cpo", CORRECT, agency, Answers.toldSo());
        }
        concern.doesAll(CORRECT, Answers.toldSo().with("wrongTold", "told"));
        assertThat(shownTo("cpo", concern)).contains("5 Pretend Lane").doesNotContain("Nelda Twinmade lives");
    }

    /** Only the last two of the three have one home. */
    @Test
    void one_correction_after_another_shows_no_home_but_that_of_the_child_whom_it_is_about() {
        worked();
        concern.does("cpo", ADD, Answers.wrongChild(right.toString()));
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        everybodyIsToldSo();
        concern.does("cpo", REVIEW, ofChild(right, Answers.review().with("siblingsKnown", "A brother, Nils Twinmade")));
        assertThat(shownTo("cpo", concern)).doesNotContain("5 Pretend Lane");

        concern.does(
                "cpo",
                ADD,
                Answers.wrongChild("another")
                        .with("rightChildName", "Nora Twinmade", "rightChildDateOfBirth", "2020-03-02")
                        .with("isSameHome", "yes"));
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        everybodyIsToldSo();
        assertThat(shownTo("cpo", concern))
                .contains("\"childName\":\"Nora Twinmade\"", "A brother, Nils Twinmade")
                .doesNotContain("5 Pretend Lane");
    }

    private void everybodyIsToldSo() {
        for (String agency : List.of("police", "social-care")) {
            if (!concern.tasksFor(CORRECT, agency).isEmpty()) {
                concern.does("cpo", CORRECT, agency, Answers.toldSo());
            }
        }
        if (concern.openSteps().contains(CORRECT)) {
            concern.doesAll(CORRECT, Answers.toldSo().with("wrongTold", "told"));
        }
    }

    private static Answers needing(Answers review) {
        return review.with(
                        "isSend", "yes",
                        "hasCommunicationNeed", "no",
                        "siblingsKnown", "A sister, Olga Otherhome",
                        "mayCollect", "Only Aunt Petra Otherhome",
                        "plansAndOrders", List.of("court-order"))
                .with("plansAndOrdersDetail", "Order of 3 May");
    }

    @Test
    void what_was_known_of_the_wrong_childs_family_needs_and_arrangements_is_not_told_of_the_right_child() {
        reviewed(needing(Answers.review()).with("indicator_sexualPlay", "current"));
        concern.does("cpo", "userTask_decideResponse", Answers.refer("police").with("whoIsKeptAway", "Uncle Otto"));
        concern.does("cpo", ADD, Answers.addition("sibling").with("siblingName", "Osric Otherhome"));
        assertThat(told())
                .contains("Olga", "Osric", "Petra", "Order of 3 May", "special educational needs", "Uncle Otto");

        concern.does("cpo", ADD, Answers.wrongChild(right.toString()));
        concern.does("cpo", ADD, Answers.addition("sibling").with("siblingName", "Rhoda Righthome"));
        assertThat(told()).as("until a second person agrees").contains("Rhoda Righthome");
        assertNothingOfOtherHome(told());
        assertNothingOfOtherHome(latestFacts());

        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(told()).contains("Rhoda Righthome");
        assertNothingOfOtherHome(told());
        assertNothingOfOtherHome(latestFacts());
        assertThat(shownTo("cpo", concern))
                .contains("Rhoda Righthome")
                .doesNotContain("Olga", "Osric", "Petra", "Order of 3 May");
    }

    @Test
    void what_was_known_of_the_child_named_first_counts_again_where_a_second_person_does_not_agree() {
        reviewed(needing(Answers.review()).with("indicator_sexualPlay", "current"));
        concern.does("cpo", ADD, Answers.addition("sibling").with("siblingName", "Osric Otherhome"));
        concern.does("cpo", ADD, Answers.wrongChild(right.toString()));
        assertNothingOfOtherHome(told());
        concern.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(told()).contains("Olga", "Osric", "Petra", "Order of 3 May", "special educational needs");
    }

    @Test
    void brothers_and_sisters_of_one_home_are_the_right_childs_too_and_needs_and_orders_are_not() {
        reviewed(needing(Answers.review()).with("indicator_sexualPlay", "current"));
        concern.does("cpo", ADD, Answers.addition("sibling").with("siblingName", "Osric Otherhome"));
        concern.does("cpo", ADD, Answers.wrongChild(right.toString()).with("isSameHome", "yes"));
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(told())
                .contains("Olga", "Osric")
                .doesNotContain("Petra", "Order of 3 May", "special educational needs");
    }

    private void assertNothingOfOtherHome(String shown) {
        assertThat(shown)
                .doesNotContain("Olga", "Osric", "Petra", "Order of 3 May", "special educational needs", "Uncle Otto");
    }

    /** What the police are told of the child. */
    private String told() {
        return transaction
                .execute(status -> letters.of(Reference.of(concern.reference()), Agency.POLICE))
                .toString();
    }

    /** What the record's page shows as the last word on the child. */
    private String latestFacts() {
        return transaction.execute(status -> ((ConcernRecords.Reading.Opened)
                        records.read(Reference.of(concern.reference()), AccountId.of("cpo")))
                .ofChildNow().stream()
                        .flatMap(entry -> entry.lines().stream())
                        .filter(line -> Set.of("siblingsKnown", "siblingName", "mayCollect", "plansAndOrdersDetail")
                                .contains(line.key()))
                        .map(Chronology.Line::answer)
                        .toList()
                        .toString());
    }

    @Test
    void another_child_who_is_concerned_too_has_a_concern_of_their_own_at_once() {
        reviewed(Answers.review());
        concern.at("2026-11-24", "11:00").does("cpo", ADD, Answers.concernedToo(right.toString()));
        assertThat(concern.everyOpenStep()).doesNotContain(CONFIRM);
        Story own = own();
        assertThat(shownTo("cpo", own))
                .contains("\"childName\":\"Nella Twinmade\"", "She cried too.", concern.reference())
                .doesNotContain("hid when the bell rang", "I do not want to go.");
        assertThat(acceptedAt(own)).isEqualTo(acceptedAt(concern));
        assertThat(own.task(REVIEW).getDueDate()).isEqualTo("2026-11-24T10:50:00.000");
        assertThat(shownTo("cpo", concern)).contains("\"childName\":\"Nelda Twinmade\"");
    }

    @Test
    void the_review_takes_nobody_out_by_itself_and_a_child_who_is_named_already_is_no_correction() {
        worked();
        concern.does("cpo", ADD, Answers.addition("new-information"));
        assertThatThrownBy(() -> concern.does("cpo", REVIEW, ofChild(right, Answers.review())))
                .hasMessageContaining("is another child than was confirmed before");
        assertThatThrownBy(() -> concern.does("cpo", ADD, Answers.wrongChild(wrong.toString())))
                .hasMessageContaining("must be another child than the one named so far");
        assertThatThrownBy(() -> concern.does(
                        "cpo", ADD, Answers.wrongChild(UUID.randomUUID().toString())))
                .hasMessageContaining("must be one of the children shown");
        assertThatThrownBy(() -> concern.does("cpo", ADD, Answers.concernedToo("not-known")))
                .hasMessageContaining("must say who the other child is");
    }

    @Test
    void one_who_cannot_be_told_so_is_left_with_a_reason_that_the_close_shows_and_an_agency_never() {
        worked();
        concern.does("cpo", ADD, Answers.wrongChild(right.toString()));
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        Answers notTold = Answers.of("wrongTold", "not-told", "notCorrectedReason", "Moved abroad.");
        assertThatThrownBy(() -> concern.does("cpo", CORRECT, "police", notTold))
                .isNotNull();
        concern.does("cpo", CORRECT, "police", Answers.toldSo());
        assertThatThrownBy(() -> concern.does(
                        "cpo", CORRECT, "social-care", Answers.toldSo().with("correctedAt", "23:59")))
                .hasMessageContaining("must not be later than now");
        concern.does("cpo", CORRECT, "social-care", Answers.toldSo());
        concern.doesAll(CORRECT, notTold);
        assertThat(shownTo("cpo", concern)).contains("Not corrected: adult 1: Moved abroad.");
    }

    @Test
    void nothing_of_it_stays_in_the_twins_file_though_somebody_had_linked_it_to_an_earlier_concern_of_hers() {
        Story ofTwin = about("Nelda Twinmade");
        ofTwin.does("cpo", REVIEW, ofChild(wrong, Answers.review()));
        worked(Answers.review().with("sameChildAs", ofTwin.reference()));
        assertThat(file(wrong)).contains(Reference.of(ofTwin.reference()), Reference.of(concern.reference()));

        concern.does("cpo", ADD, Answers.wrongChild(right.toString()));
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(file(wrong))
                .contains(Reference.of(ofTwin.reference()))
                .doesNotContain(Reference.of(concern.reference()));
        assertThat(file(right))
                .contains(Reference.of(concern.reference()))
                .doesNotContain(Reference.of(ofTwin.reference()));
        assertThat(shownTo("cpo", ofTwin)).contains("A further report was about another child");
    }

    /** What is filed as hers, and not only as what may be. */
    private List<Reference> file(ChildId child) {
        return transaction
                .execute(status -> files.file(child.value(), AccountId.of("cpo")))
                .orElseThrow()
                .concerns()
                .stream()
                .filter(one -> !one.match().contains("may be"))
                .map(ChildFiles.FiledConcern::reference)
                .toList();
    }
}

package school.safeguarding.concern.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.RecordSeen;
import school.safeguarding.story.Story;

/** Two reports of one incident are worked as one, and as two again when they turn out to be of two. */
@SchoolTest
class JoinedReportsProcessTest {

    private static final String ADD = "userTask_addToRecord";
    private static final String CONFIRM = "userTask_confirmCorrection";
    private static final String REVIEW = "userTask_reviewConcern";
    private static final String DECIDE = "userTask_decideResponse";
    private static final String CALL = "userTask_makeReferral";

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

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget("join-reports");
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken("join-reports");
    }

    private Story elder() {
        return new Story(engine, clock).reported(Answers.report()).passSavePoints();
    }

    /** A few minutes later, by somebody else who saw the same. */
    private Story younger(Answers report) {
        Story elder = new Story(engine, clock);
        elder.at("2026-11-24", "08:55");
        return elder.reportedBy("deputy", report).passSavePoints();
    }

    private static Answers seenByOther() {
        return Answers.report()
                .with("whatHappened", "A man held Robin by the arm.", "childWords", "He says it is our secret.");
    }

    private static Answers sameIncident(Story other) {
        return Answers.sameIncident(other.reference().replace('-', ' '));
    }

    private boolean reads(String person, Story concern) {
        return views.viewAsJson(Reference.of(concern.reference()), AccountId.of(person))
                .filter(view -> view.contains("Robin Madeup"))
                .isPresent();
    }

    private long mails(Story concern, String kind) {
        return database.sql("SELECT count(*) FROM safeguarding.notice WHERE reference = ? AND kind = ?")
                .params(concern.reference(), kind)
                .query(Long.class)
                .single();
    }

    private List<Task> steps(Story concern, String step) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(concern.reference())
                .taskDefinitionKey(step)
                .list();
    }

    private Date due(Story concern, String step) {
        return concern.task(step).getDueDate();
    }

    @Test
    void the_elder_goes_on_with_what_the_other_says_and_the_others_procedure_ends() {
        Story one = elder();
        Story other = younger(seenByOther());
        one.does("cpo", ADD, sameIncident(other));

        assertThat(other.isClosed()).isTrue();
        assertThat(other.passed("cse-concern")).contains("endEvent_concernJoined");
        assertThat(one.openSteps()).containsExactly(ADD, REVIEW);
        String view = RecordSeen.by(records, one.reference(), "cpo").orElseThrow();
        assertThat(view).contains("A man held Robin by the arm.", "He says it is our secret.");
        assertThat(view).as("its own record").contains("\"number\":\"" + other.reference() + ", 1\"");
        assertThatThrownBy(() -> one.does("cpo", REVIEW, Answers.review()))
                .hasMessageContaining("Something new has come in")
                .hasMessageContaining("From " + other.reference());
        one.does("cpo", REVIEW, Answers.review());
        assertThat(mails(one, "REPORT_REVIEWED")).isEqualTo(1);
        assertThat(mails(other, "REPORT_REVIEWED"))
                .as("told under their own reference")
                .isEqualTo(1);
    }

    @Test
    void the_elder_goes_on_also_where_it_is_joined_from_the_younger() {
        Story one = elder();
        Story other = younger(seenByOther());
        other.does("cpo", ADD, sameIncident(one));
        one.passSavePoints();
        assertThat(other.isClosed()).isTrue();
        assertThat(one.openSteps()).containsExactly(ADD, REVIEW);
    }

    @Test
    void one_that_may_not_be_known_of_is_refused_in_the_very_words_of_one_that_is_not_there() {
        Story one = elder();
        Story hidden = younger(seenByOther().with("aboutWhom", List.of("cpo")));
        Story ofAnother = younger(seenByOther().with("childName", "Sam Invented", "childDateOfBirth", "2020-01-01"));
        String refused = catchThrowable(() -> one.does("cpo", ADD, Answers.sameIncident("CSE-2026-999999")))
                .getMessage();
        assertThat(refused).contains("that you may know of");
        for (Story other : List.of(hidden, ofAnother, one)) {
            assertThat(catchThrowable(() -> one.does("cpo", ADD, sameIncident(other))))
                    .hasMessage(refused);
        }
        assertThat(hidden.openSteps()).contains(ADD);
    }

    /** The head handles the second, which is about the CPO; nobody may read about themselves in the first. */
    @Test
    void whoever_may_not_know_of_one_loses_the_other_at_once_and_its_steps_are_offered_again() {
        Story one = elder();
        Story other = younger(seenByOther().with("aboutWhom", List.of("cpo")));
        assertThat(reads("cpo", one)).isTrue();
        other.doesWithoutJobs("head", ADD, sameIncident(one));
        assertThat(reads("cpo", one)).as("before anything else").isFalse();
        assertThat(one.offeredTo(REVIEW)).containsExactly("head");
        one.passSavePoints();
        other.passSavePoints();
        assertThat(other.isClosed()).isTrue();
        assertThat(one.openSteps()).containsExactly(ADD, CALL, "userTask_protectChildren", REVIEW);
        assertThat(one.everyOpenStep())
                .allSatisfy(step -> assertThat(one.peopleOffered(step)).doesNotContain("cpo", "deputy"));
        assertThat(reads("deputy", one)).isFalse();
        assertThat(reads("head", one)).isTrue();
    }

    @Test
    void whoever_may_not_know_of_a_report_loses_at_once_what_was_joined_before_to_the_one_that_it_is_joined_to() {
        Story one = elder();
        Story before = younger(seenByOther());
        one.does("cpo", ADD, sameIncident(before));
        assertThat(opens("cpo", before)).isTrue();
        Story other = younger(seenByOther().with("aboutWhom", List.of("cpo")));
        other.doesWithoutJobs("head", ADD, sameIncident(one));
        assertThat(opens("cpo", before)).as("before anything else").isFalse();
        assertThat(isKept("head", before)).as("nobody else is kept out").isFalse();
        other.passSavePoints();
        assertThat(opens("cpo", before)).isFalse();
    }

    @Test
    void what_is_open_goes_on_no_later_and_no_answer_gets_lower() {
        Story one = elder();
        one.does("cpo", REVIEW, Answers.review()).does("cpo", DECIDE, Answers.monitor("2026-12-01"));
        one.tellsHome("cpo");
        Story other = younger(seenByOther());
        other.does("cpo", REVIEW, Answers.review().with("indicator_disclosure", "yes"));
        other.does("cpo", DECIDE, Answers.refer("police", "social-care").with("decidedLevel", "IMMEDIATE"));
        other.does("cpo", CALL, "police", Answers.telephoned().with("askedToHoldContact", "yes"));
        Date written = due(other, "userTask_writtenConfirmation");
        Date call = other.task(CALL, "social-care").getDueDate();

        one.at("2026-11-24", "09:30").does("cpo", ADD, sameIncident(other));
        assertThat(other.everyOpenStep()).doesNotContain(CALL, "userTask_writtenConfirmation");
        assertThat(one.openSteps())
                .contains(ADD, CALL, "userTask_writtenConfirmation", "userTask_passOnWhatIsNew", REVIEW);
        assertThat(due(one, "userTask_writtenConfirmation")).isEqualTo(written);
        assertThat(one.task(CALL, "social-care").getDueDate()).isEqualTo(call);
        assertThat(one.fact("openReferrals")).isEqualTo(2);

        one.does("cpo", REVIEW, Answers.review());
        assertThat(one.fact("proposedLevel")).as("not below what the other had").isEqualTo("IMMEDIATE");
        assertThat(one.fact("isHeld")).as("the Police asked to hold").isEqualTo(true);
        one.does(
                "cpo",
                DECIDE,
                Answers.monitor("2026-12-01")
                        .with("levelReason", "Seen again.", "response", null, "responseWhileHomeHeld", "monitor"));
        assertThat(one.openSteps()).contains("userTask_countersignResponse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no"})
    void home_is_asked_about_again_where_a_report_is_joined_between_a_review_that_found_new_harm_and_its_decision(
            String isDisclosed) {
        Story one = elder();
        Story other = younger(seenByOther());
        for (Story each : List.of(one, other)) {
            each.does("cpo", REVIEW, Answers.review()).does("cpo", DECIDE, Answers.monitor("2026-12-01"));
            each.tellsHome("cpo");
        }
        other.does("cpo", ADD, Answers.addition("new-information"))
                .does("cpo", REVIEW, Answers.review().with("indicator_disclosure", isDisclosed));
        one.does("cpo", ADD, sameIncident(other));

        one.does("cpo", REVIEW, Answers.review());
        one.does("cpo", DECIDE, Answers.refer("police", "social-care").with("decidedLevel", "IMMEDIATE"));
        assertThat(one.openSteps().contains("userTask_decideParentContact")).isEqualTo(isDisclosed.equals("yes"));
    }

    @Test
    void an_agency_told_in_one_counts_as_told_and_each_adult_is_asked_about_once() {
        Story one = elder();
        one.does("cpo", REVIEW, Answers.review()).does("cpo", DECIDE, Answers.refer("social-care", "police"));
        one.does("cpo", CALL, "social-care", Answers.telephoned());
        one.does("cpo", "userTask_decideParentContact", Answers.tellNow());
        Story other = younger(seenByOther());
        other.does("cpo", REVIEW, Answers.review())
                .does(
                        "cpo",
                        DECIDE,
                        Answers.refer("social-care", "police", "school-nursing")
                                .with("parentAgreement", "yes", "parentAgreementDetail", "Mother agreed."));
        other.does("cpo", CALL, "police", Answers.telephoned());
        other.does("cpo", "userTask_decideParentContact", Answers.deferContact());

        one.does("cpo", ADD, sameIncident(other));
        assertThat(one.tasksFor(CALL, "social-care")).isEmpty();
        assertThat(one.tasksFor(CALL, "police")).isEmpty();
        assertThat(one.tasksFor("userTask_writtenConfirmation", "social-care")).hasSize(1);
        assertThat(one.tasksFor("userTask_writtenConfirmation", "police")).hasSize(1);
        assertThat(one.tasksFor(CALL, "school-nursing")).as("still to be told").hasSize(1);
        assertThat(one.fact("openReferrals")).isEqualTo(3);
        assertThat(one.fact("openContacts")).isEqualTo(1);
        assertThat(steps(one, "userTask_recordContact")).hasSize(1);
        assertThat(one.tasksFor("userTask_passOnWhatIsNew", "police")).hasSize(1);
        assertThat(one.tasksFor("userTask_passOnWhatIsNew", "social-care")).hasSize(1);
        assertThat(other.isClosed()).isTrue();
    }

    /** Somebody wrote the head's name, which was confirmed only after the report had been joined to another. */
    @Test
    void a_name_in_a_joined_report_that_is_confirmed_makes_the_one_that_goes_on_a_concern_about_staff() {
        Story one = elder();
        Story other = younger(seenByOther().with("aboutWhom", List.of("unknown"), "personOfConcern", "Hana Example"));
        other.does("chair", ADD, sameIncident(one));
        one.passSavePoints();
        assertThat(other.openSteps()).as("what a second person is asked").containsExactly("userTask_confirmCorrection");
        assertThat(one.fact("isStaffConcern")).isEqualTo(false);
        other.does("chair", "userTask_confirmCorrection", Answers.confirmCorrection());
        assertThat(one.fact("isStaffConcern")).isEqualTo(true);
        assertThat(one.tasksFor(CALL, "lado")).hasSize(1);
        assertThat(steps(other, CALL))
                .as("nothing begins in the one that has ended")
                .isEmpty();
    }

    /** The CPO has a namesake: who wrote that name reported the same incident as somebody who wrote none. */
    @Test
    void a_name_in_a_joined_report_that_is_refused_keeps_nobody_out_of_the_one_that_goes_on() {
        Story one = elder();
        Story other = younger(seenByOther().with("aboutWhom", List.of("unknown"), "personOfConcern", "Cora Example"));
        other.does("head", ADD, sameIncident(one));
        one.passSavePoints();
        assertThat(List.of(reads("cpo", one), opens("cpo", other))).containsOnly(false);
        assertThat(one.offeredTo(REVIEW)).containsExactly("head");
        other.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(List.of(reads("cpo", one), opens("cpo", other))).containsOnly(true);
        assertThat(one.offeredTo(REVIEW)).contains("cpo");
        assertThat(RecordSeen.by(records, one.reference(), "cpo").orElseThrow())
                .contains("Whom it is about put right, as in the report it is worked with");
    }

    /** Each of the two is asked about by itself, and until both are answered the union keeps them out. */
    @Test
    void a_name_that_both_reports_have_keeps_its_bearer_out_until_both_are_refused() {
        Answers named = seenByOther().with("aboutWhom", List.of("unknown"), "personOfConcern", "Cora Example");
        Story one = new Story(engine, clock).reported(named).passSavePoints();
        Story other = younger(named);
        other.does("head", ADD, sameIncident(one));
        one.passSavePoints();
        other.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(List.of(reads("cpo", one), opens("cpo", other))).containsOnly(false);
        one.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(List.of(reads("cpo", one), opens("cpo", other))).containsOnly(true);
    }

    /** The elder's reporter ticked the CPO; that a second person refuses it for the younger says nothing of that. */
    @Test
    void whom_one_of_them_reports_it_to_be_about_is_kept_out_whatever_is_refused_of_the_other() {
        Story one = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("cpo")))
                .passSavePoints();
        Story other = younger(seenByOther());
        other.does("cpo", ADD, Answers.alsoAbout("cpo"));
        one.does("head", ADD, sameIncident(other));
        other.passSavePoints();
        other.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(List.of(reads("cpo", one), opens("cpo", other))).containsOnly(false);
        assertThat(one.fact("isStaffConcern")).isEqualTo(true);
    }

    /** The head is kept out of both by what is said of the one; whoever reported the other says so too before it is refused. */
    @Test
    void what_is_said_again_while_a_correction_waits_keeps_whom_it_names_out_until_it_is_refused_too() {
        Story one = elder();
        Story other = younger(seenByOther());
        one.does("cpo", ADD, sameIncident(other));
        one.does("cpo", ADD, Answers.alsoAbout("head"));
        other.starts(
                "deputy",
                "still-worried",
                Answers.stillWorried(other.reference())
                        .with("worryReason", "It was the headteacher who held him.", "isAboutNamed", "yes"));
        other.passSavePoints();
        assertThat(steps(other, CONFIRM))
                .as("what they said is asked about by itself")
                .hasSize(1);
        one.does("chair", CONFIRM, refusedOnAdvice());
        assertThat(List.of(isKept("head", one), isKept("head", other))).containsOnly(true);
        other.does("chair", CONFIRM, refusedOnAdvice());
        assertThat(List.of(isKept("head", one), isKept("head", other))).containsOnly(false);
    }

    /** What the handler ticks again is no correction that changes nothing, as long as the first may be refused. */
    @Test
    void whom_it_is_said_to_be_about_again_is_asked_about_again() {
        Story one = elder();
        one.does("cpo", ADD, Answers.alsoAbout("governor"));
        one.does("head", ADD, Answers.alsoAbout("governor"));
        assertThat(steps(one, CONFIRM)).hasSize(2);
    }

    private static Answers refusedOnAdvice() {
        return Answers.refuseCorrection().with("correctionLadoAdvice", "Not about the headteacher.");
    }

    private boolean isKept(String role, Story concern) {
        return database.sql("SELECT about FROM safeguarding.concern WHERE reference = ?")
                .param(concern.reference())
                .query(String.class)
                .single()
                .toLowerCase(Locale.ROOT)
                .contains(role);
    }

    private boolean opens(String person, Story closed) {
        return RecordSeen.by(records, closed.reference(), person).isPresent();
    }

    @Test
    void the_emergency_services_come_first() {
        Story one = elder();
        Story other = younger(seenByOther().with("immediateDanger", "yes"));
        assertThatThrownBy(() -> one.does("cpo", ADD, sameIncident(other)))
                .hasMessageContaining("The emergency services come first");
        other.does("cpo", "userTask_confirmEmergencyServices", Answers.emergencyCalled());
        one.does("cpo", ADD, sameIncident(other));
        assertThat(other.isClosed()).isTrue();
    }

    @Test
    void each_reporter_goes_on_under_their_own_reference_and_is_told_once_at_the_close() {
        Story one = elder();
        Story other = younger(seenByOther());
        one.does("cpo", ADD, sameIncident(other).with("harmPossible", "no"));
        catchThrowable(() -> one.does("cpo", REVIEW, Answers.review()));
        one.does("cpo", REVIEW, Answers.review()).does("cpo", DECIDE, Answers.monitor("2026-12-01"));

        other.starts("deputy", "still-worried", Answers.stillWorried(other.reference()));
        assertThat(one.openSteps()).as("what they add is new where it goes on").contains(REVIEW);
        assertThat(RecordSeen.by(records, one.reference(), "cpo").orElseThrow()).contains("It happened again.");
        one.does("cpo", REVIEW, Answers.review()).does("cpo", DECIDE, Answers.monitor("2026-12-01"));
        one.tellsHome("cpo").on("2026-12-01", "08:00");
        one.does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
        assertThatThrownBy(() -> one.does("cpo", "userTask_recordAndClose", Answers.close()))
                .hasMessageContaining("a worry of the reporter has not been answered");
        other.doesAll("userTask_answerWorry", Answers.worryAnswered());
        one.does("cpo", "userTask_recordAndClose", Answers.close())
                .does("deputy", "userTask_countersignClose", Answers.agree());
        assertThat(one.isClosed()).isTrue();
        assertThat(mails(one, "REPORT_CLOSED")).isEqualTo(1);
        assertThat(mails(other, "REPORT_CLOSED")).isEqualTo(1);
    }

    @Test
    void two_people_separate_them_and_the_other_is_opened_again_with_what_was_its_own() {
        Story one = elder();
        Story other = younger(seenByOther());
        other.does("cpo", REVIEW, Answers.review().with("indicator_sexualPlay", "current"))
                .does("cpo", DECIDE, Answers.refer("social-care"));
        other.does("cpo", CALL, Answers.telephoned());
        other.does("cpo", ADD, Answers.addition("about-whom").with("excludedColleague", "Hana Example"));
        other.does("cpo", ADD, sameIncident(one));
        one.passSavePoints();
        assertThat(one.tasksFor("userTask_writtenConfirmation", "social-care")).hasSize(1);
        assertThatThrownBy(() -> one.does("cpo", ADD, Answers.separate(one.reference())))
                .hasMessageContaining("must be the reference of a report that was joined to this one");

        one.does("cpo", ADD, Answers.separate(other.reference()));
        assertThat(other.openSteps()).as("not by one person alone").doesNotContain(ADD);
        assertThat(one.offeredTo(CONFIRM))
                .as("the head may not know of the other")
                .containsExactly("chair");
        one.does("chair", CONFIRM, Answers.confirmCorrection());
        other.passSavePoints();
        assertThat(other.openSteps())
                .contains(ADD, REVIEW, "userTask_decideParentContact", "userTask_writtenConfirmation");
        assertThat(other.fact("openReferrals")).isEqualTo(1);
        assertThat(keptOut("head", one, other)).as("who was kept out stays out").isEqualTo(2);
        assertThat(RecordSeen.by(records, one.reference(), "cpo").orElseThrow())
                .doesNotContain("\"number\":\"" + other.reference());
        other.does("cpo", REVIEW, Answers.review());
        assertThat(other.openSteps()).contains(DECIDE);
        assertThat(one.openSteps()).contains(ADD, REVIEW, "userTask_writtenConfirmation");
    }

    private long keptOut(String account, Story... concerns) {
        return Stream.of(concerns)
                .filter(concern -> database.sql("SELECT count(*) FROM safeguarding.concern_recusal r"
                                        + " JOIN safeguarding.concern c ON c.id = r.concern"
                                        + " WHERE c.reference = ? AND r.account = ?")
                                .params(concern.reference(), account)
                                .query(Long.class)
                                .single()
                        > 0)
                .count();
    }

    @Test
    void a_second_person_who_refuses_leaves_them_joined() {
        Story one = elder();
        Story other = younger(seenByOther());
        one.does("cpo", ADD, sameIncident(other)).does("cpo", ADD, Answers.separate(other.reference()));
        one.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(other.isClosed()).isTrue();
        assertThatThrownBy(() -> other.starts("cpo", "open-again", Answers.openAgain(other.reference())))
                .hasMessageContaining("goes on with " + one.reference());
    }
}

package school.safeguarding.briefing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
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
import school.safeguarding.briefing.policy.BriefingView;
import school.safeguarding.briefing.policy.Briefings;
import school.safeguarding.briefing.policy.Question;
import school.safeguarding.briefing.policy.Questions;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** Everybody reads the policy and answers three questions; whoever does not is the head's to ask; officers are trained. */
@SchoolTest
class StaffBriefingProcessTest {

    private static final String READ = "userTask_readPolicy";
    private static final String SEE_TO = "userTask_seeToBriefing";
    private static final String TRAINING = "userTask_recordTraining";
    private static final List<String> PROCESSES = List.of("staff-briefing", "officer-training", "awareness");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Briefings briefings;

    @Autowired
    private Questions questions;

    @Autowired
    private WhoIsBriefed briefed;

    @Autowired
    private BriefingView view;

    @Autowired
    private JdbcClient database;

    @Autowired
    private FirstState firstState;

    @Autowired
    private JdbcConnectionDetails details;

    @Autowired
    @LocalServerPort
    private int port;

    /** One, since each new one begins the day of the tests again. */
    private Story school;

    @BeforeAll
    static void countFlows() {
        PROCESSES.forEach(FlowsTaken::forget);
    }

    @AfterAll
    static void every_flow_was_taken() {
        PROCESSES.forEach(FlowsTaken::assertAllTaken);
    }

    @BeforeEach
    void nothingHasHappenedYet() {
        firstState.comesBack();
        school = new Story(engine, clock);
    }

    private void begins(String day) {
        school.at(day, "09:00");
        SchoolDay.looks(engine, clock);
    }

    private List<Task> asked(String person, String step) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(step)
                .taskCandidateUser(person)
                .includeAssignedTasks()
                .list();
    }

    private Story briefing(String person) {
        Task task = asked(person, READ).get(0);
        return school.of((String) engine.getTaskService().getVariable(task.getId(), "briefingId"));
    }

    private Story training(String person) {
        Task task = asked(person, TRAINING).get(0);
        return school.of((String) engine.getTaskService().getVariable(task.getId(), "trainingId"));
    }

    /** Their letters, each moved on by as many. */
    private String letters(Story briefing, int wrongBy) {
        return briefings.withId(briefing.reference()).questions().stream()
                .map(code -> Question.LETTERS.get((questions.withCode(code).right() + wrongBy) % 3))
                .collect(Collectors.joining());
    }

    private void reads(String person) {
        Story briefing = briefing(person);
        briefing.does(person, READ, Answers.policyRead(letters(briefing, 0)));
    }

    private long mails(String person, String kind) {
        return database.sql("SELECT count(*) FROM safeguarding.notice WHERE to_account = ? AND kind = ?")
                .params(person, kind)
                .query(Long.class)
                .single();
    }

    private List<String> people() {
        return engine.getIdentityService().createUserQuery().list().stream()
                .map(user -> user.getId())
                .toList();
    }

    @Test
    void everybody_is_asked_once_and_done_when_all_three_answers_are_right() {
        begins("2026-11-24");
        assertThat(people())
                .allSatisfy(person -> assertThat(asked(person, READ)).hasSize(1));
        assertThat(mails("teacher", "STAFF_BRIEFING")).isEqualTo(1);
        assertThat(new TasklistClient(port).signedIn("teacher").page("/").body())
                .contains("Read the policy and answer", "<a class=\"govuk-link\" href=\"/policy\">The school’s policy");
        begins("2026-11-25");
        assertThat(asked("teacher", READ)).hasSize(1);

        Story briefing = briefing("teacher");
        assertThat(view.view(briefing.reference(), AccountId.of("teacher")).toString())
                .contains(questions
                        .withCode(briefings
                                .withId(briefing.reference())
                                .questions()
                                .get(0))
                        .question());
        assertThat(view.view(briefing.reference(), AccountId.of("cpo"))).isEmpty();
        String right = letters(briefing, 0);
        String lastWrong = right.substring(0, 2) + letters(briefing, 1).charAt(2);
        assertThatThrownBy(() -> briefing.does("teacher", READ, Answers.policyRead(lastWrong)))
                .hasMessageContaining("“Your answer to question 3” is not right yet")
                .hasMessageContaining(questions
                        .withCode(briefings
                                .withId(briefing.reference())
                                .questions()
                                .get(2))
                        .why());
        reads("teacher");
        assertThat(asked("teacher", READ)).isEmpty();
        begins("2026-11-26");
        assertThat(asked("teacher", READ)).as("not again this year").isEmpty();
        assertThat(briefed.share()).isEqualTo(new BriefingShare(0, people().size(), 1));
    }

    @Test
    void whoever_does_not_is_reminded_then_the_head_is_asked_and_then_the_chair_too() {
        begins("2026-11-24");
        Story briefing = briefing("teacher");
        assertThat(briefing.task(READ).getDueDate()).isEqualTo("2026-12-08T09:00:00.000");
        briefing.on("2026-12-08", "10:00");
        assertThat(mails("teacher", "STAFF_BRIEFING")).isEqualTo(2);
        assertThat(briefing.everyOpenStep()).containsExactly(READ);
        briefing.on("2026-12-15", "11:00");
        assertThat(briefing.offeredTo(SEE_TO)).containsExactly("head");
        assertThat(view.view(briefing.reference(), AccountId.of("head")).toString())
                .contains("who=Tess Example");
        briefing.fireTimer("event_seeToBriefingOverdue");
        assertThat(briefing.offeredTo(SEE_TO)).containsExactly("chair", "head");
        assertThat(briefing.offeredTo(READ))
                .as("nobody reads for somebody else")
                .containsExactly("teacher");
        briefing.does("head", SEE_TO, Answers.briefingSeenTo());
        assertThat(briefing.everyOpenStep()).containsExactly(READ);
        reads("teacher");
        assertThat(briefing.instances()).isEmpty();

        Story ofHead = briefing("head");
        ofHead.fireTimer("event_readPolicyOverdue").fireTimer("event_stillNotRead");
        assertThat(ofHead.offeredTo(SEE_TO)).as("nobody oversees themselves").containsExactly("chair");
        reads("head");
        assertThat(ofHead.instances())
                .as("nobody is asked about somebody who has read it")
                .isEmpty();
    }

    @Test
    void it_comes_again_in_september_and_with_a_new_edition_and_never_twice_at_once() {
        begins("2026-11-24");
        reads("teacher");
        begins("2027-08-31");
        assertThat(asked("teacher", READ)).isEmpty();
        begins("2027-09-06");
        assertThat(asked("teacher", READ)).hasSize(1);
        assertThat(asked("cpo", READ)).as("who left the last one").hasSize(1);
        assertThat(briefings.findAllByOrderByAskedOn().stream()
                        .filter(one -> one.account().equals(AccountId.of("cpo")) && one.isOpen()))
                .hasSize(1);
        reads("teacher");
        publishAnEdition("2027-09-07");
        begins("2027-09-08");
        assertThat(asked("teacher", READ)).hasSize(1);
        assertThat(briefed.share()).isEqualTo(new BriefingShare(1, people().size(), 0));
    }

    private void publishAnEdition(String day) {
        Story review = school.of(engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("policy-review")
                .singleResult()
                .getBusinessKey());
        review.at(day, "10:00")
                .does("head", "userTask_gatherWhatHasChanged", Answers.policyGathered())
                .does("head", "userTask_revisePolicy", Answers.policyRevised("Everybody looks out for children."))
                .does("head", "userTask_consultStaff", Answers.policyConsulted("yes"))
                .does("chair", "userTask_recordAcceptance", Answers.policyAccepted(day))
                .does("head", "userTask_publishPolicy", Answers.policyPublished());
    }

    @Test
    void whoever_comes_new_has_five_school_days_and_whoever_has_left_is_asked_no_more() {
        Staff staff = new Staff(details.getJdbcUrl());
        staff.leaves("teacher", LocalDate.of(2026, 11, 20));
        begins("2026-11-24");
        assertThat(asked("teacher", READ)).isEmpty();
        staff.everybodyIsBack();
        begins("2026-11-25");
        assertThat(briefing("teacher").task(READ).getDueDate()).isEqualTo("2026-12-02T09:00:00.000");

        Story left = briefing("teacher");
        staff.leaves("teacher", LocalDate.of(2026, 11, 25));
        begins("2026-11-26");
        assertThat(left.instances()).isEmpty();
        assertThat(briefings.withId(left.reference()).isOpen()).isFalse();
        staff.everybodyIsBack();
    }

    @Test
    void the_cpo_is_trained_every_two_years_with_a_refresher_between() {
        begins("2026-11-24");
        assertThat(asked("cpo", TRAINING)).hasSize(1);
        assertThat(asked("deputy", TRAINING)).hasSize(1);
        Story training = training("cpo");
        training.fireTimer("event_recordTrainingOverdue");
        assertThat(training.offeredTo(TRAINING)).containsExactly("cpo", "head");
        training.does("cpo", TRAINING, Answers.trained("refresher", "2026-11-02"));
        begins("2026-11-25");
        assertThat(asked("cpo", TRAINING)).as("a refresher of nothing").hasSize(1);
        Story again = training("cpo");
        assertThatThrownBy(() -> again.does("cpo", TRAINING, Answers.trained("full", "2026-11-02")))
                .hasMessageContaining("must be after the training that is on record already");
        again.does("cpo", TRAINING, Answers.trained("full", "2026-11-20"));
        begins("2026-11-26");
        assertThat(asked("cpo", TRAINING)).isEmpty();
        begins("2027-09-20");
        assertThat(asked("cpo", TRAINING)).isEmpty();
        begins("2027-09-21");
        assertThat(asked("cpo", TRAINING)).as("sixty days before the refresher").hasSize(1);
        training("cpo").does("cpo", TRAINING, Answers.trained("refresher", "2027-09-20"));
        begins("2028-07-21");
        assertThat(asked("cpo", TRAINING)).isEmpty();
        begins("2028-07-24");
        assertThat(asked("cpo", TRAINING)).as("a year after the refresher").hasSize(1);
        training("cpo").does("cpo", TRAINING, Answers.trained("refresher", "2028-07-24"));
        begins("2028-09-20");
        assertThat(asked("cpo", TRAINING)).isEmpty();
        begins("2028-09-21");
        assertThat(asked("cpo", TRAINING))
                .as("the training itself, after two years")
                .hasSize(1);
        List<String> links =
                engine
                        .getTaskService()
                        .getIdentityLinksForTask(asked("cpo", TRAINING).get(0).getId())
                        .stream()
                        .map(IdentityLink::getUserId)
                        .toList();
        assertThat(links).containsExactly("cpo");
    }

    @Test
    void the_head_sees_who_is_missing_and_governors_a_share() {
        begins("2026-11-24");
        reads("teacher");
        String share = "1 of " + people().size();
        assertThat(page("head", "/briefings"))
                .contains(share, "Cora Example", "08/12/2026", "no training yet", ">now<")
                .doesNotContain("Tess Example</th>", "at once");
        for (String governor : List.of("governor", "chair")) {
            assertThat(page(governor, "/briefings"))
                    .as(governor)
                    .contains("fewer than 5")
                    .doesNotContain(share, "Cora Example", "08/12/2026");
        }
        assertThat(new TasklistClient(port)
                        .signedIn("teacher")
                        .page("/briefings")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_children_were_taught_is_logged_and_each_class_has_a_sheet() {
        begins("2026-11-24");
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("awareness")
                .latestVersion()
                .singleResult()
                .getId();
        school.as("teacher", () -> engine.getFormService()
                .submitStartForm(
                        definition, Answers.childrenTaught("2026-11-20").asMap()));
        assertThat(page("governor", "/awareness"))
                .contains(
                        "20/11/2026",
                        "Personal safety day",
                        "Year 1, Year 2",
                        "Good and bad secrets.",
                        "Tim Teacherly");
        assertThat(page("teacher", "/whom-children-can-tell"))
                .contains("Cora Example (CPO)</strong> <span>helps to keep children safe", "is our headteacher");
    }

    private String page(String person, String path) {
        return new TasklistClient(port).signedIn(person).page(path).body();
    }
}

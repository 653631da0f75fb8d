package school.safeguarding.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.Registered;
import school.safeguarding.child.csv.Column;
import school.safeguarding.child.csv.PupilRows;
import school.safeguarding.child.csv.PupilRows.Read;
import school.safeguarding.child.csv.Table;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.family.link.FamilyView;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Story;

/** Whoever is family of a child learns nothing of a concern about them, whenever it is found out. */
@SchoolTest
class FamilyProcessTest {

    private static final String ADD = "userTask_addToRecord";
    private static final String REVIEW = "userTask_reviewConcern";
    private static final String CONFIRM = "userTask_confirmCorrection";
    private static final String CONFIRM_FAMILY = "userTask_confirmFamily";
    private static final String SAY = "userTask_sayFamily";
    private static final List<String> PROCESSES = List.of("family", "family-question", "family-link");
    private static final LocalDate BORN = LocalDate.of(2020, 3, 14);

    /** So that no test meets the family of another. */
    private static final AtomicInteger FAMILIES = new AtomicInteger();

    private static final List<String> SURNAMES = List.of(
            "Alderby",
            "Birchmore",
            "Cedarlow",
            "Dogwooding",
            "Elmstead",
            "Firbeck",
            "Gorsey",
            "Hazelton",
            "Ivyholt",
            "Juniperson",
            "Kingcup",
            "Larchfield",
            "Maplewell",
            "Nettlebed",
            "Oakhanger");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RecordViews views;

    @Autowired
    private FamilyView view;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private JdbcClient database;

    @Autowired
    private KnownChildren children;

    @Autowired
    private ApplicationContext register;

    @Autowired
    private TransactionOperations transaction;

    private String surname;
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
    void anotherFamily() {
        surname = SURNAMES.get(FAMILIES.getAndIncrement());
        school = new Story(engine, clock);
    }

    private String niece() {
        return "Nia " + surname;
    }

    private void says(String person, Answers answers) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("family")
                .latestVersion()
                .singleResult()
                .getId();
        school.as(person, () -> engine.getFormService().submitStartForm(definition, answers.asMap()));
    }

    private ChildId pupil(String forename, String family) {
        return Registered.pupil(children, transaction, forename, surname, BORN, family, false);
    }

    private static Answers about(String child) {
        return Answers.report().with("childName", child, "childDateOfBirth", null);
    }

    private Story reported(Answers report) {
        return new Story(engine, clock).reported(report).passSavePoints();
    }

    private boolean reads(String person, Story concern) {
        return views.viewAsJson(Reference.of(concern.reference()), AccountId.of(person))
                .filter(view -> view.contains("Robin hid"))
                .isPresent();
    }

    private long steps(String person) {
        return school.as(person, () -> engine.getTaskService().createTaskQuery().count());
    }

    private long mails(String person) {
        return database.sql("SELECT count(*) FROM safeguarding.notice WHERE to_account = ?")
                .param(person)
                .query(Long.class)
                .single();
    }

    private Task open(String person, String step) {
        return engine
                .getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(step)
                .taskCandidateUser(person)
                .list()
                .stream()
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void answers(String person, Task task, Answers answers) {
        school.as(person, () -> {
            engine.getFormService().submitTaskForm(task.getId(), answers.asMap());
            return null;
        });
    }

    /** From the report to the close. */
    @Test
    void a_concern_about_the_cpos_own_niece_never_comes_to_the_cpo() {
        Story before = reported(about(niece()));
        assertThat(before.offeredTo(REVIEW)).containsExactly("cpo");
        assertThat(reads("cpo", before)).isTrue();

        says("cpo", Answers.ofFamily(niece()));
        assertThat(reads("cpo", before)).as("of one that was there before").isFalse();
        assertThat(before.offeredTo(REVIEW)).containsExactly("deputy");
        assertThat(before.offeredTo(ADD)).containsExactly("deputy");
        assertThat(((Reading.Opened) records.read(Reference.of(before.reference()), AccountId.of("deputy"))).entries())
                .filteredOn(entry -> entry.kind().equals("kept-from-family"))
                .flatExtracting(Entry::lines)
                .extracting(Line::answer)
                .as("a name and no account's id")
                .containsExactly("Cora Example (CPO)");
        long steps = steps("cpo");
        long mails = mails("cpo");

        Story after = reported(about(niece()));
        assertThat(after.offeredTo(REVIEW)).containsExactly("deputy");
        assertThat(after.fact("handlerRole")).isEqualTo("cpo");
        after.does(
                        "deputy",
                        REVIEW,
                        Answers.review().with("childConfirmedName", niece(), "childConfirmedDateOfBirth", null))
                .does("deputy", "userTask_decideResponse", Answers.refer("police"))
                .settles("deputy", "police")
                .tellsHome("deputy");
        assertThat(after.everyOpenStep())
                .allSatisfy(step -> assertThat(after.peopleOffered(step)).doesNotContain("cpo"));
        after.closes("deputy", "head");
        assertThat(after.isClosed()).isTrue();
        assertThat(reads("cpo", after)).isFalse();
        assertThat(steps("cpo")).isEqualTo(steps);
        assertThat(mails("cpo")).isEqualTo(mails);
    }

    @Test
    void a_late_step_of_it_goes_past_the_head_too_who_is_family_as_well() {
        says("cpo", Answers.ofFamily(niece()));
        says("head", Answers.ofFamily(niece()).with("familyChild1BornOn", BORN.toString()));
        long steps = steps("head");
        Story concern = reported(about(niece()));
        concern.fireTimer("event_reviewConcernOverdue");
        assertThat(concern.offeredTo("userTask_actOnOverdueStep")).containsExactly("chair");
        assertThat(steps("head")).isEqualTo(steps);
        assertThat(reads("head", concern)).isFalse();
    }

    @Test
    void brothers_and_sisters_by_the_register_are_family_too_and_a_namesake_elsewhere_is_not() {
        pupil("Nia", "family of " + surname);
        pupil("Ned", "family of " + surname);
        pupil("Ivo", "another of " + surname);
        says("cpo", Answers.ofFamily(niece()));
        assertThat(reported(about("Ned " + surname)).offeredTo(REVIEW)).containsExactly("deputy");
        assertThat(reported(about("Ivo " + surname)).offeredTo(REVIEW)).containsExactly("cpo");
    }

    @Test
    void whoever_says_at_the_review_that_it_is_their_niece_has_done_their_last_step() {
        ChildId niece = pupil("Nia", "");
        says("cpo", Answers.ofFamily(niece()));
        Story concern = reported(about("not known").with("childDescription", "Red coat."));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("cpo");
        concern.does(
                "cpo",
                REVIEW,
                Answers.review()
                        .with("child", niece.toString())
                        .with("childConfirmedName", null, "childConfirmedDateOfBirth", null)
                        .with("childConfirmedClass", null));
        assertThat(concern.offeredTo("userTask_decideResponse")).containsExactly("deputy");
        assertThat(concern.offeredTo(ADD)).containsExactly("deputy");
        assertThat(reads("cpo", concern)).isFalse();
    }

    @Test
    void who_is_kept_out_for_a_child_of_the_same_name_comes_back_when_a_second_person_agrees() {
        pupil("Nia", "");
        ChildId namesake = Registered.pupil(children, transaction, "Nia", surname, BORN.plusYears(2), "", false);
        says("cpo", Answers.ofFamily(niece()).with("familyChild1BornOn", BORN.toString()));
        Story concern = reported(about(niece()));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
        concern.does(
                "deputy",
                REVIEW,
                Answers.review()
                        .with("child", namesake.toString())
                        .with("childConfirmedName", null, "childConfirmedDateOfBirth", null)
                        .with("childConfirmedClass", null));
        assertThat(reads("cpo", concern)).isFalse();
        assertThat(concern.offeredTo(CONFIRM)).containsExactly("head");
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(reads("cpo", concern)).isTrue();
        assertThat(concern.offeredTo(ADD)).containsExactly("cpo");
        assertThat(concern.everyOpenStep()).doesNotContain("userTask_makeReferral");
    }

    @Test
    void a_niece_as_the_person_of_concern_keeps_the_cpo_out_of_both_childrens_concerns() {
        says("cpo", Answers.ofFamily(niece()));
        long steps = steps("cpo");
        Story concern = reported(
                about("Robin Madeup").with("aboutWhom", List.of("child"), "personOfConcern", niece() + ", year 6"));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
        assertThat(steps("cpo")).isEqualTo(steps);

        Story later = reported(about("Robin Madeup").with("aboutWhom", List.of("child")));
        assertThat(later.offeredTo(REVIEW)).containsExactly("cpo");
        later.does("cpo", REVIEW, Answers.review().with("personIsChild", "yes", "otherChildName", niece()));
        assertThat(later.offeredTo(ADD)).containsExactly("deputy");
        assertThat(steps("cpo")).isEqualTo(steps);
    }

    @Test
    void whoever_puts_their_niece_in_the_place_of_the_wrong_child_is_out_at_once() {
        ChildId niece = pupil("Nia", "");
        ChildId other = pupil("Ona", "");
        says("cpo", Answers.ofFamily(niece()));
        Story concern = reported(about("Ona " + surname));
        concern.does("cpo", REVIEW, ofChild(other));
        concern.does("cpo", ADD, Answers.wrongChild(niece.toString()));
        assertThat(reads("cpo", concern)).isFalse();
        assertThat(concern.offeredTo(ADD)).containsExactly("deputy");
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
    }

    @Test
    void when_the_niece_is_taken_out_as_the_wrong_child_a_second_person_is_asked_to_let_the_cpo_in() {
        ChildId niece = pupil("Nia", "");
        ChildId other = pupil("Ona", "");
        says("cpo", Answers.ofFamily(niece()));
        Story concern = reported(about(niece()));
        concern.does("deputy", REVIEW, ofChild(niece));
        concern.does("deputy", ADD, Answers.wrongChild(other.toString()));
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(reads("cpo", concern)).isFalse();
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(reads("cpo", concern)).isTrue();
    }

    private static Answers ofChild(ChildId child) {
        return Answers.review()
                .with("child", child.toString())
                .with("childConfirmedName", null, "childConfirmedDateOfBirth", null)
                .with("childConfirmedClass", null);
    }

    @Test
    void a_sister_who_is_named_later_keeps_the_cpo_out_from_then_on() {
        says("cpo", Answers.ofFamily(niece()));
        Story concern = reported(about("Ada " + surname));
        concern.does("cpo", ADD, Answers.addition("sibling").with("siblingName", niece()));
        assertThat(concern.offeredTo(REVIEW)).containsExactly("deputy");
        assertThat(concern.offeredTo(ADD)).containsExactly("deputy");
        assertThat(reads("cpo", concern)).isFalse();
    }

    @Test
    void for_one_concern_the_handler_asks_and_a_second_person_lets_in() {
        says("cpo", Answers.ofFamily(niece()));
        Story concern = reported(about(niece()));
        assertThatThrownBy(() -> concern.does("deputy", ADD, Answers.letIn("Hana Example")))
                .hasMessageContaining("kept out as family");
        concern.does("deputy", ADD, Answers.letIn("Cora Example"));
        assertThat(reads("cpo", concern)).isFalse();
        concern.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(reads("cpo", concern)).isFalse();
        concern.does("deputy", ADD, Answers.letIn("Cora Example"));
        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(reads("cpo", concern)).isTrue();
        assertThat(reads("cpo", reported(about(niece())))).as("the next one").isFalse();
    }

    @Test
    void a_link_ends_when_a_second_person_agrees_and_what_is_closed_to_somebody_stays_closed() {
        says("cpo", Answers.ofFamily(niece()));
        Story concern = reported(about(niece()));
        says("cpo", Answers.noLongerFamily(niece()));
        assertThat(reported(about(niece())).offeredTo(REVIEW)).containsExactly("deputy");
        Task confirm = open("head", CONFIRM_FAMILY);
        assertThat(shown(confirm, "head")).contains(niece(), "Cora Example");
        assertThat(shown(confirm, "it")).isEqualTo("{}");
        assertThat(shown(confirm, "cpo")).isEqualTo("{}");
        answers("head", confirm, Answers.confirmFamily("not-family"));
        assertThat(reported(about(niece())).offeredTo(REVIEW)).containsExactly("cpo");
        assertThat(reads("cpo", concern)).isFalse();
    }

    private String shown(Task task, String reader) {
        String key = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        assertThat(view.knows(key)).isTrue();
        return view.view(key, AccountId.of(reader)).toString();
    }

    @Test
    void nobody_confirms_their_own_and_the_next_person_is_asked_when_nobody_answers() {
        says("head", Answers.ofFamily(niece()));
        says("head", Answers.noFamily());
        Task confirm = open("chair", CONFIRM_FAMILY);
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskCandidateUser("head")
                        .list())
                .extracting(Task::getId)
                .doesNotContain(confirm.getId());
        engine.getManagementService()
                .createJobQuery()
                .activityId("event_confirmFamilyOverdue")
                .processInstanceId(confirm.getProcessInstanceId())
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        engine.getManagementService()
                .createJobQuery()
                .processInstanceId(confirm.getProcessInstanceId())
                .messages()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        answers("governor", open("governor", CONFIRM_FAMILY), Answers.confirmFamily("family"));
        long others = confirms("chair");
        says("head", Answers.noLongerFamily(niece()));
        assertThat(confirms("chair")).isEqualTo(others + 1);
        says("head", Answers.ofFamily(niece()));
        assertThat(confirms("chair")).as("said again").isEqualTo(others);
        assertThatThrownBy(() -> says("head", Answers.noLongerFamily("Somebody Else")))
                .hasMessageContaining("who is said to be your family");
        assertThatThrownBy(() -> says("head", Answers.ofFamily("not known"))).hasMessageContaining("full name");
    }

    /** The office's file names an adult of the CPO's name for a pupil. */
    @Test
    void an_adult_of_the_register_with_an_accounts_name_counts_as_family_until_a_second_person_says_no() {
        Map<Column, Integer> columns =
                Column.guessed(List.of("Forename", "Surname", "DOB", "Parental responsibility", "Forename", "Surname"));
        Read file = PupilRows.read(
                Table.of(("Forename,Surname,DOB,Parental responsibility,Forename,Surname\nNia," + surname
                                        + ",14/03/2020,T,CORA,Example\n")
                                .getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(),
                columns,
                LocalDate.of(2026, 11, 24));
        register(file, columns);
        assertThat(reported(about(niece())).offeredTo(REVIEW)).containsExactly("deputy");
        Task confirm = open("head", CONFIRM_FAMILY);
        assertThat(shown(confirm, "head")).contains("The register names an adult", "Cora Example", niece());

        answers("head", confirm, Answers.confirmFamily("not-family"));
        assertThat(reported(about(niece())).offeredTo(REVIEW)).containsExactly("cpo");
        long asked = confirms("head");
        register(file, columns);
        assertThat(confirms("head")).as("the same file again").isEqualTo(asked);
        assertThat(database.sql("SELECT count(*) FROM safeguarding.notice WHERE to_account = 'cpo' AND kind ="
                                + " 'STEP_OF_SCHOOL'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void register(Read file, Map<Column, Integer> columns) {
        Registered.fromFile(register, file, columns);
    }

    @Test
    void everybody_is_asked_each_september_until_they_answer() {
        school.at("2027-09-06", "09:00");
        SchoolDay.looks(engine, clock);
        school.at("2027-09-07", "09:00");
        SchoolDay.looks(engine, clock);
        for (String person : List.of("teacher", "cpo", "deputy", "head", "chair", "governor", "it")) {
            assertThat(asked(person)).as(person).isEqualTo(1);
        }
        assertThat(database.sql("SELECT to_account FROM safeguarding.notice WHERE kind = 'FAMILY_QUESTION'"
                                + " AND reference IS NULL AND detail IS NULL"
                                + " AND created_at BETWEEN '2027-09-01' AND '2027-09-30'")
                        .query(String.class)
                        .list())
                .as("told by email, once")
                .contains("teacher", "governor", "it")
                .containsOnlyOnce("cpo");
        Task question = open("cpo", SAY);
        assertThatThrownBy(() -> answers("deputy", question, Answers.noFamily()))
                .isNotNull();
        answers("cpo", question, Answers.noFamily());
        answers("teacher", open("teacher", SAY), Answers.ofFamily(niece()));
        assertThat(shown(open("it", SAY), "it")).isEqualTo("{}");
        school.at("2027-10-04", "09:00");
        SchoolDay.looks(engine, clock);
        assertThat(asked("cpo")).isZero();
        assertThat(asked("deputy")).isEqualTo(1);
        school.at("2028-09-04", "09:00");
        SchoolDay.looks(engine, clock);
        assertThat(asked("cpo")).isEqualTo(1);
        Task again = open("teacher", SAY);
        assertThat(shown(again, "teacher")).contains(niece());
        assertThat(shown(again, "it")).isEqualTo("{}");
        answers("teacher", again, Answers.of("familyAnswer", "as-said"));
    }

    private long confirms(String person) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(CONFIRM_FAMILY)
                .taskCandidateUser(person)
                .count();
    }

    private long asked(String person) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(SAY)
                .taskCandidateUser(person)
                .count();
    }

    @Test
    void whose_family_it_is_is_in_no_table_in_plain_text() {
        says("governor", Answers.ofFamily(niece()));
        assertThat(database.sql("SELECT account FROM safeguarding.family_link")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(account -> account.matches("[A-Za-z0-9+/]{40,}={0,2}"));
    }
}

package school.safeguarding.people.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.people.AccountAlarms;
import school.safeguarding.people.FormerAddresses;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;

/** IT support changes accounts; what lets somebody read records waits for others. */
@SchoolTest
class AccountChangeProcessTest {

    private static final String PROCESS = "account-change";
    private static final String AGREE = "userTask_agreeToAccountChange";
    private static final String AGREE_AS_SECOND = "userTask_agreeAsSecond";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Seals seals;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private People people;

    @Autowired
    private ApplyAccountChange applyAccountChange;

    @Autowired
    private AccountAlarms alarms;

    @Autowired
    private RecordViews records;

    @Autowired
    private FormerAddresses former;

    private Story school;
    private Staff staff;
    private String change;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget(PROCESS);
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken(PROCESS);
    }

    @BeforeEach
    void begin() {
        school = new Story(engine, clock);
        staff = new Staff(connection.getJdbcUrl());
    }

    @AfterEach
    void nothingIsLeft() {
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .list()
                .forEach(
                        instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "test is over"));
        staff.noAccountWasChanged();
    }

    // --- What somebody does ------------------------------------------------------------------------------------------

    private void asks(Answers answers) {
        asks("it", answers);
    }

    private void asks(String person, Answers answers) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .latestVersion()
                .singleResult()
                .getId();
        change = school.as(person, () -> engine.getFormService().submitStartForm(definition, answers.asMap()))
                .getBusinessKey();
    }

    private void isApplied() {
        List<Job> due;
        while (!(due = engine.getManagementService()
                        .createJobQuery()
                        .processDefinitionKey(PROCESS)
                        .executable()
                        .list())
                .isEmpty()) {
            engine.getManagementService().executeJob(due.get(0).getId());
        }
        Story.runBackground(engine);
    }

    private void does(String person, String step, Answers answers) {
        String task = task(step).getId();
        school.as(person, () -> {
            engine.getTaskService().claim(task, person);
            engine.getFormService().submitTaskForm(task, answers.asMap());
            return null;
        });
    }

    private void agrees(String person) {
        does(person, AGREE, Answers.agreeToAccount());
    }

    private void agreesAsSecond(String person) {
        does(person, AGREE_AS_SECOND, Answers.agreeToAccount());
    }

    private void passesTimeOf(String event) {
        Job timer = engine.getManagementService()
                .createJobQuery()
                .activityId(event)
                .timers()
                .singleResult();
        engine.getManagementService().executeJob(timer.getId());
        isApplied();
    }

    /** Somebody who is there, by way of the procedure. */
    private void isMade(String account, String... roles) {
        asks(Answers.newAccount(account, roles));
        agreed();
        isApplied();
        assertThat(state()).isEqualTo("DONE");
    }

    /** By those who are asked, one after another. */
    private void agreed() {
        for (String step : List.of(AGREE, AGREE_AS_SECOND)) {
            if (task(step) != null) {
                does(offeredTo(step).iterator().next(), step, Answers.agreeToAccount());
            }
        }
    }

    private void asksAndIsAgreed(Answers answers) {
        asks(answers);
        agreed();
        isApplied();
        assertThat(state()).isEqualTo("DONE");
    }

    // --- What is so --------------------------------------------------------------------------------------------------

    private Task task(String step) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(change)
                .taskDefinitionKey(step)
                .singleResult();
    }

    private Set<String> offeredTo(String step) {
        return engine.getTaskService().getIdentityLinksForTask(task(step).getId()).stream()
                .map(IdentityLink::getUserId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String of(String column) {
        return database.sql("SELECT " + column + "::text FROM safeguarding.account_change WHERE id::text = ?")
                .param(change)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private String opened(String column) {
        return SealedText.opened(seals.ofSchool(), new Place("account_change", change, column), of(column));
    }

    private String state() {
        return of("state");
    }

    private String needs() {
        return of("needs");
    }

    private Map<String, Object> account(String id) {
        return database.sql("SELECT * FROM safeguarding.account WHERE id = ?")
                .param(id)
                .query()
                .singleRow();
    }

    private List<String> toldOf(String kind) {
        return database.sql("SELECT to_account FROM safeguarding.notice WHERE kind = ? AND once_key LIKE ? ORDER BY 1")
                .params(kind, change + "%")
                .query(String.class)
                .list();
    }

    private String text(String kind) {
        return database.sql("SELECT DISTINCT detail FROM safeguarding.notice WHERE kind = ? AND once_key LIKE ?")
                .params(kind, change + "%")
                .query(String.class)
                .single();
    }

    private boolean isOver() {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(change)
                        .processDefinitionKey(PROCESS)
                        .count()
                == 0;
    }

    private String view(String reader, String step) {
        String task = task(step).getId();
        return school.as(reader, () -> {
            SerializableValue record = engine.getFormService()
                    .getTaskFormVariables(task, List.of("record"), false)
                    .getValueTyped("record");
            return record.getValueSerialized();
        });
    }

    private void assertRefused(Answers answers, String... words) {
        assertThatThrownBy(() -> asks(answers)).hasMessageContainingAll(words);
        assertThat(database.sql("SELECT count(*) FROM safeguarding.account_change WHERE state = 'ASKED'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    // --- At once -----------------------------------------------------------------------------------------------------

    @Test
    void an_account_that_reads_no_record_is_made_at_once_and_opened_by_a_link_for_a_week() {
        asks(Answers.newAccount("nico", "staff"));
        assertThat(needs()).isEqualTo("NOBODY");
        isApplied();
        assertThat(isOver()).isTrue();
        assertThat(state()).isEqualTo("DONE");
        assertThat(people.person(AccountId.of("nico"))).hasValueSatisfying(nico -> {
            assertThat(nico.name()).isEqualTo("Nico Madeup");
            assertThat(nico.mail()).contains("nico@school.example");
            assertThat(nico.roles()).containsExactly(Role.STAFF);
        });
        assertThat(account("nico")).containsEntry("is_password_one_time", false).satisfies(row -> assertThat(
                        ((Timestamp) row.get("link_until")).toInstant())
                .isEqualTo(clock.instant().plus(Duration.ofDays(7))));
        assertThat(toldOf("SIGN_IN_LINK")).containsExactly("nico");
        assertThat(toldOf("ACCOUNT_CHANGED")).isEmpty();
    }

    @Test
    void a_new_password_and_the_removal_of_a_second_factor_of_somebody_who_reads_no_record_are_done_at_once() {
        isMade("nico", "staff");
        String before = (String) account("nico").get("password");
        asks(Answers.accountChange("new-password", "nico"));
        isApplied();
        assertThat((String) account("nico").get("password")).isNotEqualTo(before);
        staff.hasSecondFactor("nico");
        asks(Answers.accountChange("remove-second-factor", "nico"));
        isApplied();
        assertThat(account("nico").get("second_factor")).isNull();
    }

    @Test
    void somebody_who_leaves_is_shut_out_at_once_and_head_and_chair_are_told_if_they_handled_concerns() {
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("cpo");
        clock.advance(Duration.ofMinutes(1));
        isMade("nico", "staff", "cpo");
        asks(Answers.accountChange("disable", "cpo"));
        assertThat(needs()).isEqualTo("NOBODY");
        isApplied();
        assertThat(people.person(AccountId.of("cpo"))).isEmpty();
        assertThat(concern.offeredTo("userTask_reviewConcern"))
                .as("whoever was in the line when it came in")
                .containsExactly("deputy");
        assertThat(toldOf("ACCOUNT_CHANGED")).containsExactly("chair", "head");
        assertThat(text("ACCOUNT_CHANGED")).contains("cpo").doesNotContain("Cora");
    }

    @Test
    void of_somebody_else_who_leaves_the_head_alone_is_told() {
        asks(Answers.accountChange("disable", "teacher"));
        isApplied();
        assertThat(people.person(AccountId.of("teacher"))).isEmpty();
        assertThat(toldOf("ACCOUNT_CHANGED")).containsExactly("head");
        asks(Answers.accountChange("enable", "teacher"));
        assertThat(needs()).isEqualTo("NOBODY");
        isApplied();
        assertThat(people.person(AccountId.of("teacher"))).isPresent();
    }

    // --- What is about those who handle concerns
    // ------------------------------------------------------------------------------------------------

    @Test
    void who_is_to_read_records_waits_for_head_and_chair_and_is_offered_what_comes_from_then_on() {
        Story next = new Story(engine, clock);
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        clock.advance(Duration.ofMinutes(1));
        asks(Answers.newAccount("nico", "staff", "cpo"));
        assertThat(needs()).isEqualTo("TWO");
        assertThat(offeredTo(AGREE)).containsExactly("head");
        assertThat(toldOf("ACCOUNT_CHANGE_TO_AGREE")).containsExactly("head");
        agrees("head");
        isApplied();
        assertThat(people.person(AccountId.of("nico"))).as("the head alone").isEmpty();
        assertThat(offeredTo(AGREE_AS_SECOND)).containsExactly("chair");
        agreesAsSecond("chair");
        isApplied();
        assertThat(people.person(AccountId.of("nico"))).isPresent();
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("cpo");
        next.reported(Answers.report()).passSavePoints();
        assertThat(next.offeredTo("userTask_reviewConcern")).containsExactly("cpo", "nico");
        assertThat(toldOf("ACCOUNT_CHANGED")).containsExactly("chair", "head");
        assertThat(text("ACCOUNT_CHANGED")).contains("Roles now: staff, CPO", "Agreed to by head");
    }

    @Test
    void a_role_that_reads_records_is_given_and_taken_with_a_yes_and_open_steps_follow() {
        isMade("nico", "staff");
        asksAndIsAgreed(Answers.accountRoles("nico", "staff", "cpo"));
        assertThat(needs()).isEqualTo("TWO");
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        assertThat(concern.offeredTo("userTask_reviewConcern")).contains("nico");
        asksAndIsAgreed(Answers.accountRoles("nico", "staff"));
        assertThat(needs()).isEqualTo("TWO");
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("cpo");
    }

    @Test
    void who_is_to_change_accounts_waits_for_the_head_too_and_agrees_to_none() {
        isMade("nico", "staff");
        assertRefused(Answers.accountRoles("nico", "head", "it-support"), "“Roles”", "must not be who agrees to it");
        asks(Answers.accountRoles("nico", "staff", "it-support"));
        assertThat(needs()).isEqualTo("ONE");
        agrees("head");
        isApplied();
        assertThat(people.person(AccountId.of("nico")).orElseThrow().holds(Role.IT_SUPPORT))
                .isTrue();
    }

    @Test
    void a_new_mail_address_of_somebody_who_reads_records_waits_too() {
        asks(Answers.accountRoles("cpo", "staff", "cpo").with("mailAddress", "elsewhere@school.example"));
        assertThat(needs()).isEqualTo("TWO");
        isMade("nico", "staff");
        asks(Answers.accountRoles("nico", "staff").with("mailAddress", "n@school.example"));
        isApplied();
        assertThat(people.person(AccountId.of("nico")).orElseThrow().mail()).contains("n@school.example");
    }

    /** Whoever changes an address and then a password would read all that the owner is told, else. */
    @Test
    void the_owner_is_told_at_the_address_before_too_for_a_month() {
        isMade("petra", "staff");
        asks(Answers.accountRoles("petra", "staff").with("mailAddress", "elsewhere@school.example"));
        isApplied();
        asks(Answers.accountChange("new-password", "petra"));
        isApplied();
        assertThat(toldOwner("SIGN_IN_CHANGED_BEFORE"))
                .satisfiesExactly(
                        one -> assertThat(one).contains("A link was sent by which a new password can be chosen"),
                        other -> assertThat(other).contains("The email address was changed"));
        assertThat(toldOwner("SIGN_IN_CHANGED")).hasSize(2);
        assertThat(former.addressBefore(AccountId.of("petra"))).contains("petra@school.example");
        asks(Answers.accountRoles("petra", "staff").with("mailAddress", "once.more@school.example"));
        isApplied();
        assertThat(former.addressBefore(AccountId.of("petra")))
                .as("not where the first change led")
                .contains("petra@school.example");
        clock.advance(Duration.ofDays(31));
        assertThat(former.addressBefore(AccountId.of("petra"))).isEmpty();
        clock.reset();
    }

    private List<String> toldOwner(String kind) {
        return database.sql("SELECT detail FROM safeguarding.notice WHERE kind = ? AND to_account = 'petra'"
                        + " ORDER BY detail")
                .param(kind)
                .query(String.class)
                .list();
    }

    @Test
    void a_password_or_an_account_of_somebody_who_reads_records_is_given_again_with_a_yes() {
        asks(Answers.accountChange("new-password", "cpo"));
        assertThat(needs()).isEqualTo("TWO");
        isMade("nico", "staff", "deputy-cpo");
        asks(Answers.accountChange("disable", "nico"));
        isApplied();
        asksAndIsAgreed(Answers.accountChange("enable", "nico"));
        assertThat(needs()).isEqualTo("TWO");
        assertThat(people.person(AccountId.of("nico"))).isPresent();
    }

    @Test
    void a_no_changes_nothing_wipes_the_code_and_tells_whoever_asked() {
        asks(Answers.newAccount("nico", "cpo"));
        assertThat(of("activation_code")).isNotNull();
        does("head", AGREE, Answers.refuseAccount());
        assertThat(isOver()).isTrue();
        assertThat(state()).isEqualTo("REFUSED");
        assertThat(of("activation_code")).isNull();
        assertThat(opened("first_reason")).isEqualTo("They know nothing of it.");
        assertThat(people.person(AccountId.of("nico"))).isEmpty();
        assertThat(toldOf("ACCOUNT_CHANGE_REFUSED")).containsExactly("it");
        assertThat(text("ACCOUNT_CHANGE_REFUSED")).contains("refused by head").doesNotContain("nothing of it");
    }

    @Test
    void a_change_about_the_head_goes_to_the_chair_and_one_more_also_where_there_is_another_head() {
        Answers otherAddress = Answers.accountRoles("head", "staff", "head").with("mailAddress", "h@school.example");
        asks(otherAddress);
        assertThat(needs()).isEqualTo("OVER_HEAD");
        assertThat(offeredTo(AGREE)).containsExactly("chair");
        isMade("nico", "head");
        asks(otherAddress);
        assertThat(needs()).isEqualTo("OVER_HEAD");
        assertThat(offeredTo(AGREE)).containsExactly("chair");
    }

    @Test
    void while_the_head_is_away_or_lets_it_lie_the_deputy_chair_is_asked_and_after_them_the_chair() {
        people.stateAbsence(AccountId.of("head"), LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 24));
        asks(Answers.newAccount("nico", "cpo"));
        assertThat(offeredTo(AGREE)).containsExactly("governor");
        assertThat(toldOf("ACCOUNT_CHANGE_TO_AGREE")).containsExactly("governor");
        agrees("governor");
        assertThat(offeredTo(AGREE_AS_SECOND)).containsExactly("chair");
        agreesAsSecond("chair");
        isApplied();
        assertThat(state()).isEqualTo("DONE");
    }

    @Test
    void who_is_away_is_asked_where_nobody_else_is_left_or_whoever_is_there_lets_it_lie() {
        LocalDate today = LocalDate.of(2026, 11, 24);
        List.of(AccountId.of("chair"), AccountId.of("governor"))
                .forEach(account -> people.stateAbsence(account, today, today));
        asks(Answers.newAccount("nico", "cpo"));
        assertThat(offeredTo(AGREE)).containsExactly("head");
        passesTimeOf("event_agreeToAccountChangeOverdue");
        assertThat(offeredTo(AGREE)).containsExactly("governor", "head");
        does("head", AGREE, Answers.refuseAccount());
        asks(Answers.accountRoles("head", "staff", "head", "governors"));
        assertThat(offeredTo(AGREE)).containsExactly("chair");
    }

    @Test
    void whoever_leaves_while_a_change_waits_for_them_is_no_longer_asked() {
        isMade("nico", "head");
        asks(Answers.newAccount("newt", "cpo"));
        String waiting = change;
        assertThat(offeredTo(AGREE)).containsExactly("head", "nico");
        asks(Answers.accountChange("disable", "nico"));
        isApplied();
        change = waiting;
        assertThat(offeredTo(AGREE)).containsExactly("head");
    }

    @Test
    void whoever_asked_and_holds_a_role_that_agrees_does_not_agree_to_it() {
        isMade("nico", "it-support");
        new Staff(connection.getJdbcUrl()).isIn("nico", "IT_SUPPORT", "HEAD");
        asks("nico", Answers.newAccount("newt", "cpo"));
        assertThat(offeredTo(AGREE)).containsExactly("head");
    }

    // --- With two ----------------------------------------------------------------------------------------------------

    @Test
    void a_second_factor_of_somebody_who_reads_records_is_removed_by_head_and_chair_together() {
        staff.hasSecondFactor("cpo");
        asks(Answers.accountChange("remove-second-factor", "cpo"));
        assertThat(needs()).isEqualTo("TWO");
        assertThat(offeredTo(AGREE)).containsExactly("head");
        agrees("head");
        assertThat(offeredTo(AGREE_AS_SECOND)).containsExactly("chair");
        assertThat(view("chair", AGREE_AS_SECOND)).contains("Hana Example", "I have spoken with them.");
        isApplied();
        assertThat(account("cpo").get("second_factor")).isNotNull();
        passesTimeOf("event_agreeAsSecondOverdue");
        assertThat(offeredTo(AGREE_AS_SECOND)).containsExactly("chair", "governor");
        agreesAsSecond("chair");
        isApplied();
        assertThat(account("cpo").get("second_factor")).isNull();
        assertThat(toldOf("ACCOUNT_CHANGED")).containsExactly("chair", "head");
    }

    @Test
    void the_second_may_refuse() {
        staff.hasSecondFactor("cpo");
        asks(Answers.accountChange("remove-second-factor", "cpo"));
        agrees("head");
        does("chair", AGREE_AS_SECOND, Answers.refuseAccount());
        assertThat(isOver()).isTrue();
        assertThat(state()).isEqualTo("REFUSED");
        assertThat(account("cpo").get("second_factor")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "chair"})
    void where_it_is_about_one_of_the_two_the_deputy_chair_takes_their_place(String about) {
        staff.hasSecondFactor(about);
        asks(Answers.accountChange("remove-second-factor", about));
        String first = about.equals("head") ? "chair" : "governor";
        String second = about.equals("head") ? "governor" : "head";
        assertThat(offeredTo(AGREE)).containsExactly(first);
        agrees(first);
        assertThat(offeredTo(AGREE_AS_SECOND)).containsExactly(second);
        agreesAsSecond(second);
        isApplied();
        assertThat(account(about).get("second_factor")).isNull();
    }

    /** Whoever is elected chair, or goes back to being a governor, is the same person whom it was about. */
    @Test
    void who_goes_from_one_role_to_another_stays_kept_out_of_what_is_about_them() {
        isMade("nico", "governors");
        Story concern = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("governor")))
                .passSavePoints();
        Story other = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        clock.advance(Duration.ofMinutes(1));
        asksAndIsAgreed(Answers.accountRoles("nico", "chair"));
        assertThat(people.person(AccountId.of("nico")).orElseThrow().holds(Role.CHAIR))
                .isTrue();
        assertThat(keptOutOf(concern)).contains("nico");
        assertThat(keptOutOf(other)).isEmpty();
        assertThat(mayRead(AccountId.of("chair"), concern))
                .as("who was it all along")
                .isFalse();
    }

    private List<String> keptOutOf(Story concern) {
        return database.sql("SELECT r.account FROM safeguarding.concern_recusal r"
                        + " JOIN safeguarding.concern c ON c.id = r.concern WHERE c.reference = ?")
                .param(concern.reference())
                .query(String.class)
                .list();
    }

    // --- Roles of governors ------------------------------------------------------------------------------------------

    private boolean mayRead(AccountId person, Story concern) {
        return records.viewAsJson(Reference.of(concern.reference()), person)
                .filter(view -> view.contains("Robin Madeup"))
                .isPresent();
    }

    /** Head and IT support together, after what was reported about the head. */
    @Test
    void head_and_it_support_cannot_make_a_chair_who_reads_what_is_about_the_head() {
        Story concern = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("head")))
                .passSavePoints();
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("chair");
        clock.advance(Duration.ofDays(1));
        asks(Answers.newAccount("nico", "chair"));
        assertThat(needs()).isEqualTo("GOVERNORS_ROLE");
        assertThat(offeredTo(AGREE)).containsExactly("chair");
        assertThatThrownBy(() -> agrees("head")).isInstanceOf(AuthorizationException.class);
        passesTimeOf("event_agreeToAccountChangeOverdue");
        assertThat(offeredTo(AGREE)).containsExactly("chair", "governor");
        assertThatThrownBy(() -> agrees("head")).isInstanceOf(AuthorizationException.class);
        assertThat(people.person(AccountId.of("nico"))).isEmpty();

        // And were chair and deputy chair deceived, the older concern would still not be the new chair's.
        agreed();
        isApplied();
        assertThat(people.person(AccountId.of("nico")).orElseThrow().holds(Role.CHAIR))
                .isTrue();
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("chair");
        assertThat(mayRead(AccountId.of("nico"), concern)).isFalse();
        assertThat(mayRead(AccountId.of("chair"), concern)).isTrue();

        asks(Answers.accountChange("disable", "chair"));
        isApplied();
        assertThat(people.person(AccountId.of("chair")))
                .as("disabled by IT support alone")
                .isPresent();
        assertThat(offeredTo(AGREE)).containsExactly("nico");
        agrees("nico");
        isApplied();
        assertThat(people.person(AccountId.of("chair")))
                .as("nor by the new one alone")
                .isPresent();
        assertThat(mayRead(AccountId.of("nico"), concern)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "new-password"})
    void what_is_done_to_a_governor_waits_for_chair_or_deputy_chair_and_one_more(String kind) {
        isMade("nico", "governors");
        asks(Answers.accountChange(kind, "nico"));
        isApplied();
        assertThat(state()).isEqualTo("ASKED");
        assertThat(offeredTo(AGREE)).containsExactly("chair");
        agrees("chair");
        isApplied();
        assertThat(state()).isEqualTo("ASKED");
        assertThat(offeredTo(AGREE_AS_SECOND)).containsExactly("governor");
        agreesAsSecond("governor");
        isApplied();
        assertThat(state()).isEqualTo("DONE");
    }

    @Test
    void a_role_of_governors_is_taken_with_the_same_approvals() {
        isMade("nico", "staff", "governors");
        asks(Answers.accountRoles("nico", "staff"));
        assertThat(needs()).isEqualTo("GOVERNORS_ROLE");
        isApplied();
        assertThat(people.person(AccountId.of("nico")).orElseThrow().holds(Role.GOVERNORS))
                .isTrue();
        agreed();
        isApplied();
        assertThat(people.person(AccountId.of("nico")).orElseThrow().roles()).containsExactly(Role.STAFF);
    }

    @Test
    void without_chair_and_deputy_head_and_a_governor_make_one_after_five_working_days_under_an_alarm() {
        Story next = new Story(engine, clock);
        Story concern = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("head")))
                .passSavePoints();
        clock.advance(Duration.ofMinutes(1));
        staff.leaves("chair", LocalDate.of(2026, 11, 23));
        new Staff(connection.getJdbcUrl()).isIn("governor", "GOVERNORS");
        try {
            asks(Answers.newAccount("nico", "chair"));
            assertThat(needs()).isEqualTo("WITHOUT_CHAIR");
            assertThat(offeredTo(AGREE)).containsExactly("head");
            agrees("head");
            assertThat(offeredTo(AGREE_AS_SECOND)).containsExactly("governor");
            agreesAsSecond("governor");
            isApplied();
            assertThat(state()).isEqualTo("ASKED");
            assertThat(alarms.standing())
                    .singleElement()
                    .asString()
                    .startsWith("ALARM A08: “Create an account: nico”")
                    .contains("head and governor", "1 December 2026");
            assertThat(toldOf("ACCOUNT_CHANGE_HELD_BACK")).containsExactly("cpo", "deputy", "governor", "head", "it");
            clock.advance(Duration.ofDays(1));
            SchoolDay.looks(engine, clock);
            assertThat(toldOf("ACCOUNT_CHANGE_HELD_BACK"))
                    .as("again the next day")
                    .hasSize(10);
            assertThat(people.person(AccountId.of("nico"))).isEmpty();

            clock.advance(Duration.ofDays(6));
            passesTimeOf("event_inForce");
            assertThat(state()).isEqualTo("DONE");
            assertThat(alarms.standing()).isEmpty();
            assertThat(people.person(AccountId.of("nico")).orElseThrow().holds(Role.CHAIR))
                    .isTrue();
            assertThat(mayRead(AccountId.of("nico"), concern))
                    .as("new concerns only")
                    .isFalse();
            next.reported(Answers.report().with("aboutWhom", List.of("head"))).passSavePoints();
            assertThat(next.offeredTo("userTask_reviewConcern")).containsExactly("nico");
        } finally {
            new Staff(connection.getJdbcUrl()).isIn("governor", "GOVERNORS", "DEPUTY_CHAIR");
        }
    }

    @Test
    void what_was_agreed_to_without_a_chair_is_not_made_where_there_is_one_again() {
        staff.leaves("chair", LocalDate.of(2026, 11, 23));
        new Staff(connection.getJdbcUrl()).isIn("governor", "GOVERNORS");
        try {
            asks(Answers.newAccount("nico", "deputy-chair"));
            agreed();
            new Staff(connection.getJdbcUrl()).everybodyIsBack();
            clock.advance(Duration.ofDays(7));
            passesTimeOf("event_inForce");
            assertThat(state()).isEqualTo("REFUSED");
            assertThat(people.person(AccountId.of("nico"))).isEmpty();
        } finally {
            new Staff(connection.getJdbcUrl()).isIn("governor", "GOVERNORS", "DEPUTY_CHAIR");
        }
    }

    // --- Who comes new into a line -----------------------------------------------------------------------------------

    @Test
    void an_older_concern_opens_to_somebody_new_when_somebody_of_the_line_hands_it_over() {
        Story concern = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("head")))
                .passSavePoints();
        clock.advance(Duration.ofDays(1));
        isMade("nico", "chair");
        asksAndIsAgreed(Answers.accountChange("disable", "chair"));
        assertThat(concern.offeredTo("userTask_reviewConcern"))
                .as("the next of the line has it at once")
                .containsExactly("governor");
        assertThat(mayRead(AccountId.of("nico"), concern)).isFalse();
        Task handOver = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("userTask_handOver")
                .taskCandidateUser("governor")
                .processVariableValueEquals("handOverId", handOverOf(concern))
                .singleResult();
        school.as("governor", () -> {
            engine.getFormService()
                    .submitTaskForm(handOver.getId(), Answers.handOver("nico").asMap());
            return null;
        });
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("nico");
        assertThat(mayRead(AccountId.of("nico"), concern)).isTrue();
    }

    /** The last one, of whatever else whoever has left had to do. */
    private String handOverOf(Story concern) {
        return database.sql(
                        "SELECT h.id::text FROM safeguarding.hand_over h JOIN safeguarding.hand_over_step s ON s.hand_over = h.id"
                                + " WHERE s.reference = ? ORDER BY h.found_at DESC LIMIT 1")
                .param(concern.reference())
                .query(String.class)
                .single();
    }

    @Test
    void an_account_that_was_shut_and_is_enabled_comes_new_into_its_line() {
        isMade("nico", "staff", "deputy-cpo");
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        clock.advance(Duration.ofMinutes(1));
        asksAndIsAgreed(Answers.accountChange("disable", "nico"));
        asksAndIsAgreed(Answers.accountChange("enable", "nico"));
        people.stateAbsence(AccountId.of("cpo"), LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 24));
        asksAndIsAgreed(Answers.accountRoles("deputy", "staff", "deputy-cpo").with("teaches", "Owls Madeup"));
        assertThat(concern.offeredTo("userTask_reviewConcern"))
                .contains("deputy")
                .doesNotContain("nico");
    }

    @Test
    void a_deputy_who_becomes_cpo_was_in_the_line_all_along() {
        isMade("nico", "staff", "deputy-cpo");
        Story concern = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        clock.advance(Duration.ofMinutes(1));
        asksAndIsAgreed(Answers.accountRoles("nico", "staff", "cpo"));
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("cpo", "nico");
    }

    // --- Refused -----------------------------------------------------------------------------------------------------

    @Test
    void only_it_support_asks() {
        for (String person : List.of("teacher", "cpo", "head", "chair")) {
            assertThatThrownBy(() -> asks(person, Answers.newAccount("nico", "staff")))
                    .as(person)
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void an_account_has_to_be_there_or_for_a_new_one_not() {
        assertRefused(Answers.accountChange("disable", "nobody"), "“Account”", "no account has this name");
        assertRefused(Answers.newAccount("teacher", "staff"), "“Account”", "there is an account of this name already");
        for (String reserved : List.of("procedure", "as-offered")) {
            assertRefused(Answers.newAccount(reserved, "staff"), "“Account”", "of what nobody did");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nico", ".nico", "ni co", "n\u0456co", "nico@school.example"})
    void an_account_is_named_by_small_letters_and_digits(String id) {
        assertRefused(
                Answers.newAccount("nico", "staff").with("accountId", id, "mailAddress", null),
                "“Account” must be written as its help says");
    }

    @Test
    void nobody_changes_their_own_account() {
        assertRefused(Answers.accountRoles("it", "it-support", "cpo"), "“Account”", "nobody changes their own account");
    }

    @Test
    void whoever_handles_concerns_has_a_mail_address() {
        assertRefused(Answers.newAccount("nico", "cpo").with("mailAddress", null), "“Roles”", "there is no address");
        assertRefused(
                Answers.newAccount("nico", "staff").with("mailAddress", null), "“Account”", "there is no address");
        assertThatThrownBy(() -> asks(Answers.newAccount("newt", "staff").with("mailAddress", "no address")))
                .hasMessageContaining("“Email address” must be written as its help says");
    }

    @Test
    void the_last_in_a_role_that_the_school_cannot_be_without_stays() {
        for (String last : List.of("head", "cpo", "chair")) {
            assertRefused(Answers.accountChange("disable", last), "“Account”", "this account is the last");
            assertRefused(Answers.accountRoles(last, "staff"), "“Roles”", "this account is the last");
        }
        isMade("nico", "it-support");
        asks("nico", Answers.accountChange("disable", "it"));
        isApplied();
        assertThatThrownBy(() -> asks("nico", Answers.accountRoles("nico", "staff")))
                .hasMessageContaining("nobody changes their own account");
    }

    @Test
    void what_would_change_nothing_is_refused() {
        assertRefused(Answers.accountChange("enable", "teacher"), "this account is in use");
        assertRefused(Answers.accountRoles("teacher", "staff"), "these roles already");
        assertRefused(Answers.accountChange("remove-second-factor", "teacher"), "this account has none");
        asks(Answers.accountChange("disable", "teacher"));
        isApplied();
        assertRefused(Answers.accountChange("disable", "teacher"), "disabled already");
    }

    @Test
    void where_too_few_are_left_to_agree_it_is_refused() {
        staff.leaves("governor", LocalDate.of(2026, 11, 23));
        assertRefused(Answers.accountChange("new-password", "chair"), "“Give a new password”", "not enough");
    }

    @Test
    void an_answer_that_does_not_belong_to_what_is_done_is_refused() {
        assertRefused(
                Answers.accountChange("disable", "teacher").with("mailAddress", "t@school.example"),
                "“Email address” must be empty");
    }

    // --- Meanwhile ---------------------------------------------------------------------------------------------------

    @Test
    void what_has_become_impossible_meanwhile_is_refused_and_whoever_asked_is_told() {
        asks(Answers.newAccount("nico", "cpo"));
        String first = change;
        isMade("nico", "staff");
        change = first;
        agreed();
        isApplied();
        assertThat(isOver()).isTrue();
        assertThat(state()).isEqualTo("REFUSED");
        assertThat(opened("outcome")).isEqualTo("there is an account of this name already");
        assertThat(people.person(AccountId.of("nico")).orElseThrow().roles()).containsExactly(Role.STAFF);
        assertThat(toldOf("ACCOUNT_CHANGE_REFUSED")).containsExactly("it");
    }

    @Test
    void what_nobody_had_to_agree_to_is_not_done_to_somebody_who_has_come_to_read_records() {
        isMade("nico", "staff");
        asks(Answers.accountChange("new-password", "nico"));
        String password = change;
        new Staff(connection.getJdbcUrl()).isIn("nico", "STAFF", "CPO");
        isApplied();
        change = password;
        assertThat(state()).isEqualTo("REFUSED");
        assertThat(opened("outcome")).contains("other people have to agree");
    }

    /** Whoever has the database's password, and an account of their own. */
    @Test
    void whoever_is_put_into_a_role_past_the_application_is_shut_out_and_it_is_said_aloud() {
        JdbcClient.create(KeysOfDatabase.asSuperuser(connection.getJdbcUrl()))
                .sql("INSERT INTO safeguarding.account_role (account, role) VALUES ('teacher', 'CPO')")
                .update();
        try {
            assertThat(people.person(AccountId.of("teacher"))).isEmpty();
            assertThat(people.changedByHand()).containsExactly(AccountId.of("teacher"));
            assertThatThrownBy(() -> asks(Answers.accountChange("enable", "teacher")))
                    .as("what makes it good is a decision about its roles")
                    .hasMessageContaining("changed in the database");
        } finally {
            new Staff(connection.getJdbcUrl()).isIn("teacher", "STAFF");
        }
        assertThat(people.person(AccountId.of("teacher"))).isPresent();
        assertThat(people.changedByHand()).isEmpty();
    }

    /** IT support may write in the database, and asks for changes: neither makes good the other without somebody else's yes. */
    @Test
    void roles_that_were_given_in_the_database_are_made_good_by_nobody_alone() {
        JdbcClient.create(KeysOfDatabase.asSuperuser(connection.getJdbcUrl()))
                .sql("INSERT INTO safeguarding.account_role (account, role) VALUES ('teacher', 'CPO')")
                .update();
        try {
            asks(Answers.accountRoles("teacher", "staff", "cpo"));
            assertThat(people.person(AccountId.of("teacher"))).isEmpty();
            assertThat(needs()).as("what they were is not known").isEqualTo("GOVERNORS_ROLE");
            agreed();
            isApplied();
            assertThat(state()).isEqualTo("DONE");
            assertThat(people.changedByHand()).isEmpty();
        } finally {
            new Staff(connection.getJdbcUrl()).isIn("teacher", "STAFF");
        }
    }

    /** And keeps nobody else from signing in. */
    @Test
    void an_account_of_which_the_seal_was_broken_is_shut_out_alone() {
        JdbcClient.create(KeysOfDatabase.asSuperuser(connection.getJdbcUrl()))
                .sql("UPDATE safeguarding.account SET standing = 'nothing that was ever sealed' WHERE id = 'teacher'")
                .update();
        try {
            assertThat(people.person(AccountId.of("teacher"))).isEmpty();
            assertThat(people.person(AccountId.of("cpo"))).isPresent();
            assertThat(people.changedByHand()).containsExactly(AccountId.of("teacher"));
        } finally {
            new Staff(connection.getJdbcUrl()).isIn("teacher", "STAFF");
        }
    }

    @Test
    void applying_it_again_does_nothing() {
        asks(Answers.accountChange("disable", "teacher"));
        isApplied();
        asks(Answers.accountChange("enable", "teacher"));
        isApplied();
        String disabled = database.sql("SELECT id::text FROM safeguarding.account_change WHERE kind = 'DISABLE'")
                .query(String.class)
                .single();
        assertThat(applyAccountChange.apply(disabled)).isTrue();
        assertThat(people.person(AccountId.of("teacher"))).isPresent();
    }

    /** Whoever looks into that mailbox would know when the chair is written to. */
    @Test
    void nobody_becomes_a_governor_with_an_address_at_the_school() {
        assertRefused(
                Answers.newAccount("nico", "governors").with("mailAddress", "nico@school.example"),
                "“Roles”",
                "outside the school");
        asks(Answers.newAccount("nico", "governors"));
        assertThat(state()).isEqualTo("ASKED");
    }

    // --- What is seen and kept ---------------------------------------------------------------------------------------

    @Test
    void whoever_is_asked_sees_who_asks_for_what_and_never_a_password() {
        asks(Answers.newAccount("nico", "staff", "cpo"));
        assertThat(view("head", AGREE))
                .contains("Ivo Example", "Create an account", "nico", "Nico Madeup", "staff, CPO", "in person")
                .contains("nico@school.example")
                .doesNotContain("bcrypt");
        assertThatThrownBy(() -> view("it", AGREE)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void whoever_agrees_has_confirmed_the_address_that_the_link_goes_to() {
        asks(Answers.newAccount("nico", "staff", "cpo"));
        assertThatThrownBy(() -> does("head", AGREE, Answers.agreeToAccount().with("addressConfirmed", "no-link")))
                .hasMessageContaining("must be answered with “Yes”");
        assertThat(state()).isEqualTo("ASKED");
        agrees("head");
        assertThatThrownBy(() ->
                        does("chair", AGREE_AS_SECOND, Answers.agreeToAccount().with("addressConfirmed", "no-link")))
                .as("nor does the second")
                .hasMessageContaining("must be answered with “Yes”");
        agreesAsSecond("chair");
        isApplied();
        assertThat(state()).isEqualTo("DONE");
    }

    @Test
    void a_link_goes_to_no_other_address_than_the_one_that_was_confirmed() {
        isMade("nico", "staff");
        asks(Answers.accountRoles("nico", "staff", "cpo"));
        String roles = change;
        asks(Answers.accountRoles("nico", "staff").with("mailAddress", "ivo@elsewhere.example"));
        isApplied();
        assertThat(state()).as("nobody has to agree to it").isEqualTo("DONE");
        change = roles;
        agreed();
        isApplied();
        assertThat(state()).isEqualTo("REFUSED");
        assertThat(opened("outcome")).contains("has changed since it was asked for");
    }

    @Test
    void nothing_that_was_typed_can_be_read_in_the_database() throws Exception {
        asks(Answers.newAccount("nico", "staff", "cpo")
                .with(
                        "fullName", "Zzname Madeup",
                        "mailAddress", "zzmail@school.example",
                        "changeReason", "Zzreason"));
        does("head", AGREE, Answers.agreeToAccount().with("agreeReason", "Zzanswer"));
        agreesAsSecond("chair");
        isApplied();
        DatabaseSearch search = new DatabaseSearch(connection.getJdbcUrl());
        for (String typed : List.of("Zzname", "zzmail", "Zzreason", "Zzanswer")) {
            assertThat(search.columnsWith("engine", typed)).as(typed).isEmpty();
            assertThat(search.columnsWith("safeguarding", typed)).as(typed).isEmpty();
        }
        assertThat(opened("reason")).isEqualTo("Zzreason");
        assertThat(opened("first_reason")).isEqualTo("Zzanswer");
        assertThat(people.person(AccountId.of("nico")).orElseThrow().name()).isEqualTo("Zzname Madeup");
    }
}

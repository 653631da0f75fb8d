package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.Registered;
import school.safeguarding.story.Answers;
import school.safeguarding.story.RecordSeen;
import school.safeguarding.story.Story;

/** What a form shows of a record, and to whom. */
@SchoolTest
class RecordViewTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private KnownChildren children;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ConcernRecords records;

    private Story concern;

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
    }

    private String view(String reader, String step) {
        String taskId = concern.task(step).getId();
        return concern.as(reader, () -> {
            SerializableValue record = engine.getFormService()
                    .getTaskFormVariables(taskId, List.of("record"), false)
                    .getValueTyped("record");
            return record.getValueSerialized();
        });
    }

    private String page(String reader) {
        return RecordSeen.by(records, concern.reference(), reader).orElseThrow();
    }

    @Test
    void the_handler_sees_the_report_in_full() {
        concern.reported(Answers.report()).passSavePoints();
        assertThat(view("cpo", "userTask_reviewConcern"))
                .contains("Robin hid when the bell rang.", "I do not want to go.", "Robin Madeup", "04/05/2021");
    }

    @Test
    void whoever_countersigns_sees_the_record_and_is_recorded_once() {
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        view("deputy", "userTask_countersignResponse");
        assertThat(page("deputy")).containsOnlyOnce("Record opened to countersign");
    }

    @Test
    void earlier_concerns_about_the_same_child_are_shown_whatever_the_spelling() {
        Story earlier = new Story(engine, clock).reported(Answers.report().with("childName", "Zoë  Béispiel-Kind"));
        concern.reported(Answers.report().with("childName", "zoe beispiel kind"))
                .passSavePoints();
        assertThat(view("cpo", "userTask_reviewConcern")).contains(earlier.reference());
    }

    @Test
    void what_matches_only_now_that_the_name_is_confirmed_is_shown_too_and_told_apart_by_the_birth_date() {
        Answers same = Answers.report().with("childName", "Oona O'Madeup", "childDateOfBirth", "2020-02-01");
        Answers undated = Answers.report().with("childName", "oona omadeup", "childDateOfBirth", null);
        Story first = new Story(engine, clock).reported(same);
        Story second = new Story(engine, clock).reported(undated);
        concern.reported(Answers.report().with("childName", "Una Misheard")).passSavePoints();
        assertThat(view("cpo", "userTask_reviewConcern")).doesNotContain(first.reference(), second.reference());
        concern.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review()
                        .with("childConfirmedName", "Oona O’Madeup", "childConfirmedDateOfBirth", "2020-02-01"));
        assertThat(page("cpo"))
                .contains(first.reference(), second.reference(), "is the same child", "may be the same child");
    }

    @Test
    void two_children_whose_name_nobody_knows_are_not_taken_for_one() {
        Answers unknown = Answers.review().with("childConfirmedName", "Not known");
        Story earlier = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        earlier.does("cpo", "userTask_reviewConcern", unknown);
        concern.reported(Answers.report().with("childName", "Ida Other")).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", unknown);
        assertThat(page("cpo")).doesNotContain(earlier.reference());
    }

    @Test
    void an_earlier_concern_that_excludes_the_reader_is_not_hinted_at() {
        Story hidden = new Story(engine, clock)
                .reported(Answers.report().with("childName", "Uma Nobody", "aboutWhom", List.of("cpo")));
        concern.reported(Answers.report().with("childName", "Uma Nobody")).passSavePoints();
        assertThat(view("cpo", "userTask_reviewConcern"))
                .doesNotContain(hidden.reference())
                .contains("\"earlierConcerns\":[]");
    }

    @Test
    void who_is_in_the_register_is_chosen_and_stands_in_the_record_as_the_register_said_it() {
        LocalDate bornOn = LocalDate.of(2020, 7, 9);
        ChildId nils = Registered.pupil(children, transaction, "Nils", "Mueller-Madeup", bornOn, false);
        ChildId hidden = Registered.pupil(children, transaction, "Paula", "Protected", bornOn, true);
        Story first = new Story(engine, clock)
                .reported(Answers.report().with("childName", "nils müller madeup", "childDateOfBirth", "2020-07-09"))
                .passSavePoints();
        concern.reported(Answers.report().with("childName", "Somebody Else")).passSavePoints();
        assertThat(view("cpo", "userTask_reviewConcern"))
                .as("offered are likely children and the register, a protected name only to whoever typed it")
                .contains(nils.toString(), "Nils Mueller-Madeup, born 09/07/2020, Owls")
                .doesNotContain(hidden.toString(), first.reference());
        concern.does("cpo", "userTask_reviewConcern", chosen(nils.toString()));
        assertThat(view("cpo", "userTask_decideResponse"))
                .contains("\"childName\":\"Nils Mueller-Madeup\"", "\"childDateOfBirth\":\"09/07/2020\"", "Owls")
                .doesNotContain("childChoices");
        assertThat(page("cpo"))
                .as("and what matches only now is shown")
                .contains(first.reference(), "is the same child");
    }

    @Test
    void nobody_is_chosen_whom_the_reader_was_not_offered() {
        Story hidden = new Story(engine, clock)
                .reported(Answers.report().with("childName", "Vera Nobody", "aboutWhom", List.of("cpo")));
        String child = database.sql("SELECT child::text FROM safeguarding.concern_child WHERE reference = ?")
                .param(hidden.reference())
                .query(String.class)
                .single();
        concern.reported(Answers.report().with("childName", "Vera Nobody")).passSavePoints();
        assertThat(view("cpo", "userTask_reviewConcern")).doesNotContain(child);
        for (String other : List.of(child, UUID.randomUUID().toString(), "anybody")) {
            assertThatThrownBy(() -> concern.does("cpo", "userTask_reviewConcern", chosen(other)))
                    .hasMessageContaining("must be one of the children shown");
        }
    }

    private static Answers chosen(String child) {
        return Answers.review()
                .with(
                        "child",
                        child,
                        "childConfirmedName",
                        null,
                        "childConfirmedDateOfBirth",
                        null,
                        "childConfirmedClass",
                        null);
    }
}

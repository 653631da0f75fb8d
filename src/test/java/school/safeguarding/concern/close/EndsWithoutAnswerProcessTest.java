package school.safeguarding.concern.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.form.FilledIn;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/** A child who has moved or died: what is open ends as what it is, with a second person, and nothing unmade is lost. */
@SchoolTest
class EndsWithoutAnswerProcessTest {

    private static final String ADD = "userTask_addToRecord";
    private static final String CONFIRM = "userTask_confirmCorrection";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Chronology chronology;

    @Autowired
    private List<FilledIn> filledIn;

    private Story concern;

    @BeforeEach
    void isReferred() {
        concern = new Story(engine, clock);
        concern.reported(Answers.report()).passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review());
    }

    @Test
    void what_is_open_ends_once_a_second_person_agrees_and_each_is_kept_as_it_stood() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care", "police"));
        concern.accepts("cpo", "police").does("cpo", "userTask_makeReferral", Answers.telephoned());
        concern.does("cpo", ADD, Answers.childMoved());
        assertThat(concern.openSteps())
                .as("nothing ends by one person alone")
                .contains("userTask_writtenConfirmation", "userTask_decideParentContact");
        assertThatThrownBy(() -> concern.does("cpo", ADD, Answers.childMoved()))
                .hasMessageContaining("A second person has been asked");

        concern.does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(concern.openSteps()).containsExactly(ADD, "userTask_reviewOutcome");
        assertThat(chronology.of(Reference.of(concern.reference())))
                .filteredOn(entry -> entry.kind().equals("child-gone"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.lines().toString())
                        .contains("accepted; they are at work", "telephoned, to be confirmed in writing")
                        .contains("Nothing decided yet"));

        concern.does("cpo", "userTask_reviewOutcome", Answers.outcome("close"));
        assertThat(filledIn("record-and-close"))
                .containsEntry("childGone", "moved")
                .containsEntry("handedToDsl", "Dana Madeup, Elsewhere School")
                .containsEntry("receiptOn", "2026-11-24")
                .containsEntry("goneReason", "Nothing is heard of them here any more.");
        concern.does(
                "cpo",
                "userTask_recordAndClose",
                Answers.close()
                        .with("childGone", "moved", "handedToDsl", "Dana Madeup, Elsewhere School")
                        .with("receiptOn", "2026-11-24", "goneReason", "Nothing is heard of them here any more."));
        concern.does("deputy", "userTask_countersignClose", Answers.agree());
        assertThat(concern.isClosed()).isTrue();
    }

    private Map<String, Object> filledIn(String form) {
        return filledIn.stream()
                .filter(one -> one.formId().equals(form))
                .findFirst()
                .orElseThrow()
                .answers(concern.reference(), Map.of(), AccountId.of("cpo"));
    }

    @Test
    void a_second_person_who_does_not_agree_leaves_everything_open() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.does("cpo", "userTask_makeReferral", Answers.telephoned());
        concern.does("cpo", ADD, Answers.childMoved()).does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(concern.openSteps())
                .containsExactly(ADD, "userTask_decideParentContact", "userTask_writtenConfirmation");
    }

    /** A child who has moved may still be at risk, and nobody else knows what happened here. */
    @Test
    void what_is_still_to_be_told_is_told_first() {
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        assertThatThrownBy(() -> concern.does("cpo", ADD, Answers.childMoved()))
                .hasMessageContaining("Telephone first: Children's Social Care");
    }

    @Test
    void a_child_who_has_died_is_monitored_no_longer_and_early_help_is_over() {
        concern.does("cpo", "userTask_decideResponse", Answers.monitor("2026-12-20"));
        concern.does(
                        "cpo",
                        ADD,
                        Answers.childMoved()
                                .with("childGoneHow", "died", "childGoneHandedTo", null, "childGoneReceiptOn", null))
                .does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(concern.openSteps()).containsExactly(ADD, "userTask_reviewOutcome");

        Story helped = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        helped.does("cpo", "userTask_reviewConcern", Answers.review());
        helped.does("cpo", "userTask_decideResponse", Answers.earlyHelp());
        helped.does("cpo", ADD, Answers.childMoved()).does("head", CONFIRM, Answers.confirmCorrection());
        assertThat(helped.everyOpenStep()).doesNotContain("userTask_planEarlyHelp");
        assertThat(helped.openSteps()).containsExactly(ADD, "userTask_reviewOutcome");
    }

    /** The LADO looks at an adult, who is still here. */
    @Test
    void the_lados_work_does_not_end_with_the_child() {
        Story ofStaff = new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of("staff")))
                .passSavePoints();
        ofStaff.accepts("head", "lado");
        ofStaff.does("head", ADD, Answers.childMoved()).does("chair", CONFIRM, Answers.confirmCorrection());
        assertThat(ofStaff.openSteps()).contains("userTask_recordWhatBecameOfIt");
    }
}

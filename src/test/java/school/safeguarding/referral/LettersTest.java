package school.safeguarding.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/** What an agency is told next, drafted from the record, for whoever handles it to approve. */
@SchoolTest
class LettersTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RecordViews views;

    @Autowired
    private Chronology chronology;

    private Story concern;

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock)
                .reported(Answers.report().with("whatHappened", "Robin hid {sender} when the bell rang. ${1+1} $0"))
                .passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_sexualPlay", "current"));
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care", "police"));
    }

    private String draft(String agency) throws IOException {
        JsonNode view = new ObjectMapper()
                .readTree(views.viewAsJson(concern.reference(), "cpo").orElseThrow());
        for (JsonNode letter : view.get("letters")) {
            if (letter.get("agency").asText().equals(agency)) {
                return letter.get("about").asText() + "\n" + letter.get("text").asText();
            }
        }
        throw new AssertionError("No letter to " + agency);
    }

    private Entry last(String kind) {
        return chronology.of(concern.reference()).stream()
                .filter(entry -> entry.kind().equals(kind))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private String letter(Entry entry) {
        return entry.lines().stream()
                .filter(line -> line.key().equals("letter"))
                .map(line -> line.label() + "\n" + line.answer())
                .findFirst()
                .orElse("none");
    }

    @Test
    void each_stage_has_its_own_letter() throws IOException {
        assertThat(draft("social-care"))
                .startsWith("What to say on the telephone")
                .contains(
                        "Halfway Nursery Infant School",
                        "Cora Example (CPO)",
                        concern.reference(),
                        "Robin Madeup",
                        "04/05/2021")
                .contains("I do not want to go.", "Aunt");
        concern.does("cpo", "userTask_makeReferral", "social-care", Answers.telephoned());
        assertThat(draft("social-care"))
                .startsWith("Written confirmation")
                .contains("24/11/2026, 08:50", "Duty officer", "within one working day");
        assertThat(draft("police")).startsWith("What to say on the telephone");
        concern.does("cpo", "userTask_writtenConfirmation", "social-care", Answers.written());
        assertThat(draft("social-care"))
                .startsWith("Letter asking for the decision")
                .contains("Tuesday 24 November 2026, 08:50");
        concern.does("cpo", "userTask_recordAcknowledgement", "social-care", Answers.agencyDisputed());
        assertThat(draft("social-care")).contains("Professional disagreement, stage 1", "A visit tomorrow.");
        concern.does("cpo", "userTask_disagree", "social-care", Answers.disagreement("continue"));
        concern.does("cpo", "userTask_recordAcknowledgement", "social-care", Answers.agencyDisputed());
        assertThat(draft("social-care")).contains("Professional disagreement, stage 2");
    }

    /** What somebody typed is text, whatever it looks like. */
    @Test
    void what_was_typed_fills_no_place_of_the_letter() throws IOException {
        assertThat(draft("police")).contains("Robin hid {sender} when the bell rang. ${1+1} $0");
    }

    @Test
    void a_letter_approved_as_drafted_is_kept_word_for_word_and_one_that_was_not_is_kept_as_told() throws IOException {
        String call = draft("social-care");
        concern.does(
                "cpo",
                "userTask_makeReferral",
                "social-care",
                Answers.telephoned().with("whatWasTold", null, "letterApproved", true));
        assertThat(letter(last("make-referral"))).isEqualTo(call);
        concern.does("cpo", "userTask_makeReferral", "police", Answers.telephoned());
        assertThat(letter(last("make-referral"))).isEqualTo("none");
        String confirmation = draft("social-care");
        concern.does(
                "cpo",
                "userTask_writtenConfirmation",
                "social-care",
                Answers.written().with("sentSummary", null, "letterApproved", true));
        assertThat(letter(last("written-confirmation"))).isEqualTo(confirmation);
    }

    @Test
    void while_home_is_held_every_letter_asks_the_agency_not_to_contact_home() throws IOException {
        String held = "Home has not been told, and is not to be told for now";
        assertThat(draft("police")).contains("Home has not been told yet").doesNotContain(held);
        concern.does(
                "cpo", "userTask_makeReferral", "police", Answers.telephoned().with("askedToHoldContact", "yes"));
        for (String agency : List.of("police", "social-care")) {
            assertThat(draft(agency)).contains(held);
        }
    }

    @Test
    void a_hold_that_comes_up_while_home_is_about_to_be_told_is_said_on_that_step() throws IOException {
        concern.does("cpo", "userTask_decideParentContact", Answers.tellNow());
        String warning = "Something has come up that holds telling home.";
        assertThat(views.viewAsJson(concern.reference(), "cpo").orElseThrow()).doesNotContain(warning);
        concern.does(
                "cpo", "userTask_makeReferral", "police", Answers.telephoned().with("askedToHoldContact", "yes"));
        assertThat(views.viewAsJson(concern.reference(), "cpo").orElseThrow()).contains(warning);
    }

    /** The other side's clock: a decision that is still missing when it is due is taken further, from that time on. */
    @Test
    void a_missing_answer_is_chased_when_it_is_due_and_then_taken_further() {
        concern.does("cpo", "userTask_makeReferral", "police", Answers.telephoned());
        concern.does("cpo", "userTask_writtenConfirmation", "police", Answers.written());
        concern.does("cpo", "userTask_recordAcknowledgement", "police", Answers.agencySilent());
        assertThat(concern.openSteps()).as("they have until tomorrow").doesNotContain("userTask_disagree");
        assertThat(concern.task("userTask_recordAcknowledgement").getDueDate()).isEqualTo("2026-11-25T08:50:00.000");
        concern.on("2026-11-25", "09:00");
        concern.does("cpo", "userTask_recordAcknowledgement", "police", Answers.agencySilent());
        assertThat(concern.openSteps()).contains("userTask_disagree").doesNotContain("userTask_recordAcknowledgement");
        // HIGH: at most one working day for each stage.
        assertThat(concern.task("userTask_disagree").getDueDate()).isEqualTo("2026-11-26T09:00:00.000");
    }

    @Test
    void a_disagreement_about_less_than_high_goes_by_working_days_since_the_decision_was_missing() {
        Story less = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        less.does("cpo", "userTask_reviewConcern", Answers.review());
        less.does("cpo", "userTask_decideResponse", Answers.refer("social-care").with("decidedLevel", "MEDIUM"));
        less.does("cpo", "userTask_makeReferral", Answers.telephoned());
        less.does("cpo", "userTask_writtenConfirmation", Answers.written());
        less.on("2026-11-25", "12:00");
        less.does("cpo", "userTask_recordAcknowledgement", Answers.agencySilent());
        assertThat(less.task("userTask_disagree").getDueDate()).isEqualTo("2026-11-27T08:50:00.000");
        less.does("cpo", "userTask_disagree", Answers.disagreement("continue"));
        less.on("2026-11-26", "12:00");
        less.does("cpo", "userTask_recordAcknowledgement", Answers.agencyDisputed());
        assertThat(less.task("userTask_disagree").getDueDate()).isEqualTo("2026-11-30T08:50:00.000");
    }
}

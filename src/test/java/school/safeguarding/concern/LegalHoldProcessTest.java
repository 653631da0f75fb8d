package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.ConcernRecords.Reading;
import school.safeguarding.concern.model.LegalHolds;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.FlowsTaken;
import school.safeguarding.story.Story;

/** A record is kept for a court or an inquiry: one person says so, two people lift it, and whoever may not know of it does neither. */
@SchoolTest
class LegalHoldProcessTest {

    private static final String HOLD = "legal-hold";
    private static final String CONFIRM = "userTask_confirmCorrection";

    @Autowired
    private RecordViews views;

    private static final String NOT_THERE = "the reference of a concern that you may know of";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private Chronology chronology;

    @Autowired
    private LegalHolds holds;

    @BeforeAll
    static void countFlows() {
        FlowsTaken.forget(HOLD);
    }

    @AfterAll
    static void every_flow_was_taken() {
        FlowsTaken.assertAllTaken(HOLD);
    }

    private Story reportedAbout(String whom) {
        return new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of(whom)))
                .passSavePoints();
    }

    private Reading.Opened read(Story concern, String reader) {
        return (Reading.Opened) records.read(Reference.of(concern.reference()), AccountId.of(reader));
    }

    private void isRefused(Story concern, String person, Answers answers, String why) {
        assertThatThrownBy(() -> concern.starts(person, HOLD, answers))
                .as(person)
                .hasMessageContaining(why);
    }

    @Test
    void one_person_puts_a_record_on_hold_and_a_second_one_agrees_that_it_is_lifted() {
        Story concern = reportedAbout("stranger");
        Answers lift = Answers.liftHold(concern.reference());
        isRefused(concern, "cpo", lift, "It is not on legal hold");
        assertThat(holds.isHeld(Reference.of(concern.reference()))).isFalse();

        concern.starts("cpo", HOLD, Answers.legalHold(concern.reference()));
        assertThat(holds.isHeld(Reference.of(concern.reference()))).isTrue();
        assertThat(read(concern, "cpo").legalHold()).hasValueSatisfying(entry -> {
            assertThat(entry.by()).isEqualTo(AccountId.of("cpo"));
            assertThat(entry.lines())
                    .extracting(Chronology.Line::answer)
                    .contains("The Police or a court", "PC Morgan Pretend rang: it may go to court.");
        });
        isRefused(concern, "head", Answers.legalHold(concern.reference()), "on legal hold already");

        concern.starts("cpo", HOLD, lift);
        isRefused(concern, "head", lift, "asked for already");
        assertThat(concern.offeredTo(CONFIRM)).containsExactly("head");
        assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of("head")))
                .as("what each answer does, of this question and of no other")
                .hasValueSatisfying(form -> assertThat(form)
                        .contains("If you answer “No”, the legal hold stays.")
                        .doesNotContain("the two reports stay joined"));
        concern.does("head", CONFIRM, Answers.refuseCorrection());
        assertThat(holds.isHeld(Reference.of(concern.reference())))
                .as("refused, it stays")
                .isTrue();

        concern.starts("head", HOLD, lift);
        assertThat(concern.offeredTo(CONFIRM)).as("never who asked").doesNotContain("head");
        concern.does(concern.offeredTo(CONFIRM).iterator().next(), CONFIRM, Answers.confirmCorrection());
        assertThat(holds.isHeld(Reference.of(concern.reference()))).isFalse();
        assertThat(chronology.of(Reference.of(concern.reference())))
                .extracting(Chronology.Entry::step)
                .containsSubsequence(
                        "Put on legal hold",
                        "Asked to lift the legal hold",
                        "Legal hold not lifted",
                        "Asked to lift the legal hold",
                        "Legal hold lifted");
        concern.starts("chair", HOLD, Answers.legalHold(concern.reference()));
        assertThat(holds.isHeld(Reference.of(concern.reference())))
                .as("and once more")
                .isTrue();
    }

    /** Told the same as of one that is not there, so that nobody learns by it that there is one. */
    @Test
    void whoever_may_not_know_of_a_concern_holds_none_and_whoever_has_no_part_in_it_neither() {
        Story aboutCpo = reportedAbout("cpo");
        Story aboutHead = reportedAbout("head");
        Story stranger = reportedAbout("stranger");
        for (String person : List.of("cpo", "deputy")) {
            isRefused(aboutCpo, person, Answers.legalHold(aboutCpo.reference()), NOT_THERE);
        }
        isRefused(aboutHead, "head", Answers.legalHold(aboutHead.reference()), NOT_THERE);
        isRefused(stranger, "deputy", Answers.legalHold(stranger.reference()), NOT_THERE);
        isRefused(stranger, "cpo", Answers.legalHold("CSE-2026-00000000"), NOT_THERE);
        assertThat(Stream.of(aboutCpo, aboutHead, stranger)
                        .map(Story::reference)
                        .map(Reference::of))
                .noneMatch(holds::isHeld);
        aboutCpo.starts("head", HOLD, Answers.legalHold(aboutCpo.reference()));
        aboutHead.starts("chair", HOLD, Answers.legalHold(aboutHead.reference()));
        assertThat(read(stranger, "cpo").mayHold()).isTrue();
        stranger.does("cpo", "userTask_reviewConcern", Answers.stepOut());
        isRefused(stranger, "cpo", Answers.legalHold(stranger.reference()), NOT_THERE);
    }

    @Test
    void whoever_else_handles_it_puts_it_on_hold_where_the_lado_asks_for_it() {
        Story concern = reportedAbout("stranger");
        concern.does("cpo", "userTask_reviewConcern", Answers.stepOut());
        assertThat(concern.offeredTo("userTask_reviewConcern")).containsExactly("deputy");
        isRefused(concern, "deputy", Answers.legalHold(concern.reference()), "Unless the LADO has asked for it");
        concern.starts("deputy", HOLD, Answers.legalHold(concern.reference()).with("legalHoldFor", "lado"));
        assertThat(holds.isHeld(Reference.of(concern.reference()))).isTrue();
    }
}

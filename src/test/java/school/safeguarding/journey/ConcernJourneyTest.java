package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/**
 * What a teacher, the CPO and the others see and do in a real browser: one story to the close, and of the others what that one
 * does not show.
 */
@InTasklist
class ConcernJourneyTest extends WithBrowser {

    private static final Duration PUNCTUAL = Duration.ofSeconds(20);

    private String journey;
    private String reference;
    private Story concern;

    private Tasklist signIn(String person) {
        return Tasklist.signIn(chromium.browser(), "http://localhost:" + port, person, journey);
    }

    private void report(Answers report) {
        List<String> before = references();
        try (Tasklist teacher = signIn("teacher")) {
            assertThat(teacher.filters())
                    .containsExactly(
                            "Your reports", "Report it as a concern", "Family at this school", "Read the policy");
            teacher.openReport();
            teacher.picture("report-empty");
            teacher.fill("report", report).picture("report-filled");
            teacher.submitReport();
            assertThat(teacher.notification()).contains("Thank you. It is stored");
            teacher.picture("report-accepted");
        }
        reference = references().stream()
                .filter(one -> !before.contains(one))
                .findFirst()
                .orElseThrow();
    }

    private List<String> references() {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("cse-concern")
                .list()
                .stream()
                .map(ProcessInstance::getBusinessKey)
                .toList();
    }

    private void step(Tasklist person, String step, String form, Answers answers) {
        person.take(step, reference);
        person.fill(form, answers).picture(form);
        person.complete();
    }

    private void refer(Tasklist person) {
        step(person, "Make referral", "make-referral", Answers.telephoned());
        step(person, "Confirm in writing", "written-confirmation", Answers.written());
        step(person, "Record acknowledgement and decision", "record-acknowledgement", Answers.agencyAccepts());
        step(person, "Record what became of it", "record-what-became-of-it", Answers.workEnded());
    }

    /** A step that another story shows in the browser already, done with the person's own rights. */
    private void withoutBrowser(String person, String step, Answers answers) {
        await().atMost(PUNCTUAL).until(() -> concern.openSteps().contains(step));
        concern.doesWithoutJobs(person, step, answers);
    }

    private void reportWithoutBrowser(Answers report) {
        concern = new Story(engine, clock).reported(report);
        reference = concern.reference();
    }

    @Test
    void a_concern_is_reported_reviewed_referred_and_closed() {
        journey = "refer";
        report(Answers.report());
        try (Tasklist cpo = signIn("cpo")) {
            assertThat(cpo.filters())
                    .containsExactly(
                            "To do now",
                            "Mine",
                            "Open concerns",
                            "Your reports",
                            "Report it as a concern",
                            "Family at this school",
                            "Read the policy");
            cpo.take("Review concern", reference);
            cpo.picture("review");
            assertThat(cpo.form().innerText())
                    .contains("Robin hid when the bell rang.", "I do not want to go.", "24/11/2026");
            cpo.fill("review", Answers.review().with("indicator_sexualPlay", "current"));
            cpo.complete();
            step(cpo, "Decide response", "decide-response", Answers.refer("social-care"));
            refer(cpo);
            step(cpo, "Decide parent contact", "decide-parent-contact", Answers.tellNow());
            step(cpo, "Record contact", "record-contact", Answers.reached());
            step(cpo, "Review outcome", "review-outcome", Answers.outcome("close"));
            step(cpo, "Record and close", "record-and-close", Answers.close());
        }
        try (Tasklist deputy = signIn("deputy")) {
            deputy.take("Countersign close", reference);
            assertThat(deputy.form().innerText()).contains("Level decided: High", "Refer to an agency");
            deputy.fill("countersign-close", Answers.agree()).picture("countersign-close");
            deputy.complete();
        }
        assertThat(references()).doesNotContain(reference);
    }

    @Test
    @InNightly
    void no_further_action_is_countersigned_by_a_second_person() {
        journey = "no-further-action";
        reportWithoutBrowser(Answers.report());
        withoutBrowser("cpo", "userTask_reviewConcern", Answers.review());
        try (Tasklist cpo = signIn("cpo")) {
            step(
                    cpo,
                    "Decide response",
                    "decide-response",
                    Answers.noFurtherAction().with("levelReason", null));
        }
        try (Tasklist head = signIn("head")) {
            assertThat(head.filters())
                    .containsExactly(
                            "To do now",
                            "Mine",
                            "Open concerns",
                            "Overdue",
                            "Due today",
                            "Your reports",
                            "Report it as a concern",
                            "Family at this school",
                            "Read the policy");
            head.take("Countersign response", reference);
            assertThat(head.record()).contains("Robin hid when the bell rang.");
            head.fill("countersign-response", Answers.agree()).picture("countersign-response");
            head.complete();
        }
        await().atMost(PUNCTUAL).until(() -> concern.openSteps().contains("userTask_decideParentContact"));
    }

    @Test
    @InNightly
    void immediate_danger_asks_for_the_emergency_services_first() {
        journey = "immediate-danger";
        reportWithoutBrowser(Answers.report().with("immediateDanger", "yes"));
        try (Tasklist cpo = signIn("cpo")) {
            step(cpo, "Confirm emergency services", "confirm-emergency-services", Answers.emergencyCalled());
            withoutBrowser("cpo", "userTask_reviewConcern", Answers.review().with("indicator_disclosure", "yes"));
            step(
                    cpo,
                    "Decide response",
                    "decide-response",
                    Answers.refer("police", "social-care").with("decidedLevel", "IMMEDIATE"));
        }
        await().atMost(PUNCTUAL)
                .until(() -> Collections.frequency(concern.peopleOffered("userTask_makeReferral"), "cpo") == 2);
    }

    @Test
    @InNightly
    void a_concern_about_staff_is_handled_by_the_head_with_the_lado_first() {
        journey = "staff-concern";
        reportWithoutBrowser(Answers.report().with("aboutWhom", List.of("staff")));
        try (Tasklist cpo = signIn("cpo")) {
            cpo.showsNothingOf(reference);
        }
        try (Tasklist head = signIn("head")) {
            step(head, "Protect children meanwhile", "protect-children", Answers.childrenProtected());
            step(head, "Make referral", "make-referral", Answers.telephoned());
            withoutBrowser("head", "userTask_writtenConfirmation", Answers.written());
            withoutBrowser(
                    "head",
                    "userTask_recordAcknowledgement",
                    Answers.agencyAccepts().with("ladoThreshold", "met"));
            withoutBrowser("head", "userTask_recordWhatBecameOfIt", Answers.allegationEnded());
            withoutBrowser("head", "userTask_reviewConcern", Answers.review().with("indicator_fearOfPerson", "yes"));
            step(
                    head,
                    "Decide response",
                    "decide-response",
                    Answers.refer("social-care").with("response", null, "responseToStaffConcern", "refer"));
        }
        await().atMost(PUNCTUAL).until(() -> concern.openSteps().contains("userTask_makeReferral"));
    }

    @Test
    @InNightly
    void what_a_child_says_later_comes_back_to_the_review_and_stands_before_the_decision() {
        journey = "said-later";
        reportWithoutBrowser(Answers.report());
        withoutBrowser("cpo", "userTask_reviewConcern", Answers.review());
        withoutBrowser("cpo", "userTask_decideResponse", Answers.monitor("2026-12-01"));
        withoutBrowser(
                "cpo",
                "userTask_addToRecord",
                Answers.addition("new-information")
                        .with("harmPossible", "yes", "additionText", "Robin said: he hurt me there."));
        try (Tasklist cpo = signIn("cpo")) {
            cpo.take("Review concern", reference);
            assertThat(cpo.form().innerText()).contains("he hurt me there");
            assertThat(cpo.form().locator("[id*='-field_isSend-']:checked").count())
                    .as("filled in from the last answers")
                    .isOne();
            assertThat(cpo.form()
                            .locator("[id*='-field_indicator_disclosure-']:checked")
                            .count())
                    .as("a sign of harm, which is answered again each time")
                    .isZero();
            cpo.picture("review-again");
            cpo.fill("review", Answers.review().with("indicator_disclosure", "yes"));
            cpo.complete();
            cpo.take("Decide response", reference);
            assertThat(cpo.form().innerText()).contains("he hurt me there", "Immediate");
            cpo.picture("decide-again");
        }
    }

    @Test
    void what_is_refused_is_said_plainly_and_what_was_typed_stays_in_the_form_and_nowhere_else() {
        journey = "refused";
        try (Tasklist teacher = signIn("teacher")) {
            teacher.openReport();
            teacher.fill("report", Answers.report().with("childName", "not known"));
            teacher.input("childName").press("Enter");
            teacher.submitReport();
            assertThat(teacher.refusal())
                    .contains("“Description of the child” is needed when the name is not known")
                    .doesNotContainIgnoringCase("camunda");
            teacher.picture("refused");
            assertThat(teacher.input("whatHappened").inputValue()).isEqualTo("Robin hid when the bell rang.");
            assertThat(teacher.page()
                            .evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
                            .toString())
                    .doesNotContain("Robin", "camunda-form");
            assertThat(teacher.page().content())
                    .doesNotContainIgnoringCase("powered by camunda")
                    .doesNotContain("migrate to Camunda");
        }
    }
}

package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import school.safeguarding.story.Answers;

/** Whole stories in a real browser: what a teacher, the CPO and the others see and do, to the close. */
@InTasklist
class ConcernJourneyTest {

    private static InBrowser chromium;

    @Autowired
    private ProcessEngine engine;

    @LocalServerPort
    private int port;

    private String journey;
    private String reference;

    @BeforeAll
    static void open() {
        chromium = new InBrowser();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private Tasklist signIn(String person) {
        return Tasklist.signIn(chromium.browser(), "http://localhost:" + port, person, journey);
    }

    private void report(Answers report) {
        List<String> before = references();
        try (Tasklist teacher = signIn("teacher")) {
            assertThat(teacher.filters()).containsExactly("Your reports");
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

    private void refer(Tasklist person, int agencies) {
        for (int each = 0; each < agencies; each++) {
            step(person, "Make referral", "make-referral", Answers.telephoned());
            step(person, "Confirm in writing", "written-confirmation", Answers.written());
            step(person, "Record acknowledgement and decision", "record-acknowledgement", Answers.agencyAccepts());
        }
    }

    private void tellHome(Tasklist person) {
        step(person, "Decide parent contact", "decide-parent-contact", Answers.tellNow());
        step(person, "Record contact", "record-contact", Answers.reached());
    }

    private void close(Tasklist person, String second) {
        step(person, "Review outcome", "review-outcome", Answers.outcome("close"));
        step(person, "Record and close", "record-and-close", Answers.close());
        try (Tasklist other = signIn(second)) {
            step(other, "Countersign close", "countersign-close", Answers.agree());
        }
        assertThat(references()).doesNotContain(reference);
    }

    @Test
    void a_concern_is_reported_reviewed_referred_and_closed() {
        journey = "refer";
        report(Answers.report());
        try (Tasklist cpo = signIn("cpo")) {
            assertThat(cpo.filters()).containsExactly("To do now", "Mine", "Open concerns", "Your reports");
            cpo.take("Review concern", reference);
            cpo.picture("review");
            assertThat(cpo.form().innerText())
                    .contains("Robin hid when the bell rang.", "I do not want to go.", "24/11/2026");
            cpo.fill("review", Answers.review().with("indicator_sexualPlay", "current"));
            cpo.complete();
            step(cpo, "Decide response", "decide-response", Answers.refer("social-care"));
            refer(cpo, 1);
            tellHome(cpo);
            close(cpo, "deputy");
        }
    }

    @Test
    void no_further_action_is_countersigned_by_a_second_person() {
        journey = "no-further-action";
        report(Answers.report());
        try (Tasklist cpo = signIn("cpo")) {
            step(cpo, "Review concern", "review", Answers.review());
            step(
                    cpo,
                    "Decide response",
                    "decide-response",
                    Answers.noFurtherAction().with("levelReason", null));
            try (Tasklist head = signIn("head")) {
                assertThat(head.filters())
                        .containsExactly("To do now", "Mine", "Open concerns", "Overdue", "Due today", "Your reports");
                head.take("Countersign response", reference);
                assertThat(head.form().innerText()).contains("Robin hid when the bell rang.");
                head.fill("countersign-response", Answers.agree()).picture("countersign-response");
                head.complete();
            }
            tellHome(cpo);
            close(cpo, "deputy");
        }
    }

    @Test
    void immediate_danger_asks_for_the_emergency_services_first() {
        journey = "immediate-danger";
        report(Answers.report().with("immediateDanger", "yes"));
        try (Tasklist cpo = signIn("cpo")) {
            step(cpo, "Confirm emergency services", "confirm-emergency-services", Answers.emergencyCalled());
            step(cpo, "Review concern", "review", Answers.review().with("indicator_disclosure", "yes"));
            step(
                    cpo,
                    "Decide response",
                    "decide-response",
                    Answers.refer("police", "social-care").with("decidedLevel", "IMMEDIATE"));
            refer(cpo, 2);
            tellHome(cpo);
            close(cpo, "deputy");
        }
    }

    @Test
    void a_concern_about_staff_is_handled_by_the_head_with_the_lado_first() {
        journey = "staff-concern";
        report(Answers.report().with("aboutWhom", List.of("staff")));
        try (Tasklist cpo = signIn("cpo")) {
            assertThat(cpo.page().content()).doesNotContain(reference);
        }
        try (Tasklist head = signIn("head")) {
            refer(head, 1);
            step(head, "Review concern", "review", Answers.review().with("indicator_fearOfPerson", "yes"));
            step(
                    head,
                    "Decide response",
                    "decide-response",
                    Answers.refer("social-care").with("response", null, "responseToStaffConcern", "refer"));
            refer(head, 1);
            tellHome(head);
            close(head, "chair");
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
            assertThat(teacher.notification())
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

package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import school.safeguarding.MovableClock;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** What the school's people see in a browser when a step is late, when somebody is away, and when a reporter is worried. */
@InTasklist
class OverdueJourneyTest extends WithBrowser {

    private static final Duration PUNCTUAL = Duration.ofSeconds(20);

    private String journey;
    private Story concern;

    @BeforeEach
    void report() {
        concern = new Story(engine, clock).reported(Answers.report());
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private Tasklist signIn(String person) {
        return Tasklist.signIn(chromium.browser(), "http://localhost:" + port, person, journey);
    }

    private void at(int hour, int minute) {
        clock.set(MovableClock.START.with(LocalTime.of(hour, minute)).toInstant());
    }

    private Set<String> offered(String step) {
        return engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(concern.reference())
                .taskDefinitionKey(step)
                .list()
                .stream()
                .flatMap(task -> engine.getTaskService().getIdentityLinksForTask(task.getId()).stream())
                .map(IdentityLink::getUserId)
                .collect(Collectors.toSet());
    }

    private void untilOffered(String step, String person) {
        await().atMost(PUNCTUAL).until(() -> offered(step).contains(person));
    }

    @Test
    void a_concern_that_the_cpo_lets_lie_goes_to_the_deputy_and_the_head_who_takes_it_over() {
        journey = "overdue";
        String review = concern.task("userTask_reviewConcern").getId();
        try (Tasklist cpo = signIn("cpo")) {
            cpo.take("Review concern", concern.reference());
            cpo.fill("review", Answers.review()).picture("cpo-has-it-and-lets-it-lie");

            at(10, 50);
            untilOffered("userTask_reviewConcern", "deputy");
            try (Tasklist deputy = signIn("deputy")) {
                assertThat(deputy.card("Review concern", concern.reference()).innerText())
                        .contains(concern.reference());
                deputy.picture("deputy-is-offered-it-too");
            }

            at(11, 20);
            untilOffered("userTask_actOnOverdueStep", "head");
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
                assertThat(head.count("Overdue"))
                        .as("seen before the filter is opened")
                        .isPositive();
                head.openFilter("Overdue");
                String card =
                        head.card("Act on overdue step", concern.reference()).innerText();
                assertThat(card).contains("Review concern", "held by Cora Example", concern.reference());
                head.picture("head-sees-what-is-overdue");
                head.take("Act on overdue step", concern.reference());
                assertThat(head.form().innerText())
                        .contains(
                                "It was due on Tuesday 24 November 2026, 10:50",
                                "30 minutes",
                                "Dev Example (deputy CPO) was offered the step")
                        .doesNotContain("Robin", "bell");
                head.fill("act-on-overdue-step", Answers.takeOver()).picture("head-takes-it-over");
                head.complete();
                head.take("Review concern", concern.reference());
                assertThat(head.form().innerText()).contains("Robin hid when the bell rang.");
                head.picture("the-record-is-open-to-the-head");
            }

            Locator told = cpo.page().locator(".task-removed-alert");
            told.waitFor();
            assertThat(told.innerText()).contains("This step is no longer open to you");
            TasklistClient late = new TasklistClient(port).signedIn("cpo");
            HttpResponse<String> refused =
                    late.engine("POST", "/task/" + review + "/submit-form", TasklistClient.body(Answers.review()));
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("This step is no longer open to you");
            cpo.picture("the-cpos-late-click");
        }
    }

    @Test
    @InNightly
    void somebody_who_is_away_says_so_and_the_reporter_may_say_that_they_are_still_worried() {
        journey = "cover";
        try (Tasklist chair = signIn("chair")) {
            chair.start("Say when you will be away");
            chair.fill("state-absence", Answers.absent("2026-12-01", "2026-12-03"))
                    .picture("absence");
            chair.submitReport();
            assertThat(chair.notification()).contains("stored");
        }
        try (Tasklist cpo = signIn("cpo")) {
            cpo.take("Review concern", concern.reference());
            cpo.fill("review", Answers.review());
            cpo.complete();
        }
        try (Tasklist teacher = signIn("teacher")) {
            teacher.openFilter("Your reports");
            teacher.takeHere("Say whether you are still worried", concern.reference());
            assertThat(teacher.form().innerText())
                    .contains("has been reviewed", "0100 000 000")
                    .doesNotContain("Robin", "Cora");
            teacher.fill("say-whether-worried", Answers.worried()).picture("reporter-is-worried");
            teacher.complete();
        }
        untilOffered("userTask_answerWorry", "head");
        try (Tasklist head = signIn("head")) {
            head.take("Answer the reporter", concern.reference());
            assertThat(head.form().innerText())
                    .contains("Nothing seems to change.", "0100 000 000")
                    .doesNotContain("Robin");
            head.fill("answer-worry", Answers.worryAnswered()).picture("head-answers");
            head.complete();
        }
    }

    @Test
    void the_report_form_says_when_it_is_read_outside_hours_and_whoever_steps_out_sees_no_more_of_it() {
        journey = "outside-hours";
        at(22, 0);
        try (Tasklist teacher = signIn("teacher")) {
            teacher.openReport();
            assertThat(teacher.form().innerText())
                    .contains("nobody will read this until Wednesday 25 November 2026, 08:30", "0100 000 000", "999");
            teacher.picture("report-at-ten-at-night");
        }
        try (Tasklist cpo = signIn("cpo")) {
            cpo.take("Review concern", concern.reference());
            cpo.fill("review", Answers.stepOut()).picture("stepping-out");
            cpo.complete();
            cpo.openFilter("Open concerns");
            cpo.showsNothingOf(concern.reference());
            cpo.picture("stepped-out");
        }
    }
}

package school.safeguarding.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.draft.Drafts;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** The first page is each person's own, and a mail's link leads to the step or says nothing. */
@SchoolTest
class FirstPageTest {

    private static final String CHILD = "Tilly Firstpage";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Chronology chronology;

    @Autowired
    private Drafts drafts;

    @LocalServerPort
    private int port;

    @BeforeEach
    void aMorningAtSchool() {
        clock.set(Instant.parse("2026-11-24T08:50:00Z"));
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private Story story() {
        return new Story(engine, clock);
    }

    private Story reported() {
        return story().reported(Answers.report().with("childName", CHILD)).passSavePoints();
    }

    private String page(String person) {
        HttpResponse<String> page = new TasklistClient(port).signedIn(person).page("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).as("no child is named").doesNotContain(CHILD);
        return page.body();
    }

    /** What the page says of a report in one word. */
    private String standing(String person, Story concern) {
        return Pattern.compile(
                        Pattern.quote(concern.reference()) + "</th>.*?data-heading=\"Where it stands\">(\\w+)<",
                        Pattern.DOTALL)
                .matcher(page(person))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("not there");
    }

    @Test
    void a_reporter_sees_how_far_it_has_come_in_one_word() {
        Story concern = reported();
        assertThat(standing("teacher", concern)).isEqualTo("received");
        assertThat(standing("deputy", concern)).as("of their own alone").isEqualTo("not there");
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("childConfirmedName", CHILD));
        assertThat(standing("teacher", concern)).isEqualTo("reviewed");
        assertThat(page("teacher")).contains("href=\"/report\"", "Say whether you are still worried");
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        concern.doesAll("userTask_tellByVoice", Answers.toldByVoice());
        concern.doesAll("userTask_recordWhoCollected", Answers.collected());
        concern.settles("cpo", "social-care").tellsHome("cpo").closes("cpo", "deputy");
        assertThat(standing("teacher", concern)).isEqualTo("closed");
    }

    @Test
    void a_reporter_from_whom_it_is_hidden_goes_on_seeing_what_they_saw_last() {
        Story aboutHead = story().reportedBy("head", Answers.report().with("aboutWhom", List.of("head")))
                .passSavePoints();
        aboutHead.does("chair", "userTask_reviewConcern", Answers.review());
        assertThat(standing("head", aboutHead)).isEqualTo("received");
        aboutHead.starts("head", "still-worried", Answers.added(aboutHead.reference()));
        assertThat(lastEntry(aboutHead)).isEqualTo("Reporter added to the report");
        assertThat(standing("head", aboutHead)).isEqualTo("received");
        Set<String> before = references("head");
        aboutHead.does(
                "chair",
                "userTask_addToRecord",
                Answers.concernedToo("another")
                        .with("rightChildName", "Nora Twinmade", "rightChildDateOfBirth", "2020-03-02"));
        aboutHead.passSavePoints();
        assertThat(references("head")).as("nor of a concern that came of it").isEqualTo(before);
    }

    @Test
    void whoever_has_begun_a_report_is_told_that_it_is_not_sent() {
        drafts.keep(AccountId.of("teacher"), "cse-concern", Map.of("childName", CHILD));
        assertThat(page("teacher")).contains("not sent yet", "24 November 2026, 08:50", "href=\"/drafts\"");
        assertThat(page("deputy")).doesNotContain("not sent yet");
        drafts.forget(AccountId.of("teacher"), "cse-concern");
        assertThat(page("teacher")).doesNotContain("not sent yet");
    }

    @Test
    void a_reporter_adds_to_a_report_or_says_that_they_are_still_worried() {
        Story concern = reported();
        TasklistClient teacher = new TasklistClient(port).signedIn("teacher");
        String add = "/report/" + concern.reference() + "/add";
        assertThat(page("teacher")).contains(add, "/report/" + concern.reference() + "/worried");
        Map<String, String> more = new HashMap<>(Map.of(
                "_for", "teacher",
                "_key", UUID.randomUUID().toString(),
                "concernReference", concern.reference().toLowerCase(Locale.ROOT),
                "addedOrWorried", "added",
                "harmPossible", "no"));
        HttpResponse<String> refused = teacher.fillFrom(add, "/report/more", more);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("“What do you want to add, or why are you still worried?” must be filled in");
        more.put("worryReason", "The coat was red.");
        assertThat(sentTo(teacher.fillFrom(add, "/report/more", more))).isEqualTo("/?added=true");
        assertThat(lastEntry(concern)).isEqualTo("Reporter added to the report");
        assertThat(concern.passSavePoints().openSteps()).doesNotContain("userTask_answerWorry");
        assertThat(sentTo(teacher.fillFrom(add, "/report/more", more)))
                .as("sent once more, since the answer was lost")
                .isEqualTo("/?added=true");
        assertThat(additions(concern)).isEqualTo(1);
        more.put("addedOrWorried", "worried");
        assertThat(teacher.fillFrom(add, "/report/more", more).body())
                .contains("What you have changed since is not in it");
        more.put("_key", UUID.randomUUID().toString());
        teacher.fillFrom(add, "/report/more", more);
        assertThat(concern.passSavePoints().openSteps()).contains("userTask_answerWorry");
        TasklistClient deputy = new TasklistClient(port).signedIn("deputy");
        more.put("_for", "deputy");
        more.put("_key", UUID.randomUUID().toString());
        assertThat(deputy.fillFrom(add, "/report/more", more).body())
                .as("of a report that is somebody else's")
                .contains("must be the reference in the email that you got for your own report");
    }

    private Set<String> references(String person) {
        return Pattern.compile("CSE-\\d{4}-\\d{4}")
                .matcher(page(person))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private long additions(Story concern) {
        return chronology.of(Reference.of(concern.reference())).stream()
                .filter(entry -> entry.kind().equals("still-worried"))
                .count();
    }

    private String lastEntry(Story concern) {
        List<Entry> all = chronology.of(Reference.of(concern.reference()));
        return all.stream()
                .filter(entry -> entry.kind().equals("still-worried"))
                .reduce((one, other) -> other)
                .map(Entry::step)
                .orElse("none");
    }

    @Test
    void whoever_works_steps_sees_first_what_is_urgent() {
        Story concern = reported();
        String review = concern.task("userTask_reviewConcern").getId();
        assertThat(part(page("cpo"), "Due today")).contains("/steps/" + review, concern.reference());
        clock.advance(Duration.ofMinutes(90));
        assertThat(part(page("cpo"), "Urgent")).contains("/steps/" + review);
        assertThat(page("cpo"))
                .contains("href=\"/concerns\"", "href=\"/children\"", "href=\"/camunda/app/tasklist/default/\"")
                .doesNotContain("Add to the record");
        assertThat(page("chair")).doesNotContain(concern.reference());
    }

    private static String part(String page, String caption) {
        int from = page.indexOf(">" + caption + " (");
        assertThat(from).as(caption).isPositive();
        return page.substring(from, page.indexOf("</table>", from));
    }

    /** A mail asks for it, and no step leads there. */
    @Test
    void what_somebody_is_asked_to_read_stands_there_until_they_have_read_it_and_for_nobody_else() {
        Story earlier = story().reported(Answers.report().with("childName", CHILD, "aboutWhom", List.of("cpo")))
                .passSavePoints();
        assertThat(page("head")).doesNotContain("What you are asked to read");
        clock.advance(Duration.ofMinutes(1));
        Story later = reported();
        String record = "href=\"/records/" + earlier.reference() + "\"";
        assertThat(page("head"))
                .contains("What you are asked to read", record)
                .doesNotContain("/records/" + later.reference());
        assertThat(page("cpo")).doesNotContain("What you are asked to read", earlier.reference());
        clock.advance(Duration.ofMinutes(1));
        new TasklistClient(port).signedIn("head").page("/records/" + earlier.reference());
        assertThat(page("head")).doesNotContain(record);
    }

    @Test
    void the_head_sees_what_is_late_and_nothing_of_what_is_kept_from_them() {
        Story concern = reported();
        Story aboutHead = story().reported(Answers.report().with("aboutWhom", List.of("head")))
                .passSavePoints();
        assertThat(page("head")).doesNotContain(concern.reference());
        clock.advance(Duration.ofHours(5));
        assertThat(page("head"))
                .contains("What is overdue in the school", concern.reference(), "Review concern")
                .doesNotContain(aboutHead.reference());
        assertThat(page("teacher")).doesNotContain("What is overdue in the school");
    }

    @Test
    void it_support_sees_nothing_of_any_concern() {
        Story concern = reported();
        assertThat(page("it"))
                .contains("href=\"/pupils\"")
                .doesNotContain(concern.reference(), "href=\"/concerns\"", "Report a concern", "What you reported");
    }

    @Test
    void a_mails_link_leads_to_the_step_after_signing_in_and_tells_nobody_else_anything() {
        Story concern = reported();
        String review = "/steps/" + concern.task("userTask_reviewConcern").getId();
        TasklistClient cpo = new TasklistClient(port);
        assertThat(sentTo(cpo.page(review))).endsWith("/login");
        assertThat(sentTo(cpo.signIn("cpo", "demo"))).isEqualTo(review);
        assertThat(sentTo(cpo.page(review)))
                .isEqualTo("/camunda/app/tasklist/default/#/?task=" + review.substring("/steps/".length()));
        TasklistClient teacher = new TasklistClient(port).signedIn("teacher");
        String theirs = withoutToken(teacher.page(review));
        assertThat(theirs).contains("This step is not open to you").doesNotContain(concern.reference());
        assertThat(withoutToken(teacher.page("/steps/" + UUID.randomUUID()))).isEqualTo(theirs);
    }

    private static String withoutToken(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private static String sentTo(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere");
    }
}

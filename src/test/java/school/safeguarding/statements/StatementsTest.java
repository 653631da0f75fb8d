package school.safeguarding.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** How often the database is asked, which is most of what a report costs: whoever lets it grow is told here. */
@SchoolTest
class StatementsTest {

    private static final int MOST_OF_REPORT = 32;
    private static final int MOST_OF_ALL_THAT_FOLLOWS = 22;
    private static final int MOST_TRANSACTIONS = 10;
    private static final int MOST_OF_OPENED_REVIEW = 100;
    private static final int MOST_OF_REVIEW = 104;

    /** One of them says, in a transaction of its own, that a mail is about to be sent. */
    private static final int MOST_OF_ALL_THAT_FOLLOWS_A_REVIEW = 16;

    private static final int MOST_OF_KEPT_DRAFT = 5;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private CountedStatements counted;

    @LocalServerPort
    private int port;

    @Test
    void a_report_and_all_that_follows_ask_the_database_only_so_often() {
        new Story(engine, clock).reported(Answers.report()).passSavePoints();
        Story story = new Story(engine, clock);

        counted.listen();
        story.reported(Answers.report().with("childName", "Sam Statement"));
        CountedStatements.Heard report = counted.stop().with("insert into safeguarding.concern ");
        counted.listen();
        story.passSavePoints();
        CountedStatements.Heard follows = counted.stop();
        assertThat(report.transactions()).hasSize(1);
        assertThat(report.statements())
                .as("the report's own transaction: %s", report)
                .isLessThanOrEqualTo(MOST_OF_REPORT);
        assertThat(follows.statements())
                .as("all that follows: %s", follows)
                .isLessThanOrEqualTo(MOST_OF_ALL_THAT_FOLLOWS);
        assertThat(follows.transactions()).hasSizeLessThanOrEqualTo(MOST_TRANSACTIONS);
    }

    /** What Tasklist asks for when somebody opens a step. */
    @Test
    void a_review_that_is_opened_asks_the_database_only_so_often() {
        Story story = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        TasklistClient cpo = new TasklistClient(port).signedIn("cpo");
        String review = "/task/" + story.task("userTask_reviewConcern").getId();
        List<String> parts = List.of("", "/form", "/deployed-form", "/form-variables?deserializeValues=false");
        parts.forEach(part -> cpo.engine("GET", review + part, null));

        counted.listen();
        parts.forEach(part ->
                assertThat(cpo.engine("GET", review + part, null).statusCode()).isEqualTo(200));
        CountedStatements.Heard opened = counted.stop();
        assertThat(opened.statements()).as("%s", opened).isLessThanOrEqualTo(MOST_OF_OPENED_REVIEW);
    }

    /** Somebody who types has it kept every few seconds. */
    @Test
    void a_draft_that_is_kept_asks_the_database_only_so_often() {
        Story story = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        TasklistClient cpo = new TasklistClient(port).signedIn("cpo").with("X-Form-Key", "key-of-a-form");
        String draft = "/camunda/api/draft/task/"
                + story.task("userTask_reviewConcern").getId();
        String typed = "{\"typed\":{\"reviewNotes\":\"Zebra\"}}";
        cpo.call("POST", draft, typed);

        counted.listen();
        assertThat(cpo.call("POST", draft, typed).statusCode()).isEqualTo(204);
        CountedStatements.Heard kept = counted.stop();
        assertThat(kept.statements()).as("%s", kept).isLessThanOrEqualTo(MOST_OF_KEPT_DRAFT);
        assertThat(kept.toString()).doesNotContain("lock(").doesNotContain("trace");
    }

    @Test
    void a_review_and_all_that_follows_ask_the_database_only_so_often() {
        new Story(engine, clock).reported(Answers.report()).does("cpo", "userTask_reviewConcern", Answers.review());
        Story story = new Story(engine, clock).reported(Answers.report()).passSavePoints();

        counted.listen();
        story.doesWithoutJobs("cpo", "userTask_reviewConcern", Answers.review());
        CountedStatements.Heard review = counted.stop().with("INSERT INTO safeguarding.entry");
        counted.listen();
        story.passSavePoints();
        CountedStatements.Heard follows = counted.stop();
        assertThat(review.transactions()).hasSize(1);
        assertThat(review.statements())
                .as("the review's own transaction: %s", review)
                .isLessThanOrEqualTo(MOST_OF_REVIEW);
        assertThat(follows.statements())
                .as("all that follows: %s", follows)
                .isLessThanOrEqualTo(MOST_OF_ALL_THAT_FOLLOWS_A_REVIEW);
    }
}

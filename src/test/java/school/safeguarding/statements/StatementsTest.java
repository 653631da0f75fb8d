package school.safeguarding.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/** How often the database is asked, which is most of what a report costs: whoever lets it grow is told here. */
@SchoolTest
class StatementsTest {

    /** One is for the step that stands, which waits for its report to be joined to another. */
    private static final int MOST_OF_REPORT = 40;

    private static final int MOST_OF_ALL_THAT_FOLLOWS = 24;
    private static final int MOST_TRANSACTIONS = 10;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private CountedStatements counted;

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
}

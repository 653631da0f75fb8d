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
        System.err.println("REPORT " + report);
        System.err.println("FOLLOWS " + follows);
        assertThat(report.transactions()).hasSize(1);
    }
}

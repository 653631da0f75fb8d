package school.safeguarding.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;

/** The mail at the opening of each school day, whose absence is the alarm. */
@SchoolTest
class DailySummaryTest {

    private static final Pattern FIGURES =
            Pattern.compile("The system is running: (\\d+) open, (\\d+) overdue, (\\d+) emails? not delivered");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails connection;

    private Story school;

    /** Each test has a day of its own: a summary is given once. */
    @BeforeEach
    void begin() {
        school = new Story(engine, clock);
    }

    @AfterEach
    void everybodyIsBack() {
        new Staff(connection.getJdbcUrl()).everybodyIsBack();
    }

    private void opens(String day, String time) {
        school.at(day, time);
        SchoolDay.looks(engine, clock);
    }

    private List<String> summaries(String day) {
        return database.sql("SELECT to_account || ': ' || detail FROM safeguarding.notice"
                        + " WHERE kind = 'DAILY_SUMMARY' AND once_key LIKE ? ORDER BY 1")
                .param("summary " + day + "%")
                .query(String.class)
                .list();
    }

    private int[] figures(String day) {
        Matcher figures = FIGURES.matcher(summaries(day).get(0));
        assertThat(figures.find()).isTrue();
        return new int[] {
            Integer.parseInt(figures.group(1)), Integer.parseInt(figures.group(2)), Integer.parseInt(figures.group(3))
        };
    }

    @Test
    void the_head_is_told_once_at_the_opening_also_when_there_is_nothing_to_say() {
        opens("2026-12-01", "08:29");
        assertThat(summaries("2026-12-01")).isEmpty();
        opens("2026-12-01", "08:30");
        opens("2026-12-01", "09:00");
        assertThat(summaries("2026-12-01")).singleElement().asString().startsWith("head: The system is running: ");
    }

    @Test
    void there_is_none_on_a_day_without_school() {
        opens("2026-12-05", "09:00");
        assertThat(summaries("2026-12-05")).isEmpty();
    }

    @Test
    void it_counts_only_what_the_head_may_know() {
        opens("2026-12-02", "08:30");
        int[] before = figures("2026-12-02");
        school.at("2026-12-02", "10:00");
        school.reported(Answers.report()).passSavePoints();
        Story hidden = new Story(engine, clock);
        hidden.at("2026-12-02", "10:00");
        hidden.reported(Answers.report().with("aboutWhom", List.of("head"))).passSavePoints();
        for (Story undelivered : List.of(school, hidden)) {
            database.sql(
                            "UPDATE safeguarding.notice SET state = 'UNDELIVERED' WHERE reference = ? AND to_account = 'teacher'")
                    .param(undelivered.reference())
                    .update();
        }
        opens("2026-12-03", "08:30");
        int[] after = figures("2026-12-03");
        assertThat(after[0]).isEqualTo(before[0] + 1);
        assertThat(after[1]).isEqualTo(before[1] + 1);
        assertThat(after[2]).isEqualTo(before[2] + 1);
    }

    @Test
    void where_no_head_is_there_the_chair_is_told_too() {
        new Staff(connection.getJdbcUrl()).leaves("head", LocalDate.of(2026, 11, 23));
        opens("2026-12-07", "08:30");
        assertThat(summaries("2026-12-07"))
                .singleElement()
                .asString()
                .startsWith("chair: The system is running: ")
                .contains("ALARM A03: nobody who is there holds the role head");
    }

    /** The calendar that ships ends on Wednesday 21 July 2027; sixty days before is a Saturday. */
    @Test
    void from_sixty_days_before_the_calendars_end_it_says_so_each_day_and_after_it_that_it_has_ended() {
        opens("2027-05-21", "08:30");
        assertThat(summaries("2027-05-21").get(0)).doesNotContain("calendar");
        for (String day : List.of("2027-05-22", "2027-05-24", "2027-07-21")) {
            opens(day, "08:30");
            assertThat(summaries(day).get(0)).as(day).contains("The school calendar ends on 21/07/2027");
        }
        for (String day : List.of("2027-07-22", "2027-07-24", "2027-08-30")) {
            opens(day, "08:30");
            assertThat(summaries(day).get(0)).as(day).contains("ALARM A06: the school calendar ended on 21/07/2027");
        }
    }
}

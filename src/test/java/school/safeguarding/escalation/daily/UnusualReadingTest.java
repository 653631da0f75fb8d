package school.safeguarding.escalation.daily;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/** What the head is told each week of how records were read. */
@SchoolTest
class UnusualReadingTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RecordViews views;

    @Autowired
    private UnusualReading reading;

    @Autowired
    private Trail trail;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails details;

    @Value("${safeguarding.data-dir}")
    private Path dataDir;

    @AfterEach
    void everybodyIsBack() {
        new Staff(details.getJdbcUrl()).everybodyIsBack();
    }

    private Story reported(String day, String time, Answers report) {
        Story concern = new Story(engine, clock);
        concern.at(day, time);
        return concern.reported(report).passSavePoints();
    }

    private void reads(String person, Story concern) {
        assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of(person)))
                .isPresent();
    }

    private String summary(String day, Set<String> known) {
        return reading.between(Instant.parse(day + "T00:00:00Z"), Instant.parse(day + "T23:59:59Z"), known::contains);
    }

    @Test
    void reading_by_day_is_counted_and_not_named() {
        Story concern = reported("2027-01-12", "10:00", Answers.report());
        reads("cpo", concern);
        assertThat(summary("2027-01-12", Set.of(concern.reference())))
                .isEqualTo("Records were read once, by one person.\n\nNothing about it was unusual.");
    }

    @Test
    void reading_at_night_is_named_by_account_and_reference() {
        Story concern = reported("2027-01-13", "21:30", Answers.report());
        reads("cpo", concern);
        reads("cpo", concern);
        assertThat(summary("2027-01-13", Set.of(concern.reference())))
                .contains("- cpo read at night or at a weekend, 2 times: " + concern.reference())
                .doesNotContain("Robin", "Cora");
    }

    @Test
    void what_the_head_may_not_know_is_not_counted() {
        Story hidden = reported("2027-01-14", "21:30", Answers.report().with("aboutWhom", List.of("head")));
        reads("chair", hidden);
        assertThat(summary("2027-01-14", Set.of())).contains("Records were read 0 times, by 0 people.");
    }

    @Test
    void how_many_were_asked_for_that_are_not_there_is_said_and_nothing_of_those_that_are_hidden() {
        Story hidden = reported("2027-02-02", "10:00", Answers.report().with("aboutWhom", List.of("head")));
        leave(Trace.of(AccountId.of("teacher"), Kind.MORE_OF_AN_HOUR).with("9 READ_REFUSED 2027-02-02T10:00:00Z"));
        leave(Trace.about(Reference.of(hidden.reference()), AccountId.of("teacher"), Kind.MORE_OF_AN_HOUR)
                .with("4 READ_REFUSED 2027-02-02T10:00:00Z"));
        leave(Trace.of(AccountId.of("teacher"), Kind.MORE_OF_AN_HOUR).with("3 CODE_REFUSED 2027-02-02T10:00:00Z"));
        assertThat(summary("2027-02-02", Set.of()))
                .endsWith("Unusual was:\n- teacher asked for 9 more that are not there");
        assertThat(summary("2027-02-02", Set.of(hidden.reference())))
                .contains("teacher asked for a record or a step and was refused, 4 times: " + hidden.reference());
    }

    private void leave(Trace trace) {
        transaction.executeWithoutResult(status -> trail.leave(trace));
    }

    @Test
    void reading_of_many_children_is_named_and_of_one_child_many_times_is_not() {
        List<Story> concerns = IntStream.range(0, 10)
                .mapToObj(number -> reported(
                        "2027-01-15",
                        "10:00",
                        Answers.report().with("childName", "Madeup Child" + (char) ('a' + number))))
                .toList();
        concerns.subList(1, 10).forEach(concern -> reads("cpo", concern));
        reads("cpo", concerns.get(1));
        Set<String> known = Set.copyOf(concerns.stream().map(Story::reference).toList());
        assertThat(summary("2027-01-15", known)).doesNotContain("children");
        reads("cpo", concerns.get(0));
        assertThat(summary("2027-01-15", known)).contains("- cpo read the records of 10 children");
    }

    @Test
    void whoever_teaches_is_named_for_a_child_of_another_class_unless_they_handle_it() {
        new Staff(details.getJdbcUrl()).teaches("deputy", "Owls");
        new Staff(details.getJdbcUrl()).teaches("cpo", "Owls");
        Story concern = reported("2027-01-18", "10:00", Answers.report().with("childClass", "Foxes"));
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("childConfirmedClass", "Foxes"));
        concern.does("cpo", "userTask_decideResponse", Answers.noFurtherAction());
        reads("cpo", concern);
        reads("deputy", concern);
        assertThat(summary("2027-01-18", Set.of(concern.reference())))
                .contains("- deputy read, without handling it, the record of a child of another class than theirs: "
                        + concern.reference())
                .doesNotContain("- cpo");
        new Staff(details.getJdbcUrl()).teaches("deputy", "foxes ");
        assertThat(summary("2027-01-18", Set.of(concern.reference()))).doesNotContain("another class");
    }

    @Test
    void the_head_gets_it_once_a_week_and_the_chair_the_trails_end_every_day() throws IOException {
        Story concern = reported("2027-01-20", "21:30", Answers.report());
        reads("cpo", concern);
        Story hidden = reported("2027-01-20", "21:30", Answers.report().with("aboutWhom", List.of("head")));
        reads("chair", hidden);
        Story school = new Story(engine, clock);
        for (String day : List.of("2027-01-25", "2027-01-26", "2027-01-30")) {
            school.at(day, "09:00");
            SchoolDay.looks(engine, clock);
        }
        assertThat(told("READING_SUMMARY", "reading 2027-01-2%"))
                .singleElement()
                .asString()
                .startsWith("head: 18/01/2027 to 24/01/2027: Records were read ")
                .contains("cpo read at night", concern.reference())
                .doesNotContain("chair", hidden.reference());
        assertThat(told("HEAD_OF_DAY", "head of 2027-01-%")).hasSize(3).allSatisfy(text -> assertThat(text)
                .matches("chair: [0-9a-f]{64}"));
    }

    @Test
    void it_begins_where_the_last_one_ended_also_after_weeks_in_which_the_application_did_not_run() {
        Story school = new Story(engine, clock);
        school.at("2027-02-16", "09:00");
        SchoolDay.looks(engine, clock);
        Story concern = reported("2027-02-19", "21:30", Answers.report());
        reads("cpo", concern);
        for (String day : List.of("2027-03-10", "2027-03-11")) {
            school.at(day, "09:00");
            SchoolDay.looks(engine, clock);
        }
        assertThat(told("READING_SUMMARY", "reading 2027-03-1%"))
                .singleElement()
                .asString()
                .startsWith("head: 15/02/2027 to 07/03/2027: ")
                .contains("cpo read at night", concern.reference());
    }

    private List<String> told(String kind, String key) {
        return database.sql("SELECT to_account || ': ' || detail FROM safeguarding.notice"
                        + " WHERE kind = ? AND once_key LIKE ? ORDER BY created_at")
                .params(kind, key)
                .query(String.class)
                .list();
    }
}

package school.safeguarding.record.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.door.NothingHere;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;
import school.safeguarding.trail.Trail.Left;

/** A child is found by whoever may read a concern about them, and for everybody else the school knows no such child. */
@SchoolTest
class ChildrenPagesTest {

    private static final String NOBODY = "Nobody was found with a concern that you may read.";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Trail trail;

    @LocalServerPort
    private int port;

    private TasklistClient as(String person) {
        return new TasklistClient(port).signedIn(person);
    }

    private Story reported(String child, String... about) {
        return new Story(engine, clock)
                .reported(
                        Answers.report().with("childName", child, "childClass", "Plovers", "aboutWhom", List.of(about)))
                .passSavePoints();
    }

    private static String found(TasklistClient client, String typed) {
        HttpResponse<String> page = client.fill("/children", Map.of("q", typed));
        assertThat(page.statusCode()).isEqualTo(200);
        return HtmlUtils.htmlUnescape(page.body());
    }

    private String childOf(Story story) {
        return database.sql("SELECT child::text FROM safeguarding.concern_child WHERE reference = ? AND kind = 'CHILD'"
                        + " ORDER BY position DESC LIMIT 1")
                .param(story.reference())
                .query(String.class)
                .single();
    }

    private void isClosed(Story story) {
        story.does("cpo", "userTask_reviewConcern", Answers.review().with("childConfirmedName", "Finn Filed"));
        story.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        story.doesAll("userTask_tellByVoice", Answers.toldByVoice());
        story.doesAll("userTask_recordWhoCollected", Answers.collected());
        story.settles("cpo", "social-care").tellsHome("cpo").closes("cpo", "deputy");
    }

    @Test
    void a_child_is_found_by_the_beginning_of_a_name_a_date_of_birth_or_a_class() {
        reported("Fern O'Filed", "stranger");
        TasklistClient cpo = as("cpo");
        for (String typed : List.of("fer", "ofiled FERN", "4/5/2021", "plovers")) {
            assertThat(found(cpo, typed)).as(typed).contains("Fern O'Filed", "04/05/2021", "1 open, 0 closed");
        }
        assertThat(found(cpo, "Nobody By That Name")).contains(NOBODY);
        assertThat(found(cpo, "")).contains(NOBODY);
        assertThat(HtmlUtils.htmlUnescape(cpo.page("/children?q=Fern").body()))
                .as("never by an address")
                .doesNotContain("Filed", NOBODY);
    }

    @Test
    void a_child_is_found_by_three_letters_from_the_middle_of_a_name_and_by_no_fewer() {
        reported("Annemarie Jane Wexfiled-Ozmadeup", "stranger");
        TasklistClient cpo = as("cpo");
        for (String typed : List.of("oz", "xfi", "emarie", "jane madeup", "ZMA xfil")) {
            assertThat(found(cpo, typed)).as(typed).contains("Annemarie Jane Wexfiled-Ozmadeup");
        }
        for (String typed : List.of("zm", "xf", "jane xf", "xfa")) {
            assertThat(found(cpo, typed)).as(typed).doesNotContain("Annemarie");
        }
        assertThat(found(cpo, "xfa")).contains(NOBODY, "Try less of the name", "or the date of birth, or the class");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deputy", "head", "chair", "governor"})
    void whoever_may_read_none_of_the_concerns_finds_what_is_found_where_there_is_nothing(String person) {
        Story story = reported("Flo Filed", "stranger");
        TasklistClient client = as(person);
        String theirs = found(client, "Flo Filed");
        String nobodys = found(client, "Nil Nobody");
        assertThat(theirs.replace("Flo Filed", "").replaceAll("value=\"[^\"]*\"", ""))
                .isEqualTo(nobodys.replace("Nil Nobody", "").replaceAll("value=\"[^\"]*\"", ""))
                .contains(NOBODY);
        HttpResponse<String> file = client.page("/children/" + childOf(story));
        HttpResponse<String> none = client.page("/children/" + UUID.randomUUID());
        assertThat(file.statusCode()).isEqualTo(404).isEqualTo(none.statusCode());
        assertThat(file.body()).isEqualTo(none.body()).isEqualTo(NothingHere.page());
    }

    @ParameterizedTest
    @ValueSource(strings = {"teacher", "it"})
    void staff_see_none_of_it(String person) {
        Story story = reported("Fay Filed", "stranger");
        TasklistClient client = as(person);
        for (String path : List.of("/children", "/children/" + childOf(story))) {
            assertThat(client.page(path).statusCode()).as(path).isEqualTo(404);
        }
        HttpResponse<String> sent = client.fillFrom("/account/password", "/children", Map.of("q", "Fay Filed"));
        assertThat(sent.statusCode()).isEqualTo(404);
        assertThat(sent.body()).isEqualTo(NothingHere.page());
    }

    @Test
    void the_file_has_every_concern_that_its_reader_may_know_closed_ones_too_and_no_other() {
        Story closed = reported("Finn Filed", "stranger");
        isClosed(closed);
        Story open = reported("finn filed", "stranger");
        Story hidden = reported("Finn Filed", "cpo");
        TasklistClient cpo = as("cpo");
        Matcher link = Pattern.compile("/children/[0-9a-f-]{36}").matcher(found(cpo, "Finn"));
        assertThat(link.find()).isTrue();
        String file = HtmlUtils.htmlUnescape(cpo.page(link.group()).body());
        assertThat(link.find()).as("the same child once").isFalse();
        assertThat(file)
                .contains("Finn Filed", "Closed", "To be reviewed")
                .contains("/records/" + closed.reference() + "\"", "/records/" + open.reference() + "\"")
                .contains("Referral opened", "/records/" + closed.reference() + "#entry-")
                .doesNotContain(hidden.reference(), "Robin hid");
        assertThat(cpo.page("/records/" + closed.reference()).body()).contains("/children/" + childOf(closed));
        String head = found(as("head"), "Finn");
        assertThat(head).contains("1 open, 0 closed");
        assertThat(trail.about(Reference.of(closed.reference())))
                .extracting(left -> left.trace().by() + " " + left.trace().kind())
                .contains("cpo " + Kind.CHILD_FILE_READ);
        assertThat(trail.about(Reference.of(hidden.reference())))
                .extracting(left -> left.trace().kind())
                .doesNotContain(Kind.CHILD_FILE_READ);
    }

    @Test
    void a_search_leaves_a_trace_of_how_many_were_found_and_of_no_name() {
        reported("Fran Filed", "stranger");
        found(as("cpo"), "Fran Filed");
        List<Trace> sought =
                trail
                        .between(
                                clock.instant().minus(Duration.ofDays(1)),
                                clock.instant().plusSeconds(1))
                        .stream()
                        .map(Left::trace)
                        .filter(trace -> trace.kind() == Kind.CHILDREN_SOUGHT)
                        .toList();
        assertThat(sought)
                .isNotEmpty()
                .allSatisfy(trace -> assertThat(trace.detail().orElseThrow()).matches("\\d+"));
    }
}

package school.safeguarding.record.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** Each page of a record, for each role, of concerns from which others are excluded: it opens for whoever handles it alone. */
@SchoolTest
class PagesByRoleTest {

    private static final List<String> EVERYBODY =
            List.of("teacher", "cpo", "deputy", "head", "chair", "governor", "it");

    private static final String NOWHERE = "CSE-2026-00000000";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @LocalServerPort
    private int port;

    private interface Asking {
        HttpResponse<?> of(TasklistClient client, String reference, String child);
    }

    private static final Map<String, Asking> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("record", (client, reference, child) -> client.page("/records/" + reference));
        for (String page : List.of("procedure", "attachments/new", "paper-originals/new", "body-maps/new")) {
            PAGES.put(page, (client, reference, child) -> client.page("/records/" + reference + "/" + page));
        }
        PAGES.put(
                "as it was",
                (client, reference, child) -> client.fillFrom(
                        "/account", "/records/" + reference + "/as-it-was", Map.of("on", "today", "at", "00:00")));
        PAGES.put(
                "paper",
                (client, reference, child) ->
                        client.fillFrom("/account", "/records/" + reference + "/paper", Map.of()));
        PAGES.put(
                "more on paper",
                (client, reference, child) ->
                        client.fillFrom("/account", "/records/" + reference + "/paper/ask", Map.of()));
        PAGES.put("file", (client, reference, child) -> client.page("/children/" + child));
        PAGES.put(
                "file on paper",
                (client, reference, child) -> client.fillFrom("/account", "/children/" + child + "/paper", Map.of()));
    }

    private Story reportedAbout(String whom, String child) {
        return new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of(whom), "childName", child))
                .passSavePoints();
    }

    private String childOf(Story story) {
        return database.sql("SELECT child::text FROM safeguarding.concern_child WHERE reference = ? AND kind = 'CHILD'")
                .param(story.reference())
                .query(String.class)
                .single();
    }

    /** All that a browser is told but what differs with the time of day. */
    private static String told(HttpResponse<?> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + " " + headers + " " + answer.body();
    }

    @Test
    void every_page_opens_for_whoever_handles_the_concern_and_is_not_there_for_everybody_else() {
        Map<Story, String> handledBy = Map.of(
                reportedAbout("stranger", "Pim Pageone"), "cpo",
                reportedAbout("cpo", "Pam Pagetwo"), "head",
                reportedAbout("head", "Pom Pagethree"), "chair");
        for (String person : EVERYBODY) {
            TasklistClient client = new TasklistClient(port).signedIn(person);
            PAGES.forEach((page, asking) -> {
                String nothing =
                        told(asking.of(client, NOWHERE, UUID.randomUUID().toString()));
                assertThat(nothing).as(page + " of nothing").startsWith("404 ");
                handledBy.forEach((story, handler) -> {
                    HttpResponse<?> answer = asking.of(client, story.reference(), childOf(story));
                    if (person.equals(handler)) {
                        assertThat(answer.statusCode()).as(page).isBetween(200, 302);
                    } else {
                        assertThat(told(answer))
                                .as(page + " for " + person + ", handled by " + handler)
                                .isEqualTo(nothing);
                    }
                });
            });
        }
    }
}

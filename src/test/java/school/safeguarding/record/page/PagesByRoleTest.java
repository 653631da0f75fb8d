package school.safeguarding.record.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.attachment.file.Samples;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** Each page of a record, for each role, of concerns from which others are excluded: it opens for whoever handles it alone. */
@SchoolTest
class PagesByRoleTest {

    private static final List<String> EVERYBODY =
            List.of("teacher", "cpo", "deputy", "head", "chair", "governor", "it");

    private static final String NOWHERE = "CSE-2026-00000000";
    private static final String ATTACHMENT = "attachment";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int ROUNDS = 20;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient database;

    @LocalServerPort
    private int port;

    /** Somebody who has signed in, with the token that our forms send. */
    private record Asker(TasklistClient client, String token) {

        HttpResponse<String> page(String path) {
            return client.page(path);
        }

        HttpResponse<String> post(String path, Map<String, String> fields) {
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.put("_csrf", token);
            return client.post(path, all);
        }
    }

    private interface Asking {
        HttpResponse<?> of(Asker asker, String reference, String child);
    }

    private static final Map<String, Asking> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("record", (asker, reference, child) -> asker.page("/records/" + reference));
        for (String page : List.of("procedure", "attachments/new", "paper-originals/new", "body-maps/new")) {
            PAGES.put(page, (asker, reference, child) -> asker.page("/records/" + reference + "/" + page));
        }
        PAGES.put(ATTACHMENT, (asker, reference, child) -> asker.page("/records/" + reference + "/attachments/1"));
        PAGES.put(
                "as it was",
                (asker, reference, child) ->
                        asker.post("/records/" + reference + "/as-it-was", Map.of("on", "today", "at", "00:00")));
        PAGES.put("paper", (asker, reference, child) -> asker.post("/records/" + reference + "/paper", Map.of()));
        PAGES.put(
                "more on paper",
                (asker, reference, child) -> asker.post("/records/" + reference + "/paper/ask", Map.of()));
        PAGES.put("file", (asker, reference, child) -> asker.page("/children/" + child));
        PAGES.put("file on paper", (asker, reference, child) -> asker.post("/children/" + child + "/paper", Map.of()));
    }

    private Asker as(String person) {
        TasklistClient client = new TasklistClient(port).signedIn(person);
        Matcher token = TOKEN.matcher(client.page("/account").body());
        assertThat(token.find()).isTrue();
        return new Asker(client, token.group(1));
    }

    private Story reportedAbout(String whom, String child) {
        return new Story(engine, clock)
                .reported(Answers.report().with("aboutWhom", List.of(whom), "childName", child))
                .passSavePoints();
    }

    private Story withDocument(Story story, String handler) {
        String path = "/records/" + story.reference() + "/attachments";
        Map<String, String> said = Map.of(
                "_for", handler,
                "attachmentWhat", "A letter",
                "attachmentFrom", "Dr Imaginary, surgery",
                "attachmentOn", "today",
                "news", "nothing");
        new TasklistClient(port).signedIn(handler).uploadFrom(path + "/new", path, "file", Samples.pdf(), said);
        return story;
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
                withDocument(reportedAbout("stranger", "Pim Pageone"), "cpo"), "cpo",
                withDocument(reportedAbout("cpo", "Pam Pagetwo"), "head"), "head",
                withDocument(reportedAbout("head", "Pom Pagethree"), "chair"), "chair");
        for (String person : EVERYBODY) {
            Asker asker = as(person);
            PAGES.forEach((page, asking) -> {
                String nothing =
                        told(asking.of(asker, NOWHERE, UUID.randomUUID().toString()));
                assertThat(nothing).as(page + " of nothing").startsWith("404 ");
                handledBy.forEach((story, handler) -> {
                    HttpResponse<?> answer = asking.of(asker, story.reference(), childOf(story));
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

    /** In turns and by their quickest half, so that a busy machine is busy for both. */
    @Test
    void what_is_hidden_takes_as_long_on_every_page_as_what_is_not_there() {
        Story hidden = withDocument(reportedAbout("cpo", "Pum Pagefour"), "head");
        String child = childOf(hidden);
        Asker cpo = as("cpo");
        PAGES.forEach((page, asking) -> {
            List<Long> ofHidden = new ArrayList<>();
            List<Long> ofNothing = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                ofHidden.add(nanosOf(() -> asking.of(cpo, hidden.reference(), child)));
                ofNothing.add(
                        nanosOf(() -> asking.of(cpo, NOWHERE, UUID.randomUUID().toString())));
            }
            assertThat(quickest(ofHidden) / quickest(ofNothing)).as(page).isBetween(1 / 3.0, 3.0);
        });
    }

    private static long nanosOf(Runnable call) {
        long begin = System.nanoTime();
        call.run();
        return System.nanoTime() - begin;
    }

    private static double quickest(List<Long> nanos) {
        return nanos.stream()
                .sorted()
                .limit(ROUNDS / 2)
                .mapToLong(Long::longValue)
                .average()
                .orElseThrow();
    }
}

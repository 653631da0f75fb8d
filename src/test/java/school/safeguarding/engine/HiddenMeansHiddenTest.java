package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import school.safeguarding.FirstState;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.door.CallTable;
import school.safeguarding.notification.send.WaitingNotices;
import school.safeguarding.story.Answers;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/**
 * Two schools that differ in one concern answer alike to whoever may not know of it, over the same two days: every list, count,
 * form, refusal, header and mail, in their order, also when that person guesses the concern's reference and its step's id. How long
 * an answer takes is not compared.
 */
@SchoolTest
class HiddenMeansHiddenTest {

    /** Every procedure, list and kind of search, or two of each, since what answers for one answers for all. */
    private static final boolean IS_EACH_ASKED = Boolean.getBoolean("hidden.each");

    private static final int SOME = 2;

    /** The handler comes last: where the other concern is theirs, naming it as the same child's is taken and moves a step. */
    private static final List<String> PEOPLE =
            asked(List.of("teacher", "chair", "governor", "it", "head", "deputy", "cpo"));

    private static final List<String> KEPT_FROM_CONCERN_ABOUT_THEM = asked(List.of("head", "deputy", "cpo"));

    private static final List<String> KEPT_FROM_CONCERN_OF_CPO = asked(List.of("teacher", "chair", "governor", "it"));

    /** Each, or without those who may do what another of them may. */
    private static List<String> asked(List<String> people) {
        return people.stream()
                .filter(person -> IS_EACH_ASKED || !person.equals("governor"))
                .toList();
    }

    /** The mail that holds the end of the chain, which is a hash. */
    private static final String OF_CHAIN = "Please keep";

    private static final String NOBODYS = "CSE-2026-99999";

    /** They end the session, or are about the caller's own way of signing in. */
    private static final List<String> LEFT_OUT = List.of("/logout", "/login", "/account", "**", "/camunda/assets");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private FirstState first;

    @Value("${safeguarding.data-dir}")
    private Path dataDir;

    @LocalServerPort
    private int port;

    /** @param heard by person, every answer and mail, without what is drawn at random */
    private record School(Map<String, List<String>> heard) {}

    @Test
    void a_concern_that_one_may_not_know_changes_nothing_that_one_is_told() throws Exception {
        School without = school(Optional.empty(), "nobody", PEOPLE);
        School aboutThem = school(
                Optional.of(Answers.report().with("aboutWhom", List.of("cpo", "head"))),
                "teacher",
                KEPT_FROM_CONCERN_ABOUT_THEM);
        School ofCpo = school(
                Optional.of(Answers.report()),
                "head",
                Stream.concat(KEPT_FROM_CONCERN_OF_CPO.stream(), Stream.of("cpo"))
                        .toList());

        assertThat(without.heard().get("cpo"))
                .hasSizeGreaterThan(40)
                .anyMatch(told -> told.startsWith("A concern waits for you"));
        assertThat(without.heard().get("head"))
                .as("who is told what is late, and the day's figures")
                .anyMatch(told -> told.startsWith("The day's summary"))
                .anyMatch(told -> told.startsWith("How records were read last week"));
        assertThat(without.heard().get("deputy"))
                .anyMatch(told -> told.contains("You are now also responsible for this step"));
        for (String person : KEPT_FROM_CONCERN_ABOUT_THEM) {
            assertAlike(person, aboutThem, without);
        }
        for (String person : KEPT_FROM_CONCERN_OF_CPO) {
            assertAlike(person, ofCpo, without);
        }
        // The comparison would see a concern: whoever handles it hears of it.
        assertThat(ofCpo.heard().get("cpo")).isNotEqualTo(without.heard().get("cpo"));
    }

    /** One answer after the other, since all of them together are too long to read. */
    private static void assertAlike(String person, School with, School without) {
        List<String> expected = without.heard().get(person);
        List<String> heard = with.heard().get(person);
        for (int i = 0; i < Math.min(expected.size(), heard.size()); i++) {
            assertThat(heard.get(i)).as(person).isEqualTo(expected.get(i));
        }
        assertThat(heard).as(person).hasSameSizeAs(expected);
    }

    /** A school with one ordinary concern, and before it perhaps another about the same child. */
    private School school(Optional<Answers> hidden, String reporter, List<String> asked) throws Exception {
        first.comesBack();
        Story concealed = new Story(engine, clock);
        String guessedStep = UUID.randomUUID().toString();
        if (hidden.isPresent()) {
            concealed.reportedBy(reporter, hidden.get()).passSavePoints();
            guessedStep = concealed.task("userTask_reviewConcern").getId();
        }
        String guessed = hidden.isPresent() ? concealed.reference() : NOBODYS;
        Story known = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        nextDay(hidden.isPresent() ? List.of(concealed, known) : List.of(known));
        Map<String, List<String>> heard = new LinkedHashMap<>();
        for (String person : asked) {
            Asking asking = new Asking(port, person, known.reference(), guessed, guessedStep);
            List<String> all = asking.everything();
            all.addAll(mails(person, asking));
            heard.put(person, all);
        }
        return new School(heard);
    }

    /** Nothing was done until then: the reviews are late, and the day begins with what is told of them. */
    private void nextDay(List<Story> all) {
        all.get(0).at("2026-11-25", "09:00");
        all.forEach(story -> story.fireTimer("event_reviewConcernOverdue"));
        // What is said of the same moment has no order.
        clock.advance(Duration.ofSeconds(1));
        SchoolDay.looks(engine, clock);
        clock.advance(WaitingNotices.WAIT.plusSeconds(1));
        Story.runBackground(engine);
    }

    private List<String> mails(String person, Asking asking) throws Exception {
        List<String> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(dataDir.resolve("mail"))) {
            for (Path file : files.toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
                    if (isTo(person, mail)) {
                        mails.add(
                                mail.getSubject().startsWith(OF_CHAIN)
                                        ? OF_CHAIN
                                        : asking.withoutChance(mail.getSubject() + "\n" + source(mail)));
                    }
                }
            }
        }
        return mails.stream().sorted().toList();
    }

    /** Every header as well: what counts mails would tell of those that went to others. */
    private static String source(MimeMessage mail) throws Exception {
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        mail.writeTo(source);
        return source.toString(StandardCharsets.UTF_8).replaceAll("(?m)^(Date: |Received: .*; ).*$", "$1A-TIME");
    }

    /** Mail of a trial is redirected; whom it was for stands in a header of its own. */
    private static boolean isTo(String person, MimeMessage mail) {
        return Stream.of("To", "X-Original-To")
                .anyMatch(header -> to(mail, header).contains(person + "@"));
    }

    private static String to(MimeMessage mail, String header) {
        try {
            return String.valueOf(mail.getHeader(header, ","));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One person who asks everything that can be asked. */
    private static class Asking {

        private final TasklistClient client;
        private final String known;
        private final String guessed;
        private final String guessedStep;
        private final List<String> answers = new ArrayList<>();

        Asking(int port, String person, String known, String guessed, String guessedStep) {
            this.client = new TasklistClient(port).signedIn(person);
            this.known = known;
            this.guessed = guessed;
            this.guessedStep = guessedStep;
        }

        List<String> everything() throws IOException {
            for (CallTable.Call call :
                    CallTable.read(new ClassPathResource("door/calls.yml")).all()) {
                String[] parts = call.row().call().split(" ", 2);
                if (LEFT_OUT.stream().anyMatch(parts[1]::contains)) {
                    continue;
                }
                for (String path : paths(parts[1])) {
                    for (String body : bodies(parts[0], path)) {
                        ask(parts[0], path, body);
                    }
                }
            }
            return answers;
        }

        private void ask(String method, String path, String body) {
            HttpResponse<String> answer = client.call(method, path, body);
            answers.add(withoutChance(method + " " + path + " " + body + "\n" + answer.statusCode() + " "
                    + headers(answer) + "\n" + answer.body()));
        }

        /** What is drawn for a session, how long it lasts and how long what is drawn makes an answer are left out. */
        private static String headers(HttpResponse<String> answer) {
            Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
            headers.keySet().removeAll(Set.of("date", "content-length", "x-session-left"));
            headers.computeIfPresent("set-cookie", (name, cookies) -> cookies.stream()
                    .map(cookie -> cookie.replaceAll("=[^;]*", ""))
                    .toList());
            return headers.toString();
        }

        private List<String> paths(String asListed) throws IOException {
            String path = asListed.replace("{typed}", "{id}");
            if (!path.contains("{id}")) {
                return List.of(path);
            }
            List<String> ids = new ArrayList<>(List.of(guessedStep, guessed, "nonsense"));
            if (path.contains("/task/")) {
                ids.addAll(ids("/task"));
            } else if (path.contains("/filter/")) {
                ids.addAll(some(ids("/filter"), id -> true));
            } else if (path.contains("/process-definition/key/")) {
                ids.addAll(some(List.of("cse-concern", "still-worried", "absence", "notice"), key -> true));
            } else if (path.contains("/process-definition/")) {
                ids.addAll(some(
                        ids("/process-definition?latestVersion=true&sortBy=key&sortOrder=asc"),
                        id -> id.startsWith("cse-concern:") || id.startsWith("still-worried:")));
            } else {
                ids.addAll(some(PEOPLE, person -> person.equals("head") || person.equals("cpo")));
            }
            return ids.stream().map(id -> path.replace("{id}", id)).toList();
        }

        private static List<String> some(List<String> ids, Predicate<String> asked) {
            return IS_EACH_ASKED ? ids : ids.stream().filter(asked).limit(SOME).toList();
        }

        private List<String> ids(String list) throws IOException {
            JsonNode found =
                    new ObjectMapper().readTree(client.engine("GET", list, null).body());
            return StreamSupport.stream(found.spliterator(), false)
                    .map(one -> one.path("id").asText())
                    .toList();
        }

        /** Nothing that is sent is taken, so that whoever asks next finds what was there. */
        private List<String> bodies(String method, String path) {
            List<String> bodies = new ArrayList<>();
            if (!method.equals("POST")) {
                bodies.add(null);
            } else if (path.endsWith("/submit-form")) {
                bodies.add(TasklistClient.body(Answers.of()));
                bodies.add(TasklistClient.body(Answers.stillWorried(guessed)));
                bodies.add(TasklistClient.body(Answers.review().with("sameChildAs", guessed)));
            } else if (path.endsWith("claim")) {
                bodies.add("{\"userId\":\"nobody\"}");
            } else {
                bodies.add("{}");
                bodies.add("{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}");
                bodies.add("{\"nameLike\":\"%" + guessed + "%\"}");
                bodies.add("{\"processInstanceBusinessKey\":\"" + guessed + "\"}");
            }
            return bodies;
        }

        String withoutChance(String text) {
            return text.replaceAll("localhost:\\d+", "THE-HOST")
                    .replace(known, "THE-KNOWN")
                    .replace(guessed, "THE-GUESSED")
                    .replaceAll("nonce=\"[^\"]+\"|'nonce-[^']+'", "A-NONCE")
                    .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "A-TOKEN")
                    .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "AN-ID")
                    // Which three of the questions about the policy somebody gets.
                    .replaceAll("\\\\\"(first|second|third)\\\\\":\\[\\{.*?\\}\\]", "$1 DRAWN")
                    .replaceAll("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+(Z|[+-]\\d{2}:?\\d{2})?", "A-TIME");
        }
    }
}

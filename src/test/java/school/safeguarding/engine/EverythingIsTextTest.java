package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.protection.Place;
import school.safeguarding.protection.SealedText;
import school.safeguarding.protection.Seals;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Referrals;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.EveryForm;
import school.safeguarding.story.Hostile;
import school.safeguarding.story.RecordSeen;
import school.safeguarding.story.Staff;

/** Code of every kind, typed into every text field of every form, is kept and shown as it was typed and never run. */
@SchoolTest
class EverythingIsTextTest {

    private static final Set<String> HEADERS = Set.of(
            "Return-Path",
            "Received",
            "Date",
            "From",
            "To",
            "Message-ID",
            "Auto-Submitted",
            "X-Auto-Response-Suppress",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "X-Original-To");

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JavaMailSenderImpl sender;

    @Autowired
    private JdbcConnectionDetails connection;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RecordViews views;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private Chronology chronology;

    @Autowired
    private Referrals referrals;

    @Autowired
    private Seals seals;

    @Value("${safeguarding.data-dir}")
    private Path dataDir;

    /** By form and field, what was last typed into it. */
    private final Map<String, String> typed = new LinkedHashMap<>();

    private final List<String> shortTexts = Hostile.inShortTexts();
    private final Set<String> letters = new TreeSet<>();

    private String hostile(String form, String field, boolean isOneLine) {
        String text = isOneLine ? shortTexts.get(typed.size() % shortTexts.size()) : Hostile.inOneText();
        // A line end is kept as one, whichever it was.
        typed.put(form + "." + field, text.replace("\r\n", "\n"));
        return text;
    }

    @AfterEach
    void noAccountWasChanged() {
        new Staff(connection.getJdbcUrl()).noAccountWasChanged();
    }

    @Test
    void whatever_is_typed_is_kept_shown_and_sent_as_text_and_nothing_of_it_is_worked_out() throws Exception {
        Set<Path> mailsBefore = mails();
        EveryForm forms = new EveryForm(
                engine, clock, sender, connection.getJdbcUrl(), port, this::hostile, new EveryForm.Witness() {
                    @Override
                    public void after(String reference) {
                        isShownAsItWasTyped(reference);
                    }
                });
        forms.isSubmitted();

        assertThat(typed.keySet()).containsAll(everyText());
        Set<String> answers = everyAnswer();
        assertThat(typed)
                .allSatisfy((field, text) -> assertThat(answers).as(field).contains(text));
        lettersAreLiteral();
        Set<Path> sent = mails();
        sent.removeAll(mailsBefore);
        assertThat(sent).isNotEmpty().allSatisfy(EverythingIsTextTest::isAsWeWroteIt);
        DatabaseSearch search = new DatabaseSearch(connection.getJdbcUrl());
        assertThat(search.columnsWith("engine", Hostile.MARK)).isEmpty();
        for (String schema : List.of("engine", "safeguarding")) {
            assertThat(search.columnsWith(schema, Hostile.RESULT)).as(schema).isEmpty();
        }
    }

    /** After each step, for whoever handles the concern. */
    private void isShownAsItWasTyped(String reference) {
        Optional<String> shown = RecordSeen.by(records, reference, "cpo");
        if (shown.isEmpty()) {
            return;
        }
        JsonNode view = read(shown.get());
        assertThat(shown.get()).doesNotContain(Hostile.RESULT);
        if (shown.get().contains("The wrong child was named")
                || shown.get().contains("The child named in the report is taken out")) {
            // Of a child who was taken out, readers are shown another text than was typed.
            return;
        }
        List<String> answers = new ArrayList<>();
        view.path("chronology").forEach(entry -> entry.path("lines")
                .forEach(line -> answers.add(line.path("answer").asText())));
        assertThat(answers).isEqualTo(answers(reference));
        if (typed.get("review.childConfirmedName") != null
                && chronology.of(Reference.of(reference)).stream()
                        .anyMatch(entry -> entry.kind().equals("review"))) {
            assertThat(view.path("childName").asText()).isEqualTo(typed.get("review.childConfirmedName"));
        }
        referrals.drafts(Reference.of(reference), "Cora Example").forEach(letter -> letters.add(letter.text()));
    }

    private static Set<String> everyText() throws IOException {
        Set<String> texts = new TreeSet<>();
        for (String form : EveryForm.all()) {
            EveryForm.texts(form).keySet().forEach(field -> texts.add(form + "." + field));
        }
        // The same box with the same way into the record in every form: one of them stands for all.
        texts.removeIf(text -> text.endsWith(".stepOutReason") && !text.startsWith("review."));
        return texts;
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> answers(String reference) {
        return chronology.of(Reference.of(reference)).stream()
                .flatMap(entry -> entry.lines().stream())
                .map(Line::answer)
                .toList();
    }

    private Set<String> everyAnswer() {
        Stream<String> ofConcerns =
                database.sql("SELECT reference FROM safeguarding.concern").query(String.class).list().stream()
                        .flatMap(reference -> answers(reference).stream());
        Stream<String> ofAccounts = Stream.of("name", "teaches", "reason", "first_reason", "second_reason")
                .flatMap(column -> database
                        .sql("SELECT id::text, " + column + " FROM safeguarding.account_change WHERE " + column
                                + " IS NOT NULL")
                        .query((row, index) -> SealedText.opened(
                                seals.ofSchool(),
                                new Place("account_change", row.getString(1), column),
                                row.getString(2)))
                        .list()
                        .stream());
        return Stream.concat(ofConcerns, ofAccounts).collect(Collectors.toSet());
    }

    private void lettersAreLiteral() {
        assertThat(letters).hasSizeGreaterThan(3);
        for (String field : List.of(
                "review.childConfirmedName",
                "report.whatHappened",
                "make-referral.spokenTo",
                "decide-response.whoIsKeptAway")) {
            assertThat(letters).as(field).anySatisfy(letter -> assertThat(letter)
                    .contains(typed.get(field)));
        }
        assertThat(letters).allSatisfy(letter -> assertThat(letter).doesNotContain(Hostile.RESULT));
    }

    private Set<Path> mails() throws IOException {
        try (Stream<Path> files = Files.list(dataDir.resolve("mail"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void isAsWeWroteIt(Path file) throws Exception {
        MimeMessage mail;
        try (InputStream in = Files.newInputStream(file)) {
            mail = new MimeMessage(Session.getInstance(new Properties()), in);
        }
        assertThat(Collections.list(mail.getAllHeaders()))
                .extracting(Header::getName)
                .isSubsetOf(HEADERS)
                .containsOnlyOnce("To", "From", "Subject");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getRecipients(RecipientType.TO)).hasSize(1);
        assertThat(mail.getSubject() + mail.getContent())
                .doesNotContain(Hostile.MARK, Hostile.RESULT, "x.invalid")
                .doesNotContainPattern("\\{\\w+}");
    }
}

package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.web.util.HtmlUtils;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.reference.Reference;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.EveryForm;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** A marker in every free-text field of every form is found by whoever may read the record, and nowhere else. */
@SchoolTest
class NarrativeStaysInTheRecordTest {

    private static final String MARKER = "Zzmarker";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JavaMailSenderImpl sender;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private JdbcClient entries;

    @Autowired
    private Chronology chronology;

    @Autowired
    private ServletWebServerApplicationContext application;

    @Value("${safeguarding.data-dir}")
    private Path dataDir;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Set<String> planted = new LinkedHashSet<>();
    private final Set<String> plantedOfAccounts = new LinkedHashSet<>();
    private final Set<String> plantedOfLowLevel = new LinkedHashSet<>();
    private final Set<String> plantedOfFamily = new LinkedHashSet<>();
    private final Set<String> plantedOfPolicy = new LinkedHashSet<>();
    private final Set<String> plantedOfCalendar = new LinkedHashSet<>();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
        new Staff(database.getJdbcUrl()).noAccountWasChanged();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private String marker(String form, String field, boolean isOneLine) {
        String marker = MARKER + form.replace("-", "") + field;
        if (EveryForm.LOW_LEVEL.contains(form)) {
            plantedOfLowLevel.add(marker);
        } else if (EveryForm.FAMILY.contains(form)) {
            plantedOfFamily.add(marker);
        } else if (EveryForm.POLICY.contains(form) || EveryForm.BRIEFING.contains(form)) {
            plantedOfPolicy.add(marker);
        } else if (EveryForm.CALENDAR.contains(form)) {
            plantedOfCalendar.add(marker);
        } else {
            (EveryForm.ABOUT_ACCOUNTS.contains(form) ? plantedOfAccounts : planted).add(marker);
        }
        return marker;
    }

    @Test
    void what_people_write_is_in_the_record_and_can_be_read_in_no_table_file_log_or_mail() throws Exception {
        EveryForm forms = new EveryForm(
                engine,
                clock,
                sender,
                database.getJdbcUrl(),
                application.getWebServer().getPort(),
                this::marker,
                new EveryForm.Witness() {});
        forms.isSubmitted();

        assertThat(forms.used()).isEqualTo(EveryForm.all());
        standsOnPages();
        DatabaseSearch search = new DatabaseSearch(database.getJdbcUrl());
        assertThat(search.columnsWith("engine", MARKER)).isEmpty();
        assertThat(search.columnsWith("safeguarding", MARKER)).isEmpty();
        String record = entries.sql("SELECT reference FROM safeguarding.concern").query(String.class).list().stream()
                .flatMap(reference -> chronology.of(Reference.of(reference)).stream())
                .map(Entry::toString)
                .collect(Collectors.joining("\n"));
        assertThat(planted).hasSizeGreaterThan(50).allSatisfy(marker -> assertThat(record)
                .contains(marker));
        assertThat(log.list)
                .noneMatch(event -> event.getFormattedMessage().contains(MARKER)
                        || (event.getThrowableProxy() != null
                                && String.valueOf(event.getThrowableProxy().getMessage())
                                        .contains(MARKER)));
        assertThat(plantedOfAccounts).isNotEmpty();
        assertThat(plantedOfLowLevel).hasSizeGreaterThan(5);
        assertThat(plantedOfFamily).hasSizeGreaterThan(3);
        assertThat(plantedOfPolicy).hasSizeGreaterThan(10);
        assertThat(plantedOfCalendar).hasSize(6);
        new JdbcTemplate(KeysOfDatabase.asSuperuser(database.getJdbcUrl())).execute("CHECKPOINT");
        assertThat(filesWithMarker(dataDir)).isEmpty();
        assertThat(filesWithMarker(webServersOwn())).isEmpty();
    }

    private boolean isAnyTakenOut(String reference) {
        return entries.sql(
                                "SELECT count(*) FROM safeguarding.concern_child WHERE reference = ? AND state = 'TAKEN_OUT'")
                        .param(reference)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Every entry of every record that somebody may read is on its page, whatever its kind, and no page leaves it anywhere. */
    private void standsOnPages() {
        Set<String> shown = new LinkedHashSet<>();
        for (String person : List.of("cpo", "head", "chair")) {
            TasklistClient client =
                    new TasklistClient(application.getWebServer().getPort()).signedIn(person);
            for (String reference : entries.sql("SELECT reference FROM safeguarding.concern")
                    .query(String.class)
                    .list()) {
                // That a second person opened it is an entry of its own, after what they are shown the first time.
                client.page("/records/" + reference);
                HttpResponse<String> page = client.page("/records/" + reference);
                if (page.statusCode() == 200) {
                    String text = HtmlUtils.htmlUnescape(page.body());
                    // Who was taken out of it as the wrong child is called so in place of what was written.
                    boolean isSomebodyElse = text.contains("another child") && isAnyTakenOut(reference);
                    for (Entry entry : chronology.of(Reference.of(reference))) {
                        shown.add(entry.kind());
                        assertThat(text).contains(entry.step());
                        entry.lines().forEach(line -> assertThat(text)
                                .contains(line.label(), isSomebodyElse ? line.label() : line.answer()));
                    }
                }
            }
        }
        assertThat(shown)
                .containsAll(entries.sql("SELECT DISTINCT kind FROM safeguarding.entry")
                        .query(String.class)
                        .set());
    }

    private Path webServersOwn() {
        return ((TomcatWebServer) application.getWebServer())
                .getTomcat()
                .getServer()
                .getCatalinaBase()
                .toPath();
    }

    /** The database's own files, with the log of what it was about to write, the mails, and what is left aside. */
    private List<Path> filesWithMarker(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(this::holdsMarker).toList();
        }
    }

    private boolean holdsMarker(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MARKER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_is_refused_is_stored_nowhere() throws Exception {
        String refused = "Refusedmarker";
        Story story = new Story(engine, clock);
        assertThat(catchThrowable(() ->
                        story.reported(Answers.report().with("whatHappened", refused, "observedOn", "2027-01-01"))))
                .hasMessageContaining("must not be after today")
                .hasMessageNotContaining(refused);
        DatabaseSearch search = new DatabaseSearch(database.getJdbcUrl());
        assertThat(search.columnsWith("engine", refused)).isEmpty();
        assertThat(search.columnsWith("safeguarding", refused)).isEmpty();
        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains(refused));
    }
}

package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Staff;
import school.safeguarding.story.Story;

/** A marker in every free-text field of every form is found in the record's tables, and nowhere else. */
@SchoolTest
class NarrativeStaysInTheRecordTest {

    private static final String MARKER = "Zzmarker";

    /** References, names of accounts and addresses are checked and are not free text; a password is kept as a hash only. */
    private static final Set<String> NOT_FREE =
            Set.of("sameChildAs", "concernReference", "accountId", "mailAddress", "firstPassword");

    /** They are about the school's own accounts and no concern, so that there is no record to keep them in. */
    private static final Set<String> ABOUT_ACCOUNTS =
            Set.of("change-account", "agree-to-account-change", "agree-as-second");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JavaMailSenderImpl sender;

    @Autowired
    private JdbcConnectionDetails database;

    @Value("${safeguarding.data-dir}")
    private Path dataDir;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Set<String> planted = new LinkedHashSet<>();
    private final Set<String> plantedOfAccounts = new LinkedHashSet<>();
    private final Set<String> formsUsed = new TreeSet<>();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** The answers with a marker in each text that they give, and in each further text that the form always asks. */
    private Answers marked(String formId, Answers answers) throws IOException {
        formsUsed.add(formId);
        JsonNode form =
                new ObjectMapper().readTree(Path.of("forms", formId + ".form").toFile());
        Answers marked = answers;
        for (JsonNode field : fields(form)) {
            String key = field.path("key").asText();
            boolean isText = field.path("type").asText().startsWith("text") && !NOT_FREE.contains(key);
            boolean isAsked = answers.asMap().containsKey(key) || !field.has("conditional");
            if (isText && isAsked) {
                String marker = MARKER + formId.replace("-", "") + key;
                (ABOUT_ACCOUNTS.contains(formId) ? plantedOfAccounts : planted).add(marker);
                marked = marked.with(key, marker);
            }
        }
        return marked;
    }

    private static List<JsonNode> fields(JsonNode parent) {
        List<JsonNode> fields = new ArrayList<>();
        parent.path("components").forEach(component -> {
            if (component.path("type").asText().equals("group")) {
                // What a hidden group asks is asked sometimes only.
                if (!component.has("conditional")) {
                    fields.addAll(fields(component));
                }
            } else if (component.has("key")) {
                fields.add(component);
            }
        });
        return fields;
    }

    private Story story() {
        return new Story(engine, clock);
    }

    private void does(Story story, String person, String step, String form, Answers answers) throws IOException {
        story.does(person, step, marked(form, answers));
    }

    @Test
    void what_people_write_is_in_the_record_and_in_no_engine_table_log_or_mail() throws Exception {
        everyFormIsUsed();

        assertThat(formsUsed).isEqualTo(allForms());
        DatabaseSearch search = new DatabaseSearch(database.getJdbcUrl());
        assertThat(search.columnsWith("engine", MARKER)).isEmpty();
        assertThat(search.columnsWith("safeguarding", MARKER))
                .containsExactlyInAnyOrder(
                        "concern_person.name",
                        "entry.content",
                        "account.name",
                        "account_change.name",
                        "account_change.reason",
                        "account_change.first_reason",
                        "account_change.second_reason");
        for (String marker : plantedOfAccounts) {
            assertThat(search.columnsWith("safeguarding", marker))
                    .as(marker)
                    .isNotEmpty()
                    .allMatch(column -> column.startsWith("account"));
        }
        for (String marker : planted) {
            assertThat(search.columnsWith("safeguarding", marker)).as(marker).contains("entry.content");
        }
        assertThat(log.list)
                .noneMatch(event -> event.getFormattedMessage().contains(MARKER)
                        || (event.getThrowableProxy() != null
                                && String.valueOf(event.getThrowableProxy().getMessage())
                                        .contains(MARKER)));
        assertThat(filesWithMarker()).isEmpty();
    }

    private List<Path> filesWithMarker() throws IOException {
        try (Stream<Path> files = Files.walk(dataDir.resolve("mail"))) {
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

    private static Set<String> allForms() throws IOException {
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            return forms.map(form -> form.getFileName().toString().replace(".form", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void everyFormIsUsed() throws IOException {
        Story referred = story().reported(marked("report", Answers.report().with("immediateDanger", "yes")))
                .passSavePoints();
        does(
                referred,
                "cpo",
                "userTask_confirmEmergencyServices",
                "confirm-emergency-services",
                Answers.emergencyCalled());
        does(referred, "cpo", "userTask_reviewConcern", "review", Answers.review());
        does(
                referred,
                "cpo",
                "userTask_addToRecord",
                "add-to-record",
                Answers.addition("sibling").with("siblingName", "to be replaced"));
        does(referred, "cpo", "userTask_decideResponse", "decide-response", Answers.noFurtherAction());
        does(referred, "head", "userTask_countersignResponse", "countersign-response", Answers.refuse());
        does(referred, "cpo", "userTask_decideResponse", "decide-response", Answers.refer("police"));
        does(referred, "cpo", "userTask_makeReferral", "make-referral", Answers.telephoned());
        does(referred, "cpo", "userTask_writtenConfirmation", "written-confirmation", Answers.written());
        does(referred, "cpo", "userTask_recordAcknowledgement", "record-acknowledgement", Answers.agencySilent());
        does(referred, "cpo", "userTask_recordAcknowledgement", "record-acknowledgement", Answers.agencyDisputed());
        does(referred, "cpo", "userTask_disagree", "disagree", Answers.disagreement("settled"));
        does(
                referred,
                "cpo",
                "userTask_decideParentContact",
                "decide-parent-contact",
                Answers.of("parentDecision", "seek-advice", "parentDecisionReason", "to be replaced"));
        does(referred, "cpo", "userTask_seekAdvice", "seek-advice", Answers.advice("police", "yes"));
        does(referred, "cpo", "userTask_decideParentContact", "decide-parent-contact", Answers.tellNow());
        does(
                referred,
                "cpo",
                "userTask_recordContact",
                "record-contact",
                Answers.reached().with("meetingPlanned", "yes"));
        does(referred, "cpo", "userTask_recordMeeting", "record-meeting", Answers.meeting());
        does(referred, "teacher", "userTask_sayWhetherWorried", "say-whether-worried", Answers.worried());
        does(referred, "head", "userTask_answerWorry", "answer-worry", Answers.worryAnswered());
        referred.starts(
                "teacher", "still-worried", marked("still-worried", Answers.stillWorried(referred.reference())));
        referred.doesAll("userTask_answerWorry", Answers.worryAnswered());
        does(referred, "cpo", "userTask_reviewOutcome", "review-outcome", Answers.outcome("close"));
        does(referred, "cpo", "userTask_recordAndClose", "record-and-close", Answers.close());
        does(referred, "deputy", "userTask_countersignClose", "countersign-close", Answers.agree());

        Story late = story().reported(marked("report", Answers.report())).passSavePoints();
        late.fireTimer("event_reviewConcernNotSeen").fireTimer("event_stillOverdue");
        does(late, "head", "userTask_actOnOverdueStep", "act-on-overdue-step", Answers.chase());
        does(late, "cpo", "userTask_reviewConcern", "review", Answers.stepOut());
        late.starts("chair", "absence", marked("state-absence", Answers.absent("2027-03-01", "2027-03-02")));
        new Staff(database.getJdbcUrl()).leaves("deputy", LocalDate.of(2026, 11, 23));
        SchoolDay.looks(engine, clock);
        Task handOver = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("userTask_handOver")
                .taskCandidateUser("head")
                .list()
                .get(0);
        Answers handedOver = marked("hand-over", Answers.handOver("as-offered"));
        late.as("head", () -> {
            engine.getFormService().submitTaskForm(handOver.getId(), handedOver.asMap());
            return null;
        });
        new Staff(database.getJdbcUrl()).everybodyIsBack();
        accountsAreChanged();

        Story unhandled = story().reported(
                        marked("report", Answers.report().with("aboutWhom", List.of("head", "chair", "governor"))))
                .passSavePoints();
        does(unhandled, "cpo", "userTask_appointHandler", "appoint-handler", Answers.appoint("cpo"));

        int port = sender.getPort();
        sender.setPort(1);
        Story untold = story().reported(marked("report", Answers.report()));
        for (int tries = 0; tries < 4; tries++) {
            untold.triesDueJobs();
            clock.advance(Duration.ofHours(2));
        }
        sender.setPort(port);
        untold.doesAll("userTask_tellAnotherWay", marked("tell-another-way", Answers.toldAnotherWay()));
    }

    private void accountsAreChanged() throws IOException {
        does("it", "account-change", marked("change-account", Answers.newAccount("nico", "staff", "governors")));
        does("head", "userTask_agreeToAccountChange", marked("agree-to-account-change", Answers.agreeToAccount()));
        new Staff(database.getJdbcUrl()).hasSecondFactor("deputy");
        does("it", "account-change", marked("change-account", Answers.accountChange("remove-second-factor", "deputy")));
        does("head", "userTask_agreeToAccountChange", marked("agree-to-account-change", Answers.agreeToAccount()));
        does("chair", "userTask_agreeAsSecond", marked("agree-as-second", Answers.agreeToAccount()));
    }

    /** Starts the process of this name, or does its only open step. */
    private void does(String person, String what, Answers answers) {
        story().as(person, () -> {
            if (what.startsWith("userTask_")) {
                Task task = engine.getTaskService()
                        .createTaskQuery()
                        .taskDefinitionKey(what)
                        .singleResult();
                engine.getFormService().submitTaskForm(task.getId(), answers.asMap());
            } else {
                String definition = engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(what)
                        .latestVersion()
                        .singleResult()
                        .getId();
                engine.getFormService().submitStartForm(definition, answers.asMap());
            }
            return null;
        });
        for (Job job : engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("account-change")
                .executable()
                .list()) {
            engine.getManagementService().executeJob(job.getId());
        }
    }

    @AfterEach
    void noAccountWasChanged() {
        new Staff(database.getJdbcUrl()).noAccountWasChanged();
    }

    @Test
    void what_is_refused_is_stored_nowhere() throws Exception {
        String refused = "Refusedmarker";
        Story story = story();
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

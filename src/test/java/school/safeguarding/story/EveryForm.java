package school.safeguarding.story;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import school.safeguarding.MovableClock;
import school.safeguarding.protection.KeysOfDatabase;

/** Every form of the school, submitted by those who fill it in, with words of the test's own in each free text. */
public class EveryForm {

    /** What is typed into one field. */
    public interface Words {

        String into(String form, String field, boolean isOneLine);
    }

    /** Sees each step while it is open, and each concern after it. */
    public interface Witness {

        default void before(String person, Task step, String form, Answers answers) {}

        default void after(String reference) {}
    }

    /** They are about the school's own accounts and no concern, so that there is no record to keep them in. */
    public static final Set<String> ABOUT_ACCOUNTS =
            Set.of("change-account", "agree-to-account-change", "agree-as-second");

    /** They are about an adult and no concern, and are kept in a list of their own. */
    public static final Set<String> LOW_LEVEL = Set.of(
            "low-level-concern",
            "report-instead",
            "ask-lado",
            "read-low-level-list",
            "remove-low-level-concern",
            "agree-to-removal");

    /** They are about somebody's family and no concern. */
    public static final Set<String> FAMILY = Set.of("declare-family", "say-family", "confirm-family");

    /** They are about the policy and no concern. */
    public static final Set<String> POLICY = Set.of(
            "gather-what-has-changed",
            "revise-policy",
            "consult-staff",
            "record-acceptance",
            "publish-policy",
            "tell-of-policy");

    /** They are about who has read the policy, who is trained and what children were taught, and about no concern. */
    public static final Set<String> BRIEFING =
            Set.of("read-policy", "see-to-briefing", "record-training", "log-awareness");

    /** They are about the school's calendar and its decision tables, and no concern. */
    public static final Set<String> CALENDAR =
            Set.of("confirm-school-year", "change-near-day", "confirm-near-day", "agree-to-table");

    /** References, names of accounts, addresses and whom one letter is to are checked and are not free text. */
    private static final Set<String> NOT_FREE = Set.of(
            "sameChildAs",
            "concernReference",
            "reportedReference",
            "removedReference",
            "sameIncidentReference",
            "separateReference",
            "excludedColleague",
            "letInColleague",
            "familyNoLonger",
            "accountId",
            "mailAddress",
            "recipient");

    /** Hides a step's own questions from whoever steps out of it, and from nobody else. */
    private static final String ALL_BUT_STEPPING_OUT = "=stepOut = true";

    private static final String REPLACED = "to be replaced";

    private final ProcessEngine engine;
    private final MovableClock clock;
    private final JavaMailSenderImpl sender;
    private final String databaseUrl;
    private final int port;
    private final Words words;
    private final Witness witness;
    private final Set<String> used = new TreeSet<>();

    /** What the form of a referral asks of a child. */
    private static final Object[] OF_CHILD =
            replaced("childAddress", "childAdults", "childSiblings", "childLanguage", "childEthnicity", "childNeeds");

    /** What it asks of the adult whom a concern about staff is about. */
    private static final Object[] OF_ADULT = replaced("adultRole", "adultAccess", "adultOtherWork", "adultKnows");

    private static Object[] replaced(String... fields) {
        return Stream.of(fields).flatMap(field -> Stream.of(field, REPLACED)).toArray();
    }

    public EveryForm(
            ProcessEngine engine,
            MovableClock clock,
            JavaMailSenderImpl sender,
            String databaseUrl,
            int port,
            Words words,
            Witness witness) {
        this.engine = engine;
        this.clock = clock;
        this.sender = sender;
        this.databaseUrl = databaseUrl;
        this.port = port;
        this.words = words;
        this.witness = witness;
    }

    /** The forms that were submitted, by their ids. */
    public Set<String> used() {
        return used;
    }

    public static Set<String> all() throws IOException {
        try (Stream<Path> forms = Files.list(Path.of("forms"))) {
            return forms.map(form -> form.getFileName().toString().replace(".form", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The free texts of a form, by the field's key: whether each is one line. */
    public static Map<String, Boolean> texts(String form) throws IOException {
        Map<String, Boolean> texts = new LinkedHashMap<>();
        collect(read(form), true, (field, isAlwaysAsked) -> texts.put(key(field), isOneLine(field)));
        return texts;
    }

    /** The answers with words in each text that they give, and in each further text that the form always asks. */
    private Answers filled(String form, Answers answers) throws IOException {
        used.add(form);
        Map<String, Object> given = answers.asMap();
        List<Object> more = new ArrayList<>();
        collect(read(form), !given.containsKey("stepOut"), (field, isAlwaysAsked) -> {
            if (isAlwaysAsked || given.containsKey(key(field))) {
                more.addAll(List.of(key(field), words.into(form, key(field), isOneLine(field))));
            }
        });
        return answers.with(more.toArray());
    }

    private static JsonNode read(String form) throws IOException {
        return new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile());
    }

    private static void collect(JsonNode parent, boolean isAsked, BiConsumer<JsonNode, Boolean> text) {
        parent.path("components").forEach(component -> {
            String hide = component.path("conditional").path("hide").asText();
            boolean isAlwaysAsked = isAsked && (hide.isEmpty() || hide.equals(ALL_BUT_STEPPING_OUT));
            if (component.path("type").asText().equals("group")) {
                collect(component, isAlwaysAsked, text);
            } else if (component.path("type").asText().startsWith("text") && !NOT_FREE.contains(key(component))) {
                text.accept(component, isAlwaysAsked);
            }
        });
    }

    private static String key(JsonNode field) {
        return field.path("key").asText();
    }

    private static boolean isOneLine(JsonNode field) {
        return field.path("type").asText().equals("textfield");
    }

    private void does(Story story, String person, String step, String form, Answers answers) throws IOException {
        Answers filled = filled(form, answers);
        witness.before(person, story.task(step), form, filled);
        story.does(person, step, filled);
        witness.after(story.reference());
    }

    public void isSubmitted() throws IOException {
        Story referred = new Story(engine, clock)
                .reported(
                        filled("report", Answers.report().with("immediateDanger", "yes", "personOfConcern", REPLACED)))
                .passSavePoints();
        does(
                referred,
                "cpo",
                "userTask_confirmEmergencyServices",
                "confirm-emergency-services",
                Answers.emergencyCalled().with("emergencyReference", REPLACED));
        does(referred, "cpo", "userTask_reviewConcern", "review", Answers.review());
        // The review says another name than the report, of which the emergency services were told.
        does(referred, "cpo", "userTask_correctWhatWasTold", "correct-what-was-told", Answers.toldSo());
        does(referred, "cpo", "userTask_decideResponse", "decide-response", Answers.noFurtherAction());
        does(referred, "head", "userTask_countersignResponse", "countersign-response", Answers.refuse());
        does(referred, "cpo", "userTask_decideResponse", "decide-response", Answers.refer("social-care"));
        does(
                referred,
                "cpo",
                "userTask_makeReferral",
                "make-referral",
                Answers.telephoned().with("agencyAdvice", REPLACED).with(OF_CHILD));
        does(
                referred,
                "cpo",
                "userTask_writtenConfirmation",
                "written-confirmation",
                Answers.written().with(OF_CHILD));
        does(referred, "cpo", "userTask_recordAcknowledgement", "record-acknowledgement", Answers.agencySilent());
        does(referred, "cpo", "userTask_recordAcknowledgement", "record-acknowledgement", Answers.agencyDisputed());
        does(referred, "cpo", "userTask_disagree", "disagree", Answers.disagreement("settled"));
        String became = "record-what-became-of-it";
        does(referred, "cpo", "userTask_recordWhatBecameOfIt", became, Answers.agencySilentAgain());
        does(
                referred,
                "cpo",
                "userTask_recordWhatBecameOfIt",
                became,
                Answers.atWork().with("nextIs", REPLACED));
        does(referred, "cpo", "userTask_recordWhatBecameOfIt", became, Answers.planned());
        does(referred, "cpo", "userTask_decideParentContact", "decide-parent-contact", Answers.seekAdvice());
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
                "teacher", "still-worried", filled("still-worried", Answers.stillWorried(referred.reference())));
        referred.doesAll("userTask_answerWorry", Answers.worryAnswered());
        // Nobody has opened the form since the reporter added to it: one refusal shows them what is new.
        assertThatThrownBy(() -> referred.does("cpo", "userTask_reviewConcern", Answers.review()))
                .hasMessageContaining("Something new has come in");
        // Who it is has been said; another name would be another child.
        does(
                referred,
                "cpo",
                "userTask_reviewConcern",
                "review",
                Answers.review()
                        .with("child", "not-known", "childConfirmedName", null)
                        .with("childConfirmedDateOfBirth", null, "childConfirmedClass", null));
        does(referred, "cpo", "userTask_decideResponse", "decide-response", Answers.refer("social-care"));
        // Somebody to be kept away stands in each decision.
        referred.doesAll("userTask_tellByVoice", Answers.toldByVoice());
        referred.doesAll("userTask_recordWhoCollected", Answers.collected());
        does(referred, "cpo", "userTask_reviewOutcome", "review-outcome", Answers.outcome("close"));
        // The review names another child than the report, whom a second person takes out.
        does(referred, "head", "userTask_confirmCorrection", "confirm-correction", Answers.confirmCorrection());
        does(referred, "cpo", "userTask_correctWhatWasTold", "correct-what-was-told", Answers.toldSo());
        does(
                referred,
                "cpo",
                "userTask_recordAndClose",
                "record-and-close",
                Answers.close()
                        .with("actionsState", "handed-over", "remainingActions", REPLACED)
                        .with("reporterTold", "not-told", "reporterToldOn", null, "reporterNotToldReason", REPLACED)
                        .with("childGone", "moved", "handedToDsl", REPLACED, "receiptOn", "2026-11-24")
                        .with("goneReason", REPLACED));
        does(referred, "deputy", "userTask_countersignClose", "countersign-close", Answers.agree());

        referred.starts("cpo", "open-again", filled("open-again", Answers.openAgain(referred.reference())));
        referred.starts("cpo", "legal-hold", filled("legal-hold", Answers.legalHold(referred.reference())));

        Story calm = new Story(engine, clock)
                .reported(filled("report", Answers.report().with("immediateDanger", "yes")))
                .passSavePoints();
        does(
                calm,
                "cpo",
                "userTask_confirmEmergencyServices",
                "confirm-emergency-services",
                Answers.of("emergencyCalled", "not-needed", "notNeededReason", REPLACED));
        does(calm, "cpo", "userTask_reviewConcern", "review", Answers.review());
        does(
                calm,
                "cpo",
                "userTask_decideResponse",
                "decide-response",
                Answers.earlyHelp().with("parentAgreementDetail", REPLACED));
        isToldFurther(calm, "school-nursing", "nursingRequest", REPLACED);
        does(
                calm,
                "cpo",
                "userTask_decideParentContact",
                "decide-parent-contact",
                Answers.seekAdvice()
                        .with("othersWithResponsibility", "named")
                        .with("otherAdult1", REPLACED, "otherAdult2", REPLACED, "otherAdult3", REPLACED));
        isToldFurther(calm, "lado", OF_ADULT);
        isToldWhatIsNew(calm, Answers.newPassedOn().with("newPassedOn", "told", "newAdvice", REPLACED));
        isToldWhatIsNew(calm, Answers.newNotNeeded());
        does(
                calm,
                "cpo",
                "userTask_planEarlyHelp",
                "plan-early-help",
                Answers.earlyHelpPlanned()
                        .with("childsView", REPLACED)
                        .with("childAddress", REPLACED, "childAdults", REPLACED)
                        .with("childLanguage", REPLACED, "childNeeds", REPLACED));
        does(calm, "cpo", "userTask_reviewEarlyHelp", "review-early-help", Answers.earlyHelpReviewed("over"));
        does(
                calm,
                "cpo",
                "userTask_addToRecord",
                "add-to-record",
                Answers.addition("sibling").with("siblingName", REPLACED));
        does(
                calm,
                "cpo",
                "userTask_addToRecord",
                "add-to-record",
                Answers.addition("conversation")
                        .with("additionWordsKind", "asked", "harmPossible", "no")
                        .with("additionChildWords", REPLACED, "additionQuestion", REPLACED));
        Answers ofSeveral = Answers.report()
                .andAbout(1, REPLACED, REPLACED)
                .andAbout(2, REPLACED, REPLACED)
                .andAbout(3, REPLACED, REPLACED)
                .with("furtherChild1Class", REPLACED, "furtherChild2Class", REPLACED)
                .with("furtherChild3Class", REPLACED);
        Story unsafe =
                new Story(engine, clock).reported(filled("report", ofSeveral)).passSavePoints();
        does(unsafe, "cpo", "userTask_reviewConcern", "review", Answers.review());
        does(
                unsafe,
                "cpo",
                "userTask_decideResponse",
                "decide-response",
                Answers.refer("social-care").with("isSafeUntilTomorrow", "unknown", "notSafeBecause", REPLACED));
        does(unsafe, "cpo", "userTask_tellByVoice", "tell-by-voice", Answers.toldByVoice());
        does(
                unsafe,
                "cpo",
                "userTask_recordWhoCollected",
                "record-who-collected",
                Answers.collected().with("collectionNote", REPLACED));
        Story unneeded = new Story(engine, clock)
                .reported(filled("report", Answers.report()))
                .passSavePoints();
        does(
                unneeded,
                "cpo",
                "userTask_reviewConcern",
                "review",
                Answers.review().with("indicator_sexualPlay", "current"));
        does(unneeded, "cpo", "userTask_decideResponse", "decide-response", Answers.noFurtherAction());
        does(unneeded, "head", "userTask_countersignResponse", "countersign-response", Answers.agree());
        does(
                unneeded,
                "cpo",
                "userTask_makeReferral",
                "make-referral",
                Answers.notNeeded().with("notNeededSaidBy", "agency", "notNeededSaidWho", REPLACED));

        Story ofStaff = new Story(engine, clock)
                .reported(filled("report", Answers.report().with("aboutWhom", List.of("staff"))))
                .passSavePoints();
        does(ofStaff, "head", "userTask_protectChildren", "protect-children", Answers.childrenProtected());
        ofStaff.accepts("head", "lado");
        does(ofStaff, "head", "userTask_recordWhatBecameOfIt", "record-what-became-of-it", Answers.allegationEnded());

        Story unnamed = new Story(engine, clock)
                .reported(filled(
                        "report",
                        Answers.report()
                                .with("aboutWhom", List.of("staff"), "couldBeHead", "unknown")
                                .with("childSaid", "words", "childWordsQuestion", REPLACED)
                                .with("childWordsPresent", REPLACED, "childWordsManner", REPLACED)
                                .with("riskBeforeOpening", "yes", "frontDoorRung", "front-door")
                                .with("frontDoorSaid", REPLACED)))
                .passSavePoints();
        unnamed.settles("chair", "lado");
        does(
                unnamed,
                "chair",
                "userTask_addToRecord",
                "add-to-record",
                Answers.addition("not-the-head").with("ladoAdvisedBy", REPLACED));
        does(
                unnamed,
                "chair",
                "userTask_reviewConcern",
                "review",
                Answers.review()
                        .with("otherFiles", "unread", "otherFilesWhere", REPLACED)
                        .with("indicator_fearOfPerson", "yes", "ordinaryExplanation", "yes")
                        .with("explainedSigns", List.of("fearOfPerson"), "explanationText", REPLACED)
                        .with("explanationFrom", REPLACED, "explanationFromPersonOfConcern", "no")
                        .with("explanationChecked", REPLACED)
                        .with("personIsChild", "yes", "otherChildName", REPLACED));
        does(
                unnamed,
                "chair",
                "userTask_decideResponse",
                "decide-response",
                Answers.refer("social-care")
                        .with("response", null, "responseToStaffConcern", "refer", "safetyPlan", REPLACED));

        Story late = new Story(engine, clock)
                .reported(filled("report", Answers.report()))
                .passSavePoints();
        late.fireTimer("event_reviewConcernNotSeen").fireTimer("event_stillOverdue");
        does(late, "head", "userTask_actOnOverdueStep", "act-on-overdue-step", Answers.chase());
        does(late, "cpo", "userTask_reviewConcern", "review", Answers.stepOut());
        late.starts("chair", "absence", filled("state-absence", Answers.absent("2027-03-01", "2027-03-02")));
        new Staff(databaseUrl).leaves("deputy", LocalDate.of(2026, 11, 23));
        SchoolDay.looks(engine, clock);
        Task handOver = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("userTask_handOver")
                .taskCandidateUser("head")
                .list()
                .get(0);
        Answers handedOver = filled("hand-over", Answers.handOver("as-offered"));
        witness.before("head", handOver, "hand-over", handedOver);
        late.as("head", () -> {
            engine.getFormService().submitTaskForm(handOver.getId(), handedOver.asMap());
            return null;
        });
        new Staff(databaseUrl).everybodyIsBack();

        Story unhandled = new Story(engine, clock)
                .reported(filled("report", Answers.report().with("aboutWhom", List.of("head", "chair", "governor"))))
                .passSavePoints();
        does(unhandled, "cpo", "userTask_appointHandler", "appoint-handler", Answers.appoint("cpo"));

        int port = sender.getPort();
        sender.setPort(1);
        Story untold = new Story(engine, clock).reported(filled("report", Answers.report()));
        for (int tries = 0; tries < 4; tries++) {
            untold.triesDueJobs();
            clock.advance(Duration.ofHours(2));
        }
        sender.setPort(port);
        Answers told = filled("tell-another-way", Answers.toldAnotherWay());
        Task untoldStep = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(untold.reference())
                .taskDefinitionKey("userTask_tellAnotherWay")
                .list()
                .get(0);
        String stands = engine.getTaskService()
                .getIdentityLinksForTask(untoldStep.getId())
                .get(0)
                .getUserId();
        witness.before(stands, untoldStep, "tell-another-way", told);
        untold.doesAll("userTask_tellAnotherWay", told);
        Story corrected = new Story(engine, clock)
                .reported(filled("report", Answers.report()))
                .passSavePoints();
        does(
                corrected,
                "cpo",
                "userTask_addToRecord",
                "add-to-record",
                Answers.alsoAbout("chair").with("personOfConcernNow", REPLACED));
        does(
                corrected,
                "head",
                "userTask_confirmCorrection",
                "confirm-correction",
                Answers.refuseCorrection().with("correctionLadoAdvice", REPLACED));
        isAboutAnotherChild(unsafe);
        does(corrected, "cpo", "userTask_addToRecord", "add-to-record", Answers.childMoves());
        String file = "send-file-to-next-school";
        does(corrected, "cpo", "userTask_sendFileToNextSchool", file, Answers.fileSent());
        String receipt = "record-receipt-of-file";
        does(corrected, "cpo", "userTask_recordReceiptOfFile", receipt, Answers.receiptChased());
        does(corrected, "cpo", "userTask_recordReceiptOfFile", receipt, Answers.receiptOfFile());
        engine.getRuntimeService().startProcessInstanceByKey("file-to-next-school", corrected.reference());
        does(corrected, "cpo", "userTask_sendFileToNextSchool", file, Answers.fileStays());
        engine.getRuntimeService().startProcessInstanceByKey("file-to-next-school", corrected.reference());
        does(corrected, "cpo", "userTask_sendFileToNextSchool", file, Answers.noNextSchool());
        does(
                corrected,
                "cpo",
                "userTask_addToRecord",
                "add-to-record",
                Answers.childMoved().with("childGoneHandedTo", REPLACED));
        accountsAreChanged();
        lowLevelConcernsAreAdded();
        familyIsNamed();
        policyIsReviewed();
        staffAreBriefed();
        agencyIsSilentThroughout();
        schoolYearIsAdded();
        tableIsProposed();
    }

    /** One of who handles a concern, to which the chair agrees last. */
    private void tableIsProposed() throws IOException {
        String released = Files.readString(Path.of("processes/handler.dmn"));
        new TasklistClient(port)
                .signedIn("cpo")
                .upload(
                        "/tables",
                        "file",
                        released.replaceFirst("(then_cpo_handlerRole\">\\s*<text>)\"cpo\"", "$1\"head\"")
                                .getBytes(StandardCharsets.UTF_8));
        for (String person : List.of("cpo", "head")) {
            submits(
                    person,
                    "userTask_agreeToTable",
                    "agree-to-table",
                    Answers.agreeToTable("agree").with("tableAnswerReason", REPLACED));
        }
        submits(
                "chair",
                "userTask_agreeToTable",
                "agree-to-table",
                Answers.agreeToHandlers("agrees")
                        .with(
                                "tableAnswerReason",
                                REPLACED,
                                "ladoContactName",
                                REPLACED,
                                "ladoContactWords",
                                REPLACED));
    }

    private void schoolYearIsAdded() throws IOException {
        new Story(engine, clock).at("2027-06-01", "09:00");
        SchoolDay.looks(engine, clock);
        submits("head", "userTask_addSchoolYear", "add-school-year", Answers.schoolYear());
        submits(
                "chair",
                "userTask_confirmSchoolYear",
                "confirm-school-year",
                Answers.confirmSchoolYear("confirm").with("schoolYearAnswerReason", REPLACED));
        starts(
                "head",
                "near-day",
                filled(
                        "change-near-day",
                        Answers.openNearDay("2026-12-02", "09:00", "12:00").with("nearDayReason", REPLACED)));
        submits(
                "chair",
                "userTask_confirmNearDay",
                "confirm-near-day",
                Answers.confirmNearDay("confirm").with("nearDayAnswerReason", REPLACED));
    }

    /** Asked at each stage, and every time the time for their decision has passed. */
    private void agencyIsSilentThroughout() throws IOException {
        Story silent = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        does(silent, "cpo", "userTask_reviewConcern", "review", Answers.review());
        silent.does("cpo", "userTask_decideResponse", Answers.refer("social-care"));
        silent.does("cpo", "userTask_makeReferral", Answers.telephoned());
        silent.does("cpo", "userTask_writtenConfirmation", Answers.written());
        for (String day : List.of("2027-01-14", "2027-01-25", "2027-02-03", "2027-02-12")) {
            silent.at(day, "18:00")
                    .does(
                            "cpo",
                            "userTask_recordAcknowledgement",
                            Answers.agencySilent().with("answeredOn", day));
            if (!day.equals("2027-02-12")) {
                silent.does(
                        "cpo",
                        "userTask_disagree",
                        Answers.disagreement("continue").with("raisedOn", day));
            }
        }
        does(
                silent,
                "cpo",
                "userTask_disagree",
                "disagree",
                Answers.silentThroughout().with("raisedOn", "2027-02-12"));
    }

    /** After a day has begun, on which everybody is asked. */
    private void staffAreBriefed() throws IOException {
        String today = clock.instant().toString().substring(0, 10);
        starts("teacher", "awareness", filled("log-awareness", Answers.childrenTaught(today)));
        submits("cpo", "userTask_recordTraining", "record-training", Answers.trained("full", today));
        Task reading = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("userTask_readPolicy")
                .taskCandidateUser("teacher")
                .singleResult();
        Story briefing = new Story(engine, clock)
                .of((String) engine.getTaskService().getVariable(reading.getId(), "briefingId"));
        briefing.fireTimer("event_readPolicyOverdue").fireTimer("event_stillNotRead");
        submits("head", "userTask_seeToBriefing", "see-to-briefing", Answers.briefingSeenTo());
        submits(
                "teacher",
                "userTask_readPolicy",
                "read-policy",
                Answers.policyRead(rightLetters(briefing.reference())));
    }

    /** What is right is data, as what was asked is. */
    private String rightLetters(String briefing) throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(Path.of("src/main/resources/briefing/questions.json").toFile());
        StringBuilder letters = new StringBuilder();
        for (String code : asked(briefing).split(" ")) {
            all.forEach(one -> letters.append(
                    one.path("code").asText().equals(code)
                            ? "abc"
                                    .substring(
                                            one.path("right").asInt(),
                                            one.path("right").asInt() + 1)
                            : ""));
        }
        return letters.toString();
    }

    private String asked(String briefing) {
        return JdbcClient.create(KeysOfDatabase.asSuperuser(databaseUrl))
                .sql("SELECT questions FROM safeguarding.briefing WHERE id = ?::uuid")
                .param(briefing)
                .query(String.class)
                .single();
    }

    /** After a day has begun, on which its review has. */
    private void policyIsReviewed() throws IOException {
        String today = clock.instant().toString().substring(0, 10);
        submits("head", "userTask_gatherWhatHasChanged", "gather-what-has-changed", Answers.policyGathered());
        submits("head", "userTask_revisePolicy", "revise-policy", Answers.policyRevised(REPLACED));
        submits("head", "userTask_consultStaff", "consult-staff", Answers.policyConsulted("yes"));
        submits("chair", "userTask_recordAcceptance", "record-acceptance", Answers.policySentBack());
        submits("head", "userTask_revisePolicy", "revise-policy", Answers.policyRevised(REPLACED));
        submits("head", "userTask_consultStaff", "consult-staff", Answers.policyConsulted("yes"));
        submits("chair", "userTask_recordAcceptance", "record-acceptance", Answers.policyAccepted(today));
        submits("head", "userTask_publishPolicy", "publish-policy", Answers.policyPublished());
        submits("head", "userTask_tellOfPolicy", "tell-of-policy", Answers.policyTold());
    }

    private void familyIsNamed() throws IOException {
        starts("teacher", "family", Answers.ofFamily("Fern Madeup"));
        Answers declared =
                Answers.ofFamily(REPLACED).with("familyChild2", REPLACED).with("familyChild3", REPLACED);
        starts("teacher", "family", filled("declare-family", declared));
        submits("teacher", "userTask_sayFamily", "say-family", Answers.noLongerFamily("Fern Madeup"));
        submits("deputy", "userTask_sayFamily", "say-family", declared);
        submits("head", "userTask_confirmFamily", "confirm-family", Answers.confirmFamily("not-family"));
    }

    private void starts(String person, String process, Answers answers) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        new Story(engine, clock).as(person, () -> engine.getFormService().submitStartForm(definition, answers.asMap()));
    }

    private void submits(String person, String step, String form, Answers answers) throws IOException {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(step)
                .taskCandidateUser(person)
                .list()
                .get(0);
        Answers filled = filled(form, answers);
        witness.before(person, task, form, filled);
        new Story(engine, clock).as(person, () -> {
            engine.getFormService().submitTaskForm(task.getId(), filled.asMap());
            return null;
        });
    }

    private void lowLevelConcernsAreAdded() throws IOException {
        Answers added = Answers.lowLevel(REPLACED, "unknown")
                .with("adultRole", REPLACED, "ladoAsked", "yes", "ladoAnswer", REPLACED);
        Story entry = new Story(engine, clock)
                .begunBy("teacher", "low-level-concern", filled("low-level-concern", added))
                .passSavePoints();
        does(
                entry,
                "teacher",
                "userTask_reportInstead",
                "report-instead",
                Answers.notReportedInstead().with("notReportedReason", REPLACED));
        does(entry, "head", "userTask_askLado", "ask-lado", Answers.askedLado("stays"));
        entry.at("2027-01-12", "09:00");
        SchoolDay.looks(engine, clock);
        Story removal = new Story(engine, clock)
                .begunBy(
                        "head",
                        "low-level-removal",
                        filled(
                                "remove-low-level-concern",
                                Answers.removal(entry.reference(), "mistake")
                                        .with("removalDetail", REPLACED, "removalLadoAdvice", REPLACED)));
        does(removal, "chair", "userTask_agreeToRemoval", "agree-to-removal", Answers.agreeToRemoval());
        Task reading = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("userTask_readLowLevelList")
                .singleResult();
        Answers read = filled("read-low-level-list", Answers.readList());
        witness.before("chair", reading, "read-low-level-list", read);
        entry.as("chair", () -> {
            engine.getFormService().submitTaskForm(reading.getId(), read.asMap());
            return null;
        });
    }

    private void isToldFurther(Story story, String agency, Object... asked) throws IOException {
        Answers further = Answers.addition("further-agency").with("furtherAgency", agency);
        does(
                story,
                "cpo",
                "userTask_addToRecord",
                "add-to-record",
                agency.equals("school-nursing") ? further.with("parentAgreement", "yes") : further);
        does(
                story,
                "cpo",
                "userTask_makeReferral",
                "make-referral",
                Answers.telephoned().with(asked));
        does(
                story,
                "cpo",
                "userTask_writtenConfirmation",
                "written-confirmation",
                Answers.written().with(asked));
    }

    private void isAboutAnotherChild(Story story) throws IOException {
        // Where what was typed as a name in the report is another name than the one in the review.
        if (story.openSteps().contains("userTask_confirmCorrection")) {
            does(story, "head", "userTask_confirmCorrection", "confirm-correction", Answers.confirmCorrection());
        }
        does(
                story,
                "cpo",
                "userTask_addToRecord",
                "add-to-record",
                Answers.concernedToo("another").with("rightChildName", REPLACED, "rightChildClass", REPLACED));
        does(
                story,
                "cpo",
                "userTask_addToRecord",
                "add-to-record",
                Answers.wrongChild("another").with("rightChildName", REPLACED));
        does(story, "head", "userTask_confirmCorrection", "confirm-correction", Answers.confirmCorrection());
        String step = "userTask_correctWhatWasTold";
        String form = "correct-what-was-told";
        Object correction = engine.getTaskService().getVariable(story.task(step).getId(), "correctionId");
        does(story, "cpo", step, form, Answers.toldSo().with("wrongTold", "told"));
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        form,
                        story.reference(),
                        Map.of("correctionId", correction, "toldParty", "staff", "isAgencyTold", false));
        does(story, "cpo", step, form, Answers.of("wrongTold", "not-told", "notCorrectedReason", REPLACED));
    }

    private void isToldWhatIsNew(Story story, Answers answers) throws IOException {
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "pass-on-what-is-new",
                        story.reference(),
                        Map.of("agency", "lado", "isPassingOnDemanded", false));
        does(story, "cpo", "userTask_passOnWhatIsNew", "pass-on-what-is-new", answers);
    }

    private void accountsAreChanged() throws IOException {
        starts(filled("change-account", Answers.newAccount("nico", "staff", "governors")));
        agrees("chair", "userTask_agreeToAccountChange", "agree-to-account-change");
        agrees("governor", "userTask_agreeAsSecond", "agree-as-second");
        new Staff(databaseUrl).hasSecondFactor("deputy");
        starts(filled("change-account", Answers.accountChange("remove-second-factor", "deputy")));
        agrees("head", "userTask_agreeToAccountChange", "agree-to-account-change");
        agrees("chair", "userTask_agreeAsSecond", "agree-as-second");
    }

    private void starts(Answers change) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("account-change")
                .latestVersion()
                .singleResult()
                .getId();
        new Story(engine, clock).as("it", () -> engine.getFormService().submitStartForm(definition, change.asMap()));
        runAccountJobs();
    }

    private void agrees(String person, String step, String form) throws IOException {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(step)
                .singleResult();
        Answers agreed = filled(form, Answers.agreeToAccount());
        witness.before(person, task, form, agreed);
        new Story(engine, clock).as(person, () -> {
            engine.getFormService().submitTaskForm(task.getId(), agreed.asMap());
            return null;
        });
        runAccountJobs();
    }

    private void runAccountJobs() {
        engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("account-change")
                .executable()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        Story.runBackground(engine);
    }
}

package school.safeguarding.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.Chronology.NewEntry;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.Referrals;
import school.safeguarding.referral.Referrals.Draft;
import school.safeguarding.referral.model.AgencyReferral;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.EveryForm;
import school.safeguarding.story.Story;
import school.safeguarding.story.TasklistClient;

/** What an agency is told next, drafted from the record, for whoever handles it to approve. */
@SchoolTest
class LettersTest {

    private static final String TYPED =
            "Robin hid {sender} when the bell rang. ${1+1} $0 [(${7*7})] __${7*7}__ [[${1}]] [/]";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RecordViews views;

    @Autowired
    private Referrals referrals;

    @Autowired
    private Letters letters;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private TransactionOperations transaction;

    @LocalServerPort
    private int port;

    @Autowired
    private Chronology chronology;

    private Story concern;

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock)
                .reported(Answers.report().with("whatHappened", TYPED))
                .passSavePoints();
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_sexualPlay", "current"));
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care", "police"));
    }

    private String draft(String agency) {
        return referrals.drafts(Reference.of(concern.reference()), "Cora Example (CPO)").stream()
                .filter(draft -> draft.agency().code().equals(agency))
                .map(draft -> draft.about() + "\n" + draft.text())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No letter to " + agency));
    }

    /** What somebody's form holds when they open it in Tasklist. */
    private JsonNode opened(String person, String step, String agency) throws IOException {
        return new ObjectMapper()
                .readTree(new TasklistClient(port)
                        .signedIn(person)
                        .engine(
                                "GET",
                                "/task/" + concern.task(step, agency).getId()
                                        + "/form-variables?deserializeValues=false",
                                null)
                        .body());
    }

    private Entry last(String kind) {
        return chronology.of(Reference.of(concern.reference())).stream()
                .filter(entry -> entry.kind().equals(kind))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static String line(Entry entry, String key) {
        return entry.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::answer)
                .findFirst()
                .orElse("none");
    }

    @Test
    void each_stage_has_its_own_letter() {
        assertThat(draft("social-care"))
                .startsWith("What to say on the telephone")
                .contains(
                        "Halfway Nursery Infant School",
                        "Cora Example (CPO)",
                        concern.reference(),
                        "Robin Madeup",
                        "04/05/2021")
                .contains("I do not want to go.", "Aunt");
        concern.does("cpo", "userTask_makeReferral", "social-care", Answers.telephoned());
        assertThat(draft("social-care"))
                .startsWith("Written confirmation")
                .contains("24/11/2026, 08:50", "Duty officer", "within one working day", "2. The child")
                .doesNotContain("not known");
        assertThat(draft("police")).startsWith("What to say on the telephone");
        concern.does("cpo", "userTask_writtenConfirmation", "social-care", Answers.written());
        assertThat(draft("social-care"))
                .startsWith("Letter asking for the decision")
                .contains("Tuesday 24 November 2026, 08:50");
        concern.does("cpo", "userTask_recordAcknowledgement", "social-care", Answers.agencyDisputed());
        assertThat(draft("social-care")).contains("Professional disagreement, stage 1", "A visit tomorrow.");
        concern.does("cpo", "userTask_disagree", "social-care", Answers.disagreement("continue"));
        concern.does("cpo", "userTask_recordAcknowledgement", "social-care", Answers.agencyDisputed());
        assertThat(draft("social-care")).contains("Professional disagreement, stage 2");
    }

    /** What somebody typed is text, whatever it looks like. */
    @Test
    void what_was_typed_fills_no_place_of_the_letter() {
        assertThat(draft("police")).contains(TYPED);
    }

    @Test
    void a_form_opens_with_the_draft_and_what_is_known_and_what_is_sent_is_what_is_kept() throws Exception {
        JsonNode call = opened("cpo", "userTask_makeReferral", "social-care");
        assertThat(call.path("whatWasTold").path("value").asText())
                .contains("I want to refer a child: Robin Madeup")
                .isEqualTo(draft("social-care").split("\n", 2)[1]);
        assertThat(call.path("record").path("value").asText()).contains("0100 000 000");
        String said = call.path("whatWasTold").path("value").asText() + "\nAlso: the aunt has a key.";
        concern.does(
                "cpo",
                "userTask_makeReferral",
                "social-care",
                Answers.telephoned()
                        .with("whatWasTold", said)
                        .with("childAddress", "1 Made-up Street", "childLanguage", "English"));
        assertThat(line(last("make-referral"), "whatWasTold")).isEqualTo(said);
        JsonNode written = opened("cpo", "userTask_writtenConfirmation", "social-care");
        assertThat(written.path("childAddress").path("value").asText()).isEqualTo("1 Made-up Street");
        assertThat(written.path("sentSummary").path("value").asText())
                .contains("Address: 1 Made-up Street", "Language: English")
                .doesNotContain("Ethnicity");
        assertThat(new DatabaseSearch(database.getJdbcUrl()).columnsWith("engine", "Made-up Street"))
                .isEmpty();
    }

    @Test
    void nobody_else_gets_a_draft_or_what_is_filled_in() throws IOException {
        String step = concern.task("userTask_makeReferral", "social-care").getId();
        engine.getTaskService().addCandidateUser(step, "teacher");
        assertThat(opened("teacher", "userTask_makeReferral", "social-care").toString())
                .doesNotContain("whatWasTold", "Robin");
    }

    /** The gravest fault of all: the police were told the reporter's words and not what the child said later. */
    @Test
    void later_words_and_facts_are_told_first_and_a_view_is_not_told() {
        concern.at("2026-11-25", "09:30");
        concern.does(
                "cpo",
                "userTask_addToRecord",
                Answers.addition("conversation")
                        .with("additionText", "Robin spoke in the cloakroom.", "happenedOn", "2026-11-25")
                        .with("additionWordsKind", "open-prompts", "additionChildWords", "He hurt me there.")
                        .with("additionQuestion", "Tell me about your drawing.", "harmPossible", "no"));
        concern.does(
                "cpo",
                "userTask_addToRecord",
                Answers.addition("call").with("additionText", "I think the aunt exaggerates.", "additionIs", "view"));
        concern.starts(
                "teacher",
                "still-worried",
                Answers.added(concern.reference()).with("worryReason", "The coat was red.", "harmPossible", "yes"));
        for (String agency : List.of("police", "social-care")) {
            assertThat(draft(agency))
                    .containsSubsequence(
                            "He hurt me there.",
                            "I do not want to go.",
                            "The coat was red.",
                            "Robin spoke in the cloakroom.")
                    .contains(
                            "25/11/2026",
                            "after tell, explain or describe",
                            "Said to the child just before: Tell me about your drawing.")
                    .contains("Plays, draws or speaks in a sexual way that does not fit their age: Yes, in the last")
                    .doesNotContain("exaggerates");
        }
    }

    /** The wrong name of a person of concern went to the police: they hear the right one the same day, and that the first was wrong. */
    /** An older cousin, sweets, a telephone: whatever anybody else thinks of it, it is for the police now. */
    @Test
    void of_a_child_of_six_who_was_shown_pictures_the_police_are_told_the_words_with_their_question() {
        concern = new Story(engine, clock)
                .reported(Answers.report()
                        .with("childName", "Remy Madeup", "childDateOfBirth", "2020-05-04")
                        .with("aboutWhom", List.of("child"), "personOfConcern", "Casey Madeup, a cousin of fifteen")
                        .with("whatHappened", "Remy had sweets and said that Casey had a film.")
                        .with("childSaid", "words", "childWords", "He showed me rude pictures for the sweets.")
                        .with("childWordsQuestion", "Tell me about the sweets."))
                .passSavePoints();
        concern.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review()
                        .with("childConfirmedName", "Remy Madeup", "childConfirmedDateOfBirth", "2020-05-04")
                        .with("indicator_shownPictures", "yes"));
        assertThat(concern.fact("proposedLevel")).isEqualTo("IMMEDIATE");
        concern.does(
                "cpo",
                "userTask_decideResponse",
                Answers.refer("police", "social-care")
                        .with("decidedLevel", "IMMEDIATE", "safetyPlan", "Casey is not at this school."));
        assertThat(concern.task("userTask_makeReferral", "police")).isNotNull();
        assertThat(draft("police"))
                .containsSubsequence("Tell me about the sweets.", "He showed me rude pictures for the sweets.")
                .contains("Casey Madeup");
    }

    @Test
    void whoever_was_told_the_wrong_person_of_concern_is_told_the_right_one() {
        Story named = new Story(engine, clock)
                .reported(Answers.report().with("personOfConcern", "Wally Wrongname"))
                .passSavePoints();
        concern = named;
        concern.does("cpo", "userTask_reviewConcern", Answers.review().with("indicator_sexualPlay", "current"));
        concern.does("cpo", "userTask_decideResponse", Answers.refer("social-care", "police"));
        concern.does(
                "cpo",
                "userTask_makeReferral",
                "police",
                Answers.telephoned().with("whatWasTold", draft("police").split("\n", 2)[1]));
        assertThat(concern.openSteps()).doesNotContain("userTask_passOnWhatIsNew");
        concern.does(
                "cpo",
                "userTask_addToRecord",
                Answers.addition("about-whom").with("personOfConcernNow", "Rita Rightname"));
        assertThat(draft("social-care"))
                .as("who was told nothing yet hears the right name only")
                .contains("Who the worry is about: Rita Rightname\n")
                .doesNotContain("Wally");
        assertThat(draft("police"))
                .contains("Rita Rightname (we named somebody else to you before, wrongly: Wally Wrongname)");
        assertThat(concern.task("userTask_passOnWhatIsNew", "police")).isNotNull();
    }

    @Test
    void why_the_child_may_not_be_safe_and_what_the_review_adds_are_told() {
        Story unsafe = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        concern = unsafe;
        concern.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review()
                        .with("indicator_sexualPlay", "current")
                        .with("reviewNotes", "The gate has the aunt's number."));
        concern.does(
                "cpo",
                "userTask_decideResponse",
                Answers.refer("police").with("isSafeUntilTomorrow", "no", "notSafeBecause", "He waits at the gate."));
        assertThat(draft("police"))
                .contains("He waits at the gate.", "The gate has the aunt's number.")
                .contains("Does that person live in the child’s home? No");
    }

    @Test
    void a_letter_longer_than_its_field_says_that_more_is_on_record() throws IOException {
        concern.does(
                "cpo", "userTask_addToRecord", Answers.addition("letter").with("additionText", "x".repeat(19_990)));
        String draft = draft("police");
        assertThat(draft).endsWith("Read the record before you go on.]");
        concern.does(
                "cpo",
                "userTask_makeReferral",
                "police",
                Answers.telephoned().with("whatWasTold", draft.split("\n", 2)[1]));
    }

    /** Every text of every form, of any agency's steps too: what a letter holds of it is what stands here at most. */
    @ParameterizedTest
    @ValueSource(strings = {"police", "social-care"})
    void police_and_social_care_are_told_of_the_child_and_nothing_of_what_the_others_are_asked(String agency) {
        assertThat(marked(agency))
                .allMatch(field -> FROM_RECORD.stream().anyMatch(field::matches))
                .contains(
                        "report.whatHappened",
                        "report.childWords",
                        "review.childsWordsText",
                        "add-to-record.additionText",
                        "add-to-record.additionChildWords",
                        "add-to-record.additionQuestion",
                        "add-to-record.personOfConcernNow",
                        "still-worried.worryReason",
                        "say-whether-worried.worryReason",
                        "review.reviewNotes",
                        "decide-response.notSafeBecause",
                        "decide-response.whoIsKeptAway",
                        "decide-response.levelReason");
    }

    @Test
    void the_school_nurse_is_told_neither_the_words_nor_the_person_of_concern_nor_what_happened() {
        assertThat(marked("school-nursing"))
                .isSubsetOf(
                        "decide-response.parentAgreementDetail",
                        "make-referral.childAddress",
                        "make-referral.childAdults",
                        "make-referral.childLanguage",
                        "make-referral.childNeeds",
                        "make-referral.nursingRequest",
                        "make-referral.spokenTo",
                        "make-referral.agencyAdvice",
                        "written-confirmation.childAddress",
                        "written-confirmation.childAdults",
                        "written-confirmation.childLanguage",
                        "written-confirmation.childNeeds",
                        "written-confirmation.nursingRequest",
                        "record-acknowledgement.agencyDecision",
                        "review.childConfirmedClass")
                .contains("written-confirmation.nursingRequest", "decide-response.parentAgreementDetail");
    }

    @Test
    void the_lado_is_told_of_the_adult_and_what_is_said_to_have_happened_and_no_more_of_the_child() {
        assertThat(marked("lado"))
                .isSubsetOf(
                        "report.whatHappened",
                        "report.observedWhere",
                        "report.childWords",
                        "report.childWordsQuestion",
                        "report.childWordsPresent",
                        "report.childWordsManner",
                        "add-to-record.personOfConcernNow",
                        "report.whoElseKnows",
                        "review.childsWordsText",
                        "review.childsWordsQuestion",
                        "review.childsWordsWhere",
                        "review.childsWordsPresent",
                        "review.childsWordsManner",
                        "review.childConfirmedClass",
                        "add-to-record.additionText",
                        "add-to-record.additionChildWords",
                        "add-to-record.additionQuestion",
                        "add-to-record.withWhom",
                        "still-worried.worryReason",
                        "say-whether-worried.worryReason",
                        "make-referral.adultRole",
                        "make-referral.adultAccess",
                        "make-referral.adultOtherWork",
                        "make-referral.adultKnows",
                        "make-referral.spokenTo",
                        "make-referral.agencyAdvice",
                        "written-confirmation.adultRole",
                        "written-confirmation.adultAccess",
                        "written-confirmation.adultOtherWork",
                        "written-confirmation.adultKnows",
                        "record-acknowledgement.agencyDecision")
                .contains("written-confirmation.adultRole", "report.childWords", "add-to-record.personOfConcernNow");
    }

    /** What police and social care are told, by form and field. */
    private static final Set<String> FROM_RECORD = Set.of(
            "report\\.(whatHappened|observedWhere|childWords\\w*|personOfConcern|whoElseKnows)",
            "review\\.(childsWords\\w+|childConfirmedClass|siblingsKnown|mayCollect|plansAndOrdersDetail|reviewNotes)",
            "add-to-record\\.(additionText|additionChildWords|additionQuestion|withWhom|personOfConcernNow)",
            "(still-worried|say-whether-worried)\\.worryReason",
            "decide-response\\.(levelReason|responseReason|notSafeBecause|whoCollectsToday|whoIsKeptAway|parentAgreementDetail)",
            "(make-referral|written-confirmation)\\.child\\w+",
            "make-referral\\.(spokenTo|agencyAdvice)",
            "record-acknowledgement\\.agencyDecision");

    /**
     * The fields whose marker stands in any letter to this agency, at any stage of it, where every text of every form has
     * been filled in.
     */
    private Set<String> marked(String agency) {
        Agency told = Agency.withCode(agency);
        try {
            for (String form : EveryForm.all()) {
                List<Line> lines = new ArrayList<>();
                for (String field : EveryForm.texts(form).keySet()) {
                    lines.add(new Line(field, field, "Zz" + form + "." + field + "zZ"));
                }
                transaction.executeWithoutResult(status -> chronology.append(
                        Reference.of(concern.reference()),
                        new NewEntry(AccountId.of("cpo"), "Somehow with " + told.inWords(), form, lines)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> found = new TreeSet<>();
        AgencyReferral referral = AgencyReferral.open(Reference.of(concern.reference()), told, clock.instant());
        Runnable read = () -> find(letters.draft(Reference.of(concern.reference()), referral, "Cora Example"), found);
        read.run();
        referral.telephoned(clock.instant(), clock.instant());
        read.run();
        referral.confirmedInWriting(clock.instant());
        read.run();
        referral.disputed(clock.instant());
        read.run();
        referral.disputeSettled(clock.instant());
        read.run();
        find(letters.whatIsNew(Reference.of(concern.reference()), referral, AccountId.of("cpo")), found);
        return found;
    }

    private static void find(Draft draft, Set<String> found) {
        Pattern.compile("Zz(.*?)zZ").matcher(draft.text()).results().forEach(marker -> found.add(marker.group(1)));
    }

    @Test
    void while_home_is_held_every_letter_asks_the_agency_not_to_contact_home() {
        String held = "Home has not been told, and is not to be told for now";
        assertThat(draft("police")).contains("Home has not been told yet").doesNotContain(held);
        concern.does(
                "cpo", "userTask_makeReferral", "police", Answers.telephoned().with("askedToHoldContact", "yes"));
        for (String agency : List.of("police", "social-care")) {
            assertThat(draft(agency)).contains(held);
        }
    }

    @Test
    void a_hold_that_comes_up_while_home_is_about_to_be_told_is_said_on_that_step() throws IOException {
        concern.does("cpo", "userTask_decideParentContact", Answers.tellNow());
        String warning = "Something has come up, and for now we are not telling home.";
        assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of("cpo"))
                        .orElseThrow())
                .doesNotContain(warning);
        concern.does(
                "cpo", "userTask_makeReferral", "police", Answers.telephoned().with("askedToHoldContact", "yes"));
        assertThat(views.viewAsJson(Reference.of(concern.reference()), AccountId.of("cpo"))
                        .orElseThrow())
                .contains(warning);
    }

    /** The other side's clock: a decision that is still missing when it is due is taken further, from that time on. */
    @Test
    void a_missing_answer_is_chased_when_it_is_due_and_then_taken_further() {
        concern.does("cpo", "userTask_makeReferral", "police", Answers.telephoned());
        concern.does("cpo", "userTask_writtenConfirmation", "police", Answers.written());
        concern.does("cpo", "userTask_recordAcknowledgement", "police", Answers.agencySilent());
        assertThat(concern.openSteps()).as("they have until tomorrow").doesNotContain("userTask_disagree");
        assertThat(concern.task("userTask_recordAcknowledgement").getDueDate()).isEqualTo("2026-11-25T08:50:00.000");
        concern.on("2026-11-25", "09:00");
        concern.does("cpo", "userTask_recordAcknowledgement", "police", Answers.agencySilent());
        assertThat(concern.openSteps()).contains("userTask_disagree").doesNotContain("userTask_recordAcknowledgement");
        // HIGH: at most one working day for each stage.
        assertThat(concern.task("userTask_disagree").getDueDate()).isEqualTo("2026-11-26T09:00:00.000");
    }

    @Test
    void a_disagreement_about_less_than_high_goes_by_working_days_since_the_decision_was_missing() {
        Story less = new Story(engine, clock).reported(Answers.report()).passSavePoints();
        less.does("cpo", "userTask_reviewConcern", Answers.review());
        less.does("cpo", "userTask_decideResponse", Answers.refer("social-care").with("decidedLevel", "MEDIUM"));
        less.does("cpo", "userTask_makeReferral", Answers.telephoned());
        less.does("cpo", "userTask_writtenConfirmation", Answers.written());
        less.on("2026-11-25", "12:00");
        less.does("cpo", "userTask_recordAcknowledgement", Answers.agencySilent());
        assertThat(less.task("userTask_disagree").getDueDate()).isEqualTo("2026-11-27T08:50:00.000");
        less.does("cpo", "userTask_disagree", Answers.disagreement("continue"));
        less.on("2026-11-26", "12:00");
        less.does("cpo", "userTask_recordAcknowledgement", Answers.agencyDisputed());
        assertThat(less.task("userTask_disagree").getDueDate()).isEqualTo("2026-11-30T08:50:00.000");
    }
}

package school.safeguarding.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.Registered;
import school.safeguarding.journey.FormFields.FormField;
import school.safeguarding.story.Answers;
import school.safeguarding.story.Story;

/**
 * Whole stories, from the report to the close or to what they are about, each on the screens of those who need to see something in it. The steps between
 * are done with their people's rights, without a screen.
 */
@InTasklist
class StoriesJourneyTest extends WithBrowser {

    /** Too long for every build. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @EnabledIfSystemProperty(named = "journey.stories", matches = "all")
    private @interface Nightly {}

    private static final Duration PUNCTUAL = Duration.ofSeconds(20);

    private static final String ADD = "userTask_addToRecord";
    private static final String REVIEW = "userTask_reviewConcern";
    private static final String DECIDE = "userTask_decideResponse";
    private static final String COUNTERSIGN = "userTask_countersignResponse";
    private static final String PROTECT = "userTask_protectChildren";
    private static final String REFER = "userTask_makeReferral";
    private static final String WRITE = "userTask_writtenConfirmation";
    private static final String ANSWERED = "userTask_recordAcknowledgement";
    private static final String BECAME = "userTask_recordWhatBecameOfIt";
    private static final String CORRECT = "userTask_correctWhatWasTold";

    @Autowired
    private KnownChildren children;

    @Autowired
    private TransactionOperations transaction;

    private String journey;
    private Story concern;

    @BeforeEach
    void begin() {
        concern = new Story(engine, clock);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    private Tasklist signIn(String person) {
        return Tasklist.signIn(chromium.browser(), "http://localhost:" + port, person, journey + "/" + person);
    }

    private static Answers report(String child, String happened) {
        return Answers.report().with("childName", child, "childDateOfBirth", "2020-03-14", "whatHappened", happened);
    }

    private static Answers review(String child) {
        return Answers.review().with("childConfirmedName", child, "childConfirmedDateOfBirth", "2020-03-14");
    }

    /** As a teacher does it, on our own page; the concern is the one that this story is about. */
    private void reportsOnPage(Answers report) {
        try (Tasklist teacher = signIn("teacher")) {
            Page page = teacher.opens("/report");
            teacher.picture(page, "report-empty");
            page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)");
            fill(page, report.asMap());
            teacher.picture(page, "report-filled");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send report"))
                    .click();
            page.waitForURL("**/report/CSE-*");
            teacher.picture(page, "report-received");
            concern.of(page.url().replaceAll(".*/", ""));
        }
    }

    /** Choices first, since they decide what else is asked. */
    private static void fill(Page page, Map<String, Object> answers) {
        List<FormField> asked = FormFields.of("report").stream()
                .filter(field -> answers.containsKey(field.key()))
                .toList();
        asked.stream().filter(field -> !field.isTyped()).forEach(field -> {
            Object chosen = answers.get(field.key());
            (chosen instanceof List<?> some ? some : List.of(chosen))
                    .forEach(option -> choose(page, field.key(), option));
        });
        asked.stream().filter(FormField::isTyped).forEach(field -> {
            String text = answers.get(field.key()).toString();
            page.locator("#" + field.key())
                    .fill(text.matches("\\d{4}-\\d\\d-\\d\\d") ? BritishDates.brief(LocalDate.parse(text)) : text);
        });
    }

    private static void choose(Page page, String key, Object option) {
        page.locator("input[name='" + key + "'][value='" + option + "']").check();
    }

    private void untilOffered(String step, String person) {
        await().atMost(PUNCTUAL).until(() -> concern.peopleOffered(step).contains(person));
    }

    /** A step of no screen in this story. */
    private void does(String person, String step, Answers answers) {
        untilOffered(step, person);
        submits(() -> concern.doesWithoutJobs(person, step, answers));
    }

    private void does(String person, String step, String agency, Answers answers) {
        await().atMost(PUNCTUAL).until(() -> !concern.tasksFor(step, agency).isEmpty());
        submits(() -> concern.doesWithoutJobs(person, step, agency, answers));
    }

    /** A job of the same concern may just be running: whoever is told so presses again. */
    private static void submits(Runnable step) {
        await().atMost(PUNCTUAL)
                .ignoreException(OptimisticLockingException.class)
                .until(() -> {
                    step.run();
                    return true;
                });
    }

    private void calls(String person, String agency) {
        does(person, REFER, agency, Answers.telephoned());
    }

    /** From the call to the end of the agency's work. */
    private void settles(String person, String agency) {
        does(person, WRITE, agency, Answers.written());
        does(person, ANSWERED, agency, Answers.agencyAccepts());
        does(person, BECAME, agency, Answers.workEnded());
    }

    private void tellsHome(String person) {
        does(person, "userTask_decideParentContact", Answers.tellNow());
        does(person, "userTask_recordContact", Answers.reached());
    }

    private void closes(String person, String second) {
        does(person, "userTask_reviewOutcome", Answers.outcome("close"));
        does(person, "userTask_recordAndClose", Answers.close());
        does(second, "userTask_countersignClose", Answers.agree());
        await().atMost(PUNCTUAL).until(concern::isClosed);
    }

    private void at(String day, String time) {
        concern.at(day, time);
    }

    /** Opened in the browser and taken, with a picture of what is seen first and one of the whole form. */
    private String takes(Tasklist person, String step, String picture) {
        person.take(step, concern.reference());
        person.picture(picture);
        person.wholeForm(picture + "-whole");
        return person.form().innerText();
    }

    /** Nothing of the concern on any of this person's pages. */
    private void seesNothing(Tasklist person, String picture, String... words) {
        hasNoStep(person, picture);
        for (String path : List.of("/", "/concerns")) {
            Page page = person.opens(path);
            assertThat(page.content()).as(path).doesNotContain(concern.reference());
            person.picture(page, picture + path.replace('/', '-'));
        }
        readsNothing(person, picture, words);
    }

    private void hasNoStep(Tasklist person, String picture) {
        for (String filter : person.filters()) {
            person.openFilter(filter);
            person.page().waitForLoadState();
            assertThat(person.page().content()).as(filter).doesNotContain(concern.reference());
        }
        person.picture(picture);
    }

    private void readsNothing(Tasklist person, String picture, String... words) {
        Page record = person.opens("/records/" + concern.reference());
        assertThat(record.locator("body").innerText()).doesNotContain(words);
        person.picture(record, picture + "-record");
    }

    @Test
    @Nightly
    void a_child_of_six_who_was_shown_pictures_for_sweets_is_immediate_and_her_words_are_in_the_script() {
        journey = "story-1";
        reportsOnPage(report("Poppy Sandmade", "At the sand tray Poppy told me of her cousin’s telephone.")
                .with("childSaid", "words")
                .with("childWords", "Kit showed me the bare people and then I got sweets.")
                .with("childWordsQuestion", "What are you making, Poppy?")
                .with("childWordsPresent", "Tess Madeup")
                .with("childWordsManner", "Playing on, not looking up.")
                .with("indicators", List.of("shownPictures", "unexplainedGifts"))
                .with("aboutWhom", List.of("child"), "personOfConcern", "Kit Sandmade, cousin, fifteen"));
        try (Tasklist cpo = signIn("cpo")) {
            assertThat(takes(cpo, "Review concern", "review"))
                    .contains("Kit showed me the bare people", "What are you making, Poppy?", "Kit Sandmade");
            assertThat(cpo.form()
                            .locator("[id*='-field_indicator_unexplainedGifts-']:checked")
                            .count())
                    .as("ticked by the reporter")
                    .isOne();
            cpo.fill(
                    "review",
                    review("Poppy Sandmade")
                            .with("indicator_shownPictures", "yes")
                            .with("indicator_unexplainedGifts", "yes")
                            .with("childsWordsKind", "not-spoken")
                            .with("childsWordsText", null, "childsWordsQuestion", null, "childsWordsOn", null)
                            .with("childsWordsWhere", null, "childsWordsPresent", null, "childsWordsManner", null)
                            .with("personIsChild", "yes", "otherChildName", "Kit Sandmade"));
            cpo.complete();
            assertThat(takes(cpo, "Decide response", "decide"))
                    .contains("The rules propose: Immediate", "What are you making, Poppy?");
            cpo.fill("decide-response", Answers.of("response", "refer"));
            assertThat(cpo.form().locator("[id*='-field_agencies-']:checked").count())
                    .as("police and social care, as the level proposes")
                    .isEqualTo(2);
            cpo.fill(
                    "decide-response",
                    Answers.refer("police", "social-care")
                            .with("decidedLevel", "IMMEDIATE")
                            .with("whoIsKeptAway", "Kit Sandmade")
                            .with("safetyPlan", "Poppy is collected by Aunt alone."));
            cpo.wholeForm("decide-filled-whole");
            cpo.complete();
            await().atMost(PUNCTUAL)
                    .until(() -> concern.tasksFor(REFER, "police").size() == 1);
            takes(cpo, "Make referral · Police", "police");
            assertThat(cpo.input("whatWasTold").inputValue())
                    .contains("Kit showed me the bare people and then I got sweets.", "What are you making, Poppy?");
            cpo.fill("make-referral", Answers.telephoned().with("whatWasTold", null));
            cpo.complete();
            Page record = cpo.opens("/records/" + concern.reference());
            cpo.picture(record, "record");
        }
        settles("cpo", "police");
        calls("cpo", "social-care");
        settles("cpo", "social-care");
        does("cpo", "userTask_tellByVoice", Answers.toldByVoice());
        does("cpo", "userTask_recordWhoCollected", Answers.collected());
        tellsHome("cpo");
        closes("cpo", "deputy");
    }

    @Test
    @Nightly
    void what_a_child_says_after_a_vague_worry_is_immediate_within_minutes_and_no_one_person_makes_it_less() {
        journey = "story-2";
        concern.reported(report("Wren Vaguemade", "Wren was quiet all morning.").with("aboutWhom", List.of("parent")));
        does("cpo", REVIEW, review("Wren Vaguemade").with("indicator_changedMood", "yes"));
        does("cpo", DECIDE, Answers.monitor("2026-12-08"));
        does(
                "cpo",
                ADD,
                Answers.addition("new-information")
                        .with("harmPossible", "yes", "additionText", "At the coat pegs.")
                        .with("additionWordsKind", "unprompted", "additionChildWords", "Uncle Vic hurt me there.")
                        .with("additionQuestion", "Shall I help you with the zip?"));
        untilOffered(REVIEW, "cpo");
        assertThat(concern.task(REVIEW).getDueDate()).isEqualTo("2026-11-24T09:00:00.000");
        Answers lower = Answers.monitor("2026-12-08")
                .with("levelReason", "It was the zip.")
                .with("response", null, "responseWhileHomeHeld", "monitor");
        try (Tasklist cpo = signIn("cpo")) {
            assertThat(takes(cpo, "Review concern", "review-again"))
                    .contains("09:00", "Uncle Vic hurt me there.", "Shall I help you with the zip?");
            cpo.fill(
                    "review",
                    Answers.of("indicator_disclosure", "yes", "personInHousehold", "unknown")
                            .with("indicator_witnessedAct", "no", "indicator_image", "no")
                            .with("indicator_shownPictures", "no", "indicator_physicalSign", "no")
                            .with("childsWordsKind", "not-spoken"));
            cpo.complete();
            assertThat(takes(cpo, "Decide response", "decide-again"))
                    .contains("Level decided then: Low", "Level proposed now: Immediate", "Uncle Vic hurt me there.")
                    .contains("Home is not to be told for now.");
            assertThat(cpo.form()
                            .locator("[id*='-field_decidedLevel-']:checked")
                            .count())
                    .as("Low, as it was decided before")
                    .isZero();
            cpo.fill("decide-response", lower);
            cpo.complete();
            untilOffered(REFER, "cpo");
            assertThat(concern.peopleOffered(COUNTERSIGN)).contains("deputy").doesNotContain("cpo");
            assertThat(concern.tasksFor(REFER, "police"))
                    .as("the proposal stands meanwhile")
                    .isNotEmpty();
            does("deputy", COUNTERSIGN, Answers.refuse());
            does(
                    "cpo",
                    DECIDE,
                    Answers.refer()
                            .with("response", null, "responseWhileHomeHeld", "refer", "agencies", null)
                            .with("agenciesWhileHomeHeld", List.of("police", "social-care"))
                            .with("decidedLevel", "IMMEDIATE", "isSafeUntilTomorrow", "no")
                            .with("notSafeBecause", "Uncle Vic collects.", "whoIsKeptAway", "Vic Vaguemade"));
            untilOffered("userTask_tellByVoice", "cpo");
            for (String agency : List.of("Police", "Children’s Social Care")) {
                takes(cpo, "Make referral · " + agency, agency.toLowerCase().replaceAll("\\W+", "-"));
                assertThat(cpo.input("whatWasTold").inputValue())
                        .contains("Uncle Vic hurt me there.", "Shall I help you with the zip?");
            }
            assertThat(takes(cpo, "Tell by voice", "told-by-voice")).contains("Vic Vaguemade", "14:55");
            assertThat(takes(cpo, "Decide parent contact", "home-held"))
                    .contains("Home is not to be told for now.", "Why home is not to be told")
                    .as("open since before home was held")
                    .contains("What happens while we are not telling home?")
                    .doesNotContain("Tell home now");
        }
    }

    @Test
    @Nightly
    void a_teaching_assistant_is_told_of_to_the_lado_kept_from_the_children_and_ends_in_the_low_level_list() {
        journey = "story-3";
        reportsOnPage(report("Fern Assistmade", "The teaching assistant sat Fern on her knee with the door shut.")
                .with("aboutWhom", List.of("staff"), "couldBeHead", "no", "personOfConcern", "Tamsin Kneemade"));
        try (Tasklist cpo = signIn("cpo")) {
            hasNoStep(cpo, "has-no-step");
            readsNothing(cpo, "reads-nothing", "Fern", "Tamsin");
        }
        try (Tasklist head = signIn("head")) {
            takes(head, "Protect children meanwhile", "protect");
            head.fill("protect-children", Answers.childrenProtected());
            head.complete();
            takes(head, "Make referral", "lado");
            assertThat(head.input("whatWasTold").inputValue())
                    .contains("about an adult who works or volunteers here: Tamsin Kneemade", "with the door shut")
                    .contains("We ask nothing of that adult");
            head.fill("make-referral", Answers.telephoned().with("whatWasTold", null));
            head.complete();
            does("head", REVIEW, review("Fern Assistmade"));
            assertThat(takes(head, "Decide response", "decide-before-the-lado"))
                    .contains("Home is not to be told for now.");
            does("head", WRITE, "lado", Answers.written());
            at("2026-11-25", "09:00");
            untilOffered(ANSWERED, "head");
            head.page().reload();
            takes(head, "Record acknowledgement", "lado-answers");
            head.fill(
                    "record-acknowledgement",
                    Answers.agencyAccepts().with("ladoThreshold", "below", "answeredOn", "2026-11-25"));
            head.complete();
            Page list = head.opens("/low-level");
            assertThat(list.locator("main").innerText()).contains("Tamsin Kneemade", concern.reference());
            head.picture(list, "low-level-list");
            does("head", BECAME, "lado", Answers.allegationEnded().with("heardOn", "2026-11-25"));
            does("head", DECIDE, nothingFurther());
        }
        try (Tasklist chair = signIn("chair")) {
            assertThat(takes(chair, "Countersign response", "countersign")).contains("You are the second person.");
            chair.fill("countersign-response", Answers.agree());
            chair.complete();
        }
        tellsHome("head");
        closes("head", "chair");
        try (Tasklist deputy = signIn("deputy")) {
            hasNoStep(deputy, "has-no-step");
            readsNothing(deputy, "reads-nothing", "Fern", "Tamsin");
        }
    }

    private static Answers nothingFurther() {
        return Answers.noFurtherAction().with("response", null, "responseToStaffConcern", "no-further-action");
    }

    @Test
    @Nightly
    void when_the_twin_was_confirmed_everybody_who_was_told_of_her_is_told_so() {
        journey = "story-4";
        LocalDate born = LocalDate.of(2020, 3, 14);
        String right = Registered.pupil(children, transaction, "Nell", "Pairmade", born, false)
                .toString();
        String twin = Registered.pupil(children, transaction, "Della", "Pairmade", born, false)
                .toString();
        reportsOnPage(report("Nell Pairmade", "Nell hid behind the piano.").with("childDateOfBirth", null));
        does("cpo", REVIEW, ofChild(twin).with("indicator_sexualPlay", "current"));
        does("cpo", DECIDE, Answers.refer("police", "social-care").with("whoIsKeptAway", "The man with the van"));
        for (String agency : List.of("police", "social-care")) {
            does("cpo", REFER, agency, Answers.telephoned().with("whatWasTold", "Della Pairmade hid."));
        }
        does("cpo", "userTask_tellByVoice", Answers.toldByVoice());
        tellsHome("cpo");
        try (Tasklist cpo = signIn("cpo")) {
            cpo.openFilter("Open concerns");
            cpo.takeHere("Add to the record", concern.reference());
            cpo.picture("wrong-child");
            cpo.fill(
                    "add-to-record",
                    // The pupil, and not the name that the report has.
                    Answers.wrongChild("Nell Pairmade, born 14/03/2020")
                            .with("additionText", "I chose her twin by mistake."));
            cpo.wholeForm("wrong-child-filled");
            cpo.complete();
        }
        try (Tasklist head = signIn("head")) {
            assertThat(takes(head, "Confirm correction", "confirm")).contains("Nell Pairmade");
            head.fill("confirm-correction", Answers.confirmCorrection());
            head.complete();
        }
        await().atMost(PUNCTUAL).until(() -> concern.peopleOffered(CORRECT).size() == 4);
        try (Tasklist cpo = signIn("cpo")) {
            cpo.openFilter("To do now");
            cpo.card("Correct what was told", concern.reference()).waitFor();
            cpo.picture("everybody-to-tell");
            for (int told = 1; told <= 4; told++) {
                String form = takes(cpo, "Correct what was told", "correct-" + told);
                assertThat(form).contains("They were told of Della Pairmade");
                assertThat(cpo.input("whatWasCorrected").inputValue()).contains("Della Pairmade");
                boolean isAgency = !form.contains("Do they know that it was the wrong child?");
                cpo.fill(
                        "correct-what-was-told",
                        Answers.toldSo().with("whatWasCorrected", null, "wrongTold", isAgency ? null : "told"));
                cpo.complete();
            }
            does("cpo", REVIEW, ofChild(right));
            Page record = cpo.opens("/records/" + concern.reference());
            assertThat(record.locator("main").innerText())
                    .contains("Nell Pairmade", "Nell hid behind the piano.")
                    .doesNotContain("Della");
            cpo.picture(record, "record");
        }
        assertThat(concern.everyOpenStep()).as("everybody has been told so").doesNotContain(CORRECT);
    }

    private static Answers ofChild(String child) {
        return Answers.review()
                .with("child", child)
                .with("childConfirmedName", null, "childConfirmedDateOfBirth", null, "childConfirmedClass", null);
    }

    @Test
    @Nightly
    void what_happens_again_after_the_close_opens_the_same_concern_and_goes_to_its_end_a_second_time() {
        journey = "story-5";
        concern.reported(report("Tay Twicemade", "Tay would not go out to play."));
        does("cpo", REVIEW, review("Tay Twicemade"));
        does("cpo", DECIDE, Answers.noFurtherAction());
        does("deputy", COUNTERSIGN, Answers.agree());
        tellsHome("cpo");
        closes("cpo", "deputy");
        at("2027-01-12", "10:00");
        try (Tasklist cpo = signIn("cpo")) {
            Page closed = cpo.opens("/records/" + concern.reference());
            assertThat(closed.locator("main").innerText()).contains("Tay would not go out to play.");
            cpo.picture(closed, "closed");
            cpo.start("Open a closed concern again");
            cpo.fill(
                    "open-again",
                    Answers.openAgain(concern.reference())
                            .with("harmPossible", "yes", "openAgainReason", "Tay said: it was behind the shed again."));
            cpo.picture("open-again");
            cpo.submitReport();
            cpo.notification();
            untilOffered(REVIEW, "cpo");
            // The list that is on the page may be from before that.
            cpo.page().reload();
            assertThat(takes(cpo, "Review concern", "review"))
                    .contains("10:10", "it was behind the shed again", "Tay would not go out to play.");
            cpo.fill(
                    "review",
                    Answers.of("indicator_disclosure", "yes", "childsWordsKind", "unprompted")
                            .with("childsWordsText", "It was behind the shed again.", "childsWordsOn", "2027-01-12")
                            .with("childsWordsQuestion", "Tell me about break time.", "childsWordsWhere", "By the gate")
                            .with("childsWordsPresent", "Tess Madeup", "childsWordsManner", "Looking away")
                            .with("indicator_witnessedAct", "no", "indicator_image", "no")
                            .with("indicator_shownPictures", "no", "indicator_physicalSign", "no"));
            cpo.complete();
            assertThat(takes(cpo, "Decide response", "decide"))
                    .contains("Level proposed now: Immediate", "It was behind the shed again.");
        }
        does("cpo", DECIDE, Answers.refer("police", "social-care").with("decidedLevel", "IMMEDIATE"));
        for (String agency : List.of("police", "social-care")) {
            calls("cpo", agency);
            settles("cpo", agency);
        }
        // What happened again is harm of which home has heard nothing.
        tellsHome("cpo");
        try (Tasklist cpo = signIn("cpo")) {
            assertThat(takes(cpo, "Review outcome", "outcome")).contains("Tay Twicemade");
            Page record = cpo.opens("/records/" + concern.reference());
            cpo.picture(record, "record-at-the-end");
        }
        closes("cpo", "deputy");
    }

    @Test
    @Nightly
    void a_man_in_school_who_may_be_the_head_is_dealt_with_to_the_end_and_the_head_sees_nothing() {
        journey = "story-6";
        reportsOnPage(report("Isla Corridormade", "A man in school held her hand in the corridor.")
                .with("aboutWhom", List.of("staff"), "couldBeHead", "unknown"));
        try (Tasklist head = signIn("head")) {
            seesNothing(head, "sees-nothing", "Isla");
        }
        at("2026-11-24", "11:30");
        try (Tasklist chair = signIn("chair")) {
            assertThat(takes(chair, "Review concern", "review")).contains("A man in school held her hand");
            does("chair", PROTECT, Answers.childrenProtected());
            takes(chair, "Make referral", "lado");
            assertThat(chair.input("whatWasTold").inputValue()).contains("A man in school held her hand");
        }
        try (Tasklist head = signIn("head")) {
            seesNothing(head, "sees-nothing-when-it-is-late", "Isla");
        }
        does("chair", REVIEW, review("Isla Corridormade"));
        does("chair", REFER, Answers.telephoned());
        does("chair", WRITE, Answers.written());
        does("chair", ANSWERED, Answers.agencyAccepts().with("ladoThreshold", "met"));
        does("chair", BECAME, Answers.allegationEnded());
        does("chair", DECIDE, nothingFurther());
        await().atMost(PUNCTUAL).until(() -> !concern.peopleOffered(COUNTERSIGN).isEmpty());
        String second = concern.peopleOffered(COUNTERSIGN).get(0);
        try (Tasklist governor = signIn(second)) {
            takes(governor, "Countersign response", "countersign");
        }
        does(second, COUNTERSIGN, Answers.agree());
        tellsHome("chair");
        closes("chair", second);
        try (Tasklist head = signIn("head")) {
            seesNothing(head, "sees-nothing-after-the-close", "Isla");
        }
    }

    @Test
    @Nightly
    void a_concern_about_the_cpos_own_niece_is_dealt_with_to_the_end_and_the_cpo_sees_nothing() {
        journey = "story-7";
        try (Tasklist cpo = signIn("cpo")) {
            cpo.start("Say which pupils are your family");
            cpo.picture("family-empty");
            cpo.fill("declare-family", Answers.ofFamily("Nia Auntmade")).picture("family");
            cpo.submitReport();
            cpo.notification();
            cpo.picture("family-named");
        }
        reportsOnPage(report("Nia Auntmade", "Nia cried when her uncle came.").with("aboutWhom", List.of("parent")));
        try (Tasklist cpo = signIn("cpo")) {
            seesNothing(cpo, "sees-nothing", "her uncle");
        }
        try (Tasklist deputy = signIn("deputy")) {
            assertThat(takes(deputy, "Review concern", "review")).contains("Nia cried when her uncle came.");
            Page record = deputy.opens("/records/" + concern.reference());
            deputy.picture(record, "record");
        }
        does("deputy", REVIEW, review("Nia Auntmade"));
        does("deputy", DECIDE, Answers.refer("police"));
        calls("deputy", "police");
        settles("deputy", "police");
        tellsHome("deputy");
        closes("deputy", "head");
        try (Tasklist cpo = signIn("cpo")) {
            seesNothing(cpo, "sees-nothing-after-the-close", "her uncle");
        }
    }
}

package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.SameReport;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.LetterFacts;
import school.safeguarding.referral.LetterPart;
import school.safeguarding.story.Answers;
import school.safeguarding.story.DatabaseSearch;
import school.safeguarding.story.RecordSeen;
import school.safeguarding.story.Story;

/** One report names several children: each has a concern of their own. */
@SchoolTest
class FurtherChildrenProcessTest {

    private static final String REVIEW = "userTask_reviewConcern";
    private static final String SEVERAL = "may name more than one child";
    private static final String ROBIN_SAYS = "I do not want to go.";
    private static final String SAM_SAYS = "He locked the door.";
    private static final String KIM_SAYS = "I saw nothing.";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private RecordViews views;

    @Autowired
    private ConcernRecords records;

    @Autowired
    private SameReport sameReport;

    @Autowired
    private LetterFacts letters;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JdbcConnectionDetails connection;

    private static Answers ofThree() {
        return Answers.report()
                .andAbout(1, "Sam Further", SAM_SAYS)
                .andAbout(2, "Kim Furthermore", KIM_SAYS)
                .with("furtherChild2DateOfBirth", "2019-02-03", "furtherChild2Class", "Owls");
    }

    private Story reported(Answers report) {
        return new Story(engine, clock).reported(report);
    }

    private String about(Story first, String child) {
        return sameReport.others(Reference.of(first.reference())).stream()
                .filter(reference -> read("cpo", reference.value()).contains("\"childName\":\"" + child))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private String read(String person, String reference) {
        return RecordSeen.by(records, reference, person).orElse("");
    }

    private Set<String> offeredReview(String reference) {
        Task review = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKey(REVIEW)
                .singleResult();
        return engine.getTaskService().getIdentityLinksForTask(review.getId()).stream()
                .map(link -> link.getUserId())
                .collect(Collectors.toSet());
    }

    @Test
    void each_child_has_a_concern_with_their_own_words_and_the_account() {
        Story first = reported(ofThree());
        String sam = about(first, "Sam Further");
        String kim = about(first, "Kim Furthermore");
        assertThat(List.of(first.reference(), sam, kim)).doesNotHaveDuplicates();
        assertThat(read("cpo", first.reference()))
                .contains(ROBIN_SAYS, sam, kim)
                .doesNotContain(SAM_SAYS, KIM_SAYS);
        assertThat(read("cpo", sam))
                .contains(SAM_SAYS, "Robin hid when the bell rang.", first.reference(), kim)
                .doesNotContain(ROBIN_SAYS, KIM_SAYS, "Robin Madeup", "Kim Furthermore");
        assertThat(read("cpo", kim)).contains(KIM_SAYS, "03/02/2019", "Owls").doesNotContain(ROBIN_SAYS, SAM_SAYS);
        for (String reference : List.of(first.reference(), sam, kim)) {
            assertThat(offeredReview(reference)).containsExactly("cpo");
        }
        first.passSavePoints();
        assertThat(received(first.reference()))
                .singleElement()
                .asString()
                .contains("Each has a reference of their own: " + first.reference())
                .contains(sam, kim);
        assertThat(received(sam)).isEmpty();
    }

    private List<String> received(String reference) {
        return database.sql("SELECT detail FROM safeguarding.notice WHERE reference = ? AND kind = 'REPORT_RECEIVED'")
                .param(reference)
                .query(String.class)
                .list();
    }

    @Test
    void each_has_a_level_of_its_own() {
        Story first = reported(ofThree()).passSavePoints();
        String sam = about(first, "Sam Further");
        first.does("cpo", REVIEW, Answers.review().with("indicator_disclosure", "yes"));
        assertThat(read("cpo", first.reference())).contains("Immediate");
        assertThat(read("cpo", sam)).doesNotContain("Immediate");
        assertThat(offeredReview(sam)).containsExactly("cpo");
    }

    @Test
    void whoever_is_family_of_one_of_them_reads_the_account_in_no_concern() {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("family")
                .latestVersion()
                .singleResult()
                .getId();
        new Story(engine, clock).as("cpo", () -> engine.getFormService()
                .submitStartForm(definition, Answers.ofFamily("Nia Auntson").asMap()));
        Story first = reported(Answers.report().andAbout(1, "Nia Auntson", SAM_SAYS));
        String niece = sameReport.others(Reference.of(first.reference())).get(0).value();
        assertThat(offeredReview(first.reference())).containsExactly("deputy");
        assertThat(offeredReview(niece)).containsExactly("deputy");
        assertThat(read("cpo", first.reference())).isEmpty();
        assertThat(read("cpo", niece)).isEmpty();
    }

    /** The account is the same, and so is what touches whoever steps out. */
    @Test
    void whoever_steps_out_of_one_of_them_reads_the_account_in_no_other() {
        Story first = reported(ofThree());
        String sam = about(first, "Sam Further");
        first.passSavePoints().does("cpo", REVIEW, Answers.stepOut());
        assertThat(read("cpo", first.reference())).isEmpty();
        assertThat(read("cpo", sam)).isEmpty();
        assertThat(offeredReview(sam)).containsExactly("deputy");
        assertThat(read("deputy", sam))
                .contains("Withdrew from another concern that tells of the same")
                .doesNotContain("I know the family.");
        Story ofNothingElse = reported(Answers.report());
        assertThat(offeredReview(ofNothingElse.reference())).containsExactly("cpo");
    }

    @Test
    void what_an_agency_is_told_of_one_names_none_of_the_others() {
        Story first = reported(
                ofThree()
                        .with(
                                "whatHappened",
                                "Robin Madeup and Sam hid. Then Kim Furthermore’s bag fell, said SAM Further. Kimberley stayed."));
        String sam = about(first, "Sam Further");
        assertThat(told(first.reference(), LetterPart.HAPPENED))
                .endsWith("Robin Madeup and another child hid. Then another child’s bag fell, said another child."
                        + " Kimberley stayed.");
        assertThat(told(sam, LetterPart.HAPPENED))
                .endsWith(
                        "another child and Sam hid. Then another child’s bag fell, said SAM Further. Kimberley stayed.");
        assertThat(told(sam, LetterPart.WORDS)).contains(SAM_SAYS).doesNotContain(ROBIN_SAYS);
        assertThat(told(sam, LetterPart.CHILD)).startsWith("Sam Further");
        assertThat(String.join(" ", letters.of(Reference.of(sam), Agency.POLICE).values()))
                .doesNotContain("Robin", "Kim ", "Furthermore");
        assertThat(read("cpo", sam)).as("the record itself").contains("Robin Madeup and Sam hid.");
    }

    private String told(String reference, LetterPart part) {
        return letters.of(Reference.of(reference), Agency.POLICE).get(part);
    }

    @Test
    void a_child_whom_it_is_about_has_one_concern_however_many_are_concerned() {
        long before = running();
        reported(ofThree().with("aboutWhom", List.of("child"), "personOfConcern", "Max Otherchild"));
        assertThat(running()).isEqualTo(before + 4);
    }

    private long running() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("cse-concern")
                .count();
    }

    /** However the report comes in, it is taken, and whoever handles it is told what may be missing. */
    @Test
    void several_names_in_one_field_are_told_until_another_child_is_added() throws Exception {
        Story story = reported(Answers.report().with("childName", "Zebra Example and Dan Example"))
                .passSavePoints();
        assertThat(story.fact("isSeveralPossible")).isEqualTo(true);
        for (String seen : List.of(read("cpo", story.reference()), form("cpo", story))) {
            assertThat(seen)
                    .contains("The report may name more than one child in one field: “Zebra Example and Dan Example”");
        }
        assertThat(new DatabaseSearch(connection.getJdbcUrl()).columnsWith("engine", "Zebra"))
                .isEmpty();
        story.does("cpo", REVIEW, Answers.review().with("childrenInName", "to-add"));
        assertThat(read("cpo", story.reference())).contains(SEVERAL);
        story.does(
                "cpo", "userTask_addToRecord", Answers.concernedToo("another").with("rightChildName", "Dan Example"));
        assertThat(read("cpo", story.reference())).doesNotContain(SEVERAL);
    }

    @Test
    void one_child_that_is_added_leaves_the_third_to_be_added() {
        Story story = reported(Answers.report().with("childName", "Zora Example and Dan Example and Mo Example"))
                .passSavePoints();
        story.does("cpo", REVIEW, Answers.review().with("childrenInName", "to-add"));
        story.does(
                "cpo", "userTask_addToRecord", Answers.concernedToo("another").with("rightChildName", "Dan Example"));
        assertThat(read("cpo", story.reference())).contains(SEVERAL);
        story.does(
                "cpo", "userTask_addToRecord", Answers.concernedToo("another").with("rightChildName", "Mo Example"));
        assertThat(read("cpo", story.reference())).doesNotContain(SEVERAL);
    }

    @Test
    void several_names_in_one_field_are_told_until_the_review_says_that_they_are_one() {
        Story story = reported(Answers.report().with("childName", "Cora / Dan Example"))
                .passSavePoints();
        assertThat(form("cpo", story)).contains(SEVERAL);
        story.does("cpo", REVIEW, Answers.review().with("childrenInName", "one"));
        assertThat(read("cpo", story.reference())).doesNotContain(SEVERAL);
        Story ofOne =
                reported(Answers.report().with("childName", "Smith, Cora")).passSavePoints();
        assertThat(read("cpo", ofOne.reference())).contains("Smith, Cora").doesNotContain(SEVERAL);
        assertThatThrownBy(() -> ofOne.does("cpo", REVIEW, Answers.review().with("childrenInName", "one")))
                .as("is not asked")
                .hasMessageContaining("must be empty");
    }

    private String form(String person, Story story) {
        return views.viewAsJson(Reference.of(story.reference()), AccountId.of(person))
                .orElse("");
    }

    @Test
    void each_needs_a_name_and_nothing_is_sent_that_was_folded_away() {
        long before = running();
        assertThatThrownBy(() -> reported(Answers.report().with("otherChildrenConcerned", "yes")))
                .hasMessageContaining("Each other child needs a name");
        assertThatThrownBy(() -> reported(Answers.report().andAbout(1, "not known", SAM_SAYS)))
                .hasMessageContaining("Each other child needs a name");
        assertThatThrownBy(() -> reported(ofThree().with("otherChildrenConcerned", "no")))
                .isNotNull();
        assertThat(running()).isEqualTo(before);
    }
}

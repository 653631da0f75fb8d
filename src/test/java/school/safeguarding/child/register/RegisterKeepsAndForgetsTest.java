package school.safeguarding.child.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import school.safeguarding.MovableClock;
import school.safeguarding.SchoolTest;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.Registered;
import school.safeguarding.child.csv.Column;
import school.safeguarding.child.csv.PupilRows;
import school.safeguarding.child.csv.PupilRows.Read;
import school.safeguarding.child.csv.Table;
import school.safeguarding.concern.ConcernRecords;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.engine.RecordViews;
import school.safeguarding.protection.KeysOfDatabase;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.reference.Reference;
import school.safeguarding.referral.Agency;
import school.safeguarding.referral.LetterFacts;
import school.safeguarding.referral.LetterPart;
import school.safeguarding.story.Answers;
import school.safeguarding.story.RecordSeen;
import school.safeguarding.story.SchoolDay;
import school.safeguarding.story.Story;

/** What becomes of a pupil's row when the register says something else, or nothing more. */
@SchoolTest
class RegisterKeepsAndForgetsTest {

    private static final String HEAD = "UPN,Forename,Surname,DOB,Class,SEN\n";
    private static final String STAYS = "H801200001001,Sita,Staysmadeup,14/03/2020,Owls,N\n";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ApplicationContext school;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RecordViews views;

    @Autowired
    private ConcernRecords records;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(engine, clock);
    }

    private static Read file(String rows) {
        Table table = Table.of((HEAD + rows).getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return PupilRows.read(table, columns(), LocalDate.of(2026, 11, 24));
    }

    private static Map<Column, Integer> columns() {
        return Column.guessed(List.of("UPN", "Forename", "Surname", "DOB", "Class", "SEN"));
    }

    private long known() {
        return database.sql("SELECT count(*) FROM safeguarding.child WHERE left_on IS NOT NULL AND content IS NOT NULL")
                .query(Long.class)
                .single();
    }

    @Test
    void of_a_pupil_without_a_concern_everything_is_forgotten_when_a_whole_term_has_passed_since_they_left() {
        Registered.fromFile(
                school,
                file(STAYS
                        + "A2,Lena,Leavesmadeup,14/03/2020,Owls,N\n"
                        + "A3,Kiri,Keptmadeup,15/03/2020,Owls,N\n"
                        + "A4,Nils,Nephewmadeup,16/03/2020,Owls,N\n"),
                columns());
        story.reported(Answers.report().with("childName", "Kiri Keptmadeup", "childDateOfBirth", null))
                .passSavePoints();
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("family")
                .latestVersion()
                .singleResult()
                .getId();
        story.as("teacher", () -> engine.getFormService()
                .submitStartForm(
                        definition, Answers.ofFamily("Nils Nephewmadeup").asMap()));
        Registered.onlyFromFile(school, file(STAYS), columns());
        assertThat(known()).isEqualTo(3);

        looks("2027-01-05");
        assertThat(known()).as("in the term after they left").isEqualTo(3);
        looks("2027-04-13");
        assertThat(known()).as("with a concern, or family on the staff").isEqualTo(2);
        assertThat(database.sql("SELECT detail FROM safeguarding.notice WHERE kind = 'DAILY_SUMMARY'"
                                + " AND once_key LIKE 'summary 2027-04-13%'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("1 pupil who has left, and about whom there is no concern, was forgotten");
        assertThat(database.sql("SELECT detail FROM safeguarding.trace WHERE kind = 'PUPILS_FORGOTTEN'")
                        .query(String.class)
                        .list())
                .containsExactly("1");
        looks("2027-04-14");
        assertThat(known()).isEqualTo(2);
    }

    private void looks(String day) {
        story.at(day, "09:00");
        SchoolDay.looks(engine, clock);
    }

    @Test
    void whoever_handles_an_open_concern_sees_what_the_register_said_and_says_now() {
        Registered.fromFile(school, file(STAYS + "B2,Ciro,Changesmadeup,14/03/2020,Owls,N\n"), columns());
        story.reported(Answers.report().with("childName", "Ciro Changesmadeup", "childDateOfBirth", "2020-03-14"))
                .passSavePoints();
        isReviewedAs("Ciro Changesmadeup");
        assertThat(shown()).doesNotContain("The register");

        Registered.fromFile(school, file(STAYS + "B2,Ciro,Weddedmadeup,14/03/2020,Larks,K\n"), columns());
        assertThat(shown())
                .contains("The register has changed", "The register says something else")
                .contains("“Ciro Changesmadeup” before, “Ciro Weddedmadeup” now")
                .contains("“Owls” before, “Larks” now", "“no” before, “yes” now");
        story.does("cpo", "userTask_addToRecord", Answers.addition("call"));
        assertThat(shown()).contains("The register has changed").doesNotContain("The register says something else");
    }

    private static final String HOMES =
            "UPN,Forename,Surname,DOB,Class,SEN,Name protected,Pupil address,Language,Ethnicity,"
                    + "Parental responsibility,Parent forename,Parent surname\n";

    private void comes(String rows) {
        Table table = Table.of((HOMES + rows).getBytes(StandardCharsets.UTF_8)).orElseThrow();
        Map<Column, Integer> columns = Column.guessed(table.headings());
        Registered.fromFile(school, PupilRows.read(table, columns, LocalDate.of(2026, 11, 24)), columns);
    }

    private static String row(String number, String forename, boolean isProtected, String address, String adult) {
        return number + "," + forename + ",Homemadeup,14/03/2020,Owls,N," + (isProtected ? "Y" : "") + "," + address
                + ",Zzpolish,Zzroma,T," + adult + ",Homemadeup\n";
    }

    private long homes() {
        return database.sql("SELECT count(*) FROM safeguarding.child_home")
                .query(Long.class)
                .single();
    }

    /** As its handler reads it and tells it: the page, and what the police and the school nurse are told. */
    private String told(Agency agency) {
        return school.getBean(LetterFacts.class)
                .of(Reference.of(story.reference()), agency)
                .toString();
    }

    private List<Line> registered() {
        return ((ConcernRecords.Reading.Opened) records.read(Reference.of(story.reference()), AccountId.of("cpo")))
                .registeredHome();
    }

    @Test
    void the_home_is_kept_of_a_child_with_a_concern_only_and_goes_where_the_child_is_protected() {
        long before = homes();
        String others = row("H1", "Otto", false, "9 Zzother Lane", "Ottilie");
        comes(others + row("H2", "Hedy", false, "1 Zzfirst Lane", "Helga"));
        assertThat(homes()).as("of a pupil without a concern").isEqualTo(before);

        story.reported(Answers.report().with("childName", "Hedy Homemadeup", "childDateOfBirth", "2020-03-14"))
                .passSavePoints();
        comes(others + row("H2", "Hedy", false, "1 Zzfirst Lane", "Helga"));
        assertThat(homes()).as("of one with a concern").isEqualTo(before + 1);
        assertThat(registered())
                .extracting(Line::answer)
                .containsExactly("1 Zzfirst Lane", "Helga Homemadeup", "Zzpolish", "Zzroma");
        assertThat(told(Agency.POLICE)).contains("1 Zzfirst Lane", "Helga Homemadeup", "Zzpolish", "Zzroma");
        assertThat(told(Agency.LADO)).contains("1 Zzfirst Lane").contains("Zzpolish");
        assertThat(LetterPart.ADDRESS.mayBeToldTo(Agency.LADO)).isFalse();

        long changes = changes();
        comes(others + row("H2", "Hedy", false, "1 Zzfirst Lane", "Helga"));
        assertThat(changes()).as("the same file again").isEqualTo(changes);

        isReviewedAs("Hedy Homemadeup");
        comes(others + row("H2", "Hedy", true, "2 Zzsecond Lane", "Helga"));
        assertThat(shown())
                .contains("The register has changed", "Address, which is protected")
                .doesNotContain("Zzsecond");
        assertThat(registered().toString()).contains("Protected.").doesNotContain("Zzsecond");
        assertThat(told(Agency.POLICE)).contains("2 Zzsecond Lane [protected");
        assertThat(told(Agency.SCHOOL_NURSING)).doesNotContain("Zzsecond");
    }

    @Test
    void an_adult_of_the_home_with_the_name_of_the_person_of_concern_is_marked_and_who_protects_is_told() {
        String home =
                row("H9", "Ilka", false, "9 Zzninth Lane", "Ingo") + row("H9", "Ilka", false, "9 Zzninth Lane", "Irma");
        comes(home);
        story.reported(Answers.report()
                        .with("childName", "Ilka Homemadeup", "childDateOfBirth", "2020-03-14")
                        .with("personOfConcern", "Mr HOMEMADEUP, Ingo (white van)"))
                .passSavePoints();
        comes(home);
        assertThat(registered())
                .extracting(Line::answer)
                .contains("Ingo Homemadeup [has the name of the person of concern]\nIrma Homemadeup");
        assertThat(shown()).contains("an adult of the child’s home has the name of the person of concern");
        String inHome = "somebody of this name is an adult of the child’s home: Ingo Homemadeup)";
        assertThat(told(Agency.POLICE)).contains(inHome);
        assertThat(told(Agency.SOCIAL_CARE)).contains(inHome);
        assertThat(told(Agency.LADO)).doesNotContain("adult of the child’s home");
        assertThat(told(Agency.SCHOOL_NURSING)).doesNotContain("adult of the child’s home");

        story = new Story(engine, clock)
                .reported(Answers.report()
                        .with("childName", "Ilka Homemadeup", "childDateOfBirth", "2020-03-14")
                        .with("personOfConcern", "Ingo Otherwise"))
                .passSavePoints();
        assertThat(registered()).extracting(Line::answer).contains("Ingo Homemadeup\nIrma Homemadeup");
        assertThat(shown()).doesNotContain("has the name of the person of concern");
        assertThat(told(Agency.POLICE)).contains("Ingo Otherwise").doesNotContain("adult of the child’s home");
    }

    @Test
    void an_adult_of_the_home_is_marked_too_who_has_the_name_that_a_joined_report_gives() {
        String home = row("H10", "Jona", false, "9 Zztenth Lane", "Jens");
        comes(home);
        Answers report = Answers.report().with("childName", "Jona Homemadeup", "childDateOfBirth", "2020-03-14");
        story.reported(report).passSavePoints();
        Story other = new Story(engine, clock).at("2026-11-24", "08:55");
        other.reportedBy("deputy", report.with("personOfConcern", "Jens Homemadeup"))
                .passSavePoints();
        comes(home);
        assertThat(shown()).doesNotContain("has the name of the person of concern");
        assertThat(told(Agency.POLICE)).doesNotContain("adult of the child’s home");

        story.does("cpo", "userTask_addToRecord", Answers.sameIncident(other.reference()));
        assertThat(other.isClosed()).isTrue();
        assertThat(registered())
                .extracting(Line::answer)
                .contains("Jens Homemadeup [has the name of the person of concern]");
        assertThat(shown()).contains("an adult of the child’s home has the name of the person of concern");
        assertThat(told(Agency.POLICE))
                .contains("Another report that is worked as one with this names a person of concern")
                .contains("an adult of the child’s home: Jens Homemadeup");
        assertThat(told(Agency.SCHOOL_NURSING)).doesNotContain("adult of the child’s home");

        school.getBean(TransactionOperations.class).executeWithoutResult(status -> school.getBean(Concerns.class)
                .withReference(Reference.of(other.reference()))
                .exclude(Set.of(AccountId.of("cpo"))));
        assertThat(registered()).extracting(Line::answer).contains("Jens Homemadeup");
        assertThat(shown())
                .as("the CPO may not know of the report that names them")
                .doesNotContain("has the name of the person of concern");
        assertThat(told(Agency.POLICE)).contains("an adult of the child’s home: Jens Homemadeup");

        JdbcClient.create(KeysOfDatabase.asSuperuser(
                        school.getBean(JdbcConnectionDetails.class).getJdbcUrl()))
                .sql("UPDATE safeguarding.concern SET is_outside_hours = NOT is_outside_hours WHERE reference = ?")
                .param(other.reference())
                .update();
        assertThat(told(Agency.POLICE))
                .as("what was changed in the database is shut")
                .doesNotContain("adult of the child’s home");
    }

    private long changes() {
        return database.sql("SELECT count(*) FROM safeguarding.entry WHERE kind = 'register-changed'")
                .query(Long.class)
                .single();
    }

    @Test
    void each_adult_in_the_register_has_a_contact_and_one_who_comes_later_moves_none() {
        comes(row("H3", "Kaja", false, "3 Zzthird Lane", "Karla"));
        story.reported(Answers.report().with("childName", "Kaja Homemadeup", "childDateOfBirth", "2020-03-14"))
                .passSavePoints();
        String two = row("H3", "Kaja", false, "3 Zzthird Lane", "Karla")
                + row("H3", "Kaja", false, "3 Zzthird Lane", "Kurt");
        comes(two);
        isReviewedAs("Kaja Homemadeup");
        story.does("cpo", "userTask_decideResponse", Answers.refer("police"));
        assertThat(adults()).isEqualTo(2);

        comes(two + row("H3", "Kaja", false, "3 Zzthird Lane", "Kuno"));
        assertThat(shown()).contains("Kuno Homemadeup");
        assertThat(adults()).isEqualTo(2);
    }

    @Test
    void where_a_brother_or_sister_moves_to_is_in_no_record_of_this_child_and_what_else_changes_is_said_to_be_theirs() {
        String moved = row("H5", "Bela", false, "6 Zzsixth Lane", "Berta");
        comes(row("H4", "Abel", false, "4 Zzfourth Lane", "Alma") + row("H5", "Bela", false, "5 Zzfifth Lane", "Alma"));
        story.reported(Answers.report().with("childName", "Bela Homemadeup", "childDateOfBirth", "2020-03-14"))
                .passSavePoints();
        isReviewedAs("Bela Homemadeup");
        story = new Story(engine, clock);
        story.reported(Answers.report().with("childName", "Abel Homemadeup", "childDateOfBirth", "2020-03-14"))
                .passSavePoints();
        isReviewedAs("Abel Homemadeup");
        database.sql("INSERT INTO safeguarding.concern_child (id, reference, kind, child, state)"
                        + " VALUES (?, ?, 'SIBLING', ?, 'NAMED')")
                .params(UUID.randomUUID(), story.reference(), UUID.fromString(pupil("Bela Homemadeup")))
                .update();
        comes(row("H4", "Abel", false, "4 Zzfourth Lane", "Alma") + moved.replace("Owls", "Larks"));
        assertThat(shown())
                .contains(
                        "The register has changed of a brother or sister",
                        "Bela Homemadeup",
                        "“Owls” before, “Larks” now")
                .contains("The register says something else of a brother or sister")
                .doesNotContain("Zzsixth", "Berta");
    }

    @Test
    void a_protected_address_that_was_typed_for_the_police_is_offered_to_nobody_who_does_not_protect() {
        comes(row("H6", "Prue", true, "", "Petra"));
        story.reported(Answers.report().with("childName", "Prue Homemadeup", "childDateOfBirth", "2020-03-14"))
                .passSavePoints();
        isReviewedAs("Prue Homemadeup");
        story.does("cpo", "userTask_decideResponse", Answers.refer("police"));
        story.does(
                "cpo",
                "userTask_makeReferral",
                "police",
                Answers.telephoned().with("childAddress", "7 Zzseventh Lane"));
        assertThat(told(Agency.POLICE)).contains("7 Zzseventh Lane [protected");
        assertThat(told(Agency.SCHOOL_NURSING)).doesNotContain("Zzseventh");
        assertThat(filledIn(Agency.SOCIAL_CARE)).containsEntry("childAddress", "7 Zzseventh Lane");
        assertThat(filledIn(Agency.SCHOOL_NURSING)).doesNotContainKey("childAddress");
        comes(row("H6", "Prue", false, "", "Petra"));
        assertThat(filledIn(Agency.SCHOOL_NURSING)).containsEntry("childAddress", "7 Zzseventh Lane");
    }

    private Map<String, String> filledIn(Agency agency) {
        return school.getBean(LetterFacts.class).details(Reference.of(story.reference()), agency);
    }

    private long adults() {
        return database.sql("SELECT count(*) FROM safeguarding.adult_contact WHERE reference = ?")
                .param(story.reference())
                .query(Long.class)
                .single();
    }

    private String pupil(String name) {
        return database
                .sql("SELECT id::text FROM safeguarding.child WHERE is_in_register")
                .query(String.class)
                .list()
                .stream()
                .filter(id -> school.getBean(KnownChildren.class)
                        .of(new ChildId(UUID.fromString(id)))
                        .filter(one -> one.name().equals(name))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private void isReviewedAs(String pupil) {
        story.does(
                "cpo",
                "userTask_reviewConcern",
                Answers.review()
                        .with("child", pupil(pupil))
                        .with("childConfirmedName", null, "childConfirmedDateOfBirth", null)
                        .with("childConfirmedClass", null));
    }

    private String shown() {
        return RecordSeen.by(records, story.reference(), "cpo").orElseThrow();
    }
}

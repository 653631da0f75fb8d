package school.safeguarding.child.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import school.safeguarding.child.HomeDetails;
import school.safeguarding.child.HomeDetails.Adult;
import school.safeguarding.child.Particulars;
import school.safeguarding.child.csv.PupilRows.Finding;
import school.safeguarding.child.csv.PupilRows.Pupil;
import school.safeguarding.child.csv.PupilRows.Read;

/** Pupil files with the habits of the MIS and of the spreadsheet that they went through. Every pupil is made up. */
class PupilFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static Read read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static Read read(byte[] file) {
        Table table = Table.of(file).orElseThrow();
        return PupilRows.read(table, Column.guessed(table.headings()), TODAY);
    }

    private static Particulars only(Read read) {
        assertThat(read.errors()).isEmpty();
        assertThat(read.pupils()).hasSize(1);
        return read.pupils().get(0).particulars();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPN,Legal Forename,Legal Surname,Preferred Forename,Preferred Surname,DOB,Gender,Year Group,Reg Group,SEN Status\n"
                        + "H801200001001,Poppy,Walker,Pops,Walker,14/03/2020,F,Year 1,1A,K\n",
                "UPN;Legal Forename;Legal Surname;Preferred Forename;DOB;Sex;Registration Form;SEN\r\n"
                        + "H801200001001;Poppy;Walker;Pops;14-Mar-20;Female;1A;K\r\n;;;;;;;\r\n",
                "Pupils of the school on 24/11/2026,,,,,,,\nUPN,Forename,Surname,Preferred Name,DOB,Gender,Form/Tutor Group,SEN\n"
                        + "H801200001001, Poppy\u00A0,\"Walker\",Pops,2020-03-14,f,1A,E,,\n",
                "\uFEFFFirst Name,Last Name,Known as,Gender,Date of Birth,Class Name,UPN,SEND\n"
                        + "Poppy,Walker,Pops,F,14/3/2020 00:00:00,1A,H801200001001,Yes\n"
            })
    void the_same_pupil_comes_out_of_every_report(String file) {
        Particulars pupil = only(read(file));
        assertThat(pupil)
                .isEqualTo(new Particulars(
                        "",
                        "H801200001001",
                        "Poppy",
                        "",
                        "Walker",
                        "Pops",
                        "",
                        Optional.of(LocalDate.of(2020, 3, 14)),
                        "F",
                        "1A",
                        "",
                        Optional.of(true),
                        false));
    }

    @Test
    void letters_survive_in_both_encodings() {
        String file = "Forename;Surname;DOB\nZoë;Müller-O’Madeup;01/02/2020\n";
        assertThat(only(read(file)).fullName()).isEqualTo("Zoë Müller-O’Madeup");
        assertThat(only(read(file.getBytes(Charset.forName("windows-1252")))).fullName())
                .isEqualTo("Zoë Müller-O’Madeup");
    }

    @Test
    void a_formula_is_text() {
        assertThat(only(read("Forename,Surname,DOB\n\"=1+1\",+44,01/02/2020\n")).fullName())
                .isEqualTo("=1+1 +44");
    }

    @Test
    void in_a_file_of_contacts_the_second_heading_of_a_kind_is_the_adults() {
        Particulars pupil =
                only(read("ID,Forename,Surname,DOB,ID,Forename,Surname\n7,Poppy,Walker,01/02/2020,9,Ann,Example\n"));
        assertThat(pupil.fullName()).isEqualTo("Poppy Walker");
        assertThat(pupil.pupilId()).isEqualTo("7");
    }

    @Test
    void what_is_wrong_is_said_by_line_and_column_and_never_by_its_value() {
        Read read = read("Title\n\nUPN,Forename,Surname,DOB,Gender\nA801200001001,Poppy,Walker,03/14/2020,x\n"
                + "B2,\"Two\nlines\",Example,,F\n,,,01/02/2020,F\n");
        assertThat(read.errors())
                .extracting(Finding::sentence)
                .containsExactly(
                        "Line 4, column “DOB”: must be a day that has been, such as 14/03/2020, 14-Mar-20 or 2020-03-14.",
                        "Line 7, column “Surname”: is empty, and so is the forename.");
        assertThat(read.warnings())
                .extracting(Finding::sentence)
                .containsExactly(
                        "Line 4, column “UPN”: has a check letter that does not fit: a digit may be wrong.",
                        "Line 4, column “Gender”: is neither male nor female, and is left out.",
                        "Line 5, column “DOB”: is empty: the child counts as under 13, and is found by the name alone.",
                        "Line 5, column “UPN”: has a check letter that does not fit: a digit may be wrong.");
        assertThat(read.errors().toString() + read.warnings()).doesNotContain("Poppy", "Walker", "Example", "03/14");
    }

    @Test
    void the_same_pupil_twice_with_two_classes_is_one_and_with_two_names_is_an_error() {
        String head = "Pupil ID,Forename,Surname,DOB,Class\n7,Poppy,Walker,01/02/2020,1A\n";
        Read classes = read(head + "7,Poppy,Walker,01/02/2020,Choir\n");
        assertThat(only(classes).className()).isEqualTo("1A");
        assertThat(classes.warnings()).hasSize(1);
        Read names = read(head + "7,Posy,Walker,01/02/2020,1A\n");
        assertThat(names.errors()).extracting(Finding::line).containsExactly(3L);
    }

    @Test
    void headings_that_nobody_knows_are_left_to_be_mapped_by_hand() {
        Table table = Table.of(
                        "Vorname,Nachname,Geburtstag\nPoppy,Walker,01/02/2020\n".getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(table.headings()).containsExactly("Vorname", "Nachname", "Geburtstag");
        assertThat(Column.guessed(table.headings())).isEmpty();
        assertThat(Table.of("nothing of the kind".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Table.of(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"H801200001001, true", "A801200001001, false", "H80120000100, false", "'', false"})
    void the_check_letter_of_a_number_is_reckoned(String upn, boolean isRight) {
        assertThat(Cells.isUpn(upn)).isEqualTo(isRight);
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "N, false",
        "No, false",
        "False, false",
        "K, true",
        "E, true",
        "SEN Support, true",
        "Y, true"
    })
    void whatever_is_no_plain_no_is_a_need(String cell, boolean isSend) {
        assertThat(Cells.isSend(cell)).isEqualTo(isSend);
    }

    @Test
    void twice_the_same_row_is_one_pupil() {
        String row = "7,Poppy,Walker,01/02/2020\n";
        assertThat(read("Pupil ID,Forename,Surname,DOB\n" + row + row).pupils())
                .extracting(Pupil::line)
                .containsExactly(2L);
    }

    @Test
    void adults_with_parental_responsibility_are_read_from_a_file_of_contacts() {
        Read read = read("ID,Forename,Surname,DOB,Priority,Parental responsibility,Title,Forename,Surname\n"
                + "7,Poppy,Walker,14/03/2020,1,T,Mrs,Pia,Walker\n"
                + "7,Poppy,Walker,14/03/2020,2,F,Mr,Ned,Neighbour\n"
                + "7,Poppy,Walker,14/03/2020,3,T,Mr,Cal,Walker\n");
        assertThat(only(read).fullName()).isEqualTo("Poppy Walker");
        assertThat(read.pupils().get(0).adults()).containsExactlyInAnyOrder("Pia Walker", "Cal Walker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forename,Surname,DOB,Home Address,Postcode,First Language,Ethnicity\n"
                        + "Poppy,Walker,14/03/2020,\"1 Madeup Lane, Madeupton\",S0 0ZZ,Polish,White Polish\n",
                "Legal Forename;Legal Surname;DOB;Address Line 1;Town;Post Code;Home Language;Ethnic Group\n"
                        + "Poppy;Walker;14/03/2020;1 Madeup Lane;Madeupton;S0 0ZZ;Polish;White Polish\n",
                "First Name,Last Name,Date of Birth,Street,City,Postcode,Language,Ethnic Origin\n"
                        + "Poppy,Walker,14/03/2020,1 Madeup Lane,Madeupton,S0 0ZZ,Polish,White Polish\n"
            })
    void the_same_home_comes_out_of_every_report(String file) {
        assertThat(home(read(file)))
                .isEqualTo(new HomeDetails("1 Madeup Lane, Madeupton, S0 0ZZ", "Polish", "White Polish", List.of()));
    }

    @Test
    void only_an_adult_whom_the_file_says_to_have_parental_responsibility_belongs_to_the_home() {
        String row = "7,Poppy,Walker,14/03/2020,";
        Read contacts = read("ID,Forename,Surname,DOB,Priority,Parental responsibility,Lives with Pupil,Relationship,"
                + "Title,Forename,Surname\n" + row + "1,T,Y,Mother,Mrs,Pia,Walker\n" + row
                + "2,F,N,Neighbour,Mr,Ned,Neighbour\n" + row + "3,T,,,Mr,Cal,Walker\n");
        assertThat(home(contacts).adults())
                .extracting(Adult::inWords)
                .containsExactly("Cal Walker", "Pia Walker, Mother, lives with the child");
        assertThat(home(read(
                                "Forename,Surname,DOB,Parent forename,Parent surname\nPoppy,Walker,14/03/2020,Pia,Walker\n"))
                        .adults())
                .as("where it does not say, nobody is told because of a file")
                .isEmpty();
    }

    @Test
    void an_address_that_differs_from_line_to_line_may_be_an_adults_and_is_left_out() {
        Read read = read("ID,Forename,Surname,DOB,Address\n7,Poppy,Walker,14/03/2020,1 Madeup Lane\n"
                + "7,Poppy,Walker,14/03/2020,2 Madeup Lane\n7,Poppy,Walker,14/03/2020,2 Madeup Lane\n");
        assertThat(home(read).address()).isEmpty();
        assertThat(read.warnings()).extracting(Finding::line).contains(3L);
        assertThat(read.warnings().toString()).doesNotContain("Madeup");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ID,Forename,Surname,DOB,Parental responsibility,Forename,Surname,Address,Postcode",
                "ID,Forename,Surname,DOB,Title,Forename,Surname,Home Address,Town",
                "ID,Forename,Surname,DOB,Contact name,Priority,Number,Address,Postcode",
                "Address,Postcode,Forename,Surname,DOB,Relationship,Parent forename,Parent surname,Lives with pupil"
            })
    void in_a_file_with_adults_an_address_is_nobodys_until_somebody_says_that_it_is_the_childs(String headings) {
        List<String> all = List.of(headings.split(","));
        assertThat(Column.guessed(all))
                .containsKeys(Column.FORENAME, Column.BORN_ON)
                .doesNotContainKeys(Column.ADDRESS, Column.POSTCODE, Column.TOWN);
        assertThat(Column.isAnyAddressUnclear(all)).isTrue();
    }

    @Test
    void an_address_that_its_heading_says_to_be_the_childs_is_taken_from_a_file_with_adults() {
        List<String> headings = List.of(
                "Forename,Surname,DOB,Address,Child’s Address,Pupil Postcode,Parental responsibility,Forename,Surname"
                        .split(","));
        assertThat(Column.guessed(headings)).containsEntry(Column.ADDRESS, 4).containsEntry(Column.POSTCODE, 5);
        assertThat(Column.isAnyAddressUnclear(headings)).isTrue();
        Read read = read("Forename,Surname,DOB,Pupil Address,Parental responsibility,Forename,Surname\n"
                + "Poppy,Walker,14/03/2020,1 Madeup Lane,T,Pia,Walker\n");
        assertThat(home(read).address()).isEqualTo("1 Madeup Lane");
        assertThat(Column.isAnyAddressUnclear(List.of("Forename", "Surname", "DOB", "Address")))
                .as("without adults there is no other to take it from")
                .isFalse();
    }

    @Test
    void what_a_file_has_no_column_for_stays_as_it_was() {
        HomeDetails before = new HomeDetails("1 Madeup Lane", "Polish", "White Polish", List.of());
        Read read = read("Forename,Surname,DOB,Language\nPoppy,Walker,14/03/2020,English\n");
        assertThat(read.pupils().get(0).home().over(before))
                .isEqualTo(new HomeDetails("1 Madeup Lane", "English", "White Polish", List.of()));
        assertThat(read("Forename,Surname,DOB\nPoppy,Walker,14/03/2020\n")
                        .pupils()
                        .get(0)
                        .home())
                .isEqualTo(HomeDetails.Said.NOTHING);
    }

    private static HomeDetails home(Read read) {
        assertThat(read.errors()).isEmpty();
        return read.pupils().get(0).home().over(HomeDetails.UNKNOWN);
    }
}

package school.safeguarding.concern.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static school.safeguarding.concern.model.AboutWhom.NAMED_CHAIR;
import static school.safeguarding.concern.model.AboutWhom.NAMED_CPO;
import static school.safeguarding.concern.model.AboutWhom.NAMED_GOVERNOR;
import static school.safeguarding.concern.model.AboutWhom.NAMED_HEAD;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.correct.NamedInText.Found;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.people.Staff;

class NamedInTextTest {

    private static final NamedInText NAMES = new NamedInText(new School());

    private static final class School implements People {

        @Override
        public Staff staff() {
            return new Staff(
                    List.of(
                            person(AccountId.of("chair"), "Charlie Van Example", Role.CHAIR),
                            person(AccountId.of("cpo"), "Cora Example (CPO)", Role.STAFF, Role.CPO),
                            person(AccountId.of("governor"), "Gwen Möller", Role.GOVERNORS),
                            person(AccountId.of("head"), "Hana O’Neill-Sample (headteacher)", Role.STAFF, Role.HEAD),
                            person(AccountId.of("teacher"), "Tess Madeup", Role.STAFF)),
                    Set.of(),
                    List.of());
        }

        private static Person person(AccountId id, String name, Role first, Role... more) {
            return new Person(id, name, Optional.empty(), EnumSet.of(first, more), Optional.empty(), Map.of());
        }

        @Override
        public void stateAbsence(AccountId id, LocalDate from, LocalDate until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void stateReturn(AccountId id, LocalDate from, LocalDate until) {
            throw new UnsupportedOperationException();
        }
    }

    private static Found concerned(String typed) {
        return NAMES.in(Optional.of(typed), List.of("Robin hid."), AccountId.of("teacher"));
    }

    private static Set<AboutWhom> told(String account) {
        Found found = NAMES.in(Optional.empty(), List.of(account), AccountId.of("teacher"));
        assertThat(found.certain()).isEmpty();
        return found.possible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cora Example", "cora  EXAMPLE", "Example, Cora", "Mrs Cora Jane Example", "Córa Exam-ple"})
    void a_full_name_as_the_person_of_concern_is_certain(String typed) {
        assertThat(concerned(typed).certain()).containsExactly(NAMED_CPO);
        assertThat(concerned(typed).possible()).contains(NAMED_CPO);
    }

    @ParameterizedTest
    @CsvSource({"Hana ONeill Sample", "hana o'neill-sample", "Gwen Moller", "GWEN MÖLLER"})
    void apostrophes_hyphens_and_accents_make_no_difference(String typed) {
        assertThat(concerned(typed).possible()).containsAnyOf(NAMED_HEAD, NAMED_GOVERNOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cora", "Mrs Example", "CE", "C.E.", "C E", "the CPO", "our safeguarding lead"})
    void part_of_a_name_initials_or_a_title_as_the_person_of_concern_is_asked_about(String typed) {
        assertThat(concerned(typed).certain()).isEmpty();
        assertThat(concerned(typed).possible()).contains(NAMED_CPO);
    }

    @Test
    void in_a_running_text_a_full_name_a_form_of_address_or_a_title_is_asked_about() {
        assertThat(told("Then Cora Example shut the door.")).containsExactly(NAMED_CPO);
        assertThat(told("Miss Hana took him out")).containsExactly(NAMED_HEAD);
        assertThat(told("He said the head teacher hurts him.")).containsExactly(NAMED_HEAD);
        assertThat(told("the Chair of Governors came in")).contains(NAMED_CHAIR);
        assertThat(told("a school governor gave her sweets")).containsExactly(NAMED_GOVERNOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He hit his head on a chair.",
                "Cora from Year 2 was there, and her mother.",
                "For example, she hid.",
                "I gave him his cup of cocoa.",
                "Tess Madeup was in the room."
            })
    void what_may_be_anybody_or_a_thing_is_not_asked_about(String account) {
        assertThat(told(account)).isEmpty();
    }

    /** "I, the CPO, saw" names nobody else; the deputy who writes "the CPO" does. */
    @Test
    void whoever_writes_is_not_asked_about_themselves_but_excludes_themselves_as_person_of_concern() {
        assertThat(NAMES.in(Optional.empty(), List.of("I, Cora Example, CPO, was there."), AccountId.of("cpo"))
                        .possible())
                .isEmpty();
        assertThat(NAMES.in(Optional.of("Cora Example"), List.of(), AccountId.of("cpo"))
                        .certain())
                .containsExactly(NAMED_CPO);
        assertThat(NAMES.in(Optional.empty(), List.of("the headteacher was there"), AccountId.of("cpo"))
                        .possible())
                .containsExactly(NAMED_HEAD);
    }
}

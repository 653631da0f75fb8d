package school.safeguarding.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownAsTest {

    private static final Optional<LocalDate> BORN = Optional.of(LocalDate.of(2019, 3, 14));
    private static final Optional<LocalDate> ANOTHER_DAY = Optional.of(LocalDate.of(2019, 3, 15));

    private static KnownAs child(Optional<LocalDate> bornOn, String... names) {
        return KnownAs.of(Arrays.asList(names), bornOn);
    }

    private static SameChild compared(KnownAs one, KnownAs other) {
        assertThat(other.as(one))
                .as("it does not matter who is compared with whom")
                .isEqualTo(one.as(other));
        return one.as(other);
    }

    @ParameterizedTest
    @CsvSource({
        "Aoife O'Neill, aoife oneill",
        "Aoife O’Neill, Aoife O Neill",
        "Aoife O'Neill, 'O''NEILL, Aoife'",
        "Poppy Anne Walker, Poppy Walker",
        "Müller Max, Max Mueller",
        "Max Müller, Max Muller",
        "Jörg Strauß, Joerg Strauss",
        "Işıl Yılmaz, Isil Yilmaz",
        "İpek Madeup, IPEK MADEUP",
        "Zoë Example, Zoe Example",
        "Anne-Marie Example, Annemarie Example",
        "Anne–Marie Example, Anne Marie Example",
        "Sam Smith-Example, Sam Smith Example",
        "Poppy Walker-Example, Poppy Example",
        "Miss Poppy Walker, Poppy Walker",
        "Søren Madeup, Soren Madeup"
    })
    void one_name_typed_in_two_ways_and_one_birth_date_are_one_child(String one, String other) {
        assertThat(compared(child(BORN, one), child(BORN, other))).isEqualTo(SameChild.YES);
        assertThat(compared(child(BORN, one), child(Optional.empty(), other)))
                .as("without a birth date")
                .isEqualTo(SameChild.MAY_BE);
        assertThat(compared(child(BORN, one), child(ANOTHER_DAY, other)))
                .as("with another birth date")
                .isEqualTo(SameChild.NO);
    }

    @ParameterizedTest
    @CsvSource({
        "Poppy A. Walker, Poppy Anne Walker",
        "P. Walker, Poppy Walker",
        "Poppy Walker, Poppy Walker-Example",
        "Max Mueller, Max Muller"
    })
    void a_part_of_the_name_or_an_initial_may_be_the_same_child_with_or_without_a_birth_date(String one, String other) {
        assertThat(compared(child(BORN, one), child(BORN, other))).isEqualTo(SameChild.MAY_BE);
        assertThat(compared(child(BORN, one), child(Optional.empty(), other))).isEqualTo(SameChild.MAY_BE);
    }

    @ParameterizedTest
    @CsvSource({
        "Poppy Walker, Popy Walker",
        "Poppy Walker, Poppy Wakler",
        "Poppy Walker, Puppy Walker",
        "Poppy Anne Walker, Poppy Walkers",
        "Anna Maria Example, Maria Example Madeup",
        "Poppy, Poppy Walker"
    })
    void a_letter_or_a_name_off_is_enough_only_with_the_same_birth_date(String one, String other) {
        assertThat(compared(child(BORN, one), child(BORN, other))).isEqualTo(SameChild.MAY_BE);
        assertThat(compared(child(BORN, one), child(Optional.empty(), other))).isEqualTo(SameChild.NO);
    }

    @ParameterizedTest
    @CsvSource({
        "Poppy Walker, Sam Example",
        "Poppy Walker, Sam Walker",
        "Poppy Walker, Poppy Example",
        "Poppy Walker, Pippa Walkers",
        "Al Example, Ed Example"
    })
    void brothers_and_sisters_and_twins_are_others(String one, String other) {
        assertThat(compared(child(BORN, one), child(BORN, other))).isEqualTo(SameChild.NO);
    }

    @Test
    void a_used_name_is_as_good_as_the_registered_one() {
        KnownAs registered = child(BORN, "Poppy Anne Walker", "Pops Walker", "Pops Example");
        assertThat(compared(registered, child(BORN, "pops example"))).isEqualTo(SameChild.YES);
        assertThat(compared(registered, child(Optional.empty(), "Pops Walker"))).isEqualTo(SameChild.MAY_BE);
        assertThat(compared(registered, child(BORN, "Anne Madeup"))).isEqualTo(SameChild.NO);
    }

    @Test
    void a_birth_date_that_a_spreadsheet_turned_is_not_sure_to_be_another() {
        Optional<LocalDate> turned = Optional.of(LocalDate.of(2019, 4, 3));
        KnownAs child = child(Optional.of(LocalDate.of(2019, 3, 4)), "Poppy Walker");
        assertThat(compared(child, child(turned, "Poppy Walker"))).isEqualTo(SameChild.MAY_BE);
    }

    @Test
    void two_children_whose_name_nobody_knows_are_not_therefore_one() {
        assertThat(child(BORN, "Not known").isNamed()).isFalse();
        assertThat(compared(child(BORN, "not known"), child(BORN, "Not Known"))).isEqualTo(SameChild.NO);
        assertThat(KnownAs.of(List.of(), BORN).isNamed()).isFalse();
    }
}

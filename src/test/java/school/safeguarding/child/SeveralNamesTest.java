package school.safeguarding.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeveralNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cora Example and Dan Example               | Cora Example;Dan Example",
                "Cora / Dan Example                         | Cora;Dan Example",
                "Cora/Dan Example                           | Cora;Dan Example",
                "Cora Example, Dan Example                  | Cora Example;Dan Example",
                "Cora & Dan                                 | Cora;Dan",
                "Cora + Dan                                 | Cora;Dan",
                "CORA AND DAN EXAMPLE                       | CORA;DAN EXAMPLE",
                "Example, Cora; Example, Dan                | Example, Cora;Example, Dan",
                "Cora Example, Dan Example and Eve Example  | Cora Example;Dan Example;Eve Example",
                "Cora, Dan, Eve Example                     | Cora;Dan;Eve Example",
                "Cora von Example, Dan von Example          | Cora von Example;Dan von Example",
                "Cora Example (Owls) and Dan Example (2B)   | Cora Example (Owls);Dan Example (2B)",
                "Cora Example, 2B and Dan Example, 2C       | Cora Example, 2B;Dan Example, 2C",
                "Cora Example, Dan Example, Year 2          | Cora Example;Dan Example, Year 2",
                "Çora Ëxample and Дан Example               | Çora Ëxample;Дан Example"
            })
    void names_of_several_children_are_told_apart(String typed, String names) {
        assertThat(SeveralNames.in(typed)).isEqualTo(List.of(names.split(";")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cora Example",
                "Smith, Cora",
                "Smith, Cora Jane",
                "Smith-Jones, Cora-Jane",
                "von und zu Example, Cora",
                "von der Example, Cora Jane",
                "Cora von und zu Example",
                "Cora Ortega y Example",
                "Anne-Marie O’Example",
                "Cora Jane Example Sample",
                "Cora Example - Sample",
                "Alexandra Sandford",
                "Cora Example (also Cora Smith, Cora Jones and Cora Brown)",
                "Cora Example, 2B",
                "Cora Example, Year 2, Owls 3",
                "Cora Example, born 04/05/2021",
                "Ravi s/o Example",
                "Mira D/O Example",
                "n/k",
                "not known",
                "not known / unknown",
                "Cora and",
                "/",
                ""
            })
    void one_name_is_not_taken_for_several(String typed) {
        assertThat(SeveralNames.in(typed)).isEmpty();
    }

    /** It is looked at before the form's rules are, so that somebody may have sent anything. */
    @Test
    void what_no_form_would_take_is_not_looked_through() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertThat(SeveralNames.in("Cora & ".repeat(200_000)))
                .isEmpty());
    }
}

package school.safeguarding.concern.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import school.safeguarding.child.HomeDetails.Adult;

class PersonInHomeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dave Example | true",
                "EXAMPLE, Dávé | true",
                "Dave Example, white van | true",
                "Mr Example | true",
                "Dave Peter Example | true",
                "Dave | true",
                "Dave Otherwise | false",
                "a man in a white van | false",
                "? | false"
            })
    void a_name_is_the_same_however_it_is_typed_and_another_is_not(String typed, boolean isSame) {
        assertThat(PersonInHome.mayBe(typed, new Adult("Dave Example", "father", Optional.empty())))
                .isEqualTo(isSame);
    }
}

package school.safeguarding.concern.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDayTest {

    @ParameterizedTest
    @ValueSource(strings = {"4/5/2021", "04/05/2021", "4.5.2021", "04-05-2021", " 4 5 2021 ", "2021-05-04"})
    void a_day_is_understood_as_people_here_type_it(String typed) {
        assertThat(TypedDay.read(typed)).contains(LocalDate.of(2021, 5, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "31/11/2026", "4/5", "May 2021", "Robin", "2021-13-01", "45/05/2021"})
    void what_is_no_day_is_none(String typed) {
        assertThat(TypedDay.read(typed)).isEmpty();
    }
}

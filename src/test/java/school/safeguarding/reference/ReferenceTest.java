package school.safeguarding.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"CSE-2026-4827", "CSE-2026-0000", "CSE-2026-123456", "DRILL-2026-1234"})
    void what_the_school_writes_is_one_and_is_given_out_as_it_was(String text) {
        assertThat(Reference.of(text))
                .hasToString(text)
                .isEqualTo(Reference.in(text).orElseThrow());
        assertThat(new ReferenceInPath().convert(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CSE-2026-123",
                "cse-2026-4827",
                "LLC-2026-4827",
                "CSE-2026-4827 ",
                "CSE-2026-4827\n",
                "school"
            })
    void nothing_else_is_one_and_what_it_was_is_not_repeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reference.of(text))
                .withMessage("This is not a concern's reference");
        assertThat(Reference.in(text)).isEmpty();
        assertThat(new ReferenceInPath().convert(text).isNeverGiven()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    void a_process_without_a_key_is_about_no_concern(String none) {
        assertThat(Reference.in(none)).isEmpty();
    }

    @Test
    void a_column_without_one_stays_empty() {
        ReferenceColumn column = new ReferenceColumn();
        assertThat(column.convertToDatabaseColumn(null)).isNull();
        assertThat(column.convertToEntityAttribute(null)).isNull();
        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(Reference.of("CSE-2026-4827"))))
                .isEqualTo(Reference.of("CSE-2026-4827"));
    }
}

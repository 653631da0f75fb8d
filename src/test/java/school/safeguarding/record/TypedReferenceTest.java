package school.safeguarding.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import school.safeguarding.reference.Reference;

class TypedReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CSE-2026-0123",
                "cse-2026-0123",
                "CSE 2026 0123",
                " CSE–2026—0123 ",
                "cse20260123",
                "CSE\u00a02026\u20110123",
                "CSE\u22122026\u22120123",
                "CSE_2026_0123.",
                "ＣＳＥ－２０２６－０１２３"
            })
    void a_reference_is_understood_however_it_is_typed(String typed) {
        assertThat(TypedReference.read(typed)).contains(Reference.of("CSE-2026-0123"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026-0123", "CSE-2026-12", "LLC-2026-0123", "CSE-2026-0123x", "Robin", "CSE-2026-01/23"})
    void what_cannot_be_one_is_none(String typed) {
        assertThat(TypedReference.read(typed)).isEmpty();
    }
}

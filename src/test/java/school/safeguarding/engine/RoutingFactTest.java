package school.safeguarding.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingFactTest {

    @ParameterizedTest
    @ValueSource(strings = {"CSE-2026-4827", "DRILL-2026-1234"})
    void the_engine_may_hold_the_reference_of_a_concern_and_of_a_drill(String reference) {
        assertThat(RoutingFacts.of(RoutingFact.reference, reference)
                        .with(RoutingFact.joinedReference, reference)
                        .values())
                .hasSize(2);
        assertThat(RoutingFact.isReference(reference)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LLC-2026-4827", "CSE-2026-123", "DRILL-2026-1234 Casey", "school"})
    void it_may_hold_nothing_else_as_one(String other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoutingFacts.of(RoutingFact.reference, other))
                .withMessage("The engine may not hold this value as reference");
        assertThat(RoutingFact.isReference(other)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = RoutingFact.class,
            names = {"reference", "joinedReference"})
    void a_reference_is_held_as_text(RoutingFact fact) {
        assertThatIllegalArgumentException().isThrownBy(() -> RoutingFacts.of(fact, 2026));
    }
}

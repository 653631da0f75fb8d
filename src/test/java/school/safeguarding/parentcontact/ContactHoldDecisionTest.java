package school.safeguarding.parentcontact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import school.safeguarding.Decision;

/** {@code contact-hold.dmn} over every combination of what it asks. */
class ContactHoldDecisionTest {

    private static final Decision CONTACT_HOLD = Decision.named("contact-hold");

    /** What each row says, by what it asks. */
    private static final Map<String, String> SAYS = Map.of(
            "isLadoPending", "The LADO has not yet advised",
            "isAskedToHold", "The Police, Children's Social Care or another adviser asked to hold",
            "isHouseholdInvolved",
                    "The person of concern lives in the child's household, or nobody knows that they do not",
            "isReasonToHold", "Telling home was deferred for a reason, which is asked again each school day");

    static Stream<Set<String>> everyCombination() {
        List<String> facts = List.copyOf(SAYS.keySet());
        return IntStream.range(0, 1 << facts.size()).mapToObj(bits -> IntStream.range(0, facts.size())
                .filter(i -> (bits >> i & 1) == 1)
                .mapToObj(facts::get)
                .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void home_is_held_for_exactly_the_reasons_there_are(Set<String> reasons) {
        assertThat(hits(reasons))
                .extracting(hit -> hit.get("reason"))
                .containsExactlyInAnyOrderElementsOf(
                        reasons.stream().map(SAYS::get).toList());
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void each_reason_says_who_says_so(Set<String> reasons) {
        assertThat(hits(reasons)).allSatisfy(hit -> {
            assertThat(hit).containsOnlyKeys("reason", "source");
            assertThat((String) hit.get("source")).isNotBlank();
        });
    }

    @Test
    void without_a_reason_home_is_told() {
        assertThat(hits(Set.of())).isEmpty();
    }

    private static List<Map<String, Object>> hits(Set<String> reasons) {
        Map<String, Object> facts = new HashMap<>();
        SAYS.keySet().forEach(fact -> facts.put(fact, reasons.contains(fact)));
        return CONTACT_HOLD.hits(facts);
    }
}

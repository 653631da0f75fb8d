package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static school.safeguarding.concern.model.AboutWhom.CHAIR;
import static school.safeguarding.concern.model.AboutWhom.CPO;
import static school.safeguarding.concern.model.AboutWhom.GOVERNOR;
import static school.safeguarding.concern.model.AboutWhom.HEAD;
import static school.safeguarding.concern.model.AboutWhom.NAMED_CHAIR;
import static school.safeguarding.concern.model.AboutWhom.NAMED_CPO;
import static school.safeguarding.concern.model.AboutWhom.NAMED_GOVERNOR;
import static school.safeguarding.concern.model.AboutWhom.NAMED_HEAD;
import static school.safeguarding.concern.model.AboutWhom.STAFF;
import static school.safeguarding.concern.model.AboutWhom.UNNAMED_STAFF;
import static school.safeguarding.concern.model.AboutWhom.USUAL_HANDLER;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import school.safeguarding.Decision;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ReportedFacts;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.HandlerRole;

/** {@code handler.dmn} over every combination of whom in the school a worry is about. */
class HandlerDecisionTest {

    private static final Decision HANDLER = Decision.named("handler");

    private static final Map<AboutWhom, String> FACTS = new EnumMap<>(Map.of(
            STAFF, "isAboutStaff",
            UNNAMED_STAFF, "isHeadPossible",
            CPO, "isAboutCpo",
            HEAD, "isAboutHead",
            CHAIR, "isAboutChair",
            GOVERNOR, "isAboutGovernor",
            USUAL_HANDLER, "isAboutUsualHandler"));

    /** Whom each choice passes over: who may be meant, and whoever answers to them. */
    private static final Map<AboutWhom, Set<String>> PASSED_OVER = Map.of(
            STAFF, Set.of("cpo"),
            UNNAMED_STAFF, Set.of("cpo", "head"),
            CPO, Set.of("cpo"),
            HEAD, Set.of("cpo", "head"),
            CHAIR, Set.of("cpo", "chair"),
            GOVERNOR, Set.of("cpo", "deputy-chair"),
            USUAL_HANDLER, Set.of("cpo", "head"));

    static Stream<Set<AboutWhom>> everyCombination() {
        List<AboutWhom> choices = List.copyOf(FACTS.keySet());
        return IntStream.range(0, 1 << choices.size()).mapToObj(bits -> {
            Set<AboutWhom> about = EnumSet.noneOf(AboutWhom.class);
            IntStream.range(0, choices.size())
                    .filter(i -> (bits >> i & 1) == 1)
                    .mapToObj(choices::get)
                    .forEach(about::add);
            return about;
        });
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void the_first_in_line_whom_no_choice_passes_over_handles_it(Set<AboutWhom> about) {
        String expected = Stream.of("cpo", "head", "chair", "deputy-chair")
                .filter(role ->
                        about.stream().noneMatch(whom -> PASSED_OVER.get(whom).contains(role)))
                .findFirst()
                .orElse("nobody");
        assertThat(handler(about)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void nobody_handles_a_worry_that_may_be_about_themselves(Set<AboutWhom> about) {
        List<Role> handlers = HandlerRole.withCode(handler(about)).roles();
        assertThat(about).allSatisfy(whom -> assertThat(whom.excluded()).noneMatch(handlers::contains));
    }

    @Test
    void one_choice_alone_goes_where_the_school_has_agreed() {
        assertThat(handler(Set.of())).isEqualTo("cpo");
        assertThat(handler(Set.of(STAFF))).isEqualTo("head");
        assertThat(handler(Set.of(STAFF, UNNAMED_STAFF))).isEqualTo("chair");
        assertThat(handler(Set.of(CPO))).isEqualTo("head");
        assertThat(handler(Set.of(HEAD))).isEqualTo("chair");
        assertThat(handler(Set.of(CHAIR))).isEqualTo("head");
        assertThat(handler(Set.of(GOVERNOR))).isEqualTo("head");
        assertThat(handler(Set.of(USUAL_HANDLER))).isEqualTo("chair");
    }

    @Test
    void only_a_worry_about_head_chair_and_governors_together_is_left_to_nobody() {
        assertThat(everyCombination().filter(about -> handler(about).equals("nobody")))
                .hasSize(28)
                .allSatisfy(about ->
                        assertThat(about).contains(CHAIR, GOVERNOR).containsAnyOf(HEAD, UNNAMED_STAFF, USUAL_HANDLER));
    }

    /** Children, parents, strangers and whoever is online hold no role, so the table does not ask after them. */
    @Test
    void the_table_asks_after_everyone_who_may_hold_a_role() {
        assertThat(EnumSet.allOf(AboutWhom.class))
                .filteredOn(whom -> whom.isStaffConcern() || !whom.excluded().isEmpty())
                .filteredOn(whom -> !AboutWhom.NAMED.contains(whom))
                .containsExactlyInAnyOrderElementsOf(FACTS.keySet());
    }

    /** What the table reads of a concern: the rows of staff and governors count, whoever else is ticked with them. */
    @Test
    void a_parent_or_a_child_ticked_beside_somebody_in_the_school_changes_nothing() {
        for (Set<AboutWhom> about : everyCombination().toList()) {
            Set<AboutWhom> others =
                    EnumSet.of(AboutWhom.CHILD, AboutWhom.PARENT, AboutWhom.STRANGER, AboutWhom.UNKNOWN);
            others.addAll(about);
            assertThat(decided(others)).isEqualTo(handler(about));
        }
    }

    /** Nobody is asked whom a name means before the handler is decided. */
    @Test
    void whoever_is_found_by_name_is_passed_over_like_whoever_is_ticked_and_the_lado_waits() {
        Map.of(NAMED_CPO, CPO, NAMED_HEAD, HEAD, NAMED_CHAIR, CHAIR, NAMED_GOVERNOR, GOVERNOR)
                .forEach((named, ticked) -> {
                    assertThat(decided(Set.of(named))).isEqualTo(handler(Set.of(ticked)));
                    assertThat(named.excluded()).isEqualTo(ticked.excluded());
                    assertThat(named.isStaffConcern()).isFalse();
                    assertThat(ticked.isStaffConcern()).isTrue();
                });
    }

    private static String decided(Set<AboutWhom> about) {
        Concern concern = Concern.report(
                Reference.of("CSE-2026-0001"), AccountId.of("reporter"), about, false, false, Instant.EPOCH);
        return (String) HANDLER.hits(ReportedFacts.of(concern).values()).get(0).get("handlerRole");
    }

    private static String handler(Set<AboutWhom> about) {
        Map<String, Object> facts = new HashMap<>();
        FACTS.forEach((whom, fact) -> facts.put(fact, about.contains(whom)));
        List<Map<String, Object>> hits = HANDLER.hits(facts);
        assertThat(hits).hasSize(1);
        return (String) hits.get(0).get("handlerRole");
    }
}

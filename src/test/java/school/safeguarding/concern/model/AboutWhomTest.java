package school.safeguarding.concern.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import school.safeguarding.people.Role;

/** Whom each choice hides a concern from, as the school's procedure says it. */
class AboutWhomTest {

    private static final Map<AboutWhom, Set<Role>> HIDDEN_FROM = Map.of(
            AboutWhom.CPO, Set.of(Role.CPO, Role.DEPUTY_CPO),
            AboutWhom.HEAD, Set.of(Role.HEAD),
            AboutWhom.CHAIR, Set.of(Role.CHAIR),
            AboutWhom.GOVERNOR, Set.of(Role.GOVERNORS, Role.DEPUTY_CHAIR),
            AboutWhom.USUAL_HANDLER, Set.of(Role.CPO, Role.DEPUTY_CPO, Role.HEAD),
            AboutWhom.UNNAMED_STAFF, Set.of(Role.HEAD),
            AboutWhom.NAMED_CPO, Set.of(Role.CPO, Role.DEPUTY_CPO),
            AboutWhom.NAMED_HEAD, Set.of(Role.HEAD),
            AboutWhom.NAMED_CHAIR, Set.of(Role.CHAIR),
            AboutWhom.NAMED_GOVERNOR, Set.of(Role.GOVERNORS, Role.DEPUTY_CHAIR));

    @ParameterizedTest
    @EnumSource
    void each_choice_hides_the_concern_from_whom_it_names_and_from_nobody_else(AboutWhom whom) {
        assertThat(whom.excluded()).containsExactlyInAnyOrderElementsOf(HIDDEN_FROM.getOrDefault(whom, Set.of()));
    }
}

package school.safeguarding.people.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.change.AccountChange.Kind;

class NeedsTest {

    private static final Person CPO = person(AccountId.of("cpo"), Role.STAFF, Role.CPO);
    private static final Person HEAD = person(AccountId.of("head"), Role.STAFF, Role.HEAD);
    private static final Person CHAIR = person(AccountId.of("chair"), Role.CHAIR);
    private static final Person DEPUTY = person(AccountId.of("deputy chair"), Role.GOVERNORS, Role.DEPUTY_CHAIR);
    private static final Person GOVERNOR = person(AccountId.of("governor"), Role.GOVERNORS);
    private static final List<Person> SCHOOL = List.of(CPO, HEAD, CHAIR, DEPUTY, GOVERNOR);

    private static Person person(AccountId id, Role... roles) {
        return new Person(
                id,
                id.value(),
                Optional.of(id + "@school.example"),
                EnumSet.copyOf(List.of(roles)),
                Optional.empty(),
                Map.of());
    }

    private static List<Person> without(Person... gone) {
        List<Person> left = new ArrayList<>(SCHOOL);
        left.removeAll(List.of(gone));
        return left;
    }

    private static String of(Kind kind, Collection<Person> others, Role... touched) {
        Set<Role> roles = EnumSet.copyOf(List.of(touched));
        Needs needs = Needs.of(kind, roles, others);
        return needs + " " + needs.line(roles, false, others) + " then " + needs.line(roles, true, others);
    }

    /** The rule itself, over every role, every kind and every school that can be made of these people. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void nobody_alone_agrees_to_a_role_that_judges_them(Kind kind) {
        int alone = 0;
        int together = 0;
        for (int mask = 0; mask < 1 << SCHOOL.size(); mask++) {
            List<Person> others = new ArrayList<>();
            for (int one = 0; one < SCHOOL.size(); one++) {
                if ((mask & 1 << one) != 0) {
                    others.add(SCHOOL.get(one));
                }
            }
            for (Role role : EnumSet.complementOf(EnumSet.of(Role.STAFF))) {
                Set<Role> touched = Set.of(role);
                Needs needs = Needs.of(kind, touched, others);
                if (needs.count() == 1) {
                    alone++;
                    assertThat(needs.line(touched, false, others))
                            .as(kind + " " + role)
                            .allSatisfy(ids -> assertThat(ids).noneMatch(id -> others.stream()
                                    .filter(person -> person.id().equals(id))
                                    .anyMatch(person -> Needs.isJudge(touched, person))));
                } else if (needs.count() == 2) {
                    together++;
                }
                if (role.isOfGovernors()) {
                    assertThat(needs).isIn(Needs.GOVERNORS_ROLE, Needs.WITHOUT_CHAIR);
                    assertThat(needs == Needs.WITHOUT_CHAIR)
                            .isEqualTo(!others.contains(CHAIR) && !others.contains(DEPUTY));
                }
            }
        }
        assertThat(together).isPositive();
        if (kind != Kind.DISABLE && kind != Kind.REMOVE_SECOND_FACTOR) {
            assertThat(alone).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CHAIR", "DEPUTY_CHAIR", "GOVERNORS"})
    void a_role_of_governors_is_for_chair_or_deputy_chair_and_one_more(Role role) {
        assertThat(of(Kind.CREATE, SCHOOL, role))
                .isEqualTo(
                        "GOVERNORS_ROLE [[chair], [deputy chair]] then [[deputy chair], [chair], [governor], [head]]");
        assertThat(of(Kind.DISABLE, SCHOOL, role)).startsWith("GOVERNORS_ROLE");
        assertThat(of(Kind.ROLES, without(DEPUTY, GOVERNOR), role))
                .isEqualTo("GOVERNORS_ROLE [[chair]] then [[chair], [head]]");
    }

    @Test
    void where_there_is_neither_it_is_for_the_head_and_a_governor_who_is_not_the_head_as_well() {
        assertThat(of(Kind.CREATE, without(CHAIR, DEPUTY), Role.CHAIR))
                .isEqualTo("WITHOUT_CHAIR [[head]] then [[governor]]");
        Person headAndGovernor = person(AccountId.of("head and governor"), Role.HEAD, Role.GOVERNORS);
        assertThat(of(Kind.CREATE, List.of(HEAD, headAndGovernor), Role.CHAIR))
                .isEqualTo("WITHOUT_CHAIR [[head, head and governor]] then []");
    }

    @ParameterizedTest
    @CsvSource({"CPO", "DEPUTY_CPO"})
    void what_may_come_to_handle_what_the_head_may_not_know_of_is_for_head_and_chair(Role role) {
        for (Kind kind : List.of(Kind.CREATE, Kind.ENABLE, Kind.ROLES, Kind.NEW_PASSWORD)) {
            assertThat(of(kind, SCHOOL, role)).isEqualTo("TWO [[head], [deputy chair]] then [[chair], [deputy chair]]");
        }
        assertThat(of(Kind.DISABLE, SCHOOL, role)).startsWith("NOBODY");
        assertThat(of(Kind.REMOVE_SECOND_FACTOR, SCHOOL, role)).startsWith("TWO");
    }

    @ParameterizedTest
    @CsvSource({"IT_SUPPORT"})
    void what_opens_no_record_by_itself_is_for_one(Role role) {
        assertThat(of(Kind.CREATE, SCHOOL, role)).isEqualTo("ONE [[head], [chair], [deputy chair]] then []");
        assertThat(of(Kind.DISABLE, SCHOOL, role)).startsWith("NOBODY");
        assertThat(of(Kind.REMOVE_SECOND_FACTOR, SCHOOL, role)).startsWith("TWO");
    }

    @Test
    void the_head_is_for_two_also_where_there_is_another() {
        assertThat(of(Kind.CREATE, SCHOOL, Role.HEAD)).startsWith("OVER_HEAD [[chair], [deputy chair]]");
        assertThat(of(Kind.NEW_PASSWORD, without(HEAD), Role.HEAD))
                .isEqualTo("OVER_HEAD [[chair], [deputy chair]] then [[deputy chair], [governor], [cpo]]");
        assertThat(of(Kind.NEW_PASSWORD, List.of(CHAIR, CPO), Role.HEAD)).isEqualTo("OVER_HEAD [[chair]] then [[cpo]]");
    }

    @Test
    void whoever_reads_no_record_is_for_nobody() {
        assertThat(of(Kind.CREATE, SCHOOL, Role.STAFF)).startsWith("NOBODY");
    }

    @Test
    void what_was_agreed_to_in_one_way_is_not_enough_for_another() {
        assertThat(Needs.NOBODY.isEnoughFor(Needs.ONE)).isFalse();
        assertThat(Needs.ONE.isEnoughFor(Needs.GOVERNORS_ROLE)).isFalse();
        assertThat(Needs.WITHOUT_CHAIR.isEnoughFor(Needs.GOVERNORS_ROLE)).isFalse();
        assertThat(Needs.GOVERNORS_ROLE.isEnoughFor(Needs.GOVERNORS_ROLE)).isTrue();
        assertThat(Needs.ONE.isEnoughFor(Needs.NOBODY)).isTrue();
    }
}

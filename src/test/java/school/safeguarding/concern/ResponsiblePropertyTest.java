package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import school.safeguarding.Decision;
import school.safeguarding.people.People;
import school.safeguarding.people.Role;
import school.safeguarding.people.Staff;
import school.safeguarding.story.Draws;

/** Whoever a worry may be about, whoever is away or has stepped out: who is asked never comes from among the first. */
class ResponsiblePropertyTest {

    private static final Draws EXCLUDED = new Draws("somebody is excluded", "nobody is");
    private static final Draws ABLE = new Draws("somebody may be asked", "nobody may");
    private static final Draws PRESENT = new Draws("somebody of them is there", "all are away");

    private static final Decision HANDLER = Decision.named("handler");
    private static final Instant NOW = Instant.parse("2026-11-24T08:50:00Z");
    private static final Set<Role> HANDLING =
            EnumSet.of(Role.CPO, Role.DEPUTY_CPO, Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS);

    /** Whom each choice hides a concern from, as the school's procedure says it. */
    private static final Map<AboutWhom, Set<Role>> HIDDEN_FROM = Map.of(
            AboutWhom.CPO, EnumSet.of(Role.CPO, Role.DEPUTY_CPO),
            AboutWhom.HEAD, EnumSet.of(Role.HEAD),
            AboutWhom.CHAIR, EnumSet.of(Role.CHAIR),
            AboutWhom.GOVERNOR, EnumSet.of(Role.GOVERNORS, Role.DEPUTY_CHAIR),
            AboutWhom.USUAL_HANDLER, EnumSet.of(Role.CPO, Role.DEPUTY_CPO, Role.HEAD),
            AboutWhom.UNNAMED_STAFF, EnumSet.of(Role.HEAD),
            AboutWhom.NAMED_CPO, EnumSet.of(Role.CPO, Role.DEPUTY_CPO),
            AboutWhom.NAMED_HEAD, EnumSet.of(Role.HEAD),
            AboutWhom.NAMED_CHAIR, EnumSet.of(Role.CHAIR),
            AboutWhom.NAMED_GOVERNOR, EnumSet.of(Role.GOVERNORS, Role.DEPUTY_CHAIR));

    /** A school of made-up people, some of them away. */
    record School(Map<String, Set<Role>> roles, Set<String> absent, Set<String> newcomers) implements People {

        @Override
        public Staff staff() {
            List<Person> active = roles.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(one -> new Person(
                            one.getKey(),
                            one.getKey(),
                            Optional.of(one.getKey() + "@school.example"),
                            one.getValue(),
                            Optional.empty(),
                            since(one.getKey(), one.getValue())))
                    .toList();
            return new Staff(active, absent, List.of());
        }

        private Map<Role, Instant> since(String id, Set<Role> held) {
            Instant since = newcomers.contains(id) ? NOW.plusSeconds(1) : Instant.EPOCH;
            return held.stream().collect(Collectors.toMap(role -> role, role -> since));
        }

        @Override
        public void stateAbsence(String id, LocalDate from, LocalDate until) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void stateReturn(String id, LocalDate from, LocalDate until) {
            throw new UnsupportedOperationException();
        }
    }

    record Case(School school, Set<AboutWhom> about, Set<String> steppedOut, Optional<String> named, String decidedBy) {

        Concern concern() {
            Concern concern = Concern.report("CSE-2026-0001", "reporter", about, false, false, NOW);
            concern.assignTo(HandlerRole.withCode(handlerRole()));
            named.flatMap(school::person)
                    .filter(person -> !concern.excludes(person))
                    .ifPresent(person -> concern.handTo(person, NOW.plusSeconds(2)));
            steppedOut.forEach(concern::stepOut);
            return concern;
        }

        /** Of those who may, whoever was there when it came in; all of them where nobody was. */
        Set<String> inLine() {
            Set<String> there = able();
            there.removeIf(id ->
                    school.newcomers().contains(id) && !concern().assignedTo().equals(Optional.of(id)));
            return there.isEmpty() ? able() : there;
        }

        private String handlerRole() {
            Map<String, Object> facts = ReportedFacts.of(
                            Concern.report("CSE-2026-0001", "reporter", about, false, false, NOW))
                    .values();
            return HANDLER.hits(facts).get(0).values().iterator().next().toString();
        }

        Set<String> excluded() {
            Set<String> excluded = new HashSet<>(steppedOut);
            about.forEach(whom -> school.roles().forEach((id, held) -> {
                if (HIDDEN_FROM.getOrDefault(whom, Set.of()).stream().anyMatch(held::contains)) {
                    excluded.add(id);
                }
            }));
            return excluded;
        }

        Set<String> able() {
            return school.roles().entrySet().stream()
                    .filter(person -> person.getValue().stream().anyMatch(HANDLING::contains))
                    .map(Map.Entry::getKey)
                    .filter(id -> !excluded().contains(id))
                    .collect(Collectors.toSet());
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Set<Role>> roles =
                Arbitraries.of(Role.class).set().ofMinSize(1).ofMaxSize(3);
        Arbitrary<String> id = Arbitraries.of("ada", "ben", "cat", "dan", "eve", "fay", "gus");
        Arbitrary<School> schools = Combinators.combine(
                        Arbitraries.maps(id, roles).ofMinSize(1),
                        id.set().ofMaxSize(4),
                        id.set().ofMaxSize(4))
                .as(School::new);
        return Combinators.combine(
                        schools,
                        Arbitraries.of(AboutWhom.class).set().ofMinSize(1).ofMaxSize(3),
                        id.set().ofMaxSize(2),
                        id.optional(0.3),
                        id)
                .as((school, about, out, named, decider) -> new Case(school, about, out, named, decider));
    }

    @AfterContainer
    static void the_schools_differed() {
        EXCLUDED.assertBothOccurred();
        ABLE.assertBothOccurred();
        PRESENT.assertBothOccurred();
    }

    @Property
    void nobody_whom_it_may_be_about_or_who_has_stepped_out_is_asked_for_anything(@ForAll("cases") Case one) {
        Responsible responsible = new Responsible(one.school());
        Concern concern = one.concern();
        Set<String> asked = new HashSet<>();
        asked.addAll(responsible.handlers(concern));
        asked.addAll(responsible.deputies(concern));
        asked.addAll(responsible.overseers(concern));
        asked.addAll(responsible.line(concern));
        asked.addAll(responsible.nextPerson(concern, Optional.of(one.decidedBy())));
        asked.addAll(responsible.countersigners(concern, one.decidedBy()::equals));
        HANDLING.forEach(role -> asked.addAll(responsible.present(concern, role)));
        EXCLUDED.count(!one.excluded().isEmpty());
        assertThat(asked).noneMatch(one.excluded()::contains);
        assertThat(one.school().roles().keySet()).containsAll(asked);
    }

    @Property
    void somebody_is_responsible_while_anybody_is_left_who_may_be(@ForAll("cases") Case one) {
        Responsible responsible = new Responsible(one.school());
        Concern concern = one.concern();
        ABLE.count(!one.able().isEmpty());
        if (concern.handlerRole() != HandlerRole.NOBODY) {
            assertThat(responsible.handlers(concern).isEmpty())
                    .isEqualTo(one.able().isEmpty());
        }
        assertThat(responsible.overseers(concern).isEmpty())
                .isEqualTo(one.able().isEmpty());
    }

    @Property
    void whoever_is_away_is_asked_only_where_nobody_else_is_left(@ForAll("cases") Case one) {
        Responsible responsible = new Responsible(one.school());
        Concern concern = one.concern();
        boolean isAnybodyThere =
                one.inLine().stream().anyMatch(id -> !one.school().isAbsent(id));
        PRESENT.count(isAnybodyThere);
        Set<String> handlers = responsible.handlers(concern);
        if (isAnybodyThere && !handlers.isEmpty()) {
            assertThat(handlers).noneMatch(one.school()::isAbsent);
        }
        assertThat(responsible.line(concern)).noneMatch(one.school()::isAbsent).doesNotHaveDuplicates();
    }

    @Property
    void whoever_decided_is_not_asked_to_countersign(@ForAll("cases") Case one) {
        Responsible responsible = new Responsible(one.school());
        assertThat(responsible.countersigners(one.concern(), one.decidedBy()::equals))
                .doesNotContain(one.decidedBy());
    }

    @Property
    void who_came_into_the_line_later_is_asked_for_nothing_unless_it_was_handed_to_them(@ForAll("cases") Case one) {
        Responsible responsible = new Responsible(one.school());
        Concern concern = one.concern();
        Set<String> asked = new HashSet<>();
        asked.addAll(responsible.handlers(concern));
        asked.addAll(responsible.deputies(concern));
        asked.addAll(responsible.overseers(concern));
        asked.addAll(responsible.line(concern));
        asked.addAll(responsible.nextPerson(concern, Optional.of(one.decidedBy())));
        asked.addAll(responsible.countersigners(concern, one.decidedBy()::equals));
        assertThat(one.inLine()).containsAll(asked);
        assertThat(responsible.newcomers(concern))
                .noneMatch(one.inLine()::contains)
                .noneMatch(one.excluded()::contains);
    }
}

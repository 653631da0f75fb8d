package school.safeguarding.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import school.safeguarding.account.AccountId;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.Staff;
import school.safeguarding.step.StepId;
import school.safeguarding.story.Draws;

/**
 * Whoever a worry may be about, whoever is away or has stepped out: who is asked never comes from among the first. Nothing is
 * stored, so that a million schools and concerns are drawn in seconds.
 */
class WhoIsAskedPropertyTest {

    private static final int CASES = Integer.getInteger("responsibility.cases", 30_000);
    private static final int AT_ONCE = 1000;

    private static final Instant NOW = Instant.parse("2026-11-24T08:50:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final List<AccountId> IDS = List.of(
            AccountId.of("ada"),
            AccountId.of("ben"),
            AccountId.of("cat"),
            AccountId.of("dan"),
            AccountId.of("eve"),
            AccountId.of("fay"),
            AccountId.of("gus"));
    private static final List<Role> ROLES = List.of(Role.values());
    private static final List<HandlerRole> HANDLERS = List.of(HandlerRole.values());
    private static final List<String> WORDS = List.of(
            WhoIsAsked.HANDLER, WhoIsAsked.COUNTERSIGNER, WhoIsAsked.OVERSEER, WhoIsAsked.REPORTER, "nextPerson");
    private static final List<StepId> STEPS =
            List.of(StepId.of("userTask_countersignClose"), StepId.of("userTask_countersignResponse"));
    private static final Set<Role> HANDLING =
            EnumSet.of(Role.CPO, Role.DEPUTY_CPO, Role.HEAD, Role.CHAIR, Role.DEPUTY_CHAIR, Role.GOVERNORS);

    private final Draws excluded = new Draws("somebody is excluded", "nobody is");
    private final Draws able = new Draws("somebody may be asked", "nobody may");
    private final Draws present = new Draws("somebody of them is there", "all are away");
    private final Draws reading = new Draws("somebody may read it", "nobody may");

    /** A school of made-up people, some of them away, and a concern in it. */
    private record Case(
            Map<AccountId, Set<Role>> roles,
            Set<AccountId> absent,
            Set<AccountId> newcomers,
            ConcernFacts concern,
            AccountId unreached,
            AccountId asking,
            StepId step,
            String word,
            Role role,
            boolean isOnPaper,
            boolean isAboutHead) {

        static Case drawn(SplittableRandom random) {
            Map<AccountId, Set<Role>> roles = new TreeMap<>();
            for (AccountId id : IDS) {
                if (random.nextInt(10) < 7) {
                    Set<Role> held = EnumSet.of(one(random, ROLES));
                    while (random.nextInt(4) == 0) {
                        held.add(one(random, ROLES));
                    }
                    roles.put(id, held);
                }
            }
            Set<Role> hidden = EnumSet.noneOf(Role.class);
            some(random, new ArrayList<>(HANDLING), 3).forEach(hidden::add);
            Set<AccountId> out = some(random, IDS, 2);
            Optional<AccountId> named = random.nextInt(3) == 0 ? Optional.of(one(random, IDS)) : Optional.empty();
            // Nobody is named for what is hidden from them.
            named = named.filter(id -> !out.contains(id)
                    && roles.getOrDefault(id, Set.of()).stream().noneMatch(hidden::contains));
            ConcernFacts concern = new ConcernFacts(
                    random.nextInt(50) == 0,
                    hidden,
                    out,
                    one(random, HANDLERS),
                    named,
                    NOW,
                    named.map(id -> Map.of(id, LATER.plusSeconds(1))).orElse(Map.of()),
                    random.nextBoolean() ? Optional.of(one(random, IDS)) : Optional.empty(),
                    random.nextBoolean() ? Optional.of(one(random, IDS)) : Optional.empty());
            return new Case(
                    roles,
                    some(random, IDS, 4),
                    some(random, IDS, 4),
                    concern,
                    one(random, IDS),
                    one(random, IDS),
                    one(random, STEPS),
                    one(random, WORDS),
                    one(random, ROLES),
                    random.nextInt(4) == 0,
                    random.nextInt(4) == 0);
        }

        private static <T> T one(SplittableRandom random, List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private static <T> Set<T> some(SplittableRandom random, List<T> all, int most) {
            Set<T> some = new HashSet<>();
            for (int count = random.nextInt(most + 1); count > 0; count--) {
                some.add(one(random, all));
            }
            return some;
        }

        Staff staff() {
            return new Staff(
                    roles.entrySet().stream()
                            .map(one -> person(one.getKey(), one.getValue()))
                            .toList(),
                    absent,
                    List.of());
        }

        private Person person(AccountId id, Set<Role> held) {
            Instant since = newcomers.contains(id) ? LATER : Instant.EPOCH;
            return new Person(
                    id,
                    id.value(),
                    Optional.empty(),
                    held,
                    Optional.empty(),
                    held.stream().collect(Collectors.toMap(role -> role, role -> since)));
        }

        Set<AccountId> excluded() {
            return roles.keySet().stream()
                    .filter(id -> concern.isShut()
                            || concern.hiddenFromAccounts().contains(id)
                            || roles.get(id).stream().anyMatch(concern.hiddenFromRoles()::contains))
                    .collect(Collectors.toSet());
        }

        /** Whoever handles concerns and may know of this one. */
        Set<AccountId> able() {
            Set<AccountId> excluded = excluded();
            return roles.keySet().stream()
                    .filter(id -> roles.get(id).stream().anyMatch(HANDLING::contains) && !excluded.contains(id))
                    .collect(Collectors.toSet());
        }

        /** Of those who may, whoever was there when it came in, or was handed it; all of them where nobody was. */
        Set<AccountId> inLine() {
            Set<AccountId> there = able();
            there.removeIf(id -> newcomers.contains(id) && !concern.handedTo().containsKey(id));
            return there.isEmpty() ? able() : there;
        }
    }

    @Test
    void the_rules_hold_for_every_school_and_every_concern() {
        long seed = new SplittableRandom().nextLong();
        IntStream.range(0, CASES / AT_ONCE).parallel().forEach(part -> checkSome(seed + part));
        excluded.assertBothOccurred();
        able.assertBothOccurred();
        present.assertBothOccurred();
        reading.assertBothOccurred();
    }

    private void checkSome(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int number = 1; number <= AT_ONCE; number++) {
            Case one = Case.drawn(random);
            try {
                check(one);
            } catch (AssertionError e) {
                fail("Case %d of seed %d: %s".formatted(number, seed, one), e);
            }
        }
    }

    private void check(Case one) {
        Staff staff = one.staff();
        WhoIsAsked rules = new WhoIsAsked(() -> staff);
        ConcernFacts concern = one.concern();
        Set<AccountId> outside = one.excluded();
        Set<AccountId> may = one.able();
        Set<AccountId> inLine = one.inLine();
        excluded.count(!outside.isEmpty());
        able.count(!may.isEmpty());

        Set<AccountId> handlers = rules.handlers(concern);
        List<AccountId> line = rules.line(concern);
        List<AccountId> newcomers = rules.newcomers(concern);
        Set<AccountId> asked = new HashSet<>(handlers);
        asked.addAll(line);
        asked.addAll(rules.deputies(concern));
        asked.addAll(rules.overseers(concern));
        asked.addAll(rules.worryAnswerers(concern));
        asked.addAll(rules.mayAnswerWorry(concern));
        asked.addAll(rules.nextPerson(concern, Optional.of(one.unreached())));
        if (HANDLING.contains(one.role())) {
            asked.addAll(rules.present(concern, one.role()));
        }
        ToConfirm correction = new ToConfirm(one.asking(), one.isOnPaper(), one.isAboutHead());
        Set<AccountId> confirmers = new HashSet<>(rules.confirmers(concern, correction));
        confirmers.addAll(rules.mayConfirm(concern, correction));
        asked.addAll(confirmers);
        Set<AccountId> countersigners = new HashSet<>(rules.countersigners(concern, one.step()));
        countersigners.addAll(rules.mayAct(concern, one.step(), WhoIsAsked.COUNTERSIGNER));
        asked.addAll(countersigners);
        List<AccountId> given = rules.takers(concern, one.step(), one.word());

        check(
                countersigners.stream().noneMatch(account -> concern.isDecider(account, one.step())),
                "whoever decided countersigns, or sees to a late countersignature");
        check(asked.stream().noneMatch(outside::contains), "somebody is asked who may know nothing of it");
        check(given.stream().noneMatch(outside::contains), "somebody is given a step who may know nothing of it");
        check(one.roles().keySet().containsAll(asked), "somebody is asked who is nobody");
        check(inLine.containsAll(asked), "who came later is asked though it was not handed to them");
        check(newcomers.stream().noneMatch(inLine::contains), "a newcomer is one who was there");
        check(newcomers.stream().noneMatch(outside::contains), "a newcomer may know nothing of it");
        check(!confirmers.contains(one.asking()), "whoever asked for a correction confirms it");
        check(
                rules.worryAnswerers(concern).stream().noneMatch(handlers::contains),
                "a handler answers a worry about it");
        if (concern.handledAs() != HandlerRole.NOBODY) {
            check(handlers.isEmpty() == may.isEmpty(), "nobody is responsible though somebody may be");
        }
        check(rules.overseers(concern).isEmpty() == may.isEmpty(), "nobody oversees it though somebody may");

        boolean isAnybodyThere = inLine.stream().anyMatch(id -> !staff.isAbsent(id));
        present.count(isAnybodyThere);
        if (isAnybodyThere) {
            check(handlers.stream().noneMatch(staff::isAbsent), "who is away is asked though somebody is there");
        }
        check(line.stream().noneMatch(staff::isAbsent), "who is away is of the line");
        check(new HashSet<>(line).size() == line.size(), "somebody is asked twice");

        WhoMayRead readers = new WhoMayRead(rules);
        Set<AccountId> read = staff.all().stream()
                .filter(person -> readers.mayRead(person, concern, () -> true))
                .map(Person::id)
                .collect(Collectors.toSet());
        reading.count(!read.isEmpty());
        check(read.equals(inLine), "who may read it with a step in hand is not who may come to handle it");
        check(
                staff.all().stream()
                        .filter(person -> readers.mayRead(person, concern, () -> false))
                        .map(Person::id)
                        .allMatch(handlers::contains),
                "somebody reads it who neither handles it nor has a step of it");
    }

    private static void check(boolean isTrue, String otherwise) {
        if (!isTrue) {
            throw new AssertionError(otherwise);
        }
    }

    /** What the drawn cases are held against, once by hand: whom a concern is hidden from. */
    @Test
    void a_concern_is_hidden_by_role_and_by_account_and_from_everybody_once_it_is_shut() {
        Person head =
                new Person(AccountId.of("h"), "Head", Optional.empty(), Set.of(Role.HEAD), Optional.empty(), Map.of());
        assertThat(facts(false, Set.of(Role.HEAD), Set.of()).excludes(head)).isTrue();
        assertThat(facts(false, Set.of(), Set.of(AccountId.of("h"))).excludes(head))
                .isTrue();
        assertThat(facts(true, Set.of(), Set.of()).excludes(head)).isTrue();
        assertThat(facts(false, Set.of(Role.CPO), Set.of(AccountId.of("c"))).excludes(head))
                .isFalse();
    }

    private static ConcernFacts facts(boolean isShut, Set<Role> roles, Set<AccountId> accounts) {
        return new ConcernFacts(
                isShut,
                roles,
                accounts,
                HandlerRole.CPO,
                Optional.empty(),
                NOW,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }
}

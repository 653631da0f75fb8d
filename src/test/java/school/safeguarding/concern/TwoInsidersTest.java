package school.safeguarding.concern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import school.safeguarding.Decision;
import school.safeguarding.account.AccountId;
import school.safeguarding.concern.model.AboutWhom;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.Correction;
import school.safeguarding.concern.model.ReportedFacts;
import school.safeguarding.people.ChangesByTwo;
import school.safeguarding.people.ChangesByTwo.School;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.people.change.AccountChange;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.HandlerRole;
import school.safeguarding.responsibility.WhoIsAsked;

/**
 * Any two people of a school, each of whom may know nothing of a concern: whatever they do to accounts and agree to between them,
 * whom they name in a concern, who then leaves, who is away, and who is asked to stand in or to confirm, neither comes to read it.
 * Three can.
 */
class TwoInsidersTest {

    private static final Decision HANDLER = Decision.named("handler");
    private static final Map<Set<AboutWhom>, HandlerRole> HANDLERS = new HashMap<>();
    private static final Instant REPORTED = Instant.parse("2026-11-24T08:50:00Z");
    private static final Instant CHANGED = REPORTED.plusSeconds(3600);
    private static final Instant REPORTED_LATER = CHANGED.plusSeconds(3600);

    /** As many as it takes to make somebody or put them into a role, and to be rid of whoever is before them. */
    private static final int CHANGES = 2;

    private static final People SCHOOL = ChangesByTwo.of(
            person(AccountId.of("it"), Role.IT_SUPPORT),
            person(AccountId.of("teacher"), Role.STAFF),
            person(AccountId.of("cpo"), Role.STAFF, Role.CPO),
            newcomer(AccountId.of("cpo2"), Role.STAFF, Role.CPO),
            person(AccountId.of("deputy"), Role.STAFF, Role.DEPUTY_CPO),
            person(AccountId.of("head"), Role.STAFF, Role.HEAD),
            newcomer(AccountId.of("head2"), Role.STAFF, Role.HEAD),
            person(AccountId.of("chair"), Role.CHAIR),
            person(AccountId.of("deputychair"), Role.GOVERNORS, Role.DEPUTY_CHAIR),
            person(AccountId.of("governor"), Role.GOVERNORS));

    /** What a reporter can write of others in a report or later, which keeps them out at once. */
    private static final List<Set<AboutWhom>> NAMED = List.of(
            Set.of(),
            Set.of(AboutWhom.NAMED_CPO),
            Set.of(AboutWhom.NAMED_HEAD),
            Set.of(AboutWhom.NAMED_CHAIR),
            Set.of(AboutWhom.NAMED_GOVERNOR),
            Set.of(AboutWhom.NAMED_HEAD, AboutWhom.NAMED_CHAIR, AboutWhom.NAMED_GOVERNOR),
            AboutWhom.NAMED);

    private static Person person(AccountId id, Role... roles) {
        return person(id, Instant.EPOCH, roles);
    }

    /** Came into the role after the concern did. */
    private static Person newcomer(AccountId id, Role... roles) {
        return person(id, REPORTED.plusSeconds(60), roles);
    }

    private static Person person(AccountId id, Instant since, Role... roles) {
        return new Person(
                id,
                id.value(),
                Optional.of(id + "@elsewhere.example"),
                EnumSet.copyOf(List.of(roles)),
                Optional.empty(),
                Stream.of(roles).collect(Collectors.toMap(role -> role, role -> since)));
    }

    /**
     * @param isLater whether it is reported once everything is as the two want it
     * @param out whose account is kept out beside, as family is
     */
    private record Kept(Set<AboutWhom> about, boolean isLater, Set<AccountId> out) {

        Concern in(School school, Set<AboutWhom> named) {
            Concern concern = Concern.report(
                    Reference.of("CSE-2026-0001"),
                    AccountId.of("teacher"),
                    about,
                    false,
                    false,
                    isLater ? REPORTED_LATER : REPORTED);
            concern.assignTo(HANDLERS.computeIfAbsent(about, ignored -> handler(concern)));
            concern.exclude(out);
            if (!isLater) {
                // What KeepOutFormerHolders does while a role is lost.
                Set<Role> excluded =
                        about.stream().flatMap(whom -> whom.excluded().stream()).collect(Collectors.toSet());
                concern.exclude(school.former().entrySet().stream()
                        .filter(one -> one.getValue().stream().anyMatch(excluded::contains))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
            }
            if (!named.isEmpty()) {
                concern.alsoAbout(named);
            }
            return concern;
        }
    }

    private static HandlerRole handler(Concern concern) {
        return HandlerRole.withCode(HANDLER.hits(ReportedFacts.of(concern).values()).get(0).values().stream()
                .findFirst()
                .orElseThrow()
                .toString());
    }

    /** Whom the concern does not exclude: those whom it does are never asked, as WhoIsAskedPropertyTest shows. */
    private static boolean isAnybodyLeft(School school, Concern concern) {
        return school.theirs().stream()
                .flatMap(account -> school.people().person(account).stream())
                .anyMatch(person -> person.roles().stream().anyMatch(Role::readsRecords) && !concern.excludes(person));
    }

    private static boolean mayRead(School school, Concern concern, AccountId account) {
        WhoIsAsked responsible = new WhoIsAsked(school.people()::staff);
        return school.people()
                .person(account)
                .filter(person -> person.roles().stream().anyMatch(Role::readsRecords))
                .filter(person -> !concern.excludes(person))
                .filter(person -> responsible.isInLine(concern.facts(), person))
                .isPresent();
    }

    /** Whoever could hand it to somebody, or answer what was put right in it, of those accounts. */
    private static Set<AccountId> haveASay(School school, Concern concern) {
        WhoIsAsked responsible = new WhoIsAsked(school.people()::staff);
        Set<AccountId> asked = new HashSet<>(responsible.line(concern.facts()));
        asked.addAll(responsible.handlers(concern.facts()));
        asked.addAll(responsible.overseers(concern.facts()));
        asked.addAll(responsible.worryAnswerers(concern.facts()));
        asked.addAll(responsible.countersigners(concern.facts(), account -> false));
        for (Correction.Kind kind : List.of(Correction.Kind.ADDED, Correction.Kind.TAKEN_AWAY)) {
            asked.addAll(responsible.confirmers(
                    concern.facts(),
                    new Correction(
                                    concern.reference(),
                                    kind,
                                    concern.about(),
                                    Set.of(),
                                    AccountId.of("somebody"),
                                    REPORTED)
                            .toConfirm(school.people())));
        }
        asked.retainAll(school.theirs());
        return asked;
    }

    /** Every school that they can make of this one, the one as it is first. */
    private static List<School> reachable(Set<AccountId> theirs, int changes) {
        List<School> all = new ArrayList<>(List.of(new School(SCHOOL, theirs, List.of(), Map.of())));
        Set<String> known = new HashSet<>();
        List<School> last = all;
        for (int number = 0; number < changes; number++) {
            List<School> next = new ArrayList<>();
            for (School school : last) {
                ChangesByTwo.after(school, CHANGED).stream()
                        .filter(found -> known.add(found.people().staff().all() + " " + found.theirs()))
                        .forEach(next::add);
            }
            all = Stream.concat(all.stream(), next.stream()).toList();
            last = next;
        }
        return all;
    }

    private static List<Kept> concerns(Set<AccountId> insiders) {
        List<Kept> all = new ArrayList<>();
        for (boolean isLater : List.of(false, true)) {
            for (AboutWhom whom : AboutWhom.values()) {
                all.add(new Kept(EnumSet.of(whom), isLater, Set.of()));
                all.add(new Kept(EnumSet.of(whom), isLater, insiders));
            }
        }
        return all;
    }

    /** By what they did and what it is about. */
    private static Map<String, Set<String>> opened(Set<AccountId> insiders, int changes) {
        Map<String, Set<String>> opened = new TreeMap<>();
        List<School> schools = reachable(insiders, changes);
        School now = schools.get(0);
        for (Kept kept : concerns(insiders)) {
            Concern before = kept.in(now, Set.of());
            if (insiders.stream().anyMatch(one -> mayRead(now, before, one))) {
                continue;
            }
            for (School school : schools) {
                for (Set<AboutWhom> named : NAMED) {
                    Concern concern = kept.in(school, named);
                    if (!isAnybodyLeft(school, concern)) {
                        continue;
                    }
                    // Whether everybody else is there, or nobody, on a day of their choice.
                    Stream.of(school, ChangesByTwo.alone(school))
                            .flatMap(cover -> Stream.concat(
                                    cover.theirs().stream().filter(account -> mayRead(cover, concern, account)),
                                    haveASay(cover, concern).stream()))
                            .forEach(account -> opened.computeIfAbsent(
                                            insiders + " by " + school.ways(), ways -> new TreeSet<>())
                                    .add(kept + " to " + account + " naming " + named));
                }
            }
        }
        return opened;
    }

    @Test
    void no_two_people_open_between_them_what_neither_may_read() {
        List<AccountId> everybody =
                SCHOOL.staff().all().stream().map(Person::id).toList();
        Map<String, Set<String>> opened = new TreeMap<>();
        int pairs = 0;
        for (int one = 0; one < everybody.size(); one++) {
            for (int other = one + 1; other < everybody.size(); other++) {
                pairs++;
                opened.putAll(opened(new TreeSet<>(List.of(everybody.get(one), everybody.get(other))), CHANGES));
            }
        }
        assertThat(pairs).isEqualTo(45);
        assertThat(opened).isEmpty();
    }

    /** CPO and deputy are there alone; a second CPO came later, and IT support shuts out both. */
    @Test
    void whoever_is_shut_out_by_one_alone_leaves_nothing_to_somebody_new_for_a_week() {
        People school = ChangesByTwo.of(
                person(AccountId.of("it"), Role.IT_SUPPORT),
                person(AccountId.of("cpo"), Role.CPO),
                newcomer(AccountId.of("cpo2"), Role.CPO),
                person(AccountId.of("deputy"), Role.DEPUTY_CPO),
                person(AccountId.of("head"), Role.HEAD),
                person(AccountId.of("chair"), Role.CHAIR),
                person(AccountId.of("governor"), Role.GOVERNORS));
        Kept kept = new Kept(EnumSet.of(AboutWhom.HEAD, AboutWhom.CHAIR, AboutWhom.GOVERNOR), false, Set.of());
        School without = new School(school, Set.of(AccountId.of("it"), AccountId.of("cpo2")), List.of(), Map.of());
        for (int number = 0; number < 2; number++) {
            without = ChangesByTwo.after(without, CHANGED).stream()
                    .filter(found -> found.ways().stream()
                            .allMatch(way -> way.kind() == AccountChange.Kind.DISABLE
                                    && Set.of(AccountId.of("cpo"), AccountId.of("deputy"))
                                            .contains(way.account())))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(without.people().person(AccountId.of("cpo"))).isEmpty();
        assertThat(without.people().person(AccountId.of("deputy"))).isEmpty();
        assertThat(mayRead(without, kept.in(without, Set.of()), AccountId.of("cpo2")))
                .isFalse();
        School weekLater = new School(
                ChangesByTwo.of(without.people().staff().all().toArray(Person[]::new)),
                without.theirs(),
                without.ways(),
                Map.of());
        assertThat(mayRead(weekLater, kept.in(weekLater, Set.of()), AccountId.of("cpo2")))
                .as("a concern that is nobody’s is worse")
                .isTrue();
    }

    private static final Map<AccountChange.Kind, String> IN_WORDS = Map.of(
            AccountChange.Kind.CREATE, "make",
            AccountChange.Kind.ROLES, "turn",
            AccountChange.Kind.NEW_PASSWORD, "take over",
            AccountChange.Kind.ENABLE, "bring back",
            AccountChange.Kind.DISABLE, "shut out");

    private static String inWords(Set<Role> roles) {
        return roles.stream().sorted().map(Role::inWords).collect(Collectors.joining(" and "));
    }

    /** What both can do to accounts by one change to which nobody else agrees. */
    private static String ofAccounts(Role one, Role other) {
        List<Person> all = new ArrayList<>(SCHOOL.staff().all());
        all.add(person(AccountId.of("one"), one));
        all.add(person(AccountId.of("other"), other));
        School school = new School(
                ChangesByTwo.of(all.toArray(Person[]::new)),
                Set.of(AccountId.of("one"), AccountId.of("other")),
                List.of(),
                Map.of());
        Map<String, Set<String>> does = new TreeMap<>();
        for (School after : ChangesByTwo.after(school, CHANGED)) {
            ChangesByTwo.Way way = after.ways().get(0);
            if (way.kind() == AccountChange.Kind.ROLES && isAsBefore(school, way)) {
                continue;
            }
            String was = school.people()
                    .person(way.account())
                    .map(person -> inWords(person.roles()))
                    .orElse("");
            does.computeIfAbsent(IN_WORDS.get(way.kind()), kind -> new TreeSet<>())
                    .add(
                            switch (way.kind()) {
                                case CREATE -> inWords(way.roles());
                                case ROLES -> was + " into " + inWords(way.roles());
                                default -> was;
                            });
        }
        return does.isEmpty()
                ? "nothing: only IT support asks for a change"
                : does.entrySet().stream()
                        .map(done -> done.getKey() + ": " + String.join(", ", done.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static boolean isAsBefore(School school, ChangesByTwo.Way way) {
        return school.people()
                .person(way.account())
                .filter(person -> person.roles().equals(way.roles()))
                .isPresent();
    }

    private static List<String> table() {
        List<String> rows = new ArrayList<>();
        for (Role one : Role.values()) {
            for (Role other : Role.values()) {
                if (one.compareTo(other) <= 0) {
                    rows.add(
                            "| %s and %s | %s | `TwoInsidersTest.no_two_people_open_between_them_what_neither_may_read` |"
                                    .formatted(one.inWords(), other.inWords(), ofAccounts(one, other)));
                }
            }
        }
        return rows;
    }

    /** Written by {@code -Dpairs.write=true}. */
    @Test
    void the_threat_model_has_a_row_for_each_pair_of_roles() throws IOException {
        List<String> rows = table();
        assertThat(rows).hasSize(36);
        Path file = Path.of("src/docs/threat-model.md");
        String document = Files.readString(file);
        String from = "| Pair | What both can do to accounts without a third | Shown by |\n| --- | --- | --- |\n";
        int begin = document.indexOf(from) + from.length();
        int end = document.indexOf("\n\n", begin);
        if (Boolean.getBoolean("pairs.write")) {
            Files.writeString(file, document.substring(0, begin) + String.join("\n", rows) + document.substring(end));
        } else {
            assertThat(document.substring(begin, end).lines().toList()).isEqualTo(rows);
        }
    }

    /** So that the search is known to find what there is to be found. */
    @Test
    void three_people_can() {
        assertThat(opened(new TreeSet<>(List.of(AccountId.of("it"), AccountId.of("head"), AccountId.of("chair"))), 1))
                .isNotEmpty();
    }
}

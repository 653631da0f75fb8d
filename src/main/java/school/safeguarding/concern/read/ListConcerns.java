package school.safeguarding.concern.read;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.calendar.BritishDates;
import school.safeguarding.child.Child;
import school.safeguarding.concern.ConcernLists;
import school.safeguarding.concern.model.ChangedConcerns;
import school.safeguarding.concern.model.ClassNames;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.read.ConcernRows.ConcernRow;
import school.safeguarding.concern.read.KnownConcerns.Known;
import school.safeguarding.engine.NextSteps.NextStep;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.people.Role;
import school.safeguarding.reference.Reference;
import school.safeguarding.risk.RiskLevel;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trace.Kind;
import school.safeguarding.trail.Trail;

/**
 * Lists concerns. All are asked for as codes, and those that this reader may know are told by the same rules by which records
 * are opened; only what stands on the page is looked at closer and has its names opened.
 */
@Service
class ListConcerns implements ConcernLists {

    private final KnownConcerns known;
    private final ChangedConcerns changed;
    private final ConcernChildren children;
    private final ClassNames classes;
    private final People people;
    private final Trail trail;
    private final Clock clock;

    ListConcerns(
            KnownConcerns known,
            ChangedConcerns changed,
            ConcernChildren children,
            ClassNames classes,
            People people,
            Trail trail,
            Clock clock) {
        this.known = known;
        this.changed = changed;
        this.children = children;
        this.classes = classes;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Listed list(Asked asked, AccountId reader) {
        Optional<Person> person = people.person(reader);
        List<Known> all = person.map(
                        one -> asked.state().filter(State.CLOSED::equals).isPresent()
                                ? known.closed(one)
                                : byDue(known.open(one)))
                .orElse(List.of());
        Map<UUID, String> names = all.isEmpty() ? Map.of() : classes.all();
        List<Known> found =
                all.stream().filter(one -> isAsked(one, asked, names)).toList();
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int page = Math.min(Math.max(asked.page(), 1), pages);
        List<Row> shown = shown(found.subList((page - 1) * PAGE, Math.min(page * PAGE, found.size())), names);
        trail.leave(Trace.of(reader, Kind.CONCERNS_LISTED)
                .with(shown.stream().map(Row::reference).map(Reference::value).collect(Collectors.joining(" "))));
        return new Listed(shown, page, pages, found.size(), classes(all, names));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Reference, Optional<RiskLevel>> levels(Set<Reference> references, AccountId reader) {
        Set<Reference> out = changed.among(references);
        return people.person(reader).map(one -> known.among(one, references)).orElse(List.of()).stream()
                .filter(Known::isReadable)
                .map(Known::row)
                .filter(row -> !out.contains(row.reference()))
                .collect(Collectors.toMap(ConcernRow::reference, ConcernRow::level));
    }

    @Override
    @Transactional
    public List<Late> late(AccountId reader) {
        List<Known> late = people.person(reader).map(known::open).orElse(List.of()).stream()
                .filter(this::isLate)
                .toList();
        Set<Reference> out =
                changed.among(late.stream().map(one -> one.row().reference()).collect(Collectors.toSet()));
        List<Late> shown = byDue(late).stream()
                .filter(one -> !out.contains(one.row().reference()))
                .map(ListConcerns::late)
                .toList();
        if (!shown.isEmpty()) {
            trail.leave(Trace.of(reader, Kind.CONCERNS_LISTED)
                    .with(shown.stream()
                            .map(Late::reference)
                            .map(Reference::value)
                            .collect(Collectors.joining(" "))));
        }
        return shown;
    }

    private static Late late(Known one) {
        NextStep next = one.next().orElseThrow();
        return new Late(one.row().reference(), next.title(), next.dueAt().orElseThrow(), next.heldBy());
    }

    private static List<Known> byDue(List<Known> known) {
        return known.stream()
                .sorted(Comparator.comparing(
                        one -> one.next().flatMap(NextStep::dueAt).orElse(Instant.MAX)))
                .toList();
    }

    private boolean isAsked(Known one, Asked asked, Map<UUID, String> names) {
        return asked.state().filter(state -> state != one.row().state()).isEmpty()
                && asked.level()
                        .filter(level -> !one.row().level().equals(Optional.of(level)))
                        .isEmpty()
                && asked.schoolClass().filter(id -> !isIn(id, one, names)).isEmpty()
                && asked.heldBy().filter(role -> !isHeldBy(role, one)).isEmpty()
                && (!asked.isOverdue() || isLate(one));
    }

    /** Of what this reader may not read, not even the class is told. */
    private static boolean isIn(UUID asked, Known one, Map<UUID, String> names) {
        String name = names.get(asked);
        return name != null
                && one.isReadable()
                && one.row()
                        .classId()
                        .map(names::get)
                        .filter(own -> ClassNames.isSame(own, name))
                        .isPresent();
    }

    private boolean isHeldBy(Role role, Known one) {
        return one.next().stream()
                .flatMap(next -> next.heldBy().stream())
                .flatMap(account -> people.person(account).stream())
                .anyMatch(person -> person.holds(role));
    }

    private boolean isLate(Known one) {
        return one.next()
                .flatMap(NextStep::dueAt)
                .filter(clock.instant()::isAfter)
                .isPresent();
    }

    private List<SchoolClass> classes(List<Known> known, Map<UUID, String> names) {
        Map<String, SchoolClass> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        known.stream()
                .filter(Known::isReadable)
                .flatMap(one -> one.row().classId().stream())
                .distinct()
                .map(id -> new SchoolClass(id, requireNonNull(names.get(id))))
                .forEach(found -> byName.putIfAbsent(found.name(), found));
        return List.copyOf(byName.values());
    }

    /** A concern that was changed directly in the database may have been changed to be seen by somebody: no name of it is opened. */
    private List<Row> shown(List<Known> page, Map<UUID, String> names) {
        Set<Reference> out =
                changed.among(page.stream().map(one -> one.row().reference()).collect(Collectors.toSet()));
        Map<Reference, Child> named = children.of(page.stream()
                .filter(Known::isReadable)
                .map(one -> one.row().reference())
                .filter(reference -> !out.contains(reference))
                .toList());
        return page.stream()
                .map(one -> out.contains(one.row().reference()) ? shut(one) : row(one, named, names))
                .toList();
    }

    /** Its step is the engine's, which was not changed with it; by whom it is held may have been. */
    private Row shut(Known one) {
        return new Row(
                one.row().reference(),
                true,
                Optional.empty(),
                Optional.empty(),
                one.row().state(),
                one.next().map(next -> new Next(next.title(), next.dueAt(), isLate(one), Set.of())),
                0);
    }

    private Row row(Known one, Map<Reference, Child> named, Map<UUID, String> names) {
        ConcernRow row = one.row();
        return new Row(
                row.reference(),
                false,
                one.isReadable()
                        ? Optional.of(new Opened(
                                Optional.ofNullable(named.get(row.reference())).map(Child::name),
                                row.classId().map(names::get)))
                        : Optional.empty(),
                row.level(),
                row.state(),
                one.next().map(next -> new Next(next.title(), next.dueAt(), isLate(one), next.heldBy())),
                ChronoUnit.DAYS.between(
                        day(row.concern().reportedAt()), day(row.closedAt().orElseGet(clock::instant))));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, BritishDates.ZONE);
    }
}

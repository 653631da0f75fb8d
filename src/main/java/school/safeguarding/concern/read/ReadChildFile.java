package school.safeguarding.concern.read;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownAs;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.SameChild;
import school.safeguarding.concern.ChildFiles;
import school.safeguarding.concern.ConcernLists.Next;
import school.safeguarding.concern.ConcernLists.State;
import school.safeguarding.concern.join.LinkedConcerns;
import school.safeguarding.concern.model.ChangedConcerns;
import school.safeguarding.concern.model.ClassNames;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.JoinedReports;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.concern.model.NamedChild.Kind;
import school.safeguarding.concern.read.KnownConcerns.Known;
import school.safeguarding.concern.report.TypedDay;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.trail.Trace;
import school.safeguarding.trail.Trail;

/** Finds children by what is in this node's memory, and shows of them only what concerns of the reader's own name. */
@Service
class ReadChildFile implements ChildFiles {

    /** In place of whoever is not there: born on a day on which no pupil was. */
    private static final KnownAs SOMEBODY = KnownAs.of(List.of("Somebody Nowhere"), Optional.of(LocalDate.EPOCH));

    private static final int FEWEST_LETTERS = 2;

    static final String SAME = "about this child";
    private static final String MAY_BE = "may be about this child";
    private static final String SIBLING = "names this child as a brother or sister";

    /** What moved a concern on, for whoever looks over years. */
    private static final Set<String> EVENTS = Set.of(
            EntryKind.REPORT,
            EntryKind.FURTHER_REPORT,
            EntryKind.OPEN_AGAIN,
            EntryKind.REVIEW,
            EntryKind.DECIDE_RESPONSE,
            EntryKind.COUNTERSIGN_RESPONSE,
            EntryKind.REFERRAL_OPENED,
            EntryKind.RECORD_ACKNOWLEDGEMENT,
            EntryKind.RECORD_WHAT_BECAME_OF_IT,
            EntryKind.RECORD_CONTACT,
            EntryKind.RECORD_MEETING,
            JoinedReports.JOINED_TO,
            EntryKind.COUNTERSIGN_CLOSE);

    private final KnownConcerns known;
    private final ConcernChildren named;
    private final KnownChildren children;
    private final LinkedConcerns links;
    private final JoinedReports joined;
    private final ChangedConcerns changed;
    private final ClassNames classes;
    private final RedactedRecord record;
    private final People people;
    private final Trail trail;
    private final Clock clock;

    ReadChildFile(
            KnownConcerns known,
            ConcernChildren named,
            KnownChildren children,
            LinkedConcerns links,
            JoinedReports joined,
            ChangedConcerns changed,
            ClassNames classes,
            RedactedRecord record,
            People people,
            Trail trail,
            Clock clock) {
        this.known = known;
        this.named = named;
        this.children = children;
        this.links = links;
        this.joined = joined;
        this.changed = changed;
        this.classes = classes;
        this.record = record;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<Found> find(String typed, AccountId reader) {
        List<Found> found = people.person(reader)
                .map(person -> found(typed.strip(), person))
                .orElse(List.of());
        trail.leave(Trace.of(reader, Trace.Kind.CHILDREN_SOUGHT).with(String.valueOf(found.size())));
        return found;
    }

    private List<Found> found(String typed, Person reader) {
        Optional<LocalDate> day = TypedDay.read(typed);
        long letters = typed.codePoints().filter(Character::isLetter).count();
        Set<ChildId> sought = letters < FEWEST_LETTERS && day.isEmpty()
                ? Set.of()
                : children.sought(day.isPresent() ? "" : typed, day);
        Set<Reference> references = named.saidOf(sought).stream()
                .filter(line -> line.is(Kind.CHILD) && !line.isTakenOut())
                .map(NamedChild::reference)
                .collect(Collectors.toSet());
        Map<UUID, String> names = classes.all();
        names.entrySet().stream()
                .filter(one -> !typed.isEmpty() && ClassNames.isSame(one.getValue(), typed))
                .forEach(one -> references.addAll(known.referencesIn(one.getKey())));
        return eachOnce(readable(reader, references), names);
    }

    /** Of these the ones whose record is this reader's to open. */
    private List<Known> readable(Person reader, Set<Reference> references) {
        Set<Reference> out = changed.among(references);
        return known.among(reader, references).stream()
                .filter(one -> one.isReadable() && !out.contains(one.row().reference()))
                .toList();
    }

    private List<Found> eachOnce(List<Known> readable, Map<UUID, String> names) {
        Map<Reference, Child> byReference =
                named.of(readable.stream().map(one -> one.row().reference()).toList());
        Map<ChildId, List<Known>> byChild = new LinkedHashMap<>();
        Map<ChildId, Child> about = new HashMap<>();
        Map<ChildId, ChildId> same = new HashMap<>();
        // The name is the register's where there is one, else one that a review has confirmed.
        List<Known> surestFirst = readable.stream()
                .filter(one -> byReference.containsKey(one.row().reference()))
                .sorted(Comparator.comparing((Known one) -> !requireNonNull(
                                        byReference.get(one.row().reference()))
                                .isInRegister())
                        .thenComparing(one -> one.row().state() == State.TO_REVIEW))
                .toList();
        for (Known one : surestFirst) {
            Child child = requireNonNull(byReference.get(one.row().reference()));
            ChildId id = same.computeIfAbsent(child.id(), key -> firstSame(child, about.keySet()));
            about.putIfAbsent(id, child);
            byChild.computeIfAbsent(id, key -> new ArrayList<>()).add(one);
        }
        return byChild.entrySet().stream()
                .map(one -> found(requireNonNull(about.get(one.getKey())), one.getValue(), names))
                .sorted(Comparator.comparing(Found::name))
                .limit(MOST_FOUND)
                .toList();
    }

    private ChildId firstSame(Child child, Set<ChildId> before) {
        return before.isEmpty()
                ? child.id()
                : children.like(child.knownAs()).entrySet().stream()
                        .filter(one -> one.getValue() == SameChild.YES && before.contains(one.getKey()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(child.id());
    }

    private static Found found(Child child, List<Known> theirs, Map<UUID, String> names) {
        int open = (int)
                theirs.stream().filter(one -> one.row().state() != State.CLOSED).count();
        return new Found(
                child.id().value(),
                child.name(),
                child.particulars().bornOn(),
                className(child, theirs, names),
                open,
                theirs.size() - open,
                theirs.stream()
                        .sorted(Comparator.comparing(
                                (Known one) -> one.row().concern().reportedAt(), Comparator.reverseOrder()))
                        .map(one -> one.row().reference())
                        .toList());
    }

    /** As the register has it, else as the last concern was told. */
    private static Optional<String> className(Child child, Collection<Known> theirs, Map<UUID, String> names) {
        return Optional.of(child.particulars().className())
                .filter(name -> !name.isEmpty())
                .or(() -> theirs.stream()
                        .filter(Known::isReadable)
                        .flatMap(one -> one.row().classId().stream())
                        .map(names::get)
                        .findFirst());
    }

    @Override
    @Transactional
    public Optional<File> file(UUID child, AccountId reader) {
        Optional<Person> person = people.person(reader);
        Optional<Child> about = children.of(new ChildId(child));
        if (person.isEmpty()) {
            return Optional.empty();
        }
        // All of it asked in either case, so that who is not there takes as long as who is somebody else's to read of.
        Map<Reference, String> matches =
                matches(new ChildId(child), about.map(Child::knownAs).orElse(SOMEBODY));
        Set<Reference> out = changed.among(matches.keySet());
        List<Known> theirs = known.among(person.get(), matches.keySet()).stream()
                .filter(one -> !out.contains(one.row().reference()))
                .toList();
        // Whose name this reader may know: by a record of their own that is about this child, and not by one that only
        // may be.
        boolean isTheirs = theirs.stream()
                .anyMatch(one ->
                        one.isReadable() && !MAY_BE.equals(matches.get(one.row().reference())));
        if (!isTheirs || about.isEmpty()) {
            return Optional.empty();
        }
        theirs.stream()
                .filter(Known::isReadable)
                .map(one -> Trace.about(one.row().reference(), reader, Trace.Kind.CHILD_FILE_READ))
                .forEach(trail::leave);
        return Optional.of(new File(
                about.get().name(),
                about.get().particulars().bornOn(),
                className(about.get(), theirs, classes.all()),
                theirs.stream()
                        .map(one ->
                                filed(one, requireNonNull(matches.get(one.row().reference()))))
                        .toList(),
                events(theirs)));
    }

    /** Every concern that names the child, or somebody who is or may be the same, by its reference. */
    private Map<Reference, String> matches(ChildId child, KnownAs knownAs) {
        Map<ChildId, SameChild> same = new HashMap<>(children.like(knownAs));
        same.put(child, SameChild.YES);
        Map<Reference, String> matches = new LinkedHashMap<>();
        List<NamedChild> said = named.saidOf(same.keySet());
        // Somebody has said that it is not this child there, however alike the names are.
        Set<Reference> ofOthers = said.stream()
                .filter(line -> line.isTakenOut() && same.get(line.child()) == SameChild.YES)
                .map(NamedChild::reference)
                .collect(Collectors.toSet());
        List<NamedChild> lines = said.stream()
                .filter(line -> !line.isTakenOut())
                .filter(line -> same.get(line.child()) == SameChild.YES || !ofOthers.contains(line.reference()))
                .toList();
        lines.stream()
                .filter(line -> line.is(Kind.CHILD))
                .sorted(Comparator.comparing(line -> same.get(line.child())))
                .forEach(line ->
                        matches.putIfAbsent(line.reference(), same.get(line.child()) == SameChild.YES ? SAME : MAY_BE));
        lines.stream()
                .filter(line -> line.is(Kind.SIBLING) && same.get(line.child()) == SameChild.YES)
                .forEach(line -> matches.putIfAbsent(line.reference(), SIBLING));
        Set<Reference> linked = new LinkedHashSet<>();
        matches.forEach((reference, match) -> {
            if (match.equals(SAME)) {
                linked.addAll(links.of(reference));
            }
        });
        linked.forEach(reference -> matches.put(reference, SAME));
        return matches;
    }

    private FiledConcern filed(Known one, String match) {
        return new FiledConcern(
                one.row().reference(),
                one.isReadable(),
                match,
                one.row().concern().reportedAt(),
                one.row().closedAt(),
                one.row().level(),
                one.row().state(),
                one.isReadable() ? joined.joinedTo(one.row().reference()) : Optional.empty(),
                one.next()
                        .map(next -> new Next(
                                next.title(),
                                next.dueAt(),
                                next.dueAt().filter(clock.instant()::isAfter).isPresent(),
                                next.heldBy())));
    }

    private List<Event> events(List<Known> theirs) {
        return theirs.stream()
                .filter(Known::isReadable)
                .flatMap(one -> record.of(one.row().reference()).stream()
                        .filter(entry -> EVENTS.contains(entry.kind()))
                        .map(entry -> new Event(one.row().reference(), entry.number(), entry.at(), entry.step())))
                .sorted(Comparator.comparing(Event::at))
                .toList();
    }
}

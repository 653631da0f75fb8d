package school.safeguarding.concern.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownAs;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.Particulars;
import school.safeguarding.child.SameChild;
import school.safeguarding.concern.Children;
import school.safeguarding.concern.learn.AddToRecord;
import school.safeguarding.concern.model.NamedChild.Kind;
import school.safeguarding.concern.model.NamedChild.State;
import school.safeguarding.concern.read.RedactedRecord;
import school.safeguarding.protection.CannotOpen;
import school.safeguarding.record.Chronology;
import school.safeguarding.record.Chronology.Entry;
import school.safeguarding.record.Chronology.Line;
import school.safeguarding.record.EntryKind;
import school.safeguarding.reference.Reference;
import school.safeguarding.transaction.PerTransaction;

/**
 * Which children a concern names. What was said stays: the child whom somebody takes out was named before, and the one
 * confirmed last is the one whom the concern is about.
 */
@Component
public class ConcernChildren implements Children {

    private final NamedChildren lines;
    private final KnownChildren children;
    private final Chronology chronology;

    /** All lines of the concerns that the transaction that runs has begun. */
    private final PerTransaction<Map<Reference, List<NamedChild>>> begun = new PerTransaction<>(HashMap::new);

    /** Whom that transaction has added while it began them, so that no other concern can name them. */
    private final PerTransaction<Set<ChildId>> added = new PerTransaction<>(HashSet::new);

    ConcernChildren(NamedChildren lines, KnownChildren children, Chronology chronology) {
        this.lines = lines;
        this.children = children;
        this.chronology = chronology;
    }

    /** Says that the concern begins with the caller's transaction, so that nobody else can name a child in it meanwhile. */
    public void begin(Reference reference) {
        begun.get().put(reference, new ArrayList<>());
    }

    private void add(NamedChild line) {
        lines.add(line);
        begun.get().getOrDefault(line.reference(), new ArrayList<>()).add(line);
    }

    /** Keeps the child under the name that was typed, unless nobody knows it. */
    public Optional<Child> name(Reference reference, Kind kind, String typedName, Optional<LocalDate> bornOn) {
        if (!Child.isNamed(typedName)) {
            return Optional.empty();
        }
        Child child = children.add(typedName, bornOn);
        if (begun.get().containsKey(reference)) {
            added.get().add(child.id());
        }
        add(new NamedChild(reference, kind, child.id(), State.NAMED));
        return Optional.of(child);
    }

    /** Whoever handles the concern says that it is about this child. */
    public void confirm(Reference reference, ChildId child) {
        add(new NamedChild(reference, Kind.CHILD, child, State.CONFIRMED));
    }

    /**
     * It is another child than was said, who may be nobody whom the school knew of.
     *
     * @return the child, whom the concern is about from now on
     */
    public Child confirmTyped(Reference reference, String typedName, Optional<LocalDate> bornOn) {
        Particulars typed = Particulars.typed(typedName, bornOn);
        Child child = children
                .of(named(reference).stream()
                        .filter(line -> line.is(Kind.CHILD))
                        .map(NamedChild::child)
                        .toList())
                .values()
                .stream()
                .filter(known -> known.particulars().equals(typed))
                .findFirst()
                .orElseGet(() -> children.add(typedName, bornOn));
        confirm(reference, child.id());
        return child;
    }

    /** The child was named wrongly: nothing of this concern is about them any more. */
    public void takeOut(Reference reference, ChildId child) {
        add(new NamedChild(reference, Kind.CHILD, child, State.TAKEN_OUT));
    }

    /** The last line about each child who is still named, in the order of those lines. */
    public List<NamedChild> named(Reference reference) {
        return standing(said(reference));
    }

    /** The same with the lines that take a child out. */
    public List<NamedChild> said(Reference reference) {
        List<NamedChild> all = begun.get().get(reference);
        return last(all == null ? lines.of(reference) : all);
    }

    /** Whether somebody named this child in this concern, other than by confirming that it is about them. */
    public boolean isNamedUnconfirmed(Reference reference, ChildId child) {
        return lines.of(reference).stream()
                .anyMatch(line -> line.child().equals(child) && !line.isConfirmed() && !line.isTakenOut());
    }

    /** Who was named wrongly as the child whom it is about, and as their brothers and sisters. */
    public Set<ChildId> takenOut(Reference reference) {
        return said(reference).stream()
                .filter(NamedChild::isTakenOut)
                .map(NamedChild::child)
                .collect(Collectors.toSet());
    }

    /** These, and every row that somebody wrote for the same children. */
    public Set<ChildId> sameAs(Set<ChildId> of) {
        Set<ChildId> same = new HashSet<>(of);
        if (!of.isEmpty()) {
            children.of(of).values().forEach(child -> children.like(child.knownAs()).entrySet().stream()
                    .filter(like -> like.getValue() == SameChild.YES)
                    .map(Map.Entry::getKey)
                    .forEach(same::add));
        }
        return same;
    }

    /** Whether they were in the register, and are no longer, whoever wrote the row. */
    public boolean haveLeft(ChildId child) {
        return children.isAnybodyGone() && children.haveLeft(sameAs(Set.of(child)));
    }

    /** The last line about each of these children in every concern, those that take them out too. */
    public List<NamedChild> saidOf(Collection<ChildId> of) {
        List<UUID> others = of.stream()
                .filter(child -> !added.get().contains(child))
                .map(ChildId::value)
                .toList();
        List<NamedChild> said = new ArrayList<>(others.isEmpty() ? List.of() : lines.about(others));
        begun.get().values().stream()
                .flatMap(List::stream)
                .filter(line -> of.contains(line.child()) && added.get().contains(line.child()))
                .forEach(said::add);
        return last(said);
    }

    /** Those of these pupils whom a concern is about, closed ones too, by their row or by one that somebody typed of the same child. */
    public Set<ChildId> concerned(List<Child> pupils) {
        Set<ChildId> about = standing(last(lines.everywhere())).stream()
                .filter(line -> line.is(Kind.CHILD))
                .map(NamedChild::child)
                .collect(Collectors.toSet());
        List<KnownAs> typed = children.of(about).values().stream()
                .filter(child -> !child.isInRegister())
                .map(Child::knownAs)
                .toList();
        return pupils.stream()
                .filter(pupil -> about.contains(pupil.id()) || isAny(typed, pupil.knownAs()))
                .map(Child::id)
                .collect(Collectors.toSet());
    }

    private static boolean isAny(List<KnownAs> typed, KnownAs pupil) {
        return typed.stream().anyMatch(child -> child.as(pupil) == SameChild.YES);
    }

    private record Key(Reference reference, ChildId child) {}

    private static List<NamedChild> standing(List<NamedChild> last) {
        return last.stream().filter(line -> !line.isTakenOut()).toList();
    }

    private static List<NamedChild> last(List<NamedChild> said) {
        Map<Key, NamedChild> last = new LinkedHashMap<>();
        for (NamedChild line : said) {
            Key key = new Key(line.reference(), line.child());
            last.remove(key);
            last.put(key, line);
        }
        return List.copyOf(last.values());
    }

    /** As it was confirmed last, else as it was reported; empty where nobody knows who it is, or the row cannot be opened. */
    public Optional<Child> of(Reference reference) {
        return line(reference).map(NamedChild::child).flatMap(children::of);
    }

    /** The child whom somebody who handles the concern has said it is about, if anybody has. */
    public Optional<ChildId> confirmed(Reference reference) {
        return line(reference).filter(NamedChild::isConfirmed).map(NamedChild::child);
    }

    /** The same of many; without those of whom nobody knows it, or whose row cannot be opened. */
    public Map<Reference, Child> of(Collection<Reference> references) {
        Map<Reference, ChildId> lines = new LinkedHashMap<>();
        Map<Reference, List<NamedChild>> byReference = references.isEmpty()
                ? Map.of()
                : standing(last(this.lines.ofAll(references))).stream()
                        .filter(line -> line.is(Kind.CHILD))
                        .collect(Collectors.groupingBy(NamedChild::reference));
        byReference.forEach((reference, named) -> line(named).ifPresent(line -> lines.put(reference, line.child())));
        Map<ChildId, Child> known = children.of(lines.values());
        Map<Reference, Child> found = new LinkedHashMap<>();
        lines.forEach(
                (reference, id) -> Optional.ofNullable(known.get(id)).ifPresent(one -> found.put(reference, one)));
        return found;
    }

    /** Whether both are about one child, and neither about a brother or sister only. */
    public boolean isAboutTheSame(Reference one, Reference other) {
        Optional<ChildId> child = line(one).map(NamedChild::child);
        boolean isSameRow = child.isPresent() && child.equals(line(other).map(NamedChild::child));
        return isSameRow
                || of(one).flatMap(
                                here -> of(other).filter(there -> here.knownAs().as(there.knownAs()) == SameChild.YES))
                        .isPresent();
    }

    /** Everybody whom it is said to be about: as reported and as confirmed, of which one may be the other. */
    public List<Child> meant(Reference reference) {
        return known(reference, Kind.CHILD);
    }

    /**
     * Of the brothers and sisters who are still named, those who were named before an entry.
     *
     * @param number of that entry
     */
    public List<ChildId> siblingsNamedBefore(Reference reference, int number) {
        long count = chronology.of(reference).stream()
                .filter(entry -> entry.number() < number && entry.step().equals(AddToRecord.SIBLING_NAMED))
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.key().equals("siblingName") && Child.isNamed(line.answer()))
                .count();
        Set<ChildId> still = named(reference).stream()
                .filter(line -> line.is(Kind.SIBLING))
                .map(NamedChild::child)
                .collect(Collectors.toSet());
        return lines.of(reference).stream()
                .filter(line -> line.is(Kind.SIBLING))
                .limit(count)
                .map(NamedChild::child)
                .filter(still::contains)
                .toList();
    }

    public List<Child> siblings(Reference reference) {
        return known(reference, Kind.SIBLING);
    }

    private List<Child> known(Reference reference, Kind kind) {
        List<ChildId> ids = named(reference).stream()
                .filter(line -> line.is(kind))
                .map(NamedChild::child)
                .toList();
        Map<ChildId, Child> known = children.of(ids);
        return ids.stream().map(known::get).filter(child -> child != null).toList();
    }

    /** Whom it is about: the line confirmed last, else the last one. */
    public Optional<NamedChild> line(Reference reference) {
        return line(
                named(reference).stream().filter(line -> line.is(Kind.CHILD)).toList());
    }

    private static Optional<NamedChild> line(List<NamedChild> named) {
        return named.stream()
                .filter(NamedChild::isConfirmed)
                .reduce((earlier, later) -> later)
                .or(() -> named.stream().reduce((earlier, later) -> later));
    }

    @Override
    public String child(Reference reference) {
        return line(reference)
                .map(NamedChild::child)
                .map(id -> children.of(id)
                        .filter(child -> !child.isInRegister())
                        .map(child -> child.knownAs().words())
                        .orElseGet(id::toString))
                .orElse(reference.value());
    }

    @Override
    public Set<ChildId> inConcerns(Collection<ChildId> of) {
        Set<ChildId> found = new HashSet<>();
        children.of(of).forEach((id, child) -> {
            Set<ChildId> meant = new HashSet<>(children.like(child.knownAs()).keySet());
            meant.add(id);
            if (!saidOf(meant).isEmpty()) {
                found.add(id);
            }
        });
        return found;
    }

    @Override
    public Optional<String> className(Reference reference) {
        try {
            return className(reference, chronology.of(reference));
        } catch (CannotOpen e) {
            return Optional.empty();
        }
    }

    /** As somebody said it of the child whom the concern is about now, else as the register has it. */
    public Optional<String> className(Reference reference, List<Entry> entries) {
        int lastChange = RedactedRecord.lastChange(entries);
        if (lastChange > 0) {
            List<Entry> since = entries.stream()
                    .filter(entry -> entry.number() >= lastChange)
                    .toList();
            return latest(since, EntryKind.REVIEW, "childConfirmedClass")
                    .or(() -> latest(since, EntryKind.ADD_TO_RECORD, "rightChildClass"))
                    .or(() -> of(reference)
                            .map(child -> child.particulars().className())
                            .filter(name -> !name.isEmpty()));
        }
        return latest(entries, EntryKind.REVIEW, "childConfirmedClass")
                .or(() -> latest(entries, EntryKind.REPORT, "childClass"));
    }

    private static Optional<String> latest(List<Entry> entries, String kind, String key) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .reduce((earlier, later) -> later)
                .flatMap(entry -> entry.lines().stream()
                        .filter(line -> line.key().equals(key))
                        .map(Line::answer)
                        .findFirst());
    }
}

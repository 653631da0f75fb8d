package school.safeguarding.concern.join;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.SameChild;
import school.safeguarding.concern.event.RelatedConcernReported;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.people.People;
import school.safeguarding.people.People.Person;
import school.safeguarding.reference.Reference;
import school.safeguarding.responsibility.WhoIsAsked;

/** Finds other concerns about the same child. What a reader may not know is not shown, counted or hinted at. */
@Component
public class RelatedConcerns {

    private final Concerns concerns;
    private final ConcernChildren named;
    private final KnownChildren children;
    private final WhoIsAsked responsible;
    private final People people;
    private final ApplicationEventPublisher events;

    RelatedConcerns(
            Concerns concerns,
            ConcernChildren named,
            KnownChildren children,
            WhoIsAsked responsible,
            People people,
            ApplicationEventPublisher events) {
        this.concerns = concerns;
        this.named = named;
        this.children = children;
        this.responsible = responsible;
        this.people = people;
        this.events = events;
    }

    /**
     * @param child as named there; empty where that cannot be opened
     * @param same {@code YES} too where somebody has linked the two
     */
    public record Related(Concern concern, ChildId id, Optional<Child> child, SameChild same) {}

    /**
     * Other concerns that name this concern's child, or a brother or sister of theirs, and that this reader may know: also
     * those that match only now that the name is confirmed.
     */
    public List<Related> knownTo(Person reader, Concern concern) {
        Map<Reference, Match> matches = matches(concern);
        List<Concern> known = withReferences(matches.keySet()).stream()
                .filter(other -> !other.excludes(reader))
                .toList();
        Set<Reference> linked = known.isEmpty() ? Set.of() : concerns.linkedWith(concern.reference());
        Map<ChildId, Child> there = children.of(known.stream()
                .map(other -> requireNonNull(matches.get(other.reference())).child())
                .collect(Collectors.toSet()));
        return known.stream()
                .map(other -> {
                    Match match = requireNonNull(matches.get(other.reference()));
                    SameChild same = linked.contains(other.reference()) ? SameChild.YES : match.same();
                    return new Related(other, match.child(), Optional.ofNullable(there.get(match.child())), same);
                })
                .toList();
    }

    /**
     * The handler of an earlier concern that this concern's handler may not read is told that a new one exists, unless
     * the new one excludes them in turn.
     */
    public void tellHandlersOfHidden(Concern concern) {
        tellHandlersOfHidden(concern, matches(concern));
    }

    /** The same for children that became known only now. */
    public void tellHandlersOfHiddenNaming(Concern concern, List<Child> known) {
        tellHandlersOfHidden(
                concern,
                matches(concern, known, known.stream().map(Child::id).toList(), named.takenOut(concern.reference())));
    }

    private void tellHandlersOfHidden(Concern concern, Map<Reference, Match> matches) {
        List<Concern> related = withReferences(matches.keySet());
        if (related.isEmpty()) {
            return;
        }
        List<Person> readers = responsible.handlers(concern.facts()).stream()
                .map(people::person)
                .flatMap(Optional::stream)
                .toList();
        related.stream().filter(earlier -> isHiddenFromAny(earlier, readers)).forEach(earlier -> {
            Set<AccountId> handlers = responsible.handlers(earlier.facts()).stream()
                    .filter(id -> people.person(id)
                            .filter(handler -> !concern.excludes(handler))
                            .isPresent())
                    .collect(Collectors.toSet());
            if (!handlers.isEmpty()) {
                events.publishEvent(new RelatedConcernReported(earlier.reference(), handlers));
            }
        });
    }

    private static boolean isHiddenFromAny(Concern earlier, List<Person> readers) {
        return readers.stream().anyMatch(earlier::excludes);
    }

    private record Match(ChildId child, SameChild same) {}

    private Map<Reference, Match> matches(Concern concern) {
        Map<Boolean, List<ChildId>> said = named.said(concern.reference()).stream()
                .collect(Collectors.partitioningBy(
                        NamedChild::isTakenOut, Collectors.mapping(NamedChild::child, Collectors.toList())));
        List<ChildId> ids = said.getOrDefault(false, List.of());
        return matches(concern, children.of(ids).values(), ids, Set.copyOf(said.getOrDefault(true, List.of())));
    }

    /**
     * @param ids of everybody meant, those included whose row cannot be opened
     * @param takenOut who was named here wrongly: somebody has said that it is not they, however alike the names are
     */
    private Map<Reference, Match> matches(
            Concern concern, Collection<Child> meant, Collection<ChildId> ids, Set<ChildId> takenOut) {
        Map<ChildId, SameChild> same = new LinkedHashMap<>();
        meant.forEach(child -> children.like(child.knownAs())
                .forEach((id, likeness) -> same.merge(id, likeness, SameChild::stronger)));
        ids.forEach(id -> same.put(id, SameChild.YES));
        Set<ChildId> others = named.sameAs(takenOut);
        same.entrySet().removeIf(one -> one.getValue() != SameChild.YES && others.contains(one.getKey()));
        List<NamedChild> said = named.saidOf(same.keySet());
        Set<Reference> ofOthers = said.stream()
                .filter(line -> line.isTakenOut() && same.get(line.child()) == SameChild.YES)
                .map(NamedChild::reference)
                .collect(Collectors.toSet());
        Map<Reference, Match> matches = new LinkedHashMap<>();
        said.stream()
                .filter(line -> !line.isTakenOut() && !line.reference().equals(concern.reference()))
                .filter(line -> same.get(line.child()) == SameChild.YES || !ofOthers.contains(line.reference()))
                .forEach(line -> matches.merge(
                        line.reference(),
                        new Match(line.child(), requireNonNull(same.get(line.child()))),
                        (before, now) -> now.same().compareTo(before.same()) < 0 ? now : before));
        return matches;
    }

    private List<Concern> withReferences(Set<Reference> references) {
        return references.isEmpty() ? List.of() : concerns.findByReferenceInOrderById(references);
    }
}

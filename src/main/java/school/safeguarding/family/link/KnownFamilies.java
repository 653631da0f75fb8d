package school.safeguarding.family.link;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.account.AccountId;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildId;
import school.safeguarding.child.KnownAs;
import school.safeguarding.child.KnownChildren;
import school.safeguarding.child.SameChild;
import school.safeguarding.family.Families;
import school.safeguarding.people.People;
import school.safeguarding.transaction.PerTransaction;

/** Reads the links in force again only when somebody has changed one: a report of a school without any asks for none. */
@Component
class KnownFamilies implements Families {

    private final FamilyLinks links;
    private final KnownChildren children;
    private final People people;
    private final Cache<Long, List<Link>> memory =
            Caffeine.newBuilder().maximumSize(1).build();
    private final PerTransaction<Set<String>> changed = new PerTransaction<>(HashSet::new);

    KnownFamilies(FamilyLinks links, KnownChildren children, People people) {
        this.links = links;
        this.children = children;
        this.people = people;
    }

    private record Link(AccountId account, ChildId child) {}

    /** The transaction that runs has changed links, so that it must not go on with what is remembered. */
    void changed() {
        changed.get().add("links");
    }

    private List<Link> inForce() {
        OptionalLong revision = people.staff().revision();
        if (revision.isEmpty() || !changed.get().isEmpty()) {
            return read();
        }
        return memory.get(revision.getAsLong(), key -> read());
    }

    private List<Link> read() {
        return links.findAllByOrderBySaidAt().stream()
                .filter(FamilyLink::isInForce)
                .map(link -> new Link(link.account(), link.child()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<AccountId> of(Collection<Child> meant) {
        List<Link> known = inForce();
        return known.isEmpty()
                ? Set.of()
                : meant.stream()
                        .flatMap(child -> accounts(known, child.knownAs(), Optional.of(child)).stream())
                        .collect(Collectors.toSet());
    }

    @Override
    @Transactional(readOnly = true)
    public Set<AccountId> called(String name) {
        List<Link> known = inForce();
        return known.isEmpty()
                ? Set.of()
                : accounts(known, KnownAs.of(List.of(name), Optional.empty()), Optional.empty());
    }

    private Set<AccountId> accounts(List<Link> known, KnownAs meant, Optional<Child> child) {
        // Of one who is in the register nobody else there is meant: two pupils are two.
        boolean isInRegister = child.filter(Child::isInRegister).isPresent();
        Set<ChildId> mayBe = isInRegister ? Set.of() : children.like(meant).keySet();
        Map<ChildId, Child> all = children.of(
                Stream.concat(mayBe.stream(), known.stream().map(Link::child)).collect(Collectors.toSet()));
        Set<String> families = Stream.concat(
                        child.stream(), mayBe.stream().flatMap(id -> Optional.ofNullable(all.get(id)).stream()))
                .map(KnownFamilies::family)
                .filter(family -> !family.isEmpty())
                .collect(Collectors.toSet());
        return known.stream()
                .filter(link ->
                        child.map(Child::id).filter(link.child()::equals).isPresent()
                                || Optional.ofNullable(all.get(link.child()))
                                        .filter(linked -> (!(isInRegister && linked.isInRegister())
                                                        && linked.knownAs().as(meant) != SameChild.NO)
                                                || families.contains(family(linked)))
                                        .isPresent())
                .map(Link::account)
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional(readOnly = true)
    public Set<ChildId> linked() {
        return inForce().stream().map(Link::child).collect(Collectors.toSet());
    }

    private static String family(Child child) {
        return child.particulars().family();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<ChildId> household(ChildId id) {
        Optional<Child> child = children.of(id);
        Set<ChildId> household = new LinkedHashSet<>(Set.of(id));
        child.stream().flatMap(one -> children.ofFamily(family(one)).stream()).forEach(one -> {
            household.add(one.id());
            household.addAll(outsideRegister(one));
        });
        child.filter(one -> !one.isInRegister())
                .map(one -> children.like(one.knownAs()).keySet())
                .ifPresent(household::addAll);
        child.map(this::outsideRegister).ifPresent(household::addAll);
        return household;
    }

    private Set<ChildId> outsideRegister(Child child) {
        return children.of(children.like(child.knownAs()).keySet()).values().stream()
                .filter(one -> !one.isInRegister())
                .map(Child::id)
                .collect(Collectors.toSet());
    }
}

package school.safeguarding.concern.join;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.child.ChildId;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.reference.Reference;

/** Which concerns somebody has said to be about one child, without those whose child was taken out of one of them since. */
@Component
public class LinkedConcerns {

    private final Concerns concerns;
    private final ConcernChildren named;

    LinkedConcerns(Concerns concerns, ConcernChildren named) {
        this.concerns = concerns;
        this.named = named;
    }

    public Set<Reference> of(Reference reference) {
        Set<Reference> linked = new HashSet<>(concerns.linkedWith(reference));
        if (linked.isEmpty()) {
            return linked;
        }
        linked.removeAll(about(named.sameAs(named.takenOut(reference))));
        Set<ChildId> meant = named.named(reference).stream()
                .filter(line -> line.is(NamedChild.Kind.CHILD))
                .map(NamedChild::child)
                .collect(Collectors.toSet());
        linked.removeIf(other -> named.sameAs(named.takenOut(other)).stream().anyMatch(meant::contains));
        return linked;
    }

    private Set<Reference> about(Set<ChildId> children) {
        return named.saidOf(children).stream()
                .filter(line -> line.is(NamedChild.Kind.CHILD) && !line.isTakenOut())
                .map(NamedChild::reference)
                .collect(Collectors.toSet());
    }
}

package school.safeguarding.concern.exclude;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import school.safeguarding.concern.model.Concern;
import school.safeguarding.concern.model.ConcernChildren;
import school.safeguarding.concern.model.Concerns;
import school.safeguarding.concern.model.NamedChild;
import school.safeguarding.concern.model.PersonOfConcern;
import school.safeguarding.concern.model.PersonsOfConcern;
import school.safeguarding.family.Families;
import school.safeguarding.family.FamilyLinked;
import school.safeguarding.reference.Reference;

/** A link that is new while concerns are there already counts for those at once, closed ones included. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KeepOutNewFamily {

    private final Families families;
    private final ConcernChildren children;
    private final PersonsOfConcern persons;
    private final Concerns concerns;
    private final KeepOutFamily keepOutFamily;

    KeepOutNewFamily(
            Families families,
            ConcernChildren children,
            PersonsOfConcern persons,
            Concerns concerns,
            KeepOutFamily keepOutFamily) {
        this.families = families;
        this.children = children;
        this.persons = persons;
        this.concerns = concerns;
        this.keepOutFamily = keepOutFamily;
    }

    @EventListener
    void on(FamilyLinked linked) {
        Set<Reference> references = children.saidOf(families.household(linked.child())).stream()
                .filter(line -> !line.isTakenOut())
                .map(NamedChild::reference)
                .collect(Collectors.toSet());
        persons.findAllByOrderByNamedAt().stream()
                .filter(person -> person.name()
                        .filter(name -> families.called(name).contains(linked.account()))
                        .isPresent())
                .map(PersonOfConcern::reference)
                .forEach(references::add);
        if (!references.isEmpty()) {
            // One that was changed in the database is shut for everybody until it is put right.
            concerns.findByReferenceInOrderById(references).stream()
                    .filter(Concern::isAsDecided)
                    .forEach(concern -> keepOutFamily.linked(concern, linked.account()));
        }
    }
}

package school.safeguarding.concern.model;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import school.safeguarding.child.Child;
import school.safeguarding.child.ChildNames;
import school.safeguarding.record.Chronology;
import school.safeguarding.reference.Reference;

/**
 * Children whose own record is deleted and whose names stand in another that tells of the same account. No concern names them any
 * more, so nobody could hide them there otherwise.
 */
@Component
public class NamesOfDeleted {

    private final StoredNamesOfDeleted names;
    private final ConcernChildren children;
    private final Chronology chronology;

    NamesOfDeleted(StoredNamesOfDeleted names, ConcernChildren children, Chronology chronology) {
        this.names = names;
        this.children = children;
        this.chronology = chronology;
    }

    /**
     * Before their record is deleted.
     *
     * @param gone whom that is about
     * @param staying the record that is kept, of whom only what stands in it is kept
     */
    public void keep(Collection<Child> gone, Reference staying) {
        List<Child> own = children.meant(staying);
        String written = chronology.of(staying).stream()
                .flatMap(entry -> entry.lines().stream())
                .map(line -> line.answer())
                .collect(Collectors.joining("\n"));
        gone.stream()
                .filter(child ->
                        !ChildNames.of(List.of(child), own).hide(written, "").equals(written))
                .forEach(child -> names.save(new NameOfDeleted(staying, child)));
    }

    /** As they are called there. */
    public List<Child> in(Collection<Reference> references) {
        return references.isEmpty()
                ? List.of()
                : names.findByReferenceIn(references).stream()
                        .flatMap(NameOfDeleted::children)
                        .toList();
    }
}
